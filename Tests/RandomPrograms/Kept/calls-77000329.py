import torch
import torch.nn.functional as F
torch.manual_seed(620)

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

rows = torch.randn(2, 3, requires_grad=True)
print('F.log_softmax(rows, dim=0)')
try:
    result = F.log_softmax(rows, dim=0)
    show(result)
    pull(result, rows)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.atanh(square)')
try:
    result = torch.atanh(square)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('F.fold(some.reshape(1, 4, -1), (3, 3), 2)')
try:
    result = F.fold(some.reshape(1, 4, -1), (3, 3), 2)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('longer.frac()')
try:
    result = longer.frac()
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
odd = torch.tensor([float('nan'), 1., float('inf')])
column = column * 1
print('column.lerp_(odd, 0.5)')
try:
    column.lerp_(odd, 0.5)
    show(column)
except Exception as error:
    print(type(error).__name__, error)
six = torch.arange(6)
print('torch.bincount(six)')
try:
    result = torch.bincount(six)
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.sign_()')
try:
    made_across.sign_()
    show(made_across)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.take(torch.tensor([0, 1]))')
try:
    result = made_across.take(torch.tensor([0, 1]))
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('torch.erf(empty)')
try:
    result = torch.erf(empty)
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
print('made.cummax()')
try:
    result = made.cummax()
    show(result)
    pull(result, made)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('slope @ spread')
try:
    result = slope @ spread
    show(result)
    pull(result, slope, spread)
except Exception as error:
    print(type(error).__name__, error)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('halves.permute(2, 0, 1)')
try:
    result = halves.permute(2, 0, 1)
    show(result)
    pull(result, halves)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('F.selu(square)')
try:
    result = F.selu(square)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('torch.any(inferred_row, 1)')
try:
    result = torch.any(inferred_row, 1)
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('column.mul(brains)')
try:
    result = column.mul(brains)
    show(result)
    pull(result, column, brains)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('leaf.int()')
try:
    result = leaf.int()
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('torch.fliplr(no_rows)')
try:
    result = torch.fliplr(no_rows)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('F.avg_pool2d(ones[None], 2)')
try:
    result = F.avg_pool2d(ones[None], 2)
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
