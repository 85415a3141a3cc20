import torch
import torch.nn.functional as F
torch.manual_seed(984)

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

some = torch.randn(4, 4)[::2, 1:]
number = torch.tensor(1.5)
print('torch.float_power(some, number)')
try:
    result = torch.float_power(some, number)
    show(result)
    pull(result, some, number)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('cube.argmax()')
try:
    result = cube.argmax()
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
longer = longer * 1
print('longer += brains')
try:
    longer += brains
    show(longer)
except Exception as error:
    print(type(error).__name__, error)
number = torch.tensor(1.5)
print('number.logical_not()')
try:
    result = number.logical_not()
    show(result)
    pull(result, number)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('no_rows /= leaf.sum().item()')
try:
    no_rows /= leaf.sum().item()
    show(no_rows)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('torch.tril(cube)')
try:
    result = torch.tril(cube)
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('ones.bernoulli_(0.5)')
try:
    ones.bernoulli_(0.5)
    show(ones)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
across = torch.randn(3, 2).t()
print('spread.index_copy(-2, torch.tensor([0]), across.narrow(0, 0, 1))')
try:
    result = spread.index_copy(-2, torch.tensor([0]), across.narrow(0, 0, 1))
    show(result)
    pull(result, spread, across)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('inferred_row.reciprocal()')
try:
    result = inferred_row.reciprocal()
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
rows = rows * 1
print('rows.geometric_(0.5)')
try:
    rows.geometric_(0.5)
    show(rows)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square.mean([-1, 0])')
try:
    result = square.mean([-1, 0])
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('cube.view(4, -1)')
try:
    result = cube.view(4, -1)
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.max(1)')
try:
    result = made_across.max(1)
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('torch.ceil(brains)')
try:
    result = torch.ceil(brains)
    show(result)
    pull(result, brains)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
odd = odd * 1
print('odd.diagonal().fill_(3)')
try:
    odd.diagonal().fill_(3)
    show(odd)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square.sigmoid()')
try:
    result = square.sigmoid()
    show(result)
    pull(result, square)
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
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('F.cross_entropy(spread, torch.tensor(1))')
try:
    result = F.cross_entropy(spread, torch.tensor(1))
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
