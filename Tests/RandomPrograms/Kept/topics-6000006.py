import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(60)
x = torch.randn(3, 3)
y = (torch.rand(3, 1) > 0.5).float()
def make(sizes):
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), nn.Mish()]
    return nn.Sequential(*layers[:-1])


model = make([3, 3, 1])
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, nesterov=True)
loss_fn = lambda p, t: F.binary_cross_entropy(torch.sigmoid(p), t)
print(model)
for step in range(5):
    optimizer.zero_grad()
    out = model(x)
    loss = loss_fn(out, y)
    loss.backward()
    optimizer.step()
    print(step, round(loss.item(), 3))
print(list(optimizer.state.values())[0].keys())
print(out.argmax(dim=1), (out.argmax(dim=1) == 0).float().mean())
t = torch.randint(-3, 4, (1, 3,))
print(t)
try:
    print(t.amin(-1))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    print(t.all(dim=1))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(t.max(0))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(t.count_nonzero(dim=(0, 1)))
except RuntimeError as e:
    print(repr(e)[:100])
t = torch.arange(10).reshape(5, 2)
i = torch.tensor([0, 1])
m = t > t.float().mean()
try:
    print(t[i, i])
except Exception as e:
    print(repr(e)[:100])
try:
    print(t[0:0])
except Exception as e:
    print('caught:', e)
try:
    print(t[None])
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    print(t[::2])
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
