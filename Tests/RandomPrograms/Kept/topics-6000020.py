import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(74)
x = torch.tensor([2.77, -0.8, -0.07], requires_grad=True)
y = torch.tensor([-0.042, 1.929, -2.4], requires_grad=True)
out = x.pow(y.abs()).sum().abs()
print(out)
for k in range(3):
    (x.pow(y.abs()).sum().abs() * k).backward()
    print(x.grad)
try:
    print(torch.autograd.functional.hvp(lambda v: v.pow(4).sum(), x, torch.ones(3)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
a = torch.rand(2, 2, requires_grad=True)
b = a.tanh()
c = b.exp()
print(b._version)
try:
    a.add_(1)
except Exception as e:
    print(repr(e)[:100])
print(b._version, b.is_leaf, b.grad_fn.name() if b.grad_fn else None)
try:
    c.sum().backward()
    print(a.grad)
except Exception as e:
    print('caught:', e)
print(a.grad, a._version)
