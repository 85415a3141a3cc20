import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(382)
model = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.BatchNorm1d(4), nn.Linear(4, 2))
print(next(iter(model.named_parameters())))
print(model.training)
model.eval()
print(model.training, [m.training for m in model.modules()])
print(model)
try:
    print(model(None))
except Exception as e:
    print('caught:', e)
