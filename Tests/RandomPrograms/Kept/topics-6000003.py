import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(57)
a = torch.tensor([[-2.6, -0.695], [-1.0, -0.3]], requires_grad=True)
b = a.tanh()
c = b.norm()
print(b._version)
try:
    b.mul_(a)
except RuntimeError as e:
    print('caught:', e)
print(b._version, b.is_leaf, b.grad_fn.name() if b.grad_fn else None)
try:
    c.sum().backward()
    print(a.grad)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
print(a.grad, a._version)
