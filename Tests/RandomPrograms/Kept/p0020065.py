import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(65)
b = torch.randn(3, 4).t()
c = torch.full((3, 3,), 3)
d = torch.randn(2, 1, 3, dtype=torch.float16, requires_grad=True)
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
f = b.mT
model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
print(model)
h = f.norm(1)
print(h.mean(), h.max(), f.min())
i = b.select(1, 2)
print(b.to(torch.bfloat16))
k = torch.polygamma(1, f)
l = torch.isinf(d)
m = k.nan_to_num()
print(torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), d))
p = k.var(unbiased=False)
print(b.tolist())
q = p.eq(i)
d.grad = None
k.fmod_(p)
r = torch.diag_embed(i)
s = r.flatten()
t = torch.tensor([[1., 2., 3.], [4., 5., 6.]], requires_grad=True)
u = torch.asinh(m)
v = s.requires_grad_(False)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
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
print(d.grad)
print(t.grad)
