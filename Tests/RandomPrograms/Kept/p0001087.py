import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(87)
b = torch.randn(4)
c = nn.Parameter(torch.randn(4))
d = torch.tensor([float('nan'), 1., float('inf')])
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
d.ceil_()
print(c / 0)
e = d.ne(d)
print(torch.autograd.functional.jvp(lambda v: v ** 2, c, torch.ones_like(c))[1])
torch.set_printoptions(precision=2)
print(b)
torch.set_printoptions(precision=4)
f = b.frac()
g = d.fmin(d)
h = F.leaky_relu(g, 3)
i = h.matmul(h)
j = torch.cartesian_prod(h, g)
model = nn.Linear(3, 2, bias=False)
opt = torch.optim.Adam(model.parameters(), lr=0.01)
sched = torch.optim.lr_scheduler.StepLR(opt, 1, 0.5)
model(torch.ones(2, 3)).sum().backward()
opt.step()
sched.step()
print(sched.get_last_lr(), opt)
d.round_()
k = torch.tensor([0.5, 0.25], dtype=torch.float16)
l = d.sum(dim=-1, keepdim=True)
m = torch.norm(k, -2)
n = torch.erf(l)
o = torch.bucketize(n, torch.tensor([0., 1.]))
j.ceil_()
print(l.unsqueeze(0).unsqueeze(0))
print('j', j)
print(j.shape, j.dtype, j.stride(), j._version, j.requires_grad)
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print('l', l)
print(l.shape, l.dtype, l.stride(), l._version, l.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('n', n)
print(n.shape, n.dtype, n.stride(), n._version, n.requires_grad)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print(c.grad)
