import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(20)
b = torch.logspace(0, 2, 3)
c = torch.randperm(4)
d = torch.ones(1, requires_grad=True)
e = torch.randn(3, dtype=torch.float64)
f = torch.linspace(-1, 1, 4, requires_grad=True)
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
try:
    f.clamp_(min=0)
except Exception as error:
    print(type(error).__name__, error)
h = torch.tensor(2.0, requires_grad=True)
print(d.half())
e.scatter_(0, torch.zeros_like(h, dtype=torch.long), h.sum().item())
print(d / 0)
k = f.detach() * 2
l = torch.tensor([1e10, 2.], dtype=torch.float64)
m = torch.remainder(f, k)
l *= 2
print(h.to(torch.bfloat16))
n = l.median(0)[0]
o = h.squeeze()
p = torch.exp(m)
r = F.alpha_dropout(n, 0.4, True)
s = F.mish(n)
with torch.no_grad():
    t = torch.sub(p, s, alpha=3)
    print(t.requires_grad, t.grad_fn)
u = F.rms_norm(p, t.shape[-1:])
v = u.narrow(0, 1, 2)
w = torch.randn(4, 4)[::2, 1:]
p.grad_fn.register_hook(lambda i, o: tuple(v * 0.5 if v is not None else None for v in i))
a1 = F.conv2d(w[None, None], w[None, None, :2, :2], padding=1)
b1 = a1.mode(-1)[0]
c1 = b1.atan()
d1 = torch.arange(6)
c1.mul_(b1)
f1 = F.group_norm(c1, 1)
g1 = torch.linalg.pinv(w)
print(f1._version, g1.stride(), f1.storage_offset(), g1.is_contiguous())
print('a1', a1)
print(a1.shape, a1.dtype, a1.stride(), a1._version, a1.requires_grad)
print('b1', b1)
print(b1.shape, b1.dtype, b1.stride(), b1._version, b1.requires_grad)
print('c1', c1)
print(c1.shape, c1.dtype, c1.stride(), c1._version, c1.requires_grad)
print('d1', d1)
print(d1.shape, d1.dtype, d1.stride(), d1._version, d1.requires_grad)
print('f1', f1)
print(f1.shape, f1.dtype, f1.stride(), f1._version, f1.requires_grad)
print('g1', g1)
print(g1.shape, g1.dtype, g1.stride(), g1._version, g1.requires_grad)
print(d.grad)
print(f.grad)
print(h.grad)
