import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(58)
b = torch.logspace(0, 2, 3)
c = torch.randn(2, 3) > 0
d = torch.ones(2, 3, requires_grad=False)
e = torch.randn(3)
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
f = e.logaddexp(b)
g = f.as_strided((2,), (1,), 1)
h = f.type_as(d)
for row in h:
    print(row)
j = torch.logit(row)
@torch.enable_grad()
def h(v):
    return v * 3
l = h(f)
print(row * 12345.678)
l.square_()
m = torch.histc(b, 3)
@torch.enable_grad()
def h(v):
    return v * 3
n = h(row)
@torch.no_grad()
def f(v):
    return v * 2
print(f(row).requires_grad)
print(m == n)
m.sigmoid_()
layer = nn.Linear(l.shape[-1], 2)
p = layer(e)
p.sum().backward()
print(layer.weight.grad, layer.bias.grad)
print(torch.equal(n, p), torch.allclose(row, p))
print(torch.stack([p, g]).shape, p.T.shape)
q = e.eq(m)
r = F.mish(l)
print(j * 1e6)
s = g.clamp_min(-1.5)
t = torch.sinc(p)
t.squeeze_(0)
print(t.mean(), t.max(), l.min())
print(s.double())
print(row.sum().item())
v = torch.cat([s, s])
torch.set_printoptions(sci_mode=True)
print(row)
torch.set_printoptions(sci_mode=None)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
