import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(75)
b = torch.randperm(4)
c = torch.randint(0, 4, (3,))
d = torch.tensor([[0.1, 1000.], [1e-5, 2.]])
e = torch.tensor(2.0, requires_grad=True)
class Clip(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x.clamp_(-1, 1)

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, grad):
        return grad


clip = Clip.apply
f = F.hardswish(d)
f.nan_to_num_()
h = torch.neg(e)
print(torch.autograd.functional.vjp(lambda v: (v * v).sum(), e)[1])
i = F.pad(f[None], (1, 1), mode='reflect')
k = d.norm(p='fro')
print(e * 12345.678)
print(k._base is None, h.numel(), k.dim(), i.element_size())
l = torch.signbit(h)
print(k.sum().item())
d.floor_()
f.unsqueeze_(0)
print(i.double())
m = torch.tensor([0.5, 0.25], dtype=torch.float16)
i.data[0] = 9
h.mean().backward(retain_graph=False, create_graph=False)
print(e.int())
m.add_(k)
with torch.no_grad():
    e -= 0.1
print(m.double())
o = k.t()
o.bernoulli_(0.5)
with torch.set_grad_enabled(True):
    p = m.masked_fill(l, 0.)
torch.set_printoptions(sci_mode=True)
print(m)
torch.set_printoptions(sci_mode=None)
torch.set_printoptions(sci_mode=True)
print(p)
torch.set_printoptions(sci_mode=None)
r = torch.prod(d)
F.leaky_relu_(r)
print(m.unsqueeze(0).unsqueeze(0))
s = torch.logspace(0, 2, 3)
t = m.sum((0,))
v = torch.tensor([3, -200], dtype=torch.int32)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
print(e.grad)
