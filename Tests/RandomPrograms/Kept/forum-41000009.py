import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(378)
x = torch.arange(3).view(3, 1)
try:
    print(x.float().mean(dim=(0, 1)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
try:
    print(x[-1:])
except Exception as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(x.roll(1))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
