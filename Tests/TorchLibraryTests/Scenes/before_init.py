# What is said where the constructor of a base class was not called.
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
try:
    class M(nn.Module):
        def __init__(self):
            self.l=nn.Linear(2,2)
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.w=nn.Parameter(torch.ones(2))
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.register_buffer('a',torch.ones(2))
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.register_parameter('a',nn.Parameter(torch.ones(2)))
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.add_module('a',nn.ReLU())
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.a=torch.ones(2)
            self.b=3
    m=M()
    print(m.a,m.b)
    print(m(3))
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.b=3
    m=M()
    print(m)
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.b=3
    m=M()
    m.train()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.b=3
    m=M()
    m.c
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.b=3
    m=M()
    m.register_forward_hook(print)
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Module):
        def __init__(self):
            self.b=3
    m=M()
    del m.b
    del m.q
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Sequential):
        def __init__(self):
            self.a=nn.ReLU()
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.Linear):
        def __init__(self):
            self.k=nn.ReLU()
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.ModuleList):
        def __init__(self):
            self.append(nn.ReLU())
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class M(nn.ModuleDict):
        def __init__(self):
            self['a']=nn.ReLU()
    M()
except Exception as e: print(type(e).__name__, e)
try:
    class O(torch.optim.Optimizer):
        def __init__(self,p):
            self.p=list(p)
        def step(self):
            pass
    o=O([torch.ones(2)])
    print(o)
except Exception as e: print(type(e).__name__, e)
try:
    class O(torch.optim.Optimizer):
        def __init__(self,p):
            self.p=list(p)
    o=O([torch.ones(2)])
    o.zero_grad()
except Exception as e: print(type(e).__name__, e)
try:
    class O(torch.optim.Optimizer):
        def __init__(self,p):
            self.p=list(p)
    o=O([torch.ones(2)])
    o.step()
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.TensorDataset):
        def __init__(self):
            pass
    print(len(D()))
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.TensorDataset):
        def __init__(self):
            pass
    print(D()[0])
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.Dataset):
        pass
    print(D()[0])
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.Dataset):
        pass
    print(len(D()))
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.DataLoader):
        def __init__(self): pass
    print(len(D()))
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.DataLoader):
        def __init__(self): pass
    list(D())
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.DataLoader):
        def __init__(self): self.batch_size=3
    list(D())
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.Subset):
        def __init__(self): pass
    print(len(D()))
except Exception as e: print(type(e).__name__, e)
try:
    class S(torch.optim.lr_scheduler.LRScheduler):
        def __init__(self): pass
    S().step()
except Exception as e: print(type(e).__name__, e)
try:
    class S(torch.optim.lr_scheduler.StepLR):
        def __init__(self): pass
    S().step()
except Exception as e: print(type(e).__name__, e)
try:
    class S(torch.optim.lr_scheduler.StepLR):
        def __init__(self): pass
    S().get_last_lr()
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.Sampler):
        pass
    print(list(D()))
except Exception as e: print(type(e).__name__, e)
try:
    class D(torch.utils.data.Sampler):
        pass
    print(len(D()))
except Exception as e: print(type(e).__name__, e)
try:
    class F2(torch.autograd.Function):
        pass
    F2.apply(torch.ones(2))
except Exception as e: print(type(e).__name__, e)
try:
    class F2(torch.autograd.Function):
        @staticmethod
        def forward(ctx,x): return x*2
    F2.apply(torch.ones(2,requires_grad=True)).sum().backward()
except Exception as e: print(type(e).__name__, e)
