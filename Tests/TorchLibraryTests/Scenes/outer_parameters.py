"""torch.func on functions that use tensors which are not their arguments: gradients flow to those as well."""

import torch
from torch.func import grad, jacrev, jacfwd, vjp

torch.manual_seed(0)
model = torch.nn.Linear(3, 2)
x = torch.ones(3)
print(jacrev(model)(x))
print(jacfwd(model)(x))
jacrev(model)(x).sum().backward()
print(model.weight.grad, model.bias.grad)

w = torch.ones(3, requires_grad=True)
slope = grad(lambda v: (v * w).sum())(x)
print(slope)
slope.sum().backward()
print(w.grad)
value, pull = vjp(lambda v: v * w, x)
print(value, pull(torch.ones(3))[0])
print(grad(lambda v: (v ** 2).sum())(x))


class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, v):
        return v * 2

    @staticmethod
    def backward(ctx, g):
        return g * 2


y = Twice.apply(w)
z = y * y
with torch.no_grad():
    y.add_(1)
    print(float(w.sum()))
try:
    z.sum().backward()
except RuntimeError as error:
    print(error)
