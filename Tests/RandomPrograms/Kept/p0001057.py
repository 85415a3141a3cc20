import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(57)
b = torch.empty(0)
c = torch.randn(3, dtype=torch.float64)
d = torch.linspace(-1, 1, 4, requires_grad=True)
class Pair(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, y):
        ctx.save_for_backward(x, y)
        positive = x > 0
        ctx.mark_non_differentiable(positive)
        return x * y, positive

    @staticmethod
    def backward(ctx, grad, unused):
        x, y = ctx.saved_tensors
        return (grad * y).sum_to_size(x.shape), (grad * x).sum_to_size(y.shape)


pair = Pair.apply
e = torch.tensor([0.5, 0.25], dtype=torch.float16)
f = F.pad(d[None], (1, 1), mode='circular')
torch.set_printoptions(precision=2)
print(f)
torch.set_printoptions(precision=4)
g = torch.asinh(f)
torch.set_printoptions(precision=2)
print(g)
torch.set_printoptions(precision=4)
print(c.int())
f.add_(g)
@torch.enable_grad()
def h(v):
    return v * 3
j = h(g)
k = j.nansum(0)
l = f.atan()
m = l.mean(-2)
n = torch.logspace(0, 2, 3)
o = torch.rsqrt(m)
p = torch.randn(3, 4).t()
print(p.expand(2, *p.shape))
d.grad = None
r = p.amax(dim=1, keepdim=False)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.LayerNorm(4), nn.Linear(4, 1))
model.requires_grad_(False)
print(model(torch.ones(1, 3)).requires_grad)
print(r * 1e6)
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
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print(d.grad)
