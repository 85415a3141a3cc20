import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(81)
b = torch.tensor([1e10, 2.], dtype=torch.float64)
c = torch.tensor([1, 2, 0])
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
d = torch.rad2deg(b)
e = d.mean()
with torch.set_grad_enabled(False):
    f = torch.positive(b)
h = e.flip(0)
print(h._base is None, b.numel(), h.dim(), h.element_size())
j = torch.clamp(b, -1, 1)
l = torch.mul(j, j)
m = torch.max(h)
l.round_()
n = l.topk(1, -1)[0]
o = nn.Parameter(torch.randn(2, 3))
p = o.isinf()
r = c > 1
print(n * 1e6)
s = m.argsort(-1, descending=True)
t = torch.logical_not(o)
print(torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), o))
u = torch.histc(m, 3)
v = m.clamp_max(3)
n.split(1)[0].add_(1)
u.requires_grad = True
a1 = F.selu(v)
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
print('a1', a1)
print(a1.shape, a1.dtype, a1.stride(), a1._version, a1.requires_grad)
print(o.grad)
print(u.grad)
