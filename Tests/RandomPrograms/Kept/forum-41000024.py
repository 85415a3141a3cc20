import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(393)
class Block(nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.linear = nn.Linear(a, b)
        self.act = nn.CELU()
        self.norm = nn.LayerNorm(b)

    def forward(self, x):
        x = self.act(self.linear(x))
        return self.norm(x)


class Net(nn.Module):
    def __init__(self, width, depth=2):
        super().__init__()
        self.stem = Block(4, width)
        self.blocks = nn.ModuleList([Block(width, width) for _ in range(depth)])
        self.head = nn.Linear(width, 2)
        self.scale = nn.Parameter(torch.tensor(1.0))
        self.register_buffer('steps', torch.tensor(0))

    def forward(self, x):
        self.steps += 1
        x = self.stem(x)
        for block in self.blocks:
            x = x + block(x)
        return self.head(x) * self.scale


model = Net(5, depth=3)
x = torch.randn(3, 4)
drop = nn.Dropout(0.5)
print(drop(torch.ones(2, 4)), drop)
drop.eval()
print(drop(torch.ones(2, 4)))
x = torch.arange(6).view(2, 1, 3)
try:
    print(x.size(0), x.size(-1), len(x))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(x[::2])
except RuntimeError as e:
    print('caught:', e)
try:
    print(x.chunk(2))
except RuntimeError as e:
    print('caught:', e)
try:
    print(torch.hstack([x, x]).shape)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
try:
    print(x.size(0), x.size(-1), len(x))
except Exception as e:
    print(repr(e)[:100])
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.layers = nn.ModuleDict({'in': nn.Linear(4, 4), 'out': nn.Linear(4, 2)})
        self.w = nn.Parameter(torch.ones(4))
        self.drop = nn.Dropout(p=0.5)

    def forward(self, x):
        x = F.relu(self.layers['in'](x)) * self.w
        return self.layers['out'](self.drop(x))


model = Net()
print(list(model.state_dict().values())[0])
state = {k: v.clone() for k, v in model.state_dict().items()}
try:
    state.pop(next(iter(state)))
    print(model.load_state_dict(state))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
