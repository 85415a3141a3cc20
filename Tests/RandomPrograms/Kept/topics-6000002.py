import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(56)
p = torch.randn(3, 2, requires_grad=True)
t = torch.randn(3, 2)
k = torch.randint(0, 2, (3,))
loss = F.binary_cross_entropy(p.sigmoid(), (t > 0).float())
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad)
loss = F.l1_loss(p, t, reduction='sum')
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad.sum(0))
loss = F.gaussian_nll_loss(p, t, t.exp())
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad)
t = torch.rand(4) > 0.5
print(t)
try:
    print(t.argsort(-1))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    print(t.argmax(0))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
try:
    print(t.amax(dim=1))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
