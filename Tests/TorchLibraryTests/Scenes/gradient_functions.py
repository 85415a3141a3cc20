# The functions behind a gradient that is part of a graph, how often its memory was written, and its strides.
import torch


def functions(function, depth):
    if function is None:
        return "None"
    if depth == 0:
        return function.name()
    return f"{function.name()}({', '.join(functions(f, depth - 1) for f, _ in function.next_functions)})"


def show(name, call, *inputs):
    result = call(*inputs)
    for gradient in torch.autograd.grad((result * result).sum(), inputs, create_graph=True):
        print(name, functions(gradient.grad_fn, 2), gradient._version, gradient.stride())


torch.manual_seed(0)
x = torch.randn(2, 3, requires_grad=True)
y = torch.randn(2, 3, requires_grad=True)
number = torch.tensor(1.5, requires_grad=True)
places = torch.tensor([[0], [1]])

show("amax", lambda a: a.amax(1), x)
show("amax of all", lambda a: a.amax(), x)
show("amax of a number", lambda a: a.amax(-1), number)
show("aminmax", lambda a: a.aminmax(dim=1)[0], x)
show("max", lambda a: a.max(), x)
show("median", lambda a: a.median(), x)
show("max over a dimension", lambda a: a.max(1)[0], x)
show("max of a number", lambda a: a.max(0)[0], number)
show("sort", lambda a: a.sort(1)[0], x)
show("sort of a number", lambda a: a.sort(0)[0], number)
show("topk", lambda a: a.topk(2)[0], x)
show("mode", lambda a: a.mode(1)[0], x)
show("kthvalue", lambda a: a.kthvalue(1, 1)[0], x)
show("cummax", lambda a: a.cummax(1)[0], x)
show("gather", lambda a: a.gather(1, places), x)
show("index_select", lambda a: a.index_select(1, places[0]), x)
show("take", lambda a: a.take(places), x)
show("trace", lambda a: a.trace(), x)
show("maximum", torch.maximum, x, y)
show("copysign", torch.copysign, x, y)
show("nan_to_num", lambda a: a.nan_to_num(), x)
show("sub with alpha", lambda a, b: torch.sub(a, b, alpha=3), x, y)
show("rsub", lambda a: torch.rsub(a, y.detach(), alpha=2), x)
show("squeeze", lambda a: a.squeeze(), x)
show("squeeze of ones", lambda a: a[None, :, None].squeeze((0, 2)), x)
show("masked_select", lambda a: a.masked_select(a > 0), x)
show("clamp", lambda a, b: a.clamp(min=b, max=b + 1), x, y)
show("stack", lambda a, b: torch.stack([a, b], 1), x, y)
show("index", lambda a: a[torch.tensor([1, 0])], x)
show("index of two", lambda a: a[[0, 1], [1, 2]], x)
show("repeat_interleave", lambda a: a.repeat_interleave(2), torch.ones(3, requires_grad=True))
show("floor", lambda a: a.floor() + a, torch.ones(3, 2).t().clone().requires_grad_())
show("movedim", lambda a: a.movedim(0, -2), x)
show("movedim to its place", lambda a: a.movedim(0, 0), x)

for mode in ["floor", "trunc"]:
    quotient = torch.div(x, y, rounding_mode=mode)
    print(torch.autograd.grad(quotient.sum(), [x, y], create_graph=True))

for row in x:
    print(row.grad_fn.name())
with_nan = torch.tensor([1.0, float("nan"), 3.0], requires_grad=True)
print(torch.autograd.grad(with_nan.max(), with_nan))

# The type of a leaf's gradient is the leaf's, unless another or any is asked for.
leaf = torch.ones(2, requires_grad=True)
leaf.grad_dtype = torch.float64
(leaf * 2).sum().backward()
print(leaf.grad, leaf.grad_dtype)
leaf.grad_dtype = None
leaf.grad = torch.ones(2, dtype=torch.float16)
print(leaf.grad, leaf.grad_dtype, number.grad_dtype)
for attempt in [lambda: (leaf * 2).grad_dtype, lambda: setattr(leaf * 2, "grad_dtype", None), lambda: setattr(leaf, "grad_dtype", 3)]:
    try:
        attempt()
    except RuntimeError as error:
        print(error)
places = torch.tensor([2.0, 3.0], requires_grad=True)
print(torch.special.zeta(2, places.detach()), torch.special.zeta(2.0, places))
print(torch.autograd.grad(torch.special.zeta(2.0, places).sum(), places))
