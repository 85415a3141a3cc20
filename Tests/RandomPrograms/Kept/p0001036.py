import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(36)
b = torch.arange(6.).reshape(2, 3).requires_grad_()
c = torch.tensor([[1., 2., 3.], [4., 5., 6.]], requires_grad=True)
d = torch.rand(3, requires_grad=True)
e = torch.tensor([1e10, 2.], dtype=torch.float64)
f = torch.logspace(0, 2, 3)
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
print(f.is_floating_point(), f.nelement(), f.ndim)
b.register_post_accumulate_grad_hook(lambda t: print('accumulated', t.grad))
g = torch.argmin(f, 0)
f.floor_()
i = d.logaddexp(f)
print(i)
i.sum().backward()
i.tanh_()
l = e.roll(1)
n = F.relu(l)
o = n.fmax(n)
p = F.poisson_nll_loss(o, l.abs())
q = d.all()
if d.grad is not None:
    d.grad.zero_()
r = F.soft_margin_loss(p, p.sign())
t = torch.sub(p, r, alpha=-2)
u = torch.tensor([[0.1, 1000.], [1e-5, 2.]])
print(t.double())
v = t.requires_grad_(False)
print(torch.isnan(v).any())
w = torch.tensor(2.0, requires_grad=True)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('u', u)
print(u.shape, u.dtype, u.stride(), u._version, u.requires_grad)
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
print('w', w)
print(w.shape, w.dtype, w.stride(), w._version, w.requires_grad)
print(b.grad)
print(c.grad)
print(d.grad)
print(w.grad)
