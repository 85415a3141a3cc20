# torch.autograd: grad, jacobian, hessian, products and gradcheck.
import torch
from torch.autograd import grad
from torch.autograd.functional import hessian, hvp, jacobian, jvp, vjp

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)


def f(v):
    return (v ** 3).sum()


def g(v):
    return torch.stack([v[0] * v[1], v[1] * v[2], v[2] ** 2])


(first,) = grad(f(x), x, create_graph=True)
print(first, grad(first.sum(), x))
print(jacobian(g, x))
print(hessian(f, x.detach()))
print(vjp(g, x, torch.ones(3)))
print(jvp(g, x, torch.ones(3)))
print(hvp(f, x, torch.ones(3)))
print(grad(x.sum(), [x], allow_unused=True), grad((x * 2).sum(), (x, torch.ones(1, requires_grad=True)), allow_unused=True))
print(grad([x.sum(), (x ** 2).sum()], x))
d = torch.rand(3, dtype=torch.float64, requires_grad=True)
print(torch.autograd.gradcheck(g, (d,)), torch.autograd.gradgradcheck(g, (d,)))
y = x * 2
y.retain_grad()
torch.autograd.backward([y.sum(), x.sum()])
print(x.grad, y.grad)
with torch.autograd.set_detect_anomaly(True):
    z = torch.tensor([-1.0], requires_grad=True)
    try:
        z.sqrt().backward()
    except RuntimeError as error:
        print(error)
try:
    hessian(lambda v: v, x)
except RuntimeError as error:
    print(error)
print(torch.autograd.gradcheck(lambda v: (v * v).sum(), torch.randn(2, 3, dtype=torch.float64).t().requires_grad_()))
print(torch.func.hessian(lambda v: torch.nn.functional.softplus(v).dot(torch.tensor([-0.5, 2.0])))(torch.tensor([0.5, 1.0])))
print(torch.func.hessian(lambda v: (v.exp() * torch.tensor([-0.5, 2.0])).sum())(torch.tensor([0.5, 1.0])))
