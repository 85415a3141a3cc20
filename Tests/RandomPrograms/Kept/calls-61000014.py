import torch
import torch.nn.functional as F
torch.manual_seed(0)

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

made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.detach()')
try:
    result = made_across.detach()
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
empty = torch.empty(0)
print('square.remainder_(empty)')
try:
    square.remainder_(empty)
    show(square)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
across = torch.randn(3, 2).t()
print('made_across.bmm(across)')
try:
    result = made_across.bmm(across)
    show(result)
    pull(result, made_across, across)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
print('torch.isposinf(vector)')
try:
    result = torch.isposinf(vector)
    show(result)
    pull(result, vector)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
no_rows = torch.zeros(0, 3)
print('torch.logical_xor(some, no_rows)')
try:
    result = torch.logical_xor(some, no_rows)
    show(result)
    pull(result, some, no_rows)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('across.half()')
try:
    result = across.half()
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
made = torch.randn(2, 3, requires_grad=True) * 2
print('longer.fill_(made.sum().item())')
try:
    longer.fill_(made.sum().item())
    show(longer)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
number = torch.tensor(1.5)
print('torch.inner(square, number)')
try:
    result = torch.inner(square, number)
    show(result)
    pull(result, square, number)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('torch.triu(some, 1)')
try:
    result = torch.triu(some, 1)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('torch.log(empty)')
try:
    result = torch.log(empty)
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
inferred = inferred * 1
print('inferred[None, 0] = doubles')
try:
    inferred[None, 0] = doubles
    show(inferred)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
print('rows ** -1')
try:
    result = rows ** -1
    show(result)
    pull(result, rows)
except Exception as error:
    print(type(error).__name__, error)
