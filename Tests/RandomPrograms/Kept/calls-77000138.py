import torch
import torch.nn.functional as F
torch.manual_seed(429)

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

no_rows = torch.zeros(0, 3)
print('F.max_pool2d(no_rows[None], 2, stride=1)')
try:
    result = F.max_pool2d(no_rows[None], 2, stride=1)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('inferred.data[0] = 9')
try:
    inferred.data[0] = 9
    show(inferred)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('column.kthvalue(2, -1)[0]')
try:
    result = column.kthvalue(2, -1)[0]
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('leaf.pow_(spread)')
try:
    leaf.pow_(spread)
    show(leaf)
except Exception as error:
    print(type(error).__name__, error)
none = torch.tensor([], dtype=torch.long)
print('none >> 1')
try:
    result = none >> 1
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
across = torch.randn(3, 2).t()
print('ones.atan2_(across)')
try:
    ones.atan2_(across)
    show(ones)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
print('rows.hsplit(2)[0]')
try:
    result = rows.hsplit(2)[0]
    show(result)
    pull(result, rows)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('torch.min(cube, -2)')
try:
    result = torch.min(cube, -2)
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
print('doubles.clamp_min(2)')
try:
    result = doubles.clamp_min(2)
    show(result)
    pull(result, doubles)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('across.median(-2)')
try:
    result = across.median(-2)
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
table = torch.tensor([[0, 1, 2], [1, 0, 1]])
print('F.one_hot(table.abs() % 3)')
try:
    result = F.one_hot(table.abs() % 3)
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
