import torch
import torch.nn.functional as F
torch.manual_seed(332)

def from_inference(t):
    with torch.inference_mode():
        return t.clone()


def show(r):
    if isinstance(r, (tuple, list)):
        for part in r:
            show(part)
    elif isinstance(r, torch.Tensor):
        print(r.dtype, tuple(r.shape), r.stride(), r.storage_offset(), None if r.is_inference() else r._version)
        print(r.requires_grad, r.is_leaf, r.grad_fn.name() if r.grad_fn is not None else None)
        print(r.detach())
    else:
        print(r)


def pull(r, *inputs):
    results = [t for t in (r if isinstance(r, (tuple, list)) else [r]) if isinstance(t, torch.Tensor) and t.requires_grad]
    inputs = [t for t in inputs if t.requires_grad]
    if results and inputs:
        show(torch.autograd.grad((results[0] * results[0]).sum(), inputs, create_graph=True, allow_unused=True))

spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('spread.kthvalue(1)[0]')
try:
    result = spread.kthvalue(1)[0]
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('some.median(1)')
try:
    result = some.median(1)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
odd = odd * 1
print('odd /= 0.5')
try:
    odd /= 0.5
    show(odd)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
vector = torch.randn(3, requires_grad=True)
print('(brains - vector).pow(2).sum().sqrt()')
try:
    result = (brains - vector).pow(2).sum().sqrt()
    show(result)
    pull(result, brains, vector)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
number = torch.tensor(1.5)
brains = brains * 1
print('brains.copy_(number)')
try:
    brains.copy_(number)
    show(brains)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
number = torch.tensor(1.5)
print('torch.tensordot(longer, number, dims=1)')
try:
    result = torch.tensordot(longer, number, dims=1)
    show(result)
    pull(result, longer, number)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('torch.unbind(spread, -2)')
try:
    result = torch.unbind(spread, -2)
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.norm()')
try:
    result = made_across.norm()
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
rows = torch.randn(2, 3, requires_grad=True)
print('torch.sub(inferred, rows)')
try:
    result = torch.sub(inferred, rows)
    show(result)
    pull(result, inferred, rows)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
column = torch.randn(3, 1)
print("F.kl_div(leaf.log_softmax(-1), column.softmax(-1), reduction='sum')")
try:
    result = F.kl_div(leaf.log_softmax(-1), column.softmax(-1), reduction='sum')
    show(result)
    pull(result, leaf, column)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
made = torch.randn(2, 3, requires_grad=True) * 2
print('torch.linalg.multi_dot([no_rows, made])')
try:
    result = torch.linalg.multi_dot([no_rows, made])
    show(result)
    pull(result, no_rows, made)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
vector = torch.randn(3, requires_grad=True)
print('turned.masked_scatter(spread > 0, vector)')
try:
    result = turned.masked_scatter(spread > 0, vector)
    show(result)
    pull(result, turned, spread, vector)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('leaf.chunk(2)[0].zero_()')
try:
    leaf.chunk(2)[0].zero_()
    show(leaf)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('leaf.as_strided((2,), (1,), 1)')
try:
    result = leaf.as_strided((2,), (1,), 1)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
brains = torch.randn(2, 3, dtype=torch.bfloat16)
no_rows = torch.zeros(0, 3)
print('some.addcmul_(brains, no_rows)')
try:
    some.addcmul_(brains, no_rows)
    show(some)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('F.adaptive_max_pool1d(no_rows, 2)')
try:
    result = F.adaptive_max_pool1d(no_rows, 2)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
doubles = doubles * 1
print('doubles.normal_()')
try:
    doubles.normal_()
    show(doubles)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('leaf.tensor_split(2)[1]')
try:
    result = leaf.tensor_split(2)[1]
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
doubles = doubles * 1
print('F.leaky_relu_(doubles)')
try:
    F.leaky_relu_(doubles)
    show(doubles)
except Exception as error:
    print(type(error).__name__, error)
