import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(400)
model = nn.Sequential(nn.Linear(4, 4), nn.Hardswish(), nn.LayerNorm(4), nn.Linear(4, 2))
for k, v in model.state_dict().items():
    print(k, v.shape)
state = {k: v.clone() for k, v in model.state_dict().items()}
try:
    print(model.load_state_dict({}, strict=False))
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    state.pop(next(iter(state)))
    print(model.load_state_dict(state))
except RuntimeError as e:
    print(repr(e)[:100])
a = torch.randn(2, requires_grad=True)
b = torch.tensor([-2.25, -1.011], requires_grad=True)
c = a @ b
d = c.norm()
print(d.grad_fn.name())
print(c)
print(type(c.grad_fn))
with torch.no_grad():
    e = a * b
print(e, e.requires_grad)
try:
    d.backward(retain_graph=True)
    d.backward()
    print(a.grad)
except RuntimeError as e:
    print(repr(e)[:100])
import numpy as np
t = torch.tensor([1.5, -2.5, 3.0])
try:
    print(torch.tensor(np.arange(3)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    print(t.numpy() + 1)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
try:
    print(t.numpy() + 1)
except Exception as e:
    print('caught:', e)
try:
    print(torch.Tensor([1, 2, 3]))
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(t.to(torch.int8))
except Exception as e:
    print(repr(e)[:100])
try:
    print(t.numpy() + 1)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
