import torch
import torch.nn.functional as F
torch.manual_seed(469)

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

halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('halves.frac()')
try:
    result = halves.frac()
    show(result)
    pull(result, halves)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('no_rows.zero_()')
try:
    no_rows.zero_()
    show(no_rows)
except Exception as error:
    print(type(error).__name__, error)
number = torch.tensor(1.5)
print('torch.bucketize(number, torch.tensor([0., 1.]))')
try:
    result = torch.bucketize(number, torch.tensor([0., 1.]))
    show(result)
    pull(result, number)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
inferred = from_inference(torch.randn(2, 3))
print('torch.cat([slope, inferred])')
try:
    result = torch.cat([slope, inferred])
    show(result)
    pull(result, slope, inferred)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('some.repeat_interleave(2, dim=-2)')
try:
    result = some.repeat_interleave(2, dim=-2)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('no_rows.tile(2)')
try:
    result = no_rows.tile(2)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.logsumexp(turned, -2)')
try:
    result = torch.logsumexp(turned, -2)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('spread.index_fill_(0, torch.tensor([0]), 1.)')
try:
    spread.index_fill_(0, torch.tensor([0]), 1.)
    show(spread)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('column.narrow(-2, 0, 1)')
try:
    result = column.narrow(-2, 0, 1)
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
wide_mask = torch.tensor([[True, False, True], [False, False, True]])
print('wide_mask + wide_mask')
try:
    result = wide_mask + wide_mask
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('torch.logical_or(made, spread)')
try:
    result = torch.logical_or(made, spread)
    show(result)
    pull(result, made, spread)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.relu_()')
try:
    made_across.relu_()
    show(made_across)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('torch.mm(empty, made_across)')
try:
    result = torch.mm(empty, made_across)
    show(result)
    pull(result, empty, made_across)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
leaf = leaf * 1
print('leaf.requires_grad_(True)')
try:
    leaf.requires_grad_(True)
    show(leaf)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('torch.rand_like(inferred)')
try:
    result = torch.rand_like(inferred)
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('empty.unbind()[0]')
try:
    result = empty.unbind()[0]
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('torch.logaddexp(no_rows, halves)')
try:
    result = torch.logaddexp(no_rows, halves)
    show(result)
    pull(result, no_rows, halves)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
print('torch.nanmean(no_rows, -2)')
try:
    result = torch.nanmean(no_rows, -2)
    show(result)
    pull(result, no_rows)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
column = torch.randn(3, 1)
print('doubles.fmod_(column)')
try:
    doubles.fmod_(column)
    show(doubles)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('empty.swapaxes(0, 1)')
try:
    result = empty.swapaxes(0, 1)
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
inferred = from_inference(torch.randn(2, 3))
print('vector.mul_(inferred)')
try:
    vector.mul_(inferred)
    show(vector)
except Exception as error:
    print(type(error).__name__, error)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
made = torch.randn(2, 3, requires_grad=True) * 2
print('torch.kron(halves, made)')
try:
    result = torch.kron(halves, made)
    show(result)
    pull(result, halves, made)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.select(0, 0).fill_(1)')
try:
    made_across.select(0, 0).fill_(1)
    show(made_across)
except Exception as error:
    print(type(error).__name__, error)
