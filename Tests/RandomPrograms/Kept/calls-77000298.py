import torch
import torch.nn.functional as F
torch.manual_seed(589)

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
print('number.unique(return_counts=True)[1]')
try:
    result = number.unique(return_counts=True)[1]
    show(result)
    pull(result, number)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('torch.logdet(column)')
try:
    result = torch.logdet(column)
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('column.squeeze_(0)')
try:
    column.squeeze_(0)
    show(column)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square.as_strided((2,), (1,), 1)')
try:
    result = square.as_strided((2,), (1,), 1)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
table = torch.tensor([[0, 1, 2], [1, 0, 1]])
table = table * 1
print('table -= table')
try:
    table -= table
    show(table)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('torch.nansum(no_rows)')
try:
    result = torch.nansum(no_rows)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
print('made.detach().requires_grad_()')
try:
    result = made.detach().requires_grad_()
    show(result)
    pull(result, made)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('torch.triu(longer)')
try:
    result = torch.triu(longer)
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('spread.repeat(2, 1)')
try:
    result = spread.repeat(2, 1)
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
empty = torch.empty(0)
print('torch.atan2(spread, empty)')
try:
    result = torch.atan2(spread, empty)
    show(result)
    pull(result, spread, empty)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
number = torch.tensor(1.5)
print('torch.isclose(square, number)')
try:
    result = torch.isclose(square, number)
    show(result)
    pull(result, square, number)
except Exception as error:
    print(type(error).__name__, error)
