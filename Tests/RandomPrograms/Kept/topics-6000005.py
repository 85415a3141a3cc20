import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(59)
a = torch.tensor([[1.811, -0.92], [2.2, 0.25]], requires_grad=True)
b = a.exp()
c = b.norm()
print(b._version)
try:
    b.zero_()
except RuntimeError as e:
    print(type(e).__name__, e)
print(b._version, b.is_leaf, b.grad_fn.name() if b.grad_fn else None)
try:
    c.sum().backward()
    print(a.grad)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
print(a.grad, a._version)
