import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(72)
t = torch.zeros(2, 3)
i = torch.tensor([0, 1])
m = torch.arange(t.numel()).view_as(t) % 2 == 0
try:
    t[[[0], [1]], [0, 1]] = True
except Exception as e:
    print(repr(e)[:100])
print(t._version, t.sum())
try:
    t[None] += torch.ones(2)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
print(t)
try:
    t[i.int()] += t.sum()
except RuntimeError as e:
    print(type(e).__name__, e)
print(t._version, t.sum())
try:
    t[range(2)] += torch.arange(4)
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
print(t._version, t.sum())
try:
    t[0, 1] = torch.tensor(3.)
except Exception as e:
    print(repr(e)[:100])
print(t.grad_fn.name() if t.grad_fn else None)
try:
    t[m] = t[m] * 2 + 1
except Exception as e:
    print(type(e).__name__, e)
print(t)
x = torch.tensor([0.671, -2.73, 2.564], requires_grad=True)
y = torch.tensor([-2.77, -1.11, 0.988], requires_grad=True)
out = (x ** 3).sum()
print(out)
try:
    print(torch.autograd.grad(out, (x, y)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
