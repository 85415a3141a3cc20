import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(111)
b = torch.randn(3, dtype=torch.float64)
c = torch.randint(0, 4, (2, 2, 2,))
d = b.requires_grad_(False)
e = F.softsign(b)
f = torch.full((1, 1,), d.sum().item())
e[..., 0] = 0.5
c *= 2
g = b.softmax(-1)
h = f.squeeze()
print('%.3f' % g.sum(), '{:.2f}'.format(f.sum().item()))
i = c // 2
j = torch.unique_consecutive(h)
k = h.atan()
b.normal_()
m = torch.deg2rad(h)
print(m.detach().sum())
n = k.log10()
o = n.atan2(n)
print(n.reshape(-1))
r = m.detach() * 2
model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
print(model)
s = torch.tensor([1e-8, 1e6, -3.5])
t = torch.tensor([float('nan'), 1., float('inf')])
try:
    u = t.register_hook(lambda g: print('g', g))
except Exception as error:
    print(type(error).__name__, error)
v = torch.positive(t)
w = v.data
print(r.tolist())
print(int(i.sum()), float(v.sum()))
b1 = r.squeeze()
c1 = F.logsigmoid(v)
try:
    d1 = torch.stack([v, r])
except Exception as error:
    print(type(error).__name__, error)
f1 = torch.le(c1, t)
g1 = F.conv_transpose2d(f[None, None], f[None, None, :2, :2])
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
print('w', w)
print(w.shape, w.dtype, w.stride(), w._version, w.requires_grad)
print('b1', b1)
print(b1.shape, b1.dtype, b1.stride(), b1._version, b1.requires_grad)
print('c1', c1)
print(c1.shape, c1.dtype, c1.stride(), c1._version, c1.requires_grad)
print('f1', f1)
print(f1.shape, f1.dtype, f1.stride(), f1._version, f1.requires_grad)
print('g1', g1)
print(g1.shape, g1.dtype, g1.stride(), g1._version, g1.requires_grad)
