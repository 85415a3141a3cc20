# Operations that a scene writes itself.
import torch
from torch.autograd import Function
from torch.autograd.function import once_differentiable


class Cube(Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.save_for_backward(x)
        ctx.scale = scale
        return x ** 3 * scale

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return grad * 3 * x ** 2 * ctx.scale, None


class Split(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.set_materialize_grads(False)
        return x * 2, x * 5

    @staticmethod
    def backward(ctx, a, b):
        print(a, b, ctx.needs_input_grad)
        return a * 2 if b is None else a * 2 + b * 5


class Exp(Function):
    @staticmethod
    def forward(ctx, x):
        result = x.exp()
        ctx.save_for_backward(result)
        return result

    @staticmethod
    @once_differentiable
    def backward(ctx, grad):
        return grad * ctx.saved_tensors[0]


x = torch.tensor([1.0, -2.0], requires_grad=True)
y = Cube.apply(x, 2.0)
print(y, y.grad_fn.name(), y.grad_fn.next_functions[0][0].name(), len(y.grad_fn.next_functions))
(g,) = torch.autograd.grad(y.sum(), x, create_graph=True)
print(g)
print(torch.autograd.grad(g.sum(), x))
a, b = Split.apply(x)
a.sum().backward()
print(x.grad)
e = Exp.apply(torch.zeros(2, requires_grad=True))
e.sum().backward()
print(e)
w = torch.zeros(1, requires_grad=True)
(g,) = torch.autograd.grad(Exp.apply(w), w, create_graph=True)
try:
    g.backward()
except RuntimeError as error:
    print(error)


class Wrong(Function):
    @staticmethod
    def forward(ctx, a, b):
        return a + b

    @staticmethod
    def backward(ctx, grad):
        return grad


try:
    Wrong.apply(x, x).sum().backward()
except RuntimeError as error:
    print(error)
