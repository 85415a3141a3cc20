import torch
import torch.nn.functional as F
torch.manual_seed(982)

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

three = torch.tensor([1, 2, 0])
print('-three')
try:
    result = -three
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
print('rows.cosh()')
try:
    result = rows.cosh()
    show(result)
    pull(result, rows)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
number = torch.tensor(1.5)
print('F.rms_norm(leaf, number.shape[-1:])')
try:
    result = F.rms_norm(leaf, number.shape[-1:])
    show(result)
    pull(result, leaf, number)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.all()')
try:
    result = made_across.all()
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
print('torch.square(vector)')
try:
    result = torch.square(vector)
    show(result)
    pull(result, vector)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('torch.clone(ones)')
try:
    result = torch.clone(ones)
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
print('doubles.long()')
try:
    result = doubles.long()
    show(result)
    pull(result, doubles)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('ones.chunk(2)[0].zero_()')
try:
    ones.chunk(2)[0].zero_()
    show(ones)
except Exception as error:
    print(type(error).__name__, error)
number = torch.tensor(1.5)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('torch.dot(number, cube)')
try:
    result = torch.dot(number, cube)
    show(result)
    pull(result, number, cube)
except Exception as error:
    print(type(error).__name__, error)
