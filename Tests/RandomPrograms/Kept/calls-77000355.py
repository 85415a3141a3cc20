import torch
import torch.nn.functional as F
torch.manual_seed(646)

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

rows = torch.randn(2, 3, requires_grad=True)
no_rows = torch.zeros(0, 3)
some = torch.randn(4, 4)[::2, 1:]
print('F.scaled_dot_product_attention(rows, no_rows, some, is_causal=True)')
try:
    result = F.scaled_dot_product_attention(rows, no_rows, some, is_causal=True)
    show(result)
    pull(result, rows, no_rows, some)
except Exception as error:
    print(type(error).__name__, error)
leaf = torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)
column = torch.randn(3, 1)
print('F.cross_entropy(leaf, column.softmax(1), label_smoothing=0.1)')
try:
    result = F.cross_entropy(leaf, column.softmax(1), label_smoothing=0.1)
    show(result)
    pull(result, leaf, column)
except Exception as error:
    print(type(error).__name__, error)
vector = torch.randn(3, requires_grad=True)
print('F.selu(vector)')
try:
    result = F.selu(vector)
    show(result)
    pull(result, vector)
except Exception as error:
    print(type(error).__name__, error)
some = torch.randn(4, 4)[::2, 1:]
print('torch.renorm(some, 2, 0, 1.)')
try:
    result = torch.renorm(some, 2, 0, 1.)
    show(result)
    pull(result, some)
except Exception as error:
    print(type(error).__name__, error)
across = torch.randn(3, 2).t()
brains = torch.randn(2, 3, dtype=torch.bfloat16)
halves = torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)
print('torch.addr(across, brains, halves)')
try:
    result = torch.addr(across, brains, halves)
    show(result)
    pull(result, across, brains, halves)
except Exception as error:
    print(type(error).__name__, error)
made = torch.randn(2, 3, requires_grad=True) * 2
vector = torch.randn(3, requires_grad=True)
print('made - vector')
try:
    result = made - vector
    show(result)
    pull(result, made, vector)
except Exception as error:
    print(type(error).__name__, error)
turned = torch.randn(2, 3, 4).permute(2, 0, 1)
some = torch.randn(4, 4)[::2, 1:]
turned = turned * 1
print('turned.sub_(some, alpha=2)')
try:
    turned.sub_(some, alpha=2)
    show(turned)
except Exception as error:
    print(type(error).__name__, error)
made_across = torch.randn(2, 3).requires_grad_().t() * 1
print('made_across.argmin(1)')
try:
    result = made_across.argmin(1)
    show(result)
    pull(result, made_across)
except Exception as error:
    print(type(error).__name__, error)
empty = torch.empty(0)
print('empty.contiguous()')
try:
    result = empty.contiguous()
    show(result)
    pull(result, empty)
except Exception as error:
    print(type(error).__name__, error)
