import torch
import torch.nn.functional as F
torch.manual_seed(979)

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
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.allclose(spread, turned)')
try:
    result = torch.allclose(spread, turned)
    show(result)
    pull(result, spread, turned)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('torch.trace(made_across)')
try:
    result = torch.trace(made_across)
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('torch.det(inferred_row)')
try:
    result = torch.det(inferred_row)
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
print('rows.argwhere()')
try:
    result = rows.argwhere()
    show(result)
    pull(result, rows)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('torch.atan(ones)')
try:
    result = torch.atan(ones)
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('torch.linalg.matrix_power(leaf, 2)')
try:
    result = torch.linalg.matrix_power(leaf, 2)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.linalg.svd(square)[1]')
try:
    result = torch.linalg.svd(square)[1]
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
