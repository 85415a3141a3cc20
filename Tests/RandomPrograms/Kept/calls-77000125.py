import torch
import torch.nn.functional as F
torch.manual_seed(416)

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

some = torch.randn(4, 4)[::2, 1:]
print('some.lgamma()')
try:
    result = some.lgamma()
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.mean(square)')
try:
    result = torch.mean(square)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
spread = spread * 1
print('spread.sigmoid_()')
try:
    spread.sigmoid_()
    show(spread)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('torch.linalg.multi_dot([leaf, leaf])')
try:
    result = torch.linalg.multi_dot([leaf, leaf])
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('spread.tril_()')
try:
    spread.tril_()
    show(spread)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('turned.flatten(0, 1)')
try:
    result = turned.flatten(0, 1)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
brains = torch.randn(2, 3, dtype=torch.bfloat16)
column = torch.randn(3, 1)
ones = torch.ones(1, 3)
print('torch.linalg.cholesky(brains @ column.t() + torch.eye(ones.shape[0]))')
try:
    result = torch.linalg.cholesky(brains @ column.t() + torch.eye(ones.shape[0]))
    show(result)
    pull(result, brains, column, ones)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.count_nonzero(turned)')
try:
    result = torch.count_nonzero(turned)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('torch.matmul(longer, halves.t())')
try:
    result = torch.matmul(longer, halves.t())
    show(result)
    pull(result, longer, halves)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('torch.searchsorted(torch.tensor([0., 1., 2.]), across)')
try:
    result = torch.searchsorted(torch.tensor([0., 1., 2.]), across)
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
