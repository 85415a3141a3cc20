import torch
import torch.nn.functional as F
torch.manual_seed(989)

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

odd = torch.tensor([float('nan'), 1., float('inf')])
print('odd.diff(-1)')
try:
    result = odd.diff(-1)
    show(result)
    pull(result, odd)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('torch.exp2(spread)')
try:
    result = torch.exp2(spread)
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
print('torch.cat([rows, doubles])')
try:
    result = torch.cat([rows, doubles])
    show(result)
    pull(result, rows, doubles)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('some.argmax(1)')
try:
    result = some.argmax(1)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
print('made.index_select(0, torch.tensor([0, 1]))')
try:
    result = made.index_select(0, torch.tensor([0, 1]))
    show(result)
    pull(result, made)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
print('slope.expm1()')
try:
    result = slope.expm1()
    show(result)
    pull(result, slope)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('torch.nanmean(inferred)')
try:
    result = torch.nanmean(inferred)
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.hstack([slope, turned])')
try:
    result = torch.hstack([slope, turned])
    show(result)
    pull(result, slope, turned)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('some.expand(3, -1, -1)')
try:
    result = some.expand(3, -1, -1)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('inferred.broadcast_to(2, 3)')
try:
    result = inferred.broadcast_to(2, 3)
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('~(cube > 0)')
try:
    result = ~(cube > 0)
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
print('vector.to(torch.float64)')
try:
    result = vector.to(torch.float64)
    show(result)
    pull(result, vector)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
empty = empty * 1
print('empty.select(0, 0).fill_(1)')
try:
    empty.select(0, 0).fill_(1)
    show(empty)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
empty = torch.empty(0)
print('torch.equal(longer, empty)')
try:
    result = torch.equal(longer, empty)
    show(result)
    pull(result, longer, empty)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
across = across * 1
print('across[-2:] = 3')
try:
    across[-2:] = 3
    show(across)
except Exception as error:
    print(type(error).__name__, error)
