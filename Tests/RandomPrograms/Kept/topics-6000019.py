import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(73)
a = torch.ones(2, 3, requires_grad=True)
b = torch.ones(3, 2)
n = torch.tensor([1, 2, 3])
try:
    torch.foo
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    a.to(torch.foo)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    n.exp_()
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    nn.Linear(3, 2)(n)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
a = torch.tensor([[1.04, -1.8], [-2.4, -2.2]], dtype=torch.float64, requires_grad=True)
b = a.clone()
c = b.norm()
print(b._version)
try:
    b[b > 0] = 1.
except Exception as e:
    print(f'{type(e).__name__}: {e}')
print(b._version, b.is_leaf, b.grad_fn.name() if b.grad_fn else None)
try:
    c.sum().backward()
    print(a.grad)
except RuntimeError as e:
    print(repr(e)[:100])
try:
    c.sum().backward()
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
print(a.grad, a._version)
