import torch
import torch.nn.functional as F
torch.manual_seed(978)

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

column = torch.randn(3, 1)
wide_mask = torch.tensor([[True, False, True], [False, False, True]])
print('(column > 0) ^ wide_mask')
try:
    result = (column > 0) ^ wide_mask
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
made_across = made_across * 1
print('made_across[[-1]] += 1')
try:
    made_across[[-1]] += 1
    show(made_across)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('torch.trunc(ones)')
try:
    result = torch.trunc(ones)
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
whole = torch.tensor(3)
print('F.one_hot(whole.abs() % 3)')
try:
    result = F.one_hot(whole.abs() % 3)
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
print('F.pad(odd, (1, 1))')
try:
    result = F.pad(odd, (1, 1))
    show(result)
    pull(result, odd)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('torch.polygamma(1, leaf)')
try:
    result = torch.polygamma(1, leaf)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
print('vector.as_strided((2, 2), (1, 2))')
try:
    result = vector.as_strided((2, 2), (1, 2))
    show(result)
    pull(result, vector)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
print('inferred_row.cos()')
try:
    result = inferred_row.cos()
    show(result)
    pull(result, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('some.view(-1).mul_(2)')
try:
    some.view(-1).mul_(2)
    show(some)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square.ravel()')
try:
    result = square.ravel()
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
number = torch.tensor(1.5)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('F.layer_norm(number, leaf.shape[-1:])')
try:
    result = F.layer_norm(number, leaf.shape[-1:])
    show(result)
    pull(result, number, leaf)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
print('slope.sin()')
try:
    result = slope.sin()
    show(result)
    pull(result, slope)
except Exception as error:
    print(type(error).__name__, error)
