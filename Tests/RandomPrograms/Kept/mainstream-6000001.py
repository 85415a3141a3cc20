import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(1)
t1 = torch.full((2, 3), 0.1, requires_grad=True)
t2 = torch.full((2, 3), 2)
t1.detach().add_(1)
print(t1, t1._version, t1.is_leaf)
@torch.no_grad()
def f(x):
    return x * 2
print(f(t1))
t4 = (((t1 * t1) / (t1 + t1)) * (t1 * F.tanh(t1)))
print([f[0].name() if f[0] is not None else None for f in t4.grad_fn.next_functions])
t4[0] += 1.5
print(t4, t4._version, t4.is_leaf)
print(t4)
torch.autograd.backward([t4.sum()])
print(t1.grad)
print(f'{t1.sum():.4f}')
t5 = torch.tensor(0.5, dtype=torch.float64)
print(t1.grad)
print(t5.is_leaf, t5.requires_grad, t5.grad_fn is None)
t8 = t5.logsumexp(dim=0).square()
print(t1.grad)
try:
    (t4 ** 2).sum().backward()
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1.grad)
try:
    t1.clamp_(min=0)
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1, t1._version, t1.is_leaf)
t9 = t5.exp()
print([f[0].name() if f[0] is not None else None for f in t4.grad_fn.next_functions])
print(t5)
print(t8)
print(t9)
