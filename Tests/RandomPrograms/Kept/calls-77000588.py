import torch
import torch.nn.functional as F
torch.manual_seed(879)

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

number = torch.tensor(1.5)
print('torch.nansum(number)')
try:
    result = torch.nansum(number)
    show(result)
    pull(result, number)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('torch.aminmax(longer, 1)')
try:
    result = torch.aminmax(longer, 1)
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
turned = turned * 1
print('torch.relu_(turned)')
try:
    torch.relu_(turned)
    show(turned)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('some.argmin()')
try:
    result = some.argmin()
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
print('F.margin_ranking_loss(square, halves, leaf.sign())')
try:
    result = F.margin_ranking_loss(square, halves, leaf.sign())
    show(result)
    pull(result, square, halves, leaf)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
print('torch.floor(cube)')
try:
    result = torch.floor(cube)
    show(result)
    pull(result, cube)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.diagonal_copy(turned)')
try:
    result = torch.diagonal_copy(turned)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
column = torch.randn(3, 1)
made = made * 1
print('torch.add(made, column, out=torch.empty(0))')
try:
    torch.add(made, column, out=torch.empty(0))
    show(made)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('F.dropout(across, 0.3, training=False)')
try:
    result = F.dropout(across, 0.3, training=False)
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
across = torch.randn(3, 2).t()
print("F.binary_cross_entropy_with_logits(doubles, across.sigmoid(), reduction='mean')")
try:
    result = F.binary_cross_entropy_with_logits(doubles, across.sigmoid(), reduction='mean')
    show(result)
    pull(result, doubles, across)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
print('torch.trapezoid(rows)')
try:
    result = torch.trapezoid(rows)
    show(result)
    pull(result, rows)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('across.isnan()')
try:
    result = across.isnan()
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('torch.log10(some)')
try:
    result = torch.log10(some)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
print('torch.clamp(across, -1, 1)')
try:
    result = torch.clamp(across, -1, 1)
    show(result)
    pull(result, across)
except Exception as error:
    print(type(error).__name__, error)
whole = torch.tensor(3)
print('whole * 2')
try:
    result = whole * 2
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
number = torch.tensor(1.5)
number = number * 1
print('number *= 2')
try:
    number *= 2
    show(number)
except Exception as error:
    print(type(error).__name__, error)
slope = torch.tensor(-0.5, requires_grad=True)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('torch.copysign(slope, made_across)')
try:
    result = torch.copysign(slope, made_across)
    show(result)
    pull(result, slope, made_across)
except Exception as error:
    print(type(error).__name__, error)
