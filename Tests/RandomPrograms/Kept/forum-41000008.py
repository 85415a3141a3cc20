import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(377)
class Own(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        pass
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        pass
        return grad * (x > 0)


x = torch.tensor([-0.164, -0.4, -0.9], dtype=torch.float64, requires_grad=True)
y = Own.apply(x)
print(y, type(y.grad_fn).__name__)
y.sum().backward()
print(x.grad)
try:
    print(torch.autograd.gradcheck(Own.apply, (torch.rand(2, dtype=torch.float64, requires_grad=True) + 0.1,)))
except RuntimeError as e:
    print(type(e).__name__, e)
from torch.utils.data import DataLoader, Dataset, TensorDataset
X, y = torch.arange(16.).view(8, 2), torch.arange(8)
class Data(Dataset):
    def __len__(self):
        return len(X)

    def __getitem__(self, i):
        return {'x': X[i], 'y': y[i]}


data = Data()
loader = DataLoader(data, batch_size=4, drop_last=True)
print(len(data), len(loader), data[1])
for i, batch in enumerate(loader):
    print(i, batch)
