import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(371)
net = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.AvgPool2d(2), nn.Flatten())
x = torch.randn(2, 1, 6, 6)
for layer in net:
    x = layer(x)
    print(type(layer).__name__, tuple(x.shape))
head = nn.Linear(x.shape[1], 3)
out = head(x)
print(head, net[0])
loss = F.cross_entropy(out, torch.tensor([0, 2]))
print(loss)
loss.backward()
print([(n, round(p.grad.abs().sum().item(), 2)) for n, p in net.named_parameters()])
