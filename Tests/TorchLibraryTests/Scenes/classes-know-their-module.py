# Classes know the module that PyTorch keeps them in.
import torch
from torch.utils.data import Dataset, DataLoader, TensorDataset, Subset, IterableDataset
class Own(Dataset):
    pass
class Layer(torch.nn.LazyLinear):
    pass
class Opt(torch.optim.SGD):
    pass
print(Own.__module__, Layer.__module__, Opt.__module__, Own, Opt)
for k in (torch.optim.SGD, torch.optim.AdamW, torch.optim.LBFGS, torch.nn.Upsample, torch.nn.LazyConv2d, TensorDataset, DataLoader, torch.utils.data.RandomSampler): print(k, torch.typename(k), k.__module__)
print(torch.typename(torch.optim.Adam([torch.ones(1,requires_grad=True)])))
try: torch.optim.SGD([], lr=0.1)
except ValueError as e: print(e)
import copy
o = copy.deepcopy(torch.optim.SGD([torch.ones(1,requires_grad=True)], lr=1.))
print(type(o))
