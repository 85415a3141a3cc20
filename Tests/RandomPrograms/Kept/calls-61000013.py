import torch
import torch.nn.functional as F
torch.manual_seed(990)

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
inferred = from_inference(torch.randn(2, 3))
print('F.poisson_nll_loss(number, inferred.abs())')
try:
    result = F.poisson_nll_loss(number, inferred.abs())
    show(result)
    pull(result, number, inferred)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
print('torch.pinverse(vector)')
try:
    result = torch.pinverse(vector)
    show(result)
    pull(result, vector)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
no_rows = torch.zeros(0, 3)
print("F.binary_cross_entropy(made.sigmoid(), torch.ones_like(no_rows), reduction='mean')")
try:
    result = F.binary_cross_entropy(made.sigmoid(), torch.ones_like(no_rows), reduction='mean')
    show(result)
    pull(result, made, no_rows)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('turned.logsumexp(dim=1, keepdim=False)')
try:
    result = turned.logsumexp(dim=1, keepdim=False)
    show(result)
    pull(result, turned)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
doubles = doubles * 1
print('doubles[0].add_(1)')
try:
    doubles[0].add_(1)
    show(doubles)
except Exception as error:
    print(type(error).__name__, error)
inferred_row = from_inference(torch.rand(3))
longer = torch.rand(40)
print('inferred_row.floor_divide(longer)')
try:
    result = inferred_row.floor_divide(longer)
    show(result)
    pull(result, inferred_row, longer)
except Exception as error:
    print(type(error).__name__, error)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
inferred_row = from_inference(torch.rand(3))
print('halves > inferred_row')
try:
    result = halves > inferred_row
    show(result)
    pull(result, halves, inferred_row)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.std(square, -1)')
try:
    result = torch.std(square, -1)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
