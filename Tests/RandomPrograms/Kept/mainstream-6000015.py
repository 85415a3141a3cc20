import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(15)
t1 = torch.ones(3, 3, requires_grad=True)
t2 = torch.tensor(-1.0)
t3 = torch.tensor([-2.0, -2.0, -1.0], requires_grad=True)
try:
    t3[0] = 3
except Exception as e:
    print(type(e).__name__, '|', e)
t4 = t1.norm()
try:
    t3.relu_()
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t3, t3._version, t3.is_leaf)
t4.retain_grad()
t4.sum().backward(inputs=[t1])
print(t1.grad)
print(t3.grad)
try:
    print(torch.autograd.grad(t4.sum(), t1, allow_unused=True))
except RuntimeError as e:
    print(type(e).__name__, '|', e)
t5 = (3 / t2)
print(t3)
print(t4)
print(t5)
