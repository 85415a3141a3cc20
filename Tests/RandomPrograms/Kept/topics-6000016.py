import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(70)
t = torch.zeros(3, 4)
i = torch.tensor([0, 1])
m = torch.arange(t.numel()).view_as(t) % 2 == 0
v = torch.ones((), requires_grad=True)
t = t * v
try:
    t[0, 1] = t.sum()
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
print(t)
try:
    t[i, :] += v * 2
except Exception as e:
    print(f'{type(e).__name__}: {e}')
print(t)
try:
    t[:, None] = i.float()
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
print(t.grad_fn.name() if t.grad_fn else None)
try:
    t[[True, False, True]] *= torch.ones(2)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
print(t.grad_fn.name() if t.grad_fn else None)
try:
    t[:2] = i
except RuntimeError as e:
    print(repr(e)[:100])
print(t._version, t.sum())
try:
    t[0, 0, 0, 0] = True
except Exception as e:
    print(repr(e)[:100])
print(t)
try:
    t.scatter_(0, torch.zeros_like(t, dtype=torch.long), 1)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
print(t)
try:
    t.sum().backward()
    print(v.grad)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
x = torch.randn(8, 3)
y = x.sum(1, keepdim=True).expand(8, 1) * 0.5 + 1
w1 = torch.randn(3, 3, requires_grad=True)
b1 = torch.zeros(3, requires_grad=True)
w2 = torch.randn(3, 1, requires_grad=True)
loss_fn = F.mse_loss
for epoch in range(4):
    out = torch.tanh(x @ w1 + b1) @ w2
    loss = loss_fn(out, y)
    loss.backward()
    with torch.no_grad():
        for p in (w1, b1, w2):
            p += -0.2 * p.grad
            p.grad = None
    print(epoch, loss.item())
print(w1.grad, b1.grad)
