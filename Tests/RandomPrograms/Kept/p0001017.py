import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(17)
b = torch.tensor([[0.1, 1000.], [1e-5, 2.]])
c = torch.zeros(4, 4)
d = torch.arange(6)
e = torch.randn(3, dtype=torch.float64)
f = torch.randn(2, 3) > 0
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
print(d)
print(b.reshape(-1))
g = c.nanmean()
h = e.remainder(e)
print(str(g), repr(d))
j = torch.rand(2, 3, 4, requires_grad=True)
k = j ** 0.5
l = torch.square(k)
m = F.rrelu(k, training=True)
n = torch.count_nonzero(m, 1)
print(n.is_floating_point(), m.nelement(), m.ndim)
o = m.clone().detach()
p = torch.hstack([o, k])
q = o.squeeze()
r = torch.randperm(4)
s, = torch.autograd.grad((torch.sgn(l) ** 2).sum(), j, create_graph=True)
t = s.data
u = s.signbit()
v = F.tanh(t)
w = torch.tensor([1, 2, 0])
print(str(o), repr(r))
torch.set_printoptions(sci_mode=True)
print(t)
torch.set_printoptions(sci_mode=None)
s.sum().backward(inputs=[j])
print(v.half())
j.register_post_accumulate_grad_hook(lambda t: print('accumulated', t.grad))
print(t.double())
c1 = F.pad(p, (0, 1, 1, 0))
print(v.tolist())
print(q / 0)
d1 = torch.linalg.pinv(b)
print((v > 0).sum(), (p > 0).float().mean())
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('u', u)
print(u.shape, u.dtype, u.stride(), u._version, u.requires_grad)
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
print('w', w)
print(w.shape, w.dtype, w.stride(), w._version, w.requires_grad)
print('c1', c1)
print(c1.shape, c1.dtype, c1.stride(), c1._version, c1.requires_grad)
print('d1', d1)
print(d1.shape, d1.dtype, d1.stride(), d1._version, d1.requires_grad)
print(j.grad)
