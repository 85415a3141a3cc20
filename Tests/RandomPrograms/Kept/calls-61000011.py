import torch
import torch.nn.functional as F
torch.manual_seed(988)

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

brains = torch.randn(2, 3, dtype=torch.bfloat16)
odd = torch.tensor([float('nan'), 1., float('inf')])
print("F.binary_cross_entropy_with_logits(brains, odd.sigmoid(), reduction='mean')")
try:
    result = F.binary_cross_entropy_with_logits(brains, odd.sigmoid(), reduction='mean')
    show(result)
    pull(result, brains, odd)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('torch.logical_not(no_rows)')
try:
    result = torch.logical_not(no_rows)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('across.cumsum()')
try:
    result = across.cumsum()
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
print('F.rrelu(doubles, training=True)')
try:
    result = F.rrelu(doubles, training=True)
    show(result)
    pull(result, doubles)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('torch.any(some)')
try:
    result = torch.any(some)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('cube.abs()')
try:
    result = cube.abs()
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
inferred = inferred * 1
print('inferred.normal_()')
try:
    inferred.normal_()
    show(inferred)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
print('odd.min(1).indices')
try:
    result = odd.min(1).indices
    show(result)
    pull(result, odd)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
doubles = doubles * 1
print('doubles.div_(-2)')
try:
    doubles.div_(-2)
    show(doubles)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
print('vector.hsplit(2)[0]')
try:
    result = vector.hsplit(2)[0]
    show(result)
    pull(result, vector)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
slope = slope * 1
print('slope.split(1)[0].add_(1)')
try:
    slope.split(1)[0].add_(1)
    show(slope)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('inferred_row.vsplit(2)[0]')
try:
    result = inferred_row.vsplit(2)[0]
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('inferred.new_ones(2, 3)')
try:
    result = inferred.new_ones(2, 3)
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('F.avg_pool2d(column[None], 2)')
try:
    result = F.avg_pool2d(column[None], 2)
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
