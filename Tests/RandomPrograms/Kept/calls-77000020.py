import torch
import torch.nn.functional as F
torch.manual_seed(311)

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
print('no_rows.exp2()')
try:
    result = no_rows.exp2()
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
made_across = made_across * 1
print('made_across.fill_(0.1)')
try:
    made_across.fill_(0.1)
    show(made_across)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('torch.cat([inferred_row, inferred_row], dim=1)')
try:
    result = torch.cat([inferred_row, inferred_row], dim=1)
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('torch.linalg.matrix_exp(across)')
try:
    result = torch.linalg.matrix_exp(across)
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('torch.linalg.solve(across, halves)')
try:
    result = torch.linalg.solve(across, halves)
    show(result)
    pull(result, across, halves)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
square = torch.randn(3, 3, requires_grad=True)
print('(across > 0) & (square < 1)')
try:
    result = (across > 0) & (square < 1)
    show(result)
    pull(result, across, square)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('F.threshold(inferred, 0.1, 3)')
try:
    result = F.threshold(inferred, 0.1, 3)
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('torch.linalg.svd(ones)[1]')
try:
    result = torch.linalg.svd(ones)[1]
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('leaf.asinh()')
try:
    result = leaf.asinh()
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
made = made * 1
print('made.neg_()')
try:
    made.neg_()
    show(made)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('empty.cummax(-1)')
try:
    result = empty.cummax(-1)
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('F.logsigmoid(leaf)')
try:
    result = F.logsigmoid(leaf)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
column = torch.randn(3, 1)
print('odd.scatter_(0, torch.zeros_like(column, dtype=torch.long), 3)')
try:
    odd.scatter_(0, torch.zeros_like(column, dtype=torch.long), 3)
    show(odd)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('F.avg_pool1d(some[None], 2)')
try:
    result = F.avg_pool1d(some[None], 2)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.linalg.qr(square)[1]')
try:
    result = torch.linalg.qr(square)[1]
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
odd = torch.tensor([float('nan'), 1., float('inf')])
some = some * 1
print('some += odd')
try:
    some += odd
    show(some)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
print('made.t()')
try:
    result = made.t()
    show(result)
    pull(result, made)
except Exception as error:
    print(type(error).__name__, error)
