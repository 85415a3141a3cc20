import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(375)
x = torch.arange(3).view(3, 1)
try:
    print(torch.einsum('ij->ji', x))
except RuntimeError as e:
    print(type(e).__name__, e)
try:
    print(x.permute(*range(x.dim() - 1, -1, -1)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(x.size(0), x.size(-1), len(x))
except Exception as e:
    print(repr(e)[:100])
try:
    print(x.unbind(0))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
try:
    print(x.transpose(0, -1).contiguous().view(-1))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    print(torch.tile(x, (2,)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
a = torch.tensor([-1.92, 0.92], requires_grad=True)
b = torch.tensor([1.44, 0.1], requires_grad=True)
c = torch.stack([a, b]).prod(0)
d = (c ** 2).sum().sqrt()
print(type(c.grad_fn))
with torch.no_grad():
    e = a * b
print(e, e.requires_grad)
print(d.grad_fn.name())
print(type(c.grad_fn))
try:
    print(torch.autograd.grad(d, (a, b)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.layers = nn.ModuleDict({'in': nn.Linear(4, 5), 'out': nn.Linear(5, 2)})
        self.w = nn.Parameter(torch.ones(5))
        self.drop = nn.Dropout(p=0.2)

    def forward(self, x):
        x = F.elu(self.layers['in'](x)) * self.w
        return self.layers['out'](self.drop(x))


model = Net()
X = torch.randn(5, 4)
Y = torch.randint(0, 2, (5,))
model = nn.Linear(4, 2)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.RMSprop(model.parameters(), lr=0.1, alpha=0.9)
print(criterion)
for epoch in range(2):
    model.train()
    total = 0.0
    for i in range(0, 5, 2):
        xb, yb = X, Y
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print(f'Epoch {epoch + 1}, loss {total:.4f}')
model.eval()
with torch.no_grad():
    out = model(X)
    print(out.argmax(1))
