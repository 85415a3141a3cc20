import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(58)
b = torch.tensor(3)
c = torch.arange(6)
d = torch.randn(2, 2, 2)
e = torch.tensor(2.0, requires_grad=True)
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return 2 * x * grad


square = Square.apply
f = e.prod()
print(e._version, f.stride(), e.storage_offset(), e.is_contiguous())
try:
    with torch.inference_mode():
        g = torch.ones(3)
    g * d
except Exception as error:
    print(type(error).__name__, error)
d **= 2
i = d.unfold(1, 2, 1)
j = g.lgamma()
k = g @ g
if e.grad is not None:
    e.grad.zero_()
l = torch.remainder(g, k)
m = l.split([1, 2])[1]
f.retain_grad()
n = m.tile(2)
o = n.clone()
q = n.detach()
q.mul_(2)
r = torch.ones(1, requires_grad=True)
s = f
s.retain_grad()
(s * 2).sum().backward()
print(s.grad)
print(q * 1e6)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('n', n)
print(n.shape, n.dtype, n.stride(), n._version, n.requires_grad)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print(e.grad)
print(r.grad)
