import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(24)
t1 = torch.tensor([[1.0], [1.0]], requires_grad=True)
t2 = torch.randn(2, 2, 2, requires_grad=True)
try:
    t2[:, 0] = 2
except RuntimeError as e:
    print(type(e).__name__, '|', e)
t3 = (t1 * 3)
print(torch.autograd.grad(t3.sum(), t1, allow_unused=True))
t4 = (-1.0 / t1.cos())
t5 = (t2 * t2)
t4.masked_fill_(t4 < 0, 0)
print(t4, t4._version, t4.is_leaf)
t5.backward(torch.ones_like(t5))
print(t1.grad)
print(t2.grad)
print(t4)
t3.data.mul_(2)
print(t3, t3._version, t3.is_leaf)
t6 = torch.linspace(0, 1, 5, requires_grad=True)
try:
    v = torch.ones_like(t5)
    print(torch.autograd.grad(t5, t6, v, is_grads_batched=False))
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(v.max(), v.argmax())
print(torch.autograd.grad(t5.sum(), t6, materialize_grads=True))
t7 = torch.linspace(0, 1, 3, requires_grad=True)
print(t1.grad)
print(t2.grad)
print(t6.grad)
print(t6)
print(v)
print(t7)
