import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(11)
t1 = torch.ones(2, 3, requires_grad=True)
t2 = torch.linspace(0, 1, 4, requires_grad=True)
t3 = torch.tensor([[2.0, 0.0, 1.0], [3.0, 4.0, 0.5], [-2.0, -1.0, 1.0]], requires_grad=True)
print(t2, t2._version, t2.is_leaf)
print(t3.sum().item())
t4 = t1.detach()
print(t4._base is not None, t4.is_leaf, t4.requires_grad, t4)
t5 = torch.zeros(3, requires_grad=True)
print(t3, t3._version, t3.is_leaf)
t6 = torch.linspace(0, 1, 3, requires_grad=True)
print(t5.tolist())
t1.register_hook(lambda g: print('hook', g))
try:
    t6[0] = 1.5
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t6, t6._version, t6.is_leaf)
try:
    t6.mul_(t4)
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t6, t6._version, t6.is_leaf)
print(torch.func.grad(lambda x: (x ** 2).sum())(t1))
print(t4)
print(t5)
print(t6)
