import torch
import torch.nn.functional as F
torch.manual_seed(771)

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

leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('torch.rsqrt(leaf)')
try:
    result = torch.rsqrt(leaf)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('column.unsqueeze(0)')
try:
    result = column.unsqueeze(0)
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
odd = odd * 1
print('odd.unbind()[0].mul_(3)')
try:
    odd.unbind()[0].mul_(3)
    show(odd)
except Exception as error:
    print(type(error).__name__, error)
six = torch.arange(6)
print('six >> 1')
try:
    result = six >> 1
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
three = torch.tensor([1, 2, 0])
print('three >> 1')
try:
    result = three >> 1
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.exp()')
try:
    result = made_across.exp()
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('spread.index_add(0, torch.tensor([0, 0]), leaf)')
try:
    result = spread.index_add(0, torch.tensor([0, 0]), leaf)
    show(result)
    pull(result, spread, leaf)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('some.amax(0)')
try:
    result = some.amax(0)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
across = torch.randn(3, 2).t()
vector = vector * 1
print('vector[1:1] *= across')
try:
    vector[1:1] *= across
    show(vector)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('torch.channel_shuffle(some.reshape(1, 2, 1, -1), 2)')
try:
    result = torch.channel_shuffle(some.reshape(1, 2, 1, -1), 2)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
across = across * 1
print('across.div_(1)')
try:
    across.div_(1)
    show(across)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('torch.acosh(inferred_row)')
try:
    result = torch.acosh(inferred_row)
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
square = square * 1
print('square.relu_()')
try:
    square.relu_()
    show(square)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.unsqueeze(square, 0)')
try:
    result = torch.unsqueeze(square, 0)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('no_rows.mode(-1)[0]')
try:
    result = no_rows.mode(-1)[0]
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
some = torch.randn(4, 4)[::2, 1:]
print('F.conv_transpose2d(no_rows[None, None], some[None, None, :2, :2])')
try:
    result = F.conv_transpose2d(no_rows[None, None], some[None, None, :2, :2])
    show(result)
    pull(result, no_rows, some)
except Exception as error:
    print(type(error).__name__, error)
