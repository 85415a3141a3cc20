import torch
import torch.nn.functional as F
torch.manual_seed(808)

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

square = torch.randn(3, 3, requires_grad=True)
print('torch.relu(square)')
try:
    result = torch.relu(square)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.round(turned, decimals=1)')
try:
    result = torch.round(turned, decimals=1)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
brains = brains * 1
print('brains.mul_(2)')
try:
    brains.mul_(2)
    show(brains)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('torch.positive(column)')
try:
    result = torch.positive(column)
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square += 1')
try:
    square += 1
    show(square)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('torch.unsqueeze(column, 0)')
try:
    result = torch.unsqueeze(column, 0)
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square.triu()')
try:
    result = square.triu()
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('across / 0.1')
try:
    result = across / 0.1
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('inferred_row.diagonal().fill_(3)')
try:
    inferred_row.diagonal().fill_(3)
    show(inferred_row)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
print('vector.logit(eps=0.1)')
try:
    result = vector.logit(eps=0.1)
    show(result)
    pull(result, vector)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.any(turned)')
try:
    result = torch.any(turned)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('torch.clamp(brains, -1, 1)')
try:
    result = torch.clamp(brains, -1, 1)
    show(result)
    pull(result, brains)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
print('made.index_fill_(0, torch.tensor([0]), 1.)')
try:
    made.index_fill_(0, torch.tensor([0]), 1.)
    show(made)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('torch.broadcast_tensors(cube, spread)[0]')
try:
    result = torch.broadcast_tensors(cube, spread)[0]
    show(result)
    pull(result, cube, spread)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
square = torch.randn(3, 3, requires_grad=True)
print('column.index_add(1, torch.tensor([0, 1]), square.index_select(-1, torch.tensor([1, 0])))')
try:
    result = column.index_add(1, torch.tensor([0, 1]), square.index_select(-1, torch.tensor([1, 0])))
    show(result)
    pull(result, column, square)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
longer = torch.rand(40)
print('torch.cartesian_prod(cube, longer)')
try:
    result = torch.cartesian_prod(cube, longer)
    show(result)
    pull(result, cube, longer)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
longer = longer * 1
print('longer.trunc_()')
try:
    longer.trunc_()
    show(longer)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
empty = torch.empty(0)
print('column.ge(empty)')
try:
    result = column.ge(empty)
    show(result)
    pull(result, column, empty)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
no_rows = torch.zeros(0, 3)
print('cube += no_rows')
try:
    cube += no_rows
    show(cube)
except Exception as error:
    print(type(error).__name__, error)
