import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(381)
a = nn.Linear(3, 3)
b = nn.Linear(3, 3)
b.weight = a.weight
print(a.weight is b.weight, len(list(nn.Sequential(a, b).parameters())))
nn.Sequential(a, b)(torch.ones(1, 3)).sum().backward()
print(a.weight.grad)
class Own(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        print('forward', x.requires_grad)
        return x.round()

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        pass
        return grad.clone()


x = torch.rand(3, requires_grad=True)
y = Own.apply(x)
print(y, type(y.grad_fn).__name__)
(y * 2).mean().backward()
print(x.grad)
try:
    Own.apply(x, x)
except Exception as e:
    print(repr(e)[:100])
from torch.utils.data import DataLoader, Dataset, TensorDataset
X, y = torch.arange(6.).view(3, 2), torch.arange(3)
class Data(Dataset):
    def __len__(self):
        return len(X)

    def __getitem__(self, i):
        return float(i), str(i)


data = Data()
loader = DataLoader(data, batch_size=4, shuffle=True)
print(len(data), len(loader), data[1])
for i, batch in enumerate(loader):
    print(i, batch)
train, test = torch.utils.data.random_split(data, [2, 1], generator=torch.Generator().manual_seed(1))
print(len(train), len(test), train.indices)
