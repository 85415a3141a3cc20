import torch
import torch.nn.functional as F
torch.manual_seed(2)

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

across = torch.randn(3, 2).t()
some = torch.randn(4, 4)[::2, 1:]
inferred = from_inference(torch.randn(2, 3))
print('F.scaled_dot_product_attention(across, some, inferred)')
try:
    result = F.scaled_dot_product_attention(across, some, inferred)
    show(result)
    pull(result, across, some, inferred)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('cube.max(-1)[0]')
try:
    result = cube.max(-1)[0]
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
square = torch.randn(3, 3, requires_grad=True)
column = column * 1
print('column.copy_(square)')
try:
    column.copy_(square)
    show(column)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('longer.prod()')
try:
    result = longer.prod()
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('brains.min()')
try:
    result = brains.min()
    show(result)
    pull(result, brains)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
print('torch.asinh(slope)')
try:
    result = torch.asinh(slope)
    show(result)
    pull(result, slope)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
longer = torch.rand(40)
print('F.threshold(no_rows, 0.1, longer.sum().item())')
try:
    result = F.threshold(no_rows, 0.1, longer.sum().item())
    show(result)
    pull(result, no_rows, longer)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('torch.floor_divide(leaf, made_across)')
try:
    result = torch.floor_divide(leaf, made_across)
    show(result)
    pull(result, leaf, made_across)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('torch.rsqrt(made_across)')
try:
    result = torch.rsqrt(made_across)
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
