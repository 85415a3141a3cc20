import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(14)
t1 = torch.zeros(3, 3, requires_grad=True)
t2 = torch.linspace(0, 1, 3, requires_grad=True)
t3 = torch.randn((), requires_grad=True)
try:
    t2[0].mul_(2)
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t2, t2._version, t2.is_leaf)
try:
    t2.sub_(t3, alpha=2)
except RuntimeError as e:
    print(type(e).__name__, '|', e)
t4 = (t3 * torch.tanh(t3))
torch.autograd.backward([t4.sum()])
print(t1.grad)
print(t2.grad)
print(t3.grad)
try:
    t5 = ((t4 + 3) @ (t1 / t1))
except Exception as e:
    print(type(e).__name__, '|', e)
t6 = ((torch.where(t2 > 0, t1, t2) / 0.5) - torch.where(t2 > 0, (t4 / t1), (t1 * 0.5)))
t6.copy_(t4)
t7 = torch.randn(())
t9 = t4
try:
    print(torch.autograd.grad(t9.sum(), t3, materialize_grads=True))
except Exception as e:
    print(type(e).__name__, '|', e)
t10 = t2.relu()
print(t7)
print(t9)
print(t10)
