import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(386)
import numpy as np
t = torch.randn(2, 2)
try:
    print(torch.get_default_dtype())
except Exception as e:
    print(repr(e)[:100])
try:
    print((t + 1).numpy())
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(t.to(torch.float16))
except Exception as e:
    print(type(e).__name__, e)
x = torch.arange(3).view(1, 3)
try:
    print(x.transpose(0, -1).contiguous().view(-1))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    print(x[x > 2])
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(x.unbind(0))
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(x.flatten(1).shape)
except RuntimeError as e:
    print(type(e).__name__, e)
try:
    print((x + x.unsqueeze(0)).shape)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
torch.set_printoptions(linewidth=200)
print(torch.randint(0, 1000, (3, 12)))
print(torch.tensor([1., float('nan'), 1e10]))
torch.set_printoptions(linewidth=40)
print(torch.rand(5, requires_grad=True) * 3)
torch.set_printoptions(edgeitems=4, threshold=10)
print(torch.arange(30))
torch.set_printoptions(profile='default')
