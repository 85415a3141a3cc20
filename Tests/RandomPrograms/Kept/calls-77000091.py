import torch
import torch.nn.functional as F
torch.manual_seed(382)

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

ones = torch.ones(1, 3)
print('ones.diagonal()')
try:
    result = ones.diagonal()
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('torch.linalg.norm(halves)')
try:
    result = torch.linalg.norm(halves)
    show(result)
    pull(result, halves)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
across = torch.randn(3, 2).t()
print('leaf == across')
try:
    result = leaf == across
    show(result)
    pull(result, leaf, across)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('empty.maximum(cube)')
try:
    result = empty.maximum(cube)
    show(result)
    pull(result, empty, cube)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('column.data[0] = 9')
try:
    column.data[0] = 9
    show(column)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('torch.argmin(empty, -2)')
try:
    result = torch.argmin(empty, -2)
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
rows = torch.randn(2, 3, requires_grad=True)
print('spread.masked_scatter(leaf > 0, rows)')
try:
    result = spread.masked_scatter(leaf > 0, rows)
    show(result)
    pull(result, spread, leaf, rows)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
vector = vector * 1
print('vector -= 0.5')
try:
    vector -= 0.5
    show(vector)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('empty.nonzero()')
try:
    result = empty.nonzero()
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('inferred.kthvalue(2, 0)[0]')
try:
    result = inferred.kthvalue(2, 0)[0]
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
