import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(401)
a = torch.randn(2, 3, requires_grad=True)
b = a ** 2
v = b.split(1)[1]
print(v.is_leaf, v._is_view())
c = b.sqrt()
try:
    b.clamp_(0, 1)
    print(b.grad_fn.name() if b.grad_fn else None, b._version)
except Exception as e:
    print('caught:', e)
try:
    (c.sum() + b.sum()).backward()
    print(a.grad)
except Exception as e:
    print('caught:', e)
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.layers = nn.ModuleDict({'in': nn.Linear(4, 5), 'out': nn.Linear(5, 2)})
        self.w = nn.Parameter(torch.randn(5))
        self.drop = nn.Dropout(p=0.5)

    def forward(self, x):
        x = F.relu(self.layers['in'](x)) * self.w
        return self.layers['out'](self.drop(x))


model = Net()
x = torch.randn(5, 4)
optimizer = torch.optim.Adadelta(model.parameters())
print(optimizer.state_dict())
for step in range(3):
    optimizer.zero_grad()
    loss = F.mse_loss(model(x), torch.ones_like(model(x)))
    loss.backward()
    optimizer.step()
    print('Loss:', loss)
print({k: (v.shape if torch.is_tensor(v) else v) for k, v in optimizer.state[list(model.parameters())[0]].items()})
try:
    torch.optim.LBFGS(model.parameters()).step()
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.layers = nn.ModuleDict({'in': nn.Linear(4, 2), 'out': nn.Linear(2, 2)})
        self.w = nn.Parameter(torch.randn(2))
        self.drop = nn.Dropout(p=0.5)

    def forward(self, x):
        x = F.silu(self.layers['in'](x)) * self.w
        return self.layers['out'](self.drop(x))


model = Net()
for name, p in model.named_parameters():
    print(f'{name:25s} {str(tuple(p.shape)):12s} {p.requires_grad}')
print(repr(model).count('Linear'))
print(list(model.parameters())[-1])
print(model(torch.randn(2, 4)))
for name, module in model.named_modules():
    print(name, '->', type(module).__name__)
try:
    print(model(torch.ones(2, 4).double()))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
