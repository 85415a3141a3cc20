import torch
import torch.nn.functional as F
torch.manual_seed(826)

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

brains = torch.randn(2, 3, dtype=torch.bfloat16)
print('torch.atan(brains)')
try:
    result = torch.atan(brains)
    show(result)
    pull(result, brains)
except Exception as error:
    print(type(error).__name__, error)
three = torch.tensor([1, 2, 0])
print('three.unique()')
try:
    result = three.unique()
    show(result)
    pull(result)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
print('torch.linalg.matrix_norm(square)')
try:
    result = torch.linalg.matrix_norm(square)
    show(result)
    pull(result, square)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('vector.ge(halves)')
try:
    result = vector.ge(halves)
    show(result)
    pull(result, vector, halves)
except Exception as error:
    print(type(error).__name__, error)
spread = torch.tensor([1., 2., -3.]).expand(2, 3)
print('-spread')
try:
    result = -spread
    show(result)
    pull(result, spread)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
no_rows = torch.zeros(0, 3)
print('doubles.gather(0, torch.zeros_like(no_rows, dtype=torch.long))')
try:
    result = doubles.gather(0, torch.zeros_like(no_rows, dtype=torch.long))
    show(result)
    pull(result, doubles, no_rows)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
number = torch.tensor(1.5)
print("F.binary_cross_entropy_with_logits(cube, number.sigmoid(), reduction='mean')")
try:
    result = F.binary_cross_entropy_with_logits(cube, number.sigmoid(), reduction='mean')
    show(result)
    pull(result, cube, number)
except Exception as error:
    print(type(error).__name__, error)
no_rows = torch.zeros(0, 3)
column = torch.randn(3, 1)
print('torch.chain_matmul(no_rows, column)')
try:
    result = torch.chain_matmul(no_rows, column)
    show(result)
    pull(result, no_rows, column)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('empty.relu_()')
try:
    empty.relu_()
    show(empty)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('torch.cumsum(longer, 0)')
try:
    result = torch.cumsum(longer, 0)
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
cube = torch.randn(2, 2, 2, requires_grad=True)
longer = longer * 1
print('longer.mul_(cube.sum().item())')
try:
    longer.mul_(cube.sum().item())
    show(longer)
except Exception as error:
    print(type(error).__name__, error)
column = torch.randn(3, 1)
print('torch.diagonal_copy(column)')
try:
    result = torch.diagonal_copy(column)
    show(result)
    pull(result, column)
except Exception as error:
    print(type(error).__name__, error)
cube = torch.randn(2, 2, 2, requires_grad=True)
cube = cube * 1
print('cube.triu_()')
try:
    cube.triu_()
    show(cube)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('longer.std(0, correction=0)')
try:
    result = longer.std(0, correction=0)
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
odd = torch.tensor([float('nan'), 1., float('inf')])
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
print('torch.eq(odd, turned)')
try:
    result = torch.eq(odd, turned)
    show(result)
    pull(result, odd, turned)
except Exception as error:
    print(type(error).__name__, error)
longer = torch.rand(40)
print('longer.rsqrt()')
try:
    result = longer.rsqrt()
    show(result)
    pull(result, longer)
except Exception as error:
    print(type(error).__name__, error)
number = torch.tensor(1.5)
odd = torch.tensor([float('nan'), 1., float('inf')])
print('torch.outer(number, odd)')
try:
    result = torch.outer(number, odd)
    show(result)
    pull(result, number, odd)
except Exception as error:
    print(type(error).__name__, error)
square = torch.randn(3, 3, requires_grad=True)
square = square * 1
print('square.expand(2, -1).add_(1)')
try:
    square.expand(2, -1).add_(1)
    show(square)
except Exception as error:
    print(type(error).__name__, error)
doubles = torch.randn(3, dtype=torch.float64, requires_grad=True)
print('doubles.cummax(1)')
try:
    result = doubles.cummax(1)
    show(result)
    pull(result, doubles)
except Exception as error:
    print(type(error).__name__, error)
rows = torch.randn(2, 3, requires_grad=True)
rows = rows * 1
print('rows.chunk(2)[0].zero_()')
try:
    rows.chunk(2)[0].zero_()
    show(rows)
except Exception as error:
    print(type(error).__name__, error)
ones = torch.ones(1, 3)
print('ones.neg()')
try:
    result = ones.neg()
    show(result)
    pull(result, ones)
except Exception as error:
    print(type(error).__name__, error)
