import torch
import torch.nn.functional as F
torch.manual_seed(986)

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

number = torch.tensor(1.5)
print('number.logdet()')
try:
    result = number.logdet()
    show(result)
    pull(result, number)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
made_across = torch.randn(2, 3).requires_grad_().t() * 1
odd = odd * 1
print('odd.sub_(made_across, alpha=2)')
try:
    odd.sub_(made_across, alpha=2)
    show(odd)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('torch.clone(leaf)')
try:
    result = torch.clone(leaf)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('turned.view(4, -1)')
try:
    result = turned.view(4, -1)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('F.hardshrink(leaf)')
try:
    result = F.hardshrink(leaf)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
inferred = inferred * 1
print('inferred.sqrt_()')
try:
    inferred.sqrt_()
    show(inferred)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('longer.square()')
try:
    result = longer.square()
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
slope = torch.tensor(-0.5, requires_grad=True)
print('torch.dot(doubles, slope)')
try:
    result = torch.dot(doubles, slope)
    show(result)
    pull(result, doubles, slope)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.diag_embed(square)')
try:
    result = torch.diag_embed(square)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('brains.square()')
try:
    result = brains.square()
    show(result)
    pull(result, brains)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
vector = vector * 1
print('vector.sign_()')
try:
    vector.sign_()
    show(vector)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('column[0]')
try:
    result = column[0]
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('torch.rsqrt(no_rows)')
try:
    result = torch.rsqrt(no_rows)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('inferred_row.matrix_exp()')
try:
    result = inferred_row.matrix_exp()
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print("F.kl_div(column.log_softmax(-1), leaf.softmax(-1), reduction='sum')")
try:
    result = F.kl_div(column.log_softmax(-1), leaf.softmax(-1), reduction='sum')
    show(result)
    pull(result, column, leaf)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('torch.diag_embed(across)')
try:
    result = torch.diag_embed(across)
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('brains.unsqueeze(0).sub_(1)')
try:
    brains.unsqueeze(0).sub_(1)
    show(brains)
except Exception as error:
    print(type(error).__name__, error)
none = torch.tensor([], dtype=torch.long)
print('none // 2')
try:
    result = none // 2
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
