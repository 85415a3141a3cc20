import torch
import torch.nn.functional as F
torch.manual_seed(987)

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
print('torch.diag(halves)')
try:
    result = torch.diag(halves)
    show(result)
    pull(result, halves)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('across.sign_()')
try:
    across.sign_()
    show(across)
except Exception as error:
    print(type(error).__name__, error)
six = torch.arange(6)
print('F.one_hot(six.abs() % 3)')
try:
    result = F.one_hot(six.abs() % 3)
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('leaf.cummax(1)')
try:
    result = leaf.cummax(1)
    show(result)
    pull(result, leaf)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.log()')
try:
    result = made_across.log()
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('ones.unique(return_counts=True)[1]')
try:
    result = ones.unique(return_counts=True)[1]
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('torch.clone(spread)')
try:
    result = torch.clone(spread)
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.asinh(turned)')
try:
    result = torch.asinh(turned)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
vector = torch.randn(3, requires_grad=True)
print('square.index_copy(1, torch.tensor([0]), vector.narrow(-2, 0, 1))')
try:
    result = square.index_copy(1, torch.tensor([0]), vector.narrow(-2, 0, 1))
    show(result)
    pull(result, square, vector)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
inferred_row = from_inference(torch.rand(3))
print('empty.mm(inferred_row)')
try:
    result = empty.mm(inferred_row)
    show(result)
    pull(result, empty, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
empty = empty * 1
print('empty.atan_()')
try:
    empty.atan_()
    show(empty)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('torch.detach(inferred)')
try:
    result = torch.detach(inferred)
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
inferred = from_inference(torch.randn(2, 3))
print('F.tanh(inferred)')
try:
    result = F.tanh(inferred)
    show(result)
    pull(result, inferred)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
inferred_row = from_inference(torch.rand(3))
vector = vector * 1
print('vector.scatter_(0, torch.zeros_like(inferred_row, dtype=torch.long), 0.1)')
try:
    vector.scatter_(0, torch.zeros_like(inferred_row, dtype=torch.long), 0.1)
    show(vector)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('longer / 2')
try:
    result = longer / 2
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
slope = slope * 1
print('slope.view(-1).mul_(2)')
try:
    slope.view(-1).mul_(2)
    show(slope)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('square.square()')
try:
    result = square.square()
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
halves = halves * 1
print('halves.t_()')
try:
    halves.t_()
    show(halves)
except Exception as error:
    print(type(error).__name__, error)
