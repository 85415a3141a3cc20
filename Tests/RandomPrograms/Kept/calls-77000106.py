import torch
import torch.nn.functional as F
torch.manual_seed(397)

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

slope = torch.tensor(-0.5, requires_grad=True)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('slope @ cube')
try:
    result = slope @ cube
    show(result)
    pull(result, slope, cube)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
inferred = from_inference(torch.randn(2, 3))
print('F.poisson_nll_loss(vector, inferred.abs())')
try:
    result = F.poisson_nll_loss(vector, inferred.abs())
    show(result)
    pull(result, vector, inferred)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('torch.renorm(leaf, 2, 0, 1.)')
try:
    result = torch.renorm(leaf, 2, 0, 1.)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('cube.std(-1, correction=0)')
try:
    result = cube.std(-1, correction=0)
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('spread.trunc_()')
try:
    spread.trunc_()
    show(spread)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('F.logsigmoid(ones)')
try:
    result = F.logsigmoid(ones)
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
print('made.argmin()')
try:
    result = made.argmin()
    show(result)
    pull(result, made)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
rows = torch.randn(2, 3, requires_grad=True)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
brains = brains * 1
print('brains.masked_fill_(rows > 0, leaf.sum().item())')
try:
    brains.masked_fill_(rows > 0, leaf.sum().item())
    show(brains)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
rows = torch.randn(2, 3, requires_grad=True)
print('torch.chain_matmul(no_rows, rows)')
try:
    result = torch.chain_matmul(no_rows, rows)
    show(result)
    pull(result, no_rows, rows)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
slope = slope * 1
print('slope.exp_()')
try:
    slope.exp_()
    show(slope)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
print('slope.argwhere()')
try:
    result = slope.argwhere()
    show(result)
    pull(result, slope)
except Exception as error:
    print(type(error).__name__, error)
six = torch.arange(6)
six = six * 1
print('six += 1')
try:
    six += 1
    show(six)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('empty.median(0)[0]')
try:
    result = empty.median(0)[0]
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
