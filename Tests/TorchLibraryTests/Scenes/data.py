# Data sets and loaders, and clipping.
import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_, parameters_to_vector
from torch.utils.data import DataLoader, Dataset, TensorDataset

torch.manual_seed(1)
xs, ys = torch.arange(10.0).view(5, 2), torch.arange(5)
data = TensorDataset(xs, ys)
print(len(data), data[1])
for bx, by in DataLoader(data, batch_size=2):
    print(bx, by)
for bx, by in DataLoader(data, batch_size=2, shuffle=True, drop_last=True):
    print(by)


class Squares(Dataset):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return i, float(i * i)


loader = DataLoader(Squares(), batch_size=3)
print(len(loader), list(loader))
w = torch.tensor([3.0, 4.0], requires_grad=True)
(w ** 2 / 2).sum().backward()
print(clip_grad_norm_([w], 1.0), w.grad)
print(clip_grad_value_(w, 0.5), w.grad, parameters_to_vector([w, w]))
