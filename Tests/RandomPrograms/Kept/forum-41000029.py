import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(398)
import numpy as np
t = torch.tensor([[True, False]])
try:
    print((t + 1).numpy())
except Exception as e:
    print(type(e).__name__, e)
try:
    print(t.to(t.dtype) is t)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(torch.FloatTensor(2, 2).shape)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
try:
    print(t.dtype == torch.float32, t.dtype.is_floating_point)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
lin = nn.Linear(3, 2)
x = torch.randn(4, 3)
w = torch.randn(3, requires_grad=True)
k = torch.tensor([0, 1, 1, 0])
try:
    lin(x).backward()
except RuntimeError as e:
    print(type(e).__name__, e)
try:
    x.mean(dtype=torch.int64)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
try:
    print({w: 1}[w])
except Exception as e:
    print(f'{type(e).__name__}: {e}')
a = torch.tensor([[-2.991, 2.401, -0.005], [-2.06, -2.73, 1.2]], requires_grad=True)
b = a * 2
v = b.t()
print(b._version, v._version)
c = torch.tanh(b)
try:
    b.clamp_(0, 1)
    print(v.grad_fn.name() if v.grad_fn else None)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    c[0] *= 2
    print(b, b._version)
except RuntimeError as e:
    print('caught:', e)
try:
    (c.sum() + b.sum()).backward()
    print(a.grad)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
