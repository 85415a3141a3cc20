# torch.autograd.functional in strict mode, and with functions that do not depend on what they are given.
import torch
from torch.autograd.functional import hessian, hvp, jacobian, jvp, vhp, vjp


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


x = torch.tensor([1.0, 2.0])
y = torch.tensor([3.0, 4.0])
v = torch.tensor([1.0, -1.0])


def cut(x):
    return x.detach()


def double(x):
    return x * 2


def first(x, y):
    return x * 2


def cubes(x):
    return (x**3).sum()


for strict in (False, True):
    tell(lambda: jacobian(cut, x, strict=strict))
    tell(lambda: jacobian(first, (x, y), strict=strict))
    tell(lambda: jacobian(double, x, strict=strict, create_graph=True))
    tell(lambda: jacobian(double, x, strict=strict, vectorize=True))
    tell(lambda: hessian(lambda x: x.sum(), x, strict=strict))
    tell(lambda: vjp(cut, x, v, strict=strict))
    tell(lambda: vjp(first, (x, y), v, strict=strict))
    tell(lambda: jvp(cut, x, v, strict=strict))
    tell(lambda: jvp(double, x, v, strict=strict, create_graph=True))
    for product in (hvp, vhp):
        tell(lambda: product(lambda x: x.sum(), x, v, strict=strict))
        tell(lambda: product(lambda x: x.detach().sum(), x, v, strict=strict))
        tell(lambda: product(lambda x: (x**2).sum(), x, v, strict=strict, create_graph=True))
for wrong in [
    lambda: jacobian(lambda x: (x, 3), x), lambda: jacobian(double, 3), lambda: jacobian(double, (x, 3)),
    lambda: hessian(lambda x: (x.sum(), x.sum()), x), lambda: hessian(double, x),
    lambda: hessian(cubes, x, outer_jacobian_strategy="other"), lambda: hvp(double, x, v), lambda: vhp(double, x, v),
    lambda: hvp(cubes, x), lambda: vjp(double, x), lambda: jvp(double, x), lambda: vjp(double, x, (v, v)),
    lambda: jvp(first, (x, y), (v, torch.ones(3))),
]:
    tell(wrong)
w = x.clone().requires_grad_()
for found in [
    jacobian(torch.square, w, create_graph=True), hessian(cubes, w, create_graph=True),
    hvp(cubes, w, v, create_graph=True)[1], vjp(torch.square, w, v, create_graph=True)[1],
    jvp(torch.square, w, v, create_graph=True)[1],
]:
    print(torch.autograd.grad(found.sum(), w))
