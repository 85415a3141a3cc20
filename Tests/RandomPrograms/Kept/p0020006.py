import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(6)
b = torch.randn(3, 2, requires_grad=True)
c = torch.tensor([float('nan'), 1., float('inf')])
class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factor):
        ctx.factor = factor
        return x * factor

    @staticmethod
    def backward(ctx, grad):
        print('scale', ctx.needs_input_grad)
        return grad * ctx.factor, None


scale = Scale.apply
d = b.argmin(0)
print(torch.autograd.functional.jvp(lambda v: v ** 2, b, torch.ones_like(b))[1])
print(b.grad)
e = c.detach()
e.mul_(2)
f = torch.tensor([float('nan'), 1., float('inf')])
g = torch.tril_indices(3, 3)
h = e.aminmax()[0]
print(b.grad_fn, b.is_leaf)
print(torch.isnan(e).any())
i = torch.tensor(2.0, requires_grad=True)
torch.relu_(e)
l = torch.randn(2, 3) > 0
print(b.unsqueeze(0).unsqueeze(0))
m = torch.full((3, 2,), 0.5)
o = F.conv1d(h.reshape(1, 1, -1), h.reshape(1, 1, -1)[..., :2])
p = torch.randn(1, 1, requires_grad=True)
r = o.detach() * 2
d += 1
t = F.hardtanh(p)
u = o.flip(-2)
print(torch.autograd.grad(t.sum(), p))
p.register_post_accumulate_grad_hook(lambda t: print('accumulated', t.grad))
print(p.type(), u.size(), len(u))
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('u', u)
print(u.shape, u.dtype, u.stride(), u._version, u.requires_grad)
print(b.grad)
print(i.grad)
print(p.grad)
