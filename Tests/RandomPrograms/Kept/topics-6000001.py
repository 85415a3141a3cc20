import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(55)
x = torch.tensor([2.525, 0.3, 2.307], requires_grad=True)
y = torch.tensor([2.6, -0.67, 2.14], requires_grad=False)
out = (x.log1p().abs() + y).std()
print(out)
try:
    d = out
    for order in range(3):
        d, = torch.autograd.grad(d.sum(), x, create_graph=True)
        print(order, d)
except Exception as e:
    print(repr(e)[:100])
from torch.func import grad, vmap, jacrev, jacfwd, hessian, vjp, jvp, grad_and_value, functional_call


def f(w, x):
    return F.softplus(w).dot(x)


w = torch.tensor([1.79, -2.9, 2.463])
x = torch.tensor([-0.97, -0.69, 2.17])
xs = torch.tensor([[1.856, 0.97, 1.02], [-2.0, 0.77, -1.44]])
try:
    print(jacrev(f, argnums=1)(w, x))
except RuntimeError as e:
    print(type(e).__name__, e)
try:
    print(jvp(lambda v: v.exp(), (w,), (torch.ones(3),)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(grad_and_value(f)(w, x))
except Exception as e:
    print('caught:', e)
