import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(388)
x = torch.arange(3.).view(3, 1)
try:
    print(x.reshape(2, -1))
except Exception as e:
    print('caught:', e)
try:
    print(torch.hstack([x, x]).shape)
except RuntimeError as e:
    print(type(e).__name__, e)
try:
    print(x @ x.T)
except RuntimeError as e:
    print(type(e).__name__, e)
try:
    print(x.split(1))
except RuntimeError as e:
    print('caught:', e)
