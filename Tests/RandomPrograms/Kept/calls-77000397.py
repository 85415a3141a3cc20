import torch
import torch.nn.functional as F
torch.manual_seed(688)

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
slope = torch.tensor(-0.5, requires_grad=True)
print('square.pow(slope)')
try:
    result = square.pow(slope)
    show(result)
    pull(result, square, slope)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
print('F.cosine_similarity(made, made, dim=0)')
try:
    result = F.cosine_similarity(made, made, dim=0)
    show(result)
    pull(result, made)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
across = torch.randn(3, 2).t()
column = torch.randn(3, 1)
print('F.linear(odd, across, column)')
try:
    result = F.linear(odd, across, column)
    show(result)
    pull(result, odd, across, column)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('inferred_row.neg()')
try:
    result = inferred_row.neg()
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
cube = cube * 1
print('cube += 1')
try:
    cube += 1
    show(cube)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
print('F.pad(rows, (1, 0), value=-2)')
try:
    result = F.pad(rows, (1, 0), value=-2)
    show(result)
    pull(result, rows)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square.nanmean()')
try:
    result = square.nanmean()
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
