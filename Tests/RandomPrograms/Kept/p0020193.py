import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(193)
b = torch.tensor([1e-8, 1e6, -3.5])
c = torch.tensor([[0.1, 1000.], [1e-5, 2.]])
print(bool((b > 0).all()), b.any())
print(b._base is None, c.numel(), b.dim(), b.element_size())
@torch.no_grad()
def f(v):
    return v * 2
print(f(b).requires_grad)
d = F.conv1d(b.reshape(1, 1, -1), c.reshape(1, 1, -1)[..., :3], padding=1, stride=2)
gru = nn.GRU(3, 2, batch_first=True)
print(gru(torch.randn(2, 4, 3))[1])
e = torch.randn(3, dtype=torch.float64)
f = torch.unique_consecutive(d)
g = torch.equal(e, b)
h = F.pad(d, (1, 0), value=0.5)
print(b.requires_grad, c.is_leaf, h.shape, e.dtype)
print(e.tolist())
i = torch.argmin(h, -1)
print(torch.equal(b, e), torch.allclose(d, d))
print(h[:0])
print('%.3f' % h.sum(), '{:.2f}'.format(h.sum().item()))
@torch.no_grad()
def f(v):
    return v * 2
print(f(b).requires_grad)
print(e.sum().item())
l = torch.logsumexp(h, 1)
m = torch.where(h > -1.5, l, l.sum().item())
n = torch.float_power(l, b)
print(h._version, i.stride(), m.storage_offset(), i.is_contiguous())
o = h <= 1
p = n.data
q = p.sort(descending=True)[0]
p.zero_()
q.requires_grad = False
print(int(i.sum()), float(l.sum()))
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.LayerNorm(4), nn.Linear(4, 1))
model.eval()
print(model(torch.ones(2, 3)), model.training)
print(q._base is None, q.numel(), h.dim(), m.element_size())
print('l', l)
print(l.shape, l.dtype, l.stride(), l._version, l.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('n', n)
print(n.shape, n.dtype, n.stride(), n._version, n.requires_grad)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
