import torch
import torch.nn.functional as F
torch.manual_seed(367)

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

empty = torch.empty(0)
across = torch.randn(3, 2).t()
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('F.margin_ranking_loss(empty, across, made_across.sign())')
try:
    result = F.margin_ranking_loss(empty, across, made_across.sign())
    show(result)
    pull(result, empty, across, made_across)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
print('slope.roll(1, -2)')
try:
    result = slope.roll(1, -2)
    show(result)
    pull(result, slope)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
slope = slope * 1
print('torch.relu_(slope)')
try:
    torch.relu_(slope)
    show(slope)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('F.dropout(inferred_row, 0.5)')
try:
    result = F.dropout(inferred_row, 0.5)
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('torch.round(brains, decimals=1)')
try:
    result = torch.round(brains, decimals=1)
    show(result)
    pull(result, brains)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('torch.nansum(spread)')
try:
    result = torch.nansum(spread)
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('some.norm(dim=1, keepdim=True)')
try:
    result = some.norm(dim=1, keepdim=True)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('torch.squeeze(empty, 0)')
try:
    result = torch.squeeze(empty, 0)
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('torch.acosh(inferred_row)')
try:
    result = torch.acosh(inferred_row)
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square.select(0, 0).fill_(1)')
try:
    square.select(0, 0).fill_(1)
    show(square)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('brains.max(1)')
try:
    result = brains.max(1)
    show(result)
    pull(result, brains)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
odd = torch.tensor([float('nan'), 1., float('inf')])
print('inferred.copy_(odd)')
try:
    inferred.copy_(odd)
    show(inferred)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('cube.isinf()')
try:
    result = cube.isinf()
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
