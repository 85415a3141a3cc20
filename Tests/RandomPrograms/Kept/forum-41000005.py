import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(374)
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.layers = nn.ModuleDict({'in': nn.Linear(4, 6), 'out': nn.Linear(6, 2)})
        self.w = nn.Parameter(torch.ones(6))
        self.drop = nn.Dropout(p=0.5)

    def forward(self, x):
        x = F.leaky_relu(self.layers['in'](x)) * self.w
        return self.layers['out'](self.drop(x))


model = Net()
X = torch.randn(6, 4)
Y = torch.randint(0, 2, (6,))
criterion = nn.MultiMarginLoss()
optimizer = torch.optim.Adagrad(model.parameters(), lr=1e-4)
print(criterion)
for epoch in range(3):
    model.train()
    total = 0.0
    for i in range(0, 6, 2):
        xb, yb = X, Y
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print('epoch', epoch, 'loss', loss)
model.eval()
with torch.no_grad():
    out = model(X)
    print(out.argmax(1))
import numpy as np
t = torch.tensor([[True, False]])
try:
    print(t.to('cpu', torch.float64))
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(t.tolist())
except RuntimeError as e:
    print('caught:', e)
try:
    print(torch.Tensor([1, 2, 3]))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
x = torch.arange(6.).view(2, 1, 3)
try:
    print(x[x > 2])
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
try:
    print(x.size(0), x.size(-1), len(x))
except RuntimeError as e:
    print(repr(e)[:100])
try:
    print(x[..., -1])
except RuntimeError as e:
    print(repr(e)[:100])
try:
    print(x.view(-1, 2).shape)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(x @ x.T)
except RuntimeError as e:
    print(type(e).__name__, e)
