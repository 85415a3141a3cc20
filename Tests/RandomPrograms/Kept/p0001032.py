import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(32)
b = torch.tril_indices(3, 3)
c = torch.tensor([[0.1, 1000.], [1e-5, 2.]])
d = torch.randn(2, 2, dtype=torch.float32, requires_grad=False)
e = torch.tensor([1, 2, 0])
f = torch.full((2, 3,), 0.1)
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
h = torch.rand(1, 3, requires_grad=True)
i = torch.deg2rad(h)
k = torch.logaddexp(f, i)
e *= 2
print(k.unsqueeze(0).unsqueeze(0))
l = torch.empty_like(k).fill_(2)
torch.relu_(l)
k.retain_grad()
print(l.half())
h.register_post_accumulate_grad_hook(lambda t: print('accumulated', t.grad))
print(bool((k > 0).all()), k.any())
m = b > 1
n = l.cumsum(-1)
o = torch.randint(0, 4, (2, 2, 2,))
p = n.flatten()
try:
    q, = torch.autograd.grad((c.argmax()).sum(), h, create_graph=True)
except Exception as error:
    print(type(error).__name__, error)
r = torch.asin(p)
l.transpose(0, 1).exp_()
s = torch.tril(k)
t = i.norm(1)
u = s.flatten()
torch.set_printoptions(precision=2)
print(r)
torch.set_printoptions(precision=4)
v = u.clamp(-2, 2)
b1 = F.conv2d(n[None, None], n[None, None, :2, :2], padding=1)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('u', u)
print(u.shape, u.dtype, u.stride(), u._version, u.requires_grad)
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
print('b1', b1)
print(b1.shape, b1.dtype, b1.stride(), b1._version, b1.requires_grad)
print(h.grad)
