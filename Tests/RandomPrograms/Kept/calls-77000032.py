import torch
import torch.nn.functional as F
torch.manual_seed(323)

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
print('no_rows.count_nonzero(-2)')
try:
    result = no_rows.count_nonzero(-2)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
print('torch.triu(odd)')
try:
    result = torch.triu(odd)
    show(result)
    pull(result, odd)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.slogdet(square)')
try:
    result = torch.slogdet(square)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('halves.matrix_exp()')
try:
    result = halves.matrix_exp()
    show(result)
    pull(result, halves)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
odd = torch.tensor([float('nan'), 1., float('inf')])
print('F.conv1d(no_rows.reshape(1, 1, -1), odd.reshape(1, 1, -1)[..., :3], padding=1, stride=2)')
try:
    result = F.conv1d(no_rows.reshape(1, 1, -1), odd.reshape(1, 1, -1)[..., :3], padding=1, stride=2)
    show(result)
    pull(result, no_rows, odd)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('torch.relu_(empty)')
try:
    torch.relu_(empty)
    show(empty)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
inferred = from_inference(torch.randn(2, 3))
print("F.mse_loss(rows, inferred, reduction='none')")
try:
    result = F.mse_loss(rows, inferred, reduction='none')
    show(result)
    pull(result, rows, inferred)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('torch.sign(across)')
try:
    result = torch.sign(across)
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('torch.triu(spread)')
try:
    result = torch.triu(spread)
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
print('torch.poisson(doubles.abs())')
try:
    result = torch.poisson(doubles.abs())
    show(result)
    pull(result, doubles)
except Exception as error:
    print(type(error).__name__, error)
