import torch
import torch.nn.functional as F
torch.manual_seed(707)

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
print('across.log10()')
try:
    result = across.log10()
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
odd = torch.tensor([float('nan'), 1., float('inf')])
print('torch.dist(across, odd)')
try:
    result = torch.dist(across, odd)
    show(result)
    pull(result, across, odd)
except Exception as error:
    print(type(error).__name__, error)
none = torch.tensor([], dtype=torch.long)
none = none * 1
print('none[none] = 7')
try:
    none[none] = 7
    show(none)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
print('torch.min(doubles, 0)')
try:
    result = torch.min(doubles, 0)
    show(result)
    pull(result, doubles)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
empty = empty * 1
print('empty.expand(2, -1).add_(1)')
try:
    empty.expand(2, -1).add_(1)
    show(empty)
except Exception as error:
    print(type(error).__name__, error)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
slope = torch.tensor(-0.5, requires_grad=True)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
print('halves.scatter_add(0, torch.zeros_like(slope, dtype=torch.long), doubles)')
try:
    result = halves.scatter_add(0, torch.zeros_like(slope, dtype=torch.long), doubles)
    show(result)
    pull(result, halves, slope, doubles)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('torch.erfinv(no_rows)')
try:
    result = torch.erfinv(no_rows)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('F.hardtanh(brains, -0.5, 0.5)')
try:
    result = F.hardtanh(brains, -0.5, 0.5)
    show(result)
    pull(result, brains)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('no_rows.prod(-2)')
try:
    result = no_rows.prod(-2)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
cube = torch.randn(2, 2, 2, requires_grad=True)
print("F.binary_cross_entropy_with_logits(some, cube.sigmoid(), reduction='sum')")
try:
    result = F.binary_cross_entropy_with_logits(some, cube.sigmoid(), reduction='sum')
    show(result)
    pull(result, some, cube)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
some = torch.randn(4, 4)[::2, 1:]
brains = brains * 1
print('brains.copy_(some)')
try:
    brains.copy_(some)
    show(brains)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
rows = torch.randn(2, 3, requires_grad=True)
print('inferred_row.inner(rows)')
try:
    result = inferred_row.inner(rows)
    show(result)
    pull(result, inferred_row, rows)
except Exception as error:
    print(type(error).__name__, error)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
rows = torch.randn(2, 3, requires_grad=True)
print('F.soft_margin_loss(halves, rows.sign())')
try:
    result = F.soft_margin_loss(halves, rows.sign())
    show(result)
    pull(result, halves, rows)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('F.pixel_shuffle(some.reshape(1, -1, 1, 1), 2)')
try:
    result = F.pixel_shuffle(some.reshape(1, -1, 1, 1), 2)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('leaf.max()')
try:
    result = leaf.max()
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('inferred_row.clone()')
try:
    result = inferred_row.clone()
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
print('rows.ceil()')
try:
    result = rows.ceil()
    show(result)
    pull(result, rows)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('torch.softmax(ones, -2)')
try:
    result = torch.softmax(ones, -2)
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
