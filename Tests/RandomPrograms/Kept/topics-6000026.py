import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(80)
w = torch.randn(2, requires_grad=True)
b = torch.zeros((), requires_grad=True)
for i in range(4):
    loss = ((w * -2 + b) ** 3).sum()
    loss.backward()
    print(i, loss.item(), w.grad, b.grad)
print(w, b.grad)
with torch.enable_grad():
    z = w * 2
    print(z.requires_grad, z.is_leaf, torch.is_grad_enabled(), torch.is_inference_mode_enabled())
try:
    z.sum().backward()
    print(w.grad)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
from torch.func import grad, vmap, jacrev, jacfwd, hessian, vjp, jvp, grad_and_value, functional_call


def f(w, x):
    return torch.tanh(w @ x)


w = torch.tensor([-0.5, -0.564, -2.59])
x = torch.tensor([-0.302, 0.896, 1.18])
xs = torch.tensor([[2.57, -0.9, 2.522], [-0.151, -0.42, 0.1]])
try:
    print(vjp(f, w, x)[1](torch.tensor(1.)))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(jacrev(f, argnums=1)(w, x))
except RuntimeError as e:
    print(repr(e)[:100])
