import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(380)
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.layers = nn.ModuleDict({'in': nn.Linear(4, 3), 'out': nn.Linear(3, 2)})
        self.w = nn.Parameter(torch.randn(3))
        self.drop = nn.Dropout(p=0.5)

    def forward(self, x):
        x = F.elu(self.layers['in'](x)) * self.w
        return self.layers['out'](self.drop(x))


model = Net()
for name, p in model.named_parameters():
    print(f'{name:25s} {str(tuple(p.shape)):12s} {p.requires_grad}')
for name, child in model.named_children():
    print(name, child)
print(model)
print(model._modules.keys())
try:
    model.register_buffer('b', 3)
except Exception as e:
    print('caught:', e)
