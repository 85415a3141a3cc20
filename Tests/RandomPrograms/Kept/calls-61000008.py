import torch
import torch.nn.functional as F
torch.manual_seed(985)

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
print('F.softplus(across, beta=2)')
try:
    result = F.softplus(across, beta=2)
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
number = torch.tensor(1.5)
print('torch.hypot(cube, number)')
try:
    result = torch.hypot(cube, number)
    show(result)
    pull(result, cube, number)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('empty.detach()')
try:
    result = empty.detach()
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
some = some * 1
print('some.nan_to_num_()')
try:
    some.nan_to_num_()
    show(some)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('F.conv2d(brains[None, None], leaf[None, None, :2, :2], padding=1)')
try:
    result = F.conv2d(brains[None, None], leaf[None, None, :2, :2], padding=1)
    show(result)
    pull(result, brains, leaf)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('torch.isinf(inferred)')
try:
    result = torch.isinf(inferred)
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.dist(square, square)')
try:
    result = torch.dist(square, square)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
