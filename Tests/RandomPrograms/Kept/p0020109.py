import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(109)
b = torch.linspace(-1, 1, 4, requires_grad=True)
c = torch.randn(2, 2, dtype=torch.float64, requires_grad=True)
d = torch.rand(3, requires_grad=True)
e = torch.logspace(0, 2, 3)
print(e.to(torch.bfloat16))
print(d.to(torch.bfloat16))
print(nn.CrossEntropyLoss()(torch.randn(3, 4, requires_grad=True), torch.tensor([0, 1, 2])))
try:
    b.squeeze_(0)
except Exception as error:
    print(type(error).__name__, error)
try:
    e.mul_(b)
except Exception as error:
    print(type(error).__name__, error)
f = torch.randn(4, 4)[::2, 1:]
g = F.avg_pool1d(b[None], 2)
with torch.no_grad():
    c -= 0.1
e.index_fill_(0, torch.tensor([0]), 1.)
model = nn.Linear(3, 2, bias=False).double()
print(model(torch.ones(2, 3, dtype=torch.float64)))
g.select(0, 0).fill_(1)
g.index_fill_(0, torch.tensor([0]), 1.)
try:
    print(f == g)
except Exception as error:
    print(type(error).__name__, error)
g.grad_fn.register_hook(lambda i, o: print('node', len(i), len(o)))
g.erf_()
h = e.minimum(f)
try:
    d.t_()
except Exception as error:
    print(type(error).__name__, error)
g += g
i = torch.relu(g)
model = nn.Linear(3, 2, bias=False)
model.eval()
print(model(torch.ones(2, 3)), model.training)
j = torch.mean(h, -1)
k = torch.rand(5, requires_grad=True)
print('f', f)
print(f.shape, f.dtype, f.stride(), f._version, f.requires_grad)
print('g', g)
print(g.shape, g.dtype, g.stride(), g._version, g.requires_grad)
print('h', h)
print(h.shape, h.dtype, h.stride(), h._version, h.requires_grad)
print('i', i)
print(i.shape, i.dtype, i.stride(), i._version, i.requires_grad)
print('j', j)
print(j.shape, j.dtype, j.stride(), j._version, j.requires_grad)
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print(b.grad)
print(c.grad)
print(d.grad)
print(k.grad)
