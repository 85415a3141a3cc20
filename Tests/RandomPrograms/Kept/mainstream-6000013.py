import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(13)
t1 = torch.tensor([[-2.0, 3.0, 0.0], [0.5, 0.5, 2.0], [0.0, 1.0, 2.0]], requires_grad=True)
t2 = torch.full((2, 2), -1.0)
t4 = (t1 / 3)
t5 = t2
t4.retain_grad()
t4.detach().add_(1)
print(torch.autograd.grad(t4.sum(), t1, materialize_grads=True))
print(type(t4.grad_fn).__name__)
t7 = t1
t8 = torch.linspace(0, 1, 4, requires_grad=True)
print(t4)
try:
    t4.backward(0.1)
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1.grad)
print(t7.grad)
print(t8.grad)
try:
    (t4 ** 2).sum().backward()
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t1.grad)
print(t7.grad)
print(t8.grad)
print(t7.grad)
print(t8.tolist())
t11 = torch.tensor([[[0.0, 3.0], [0.5, 0.0]], [[0.5, -2.0], [-2.0, 1.0]]], requires_grad=True)
try:
    torch.autograd.backward([t4.sum()])
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1.grad)
print(t7.grad)
print(t8.grad)
print(t7)
print(t8)
print(t11)
