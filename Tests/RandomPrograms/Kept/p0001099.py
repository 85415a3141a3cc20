import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(99)
b = torch.eye(3, requires_grad=True)
c = torch.eye(3, requires_grad=True)
d = torch.randn(3, 3, dtype=torch.float64, requires_grad=True)
e = torch.rand(1, requires_grad=True)
f = torch.arange(6)
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
g = e.masked_fill(e > 0, 3)
i = c.asin()
k = torch.logical_not(i)
l = torch.cosh(d)
m = F.softmax(l, dim=0)
with torch.inference_mode():
    n = torch.linalg.matrix_norm(c)
    print(n.is_inference())
print(torch.autograd.functional.jacobian(lambda v: v.exp() * 2, b))
o = torch.randn(3, 4).t()
p = o.repeat_interleave(2, dim=0)
print(torch.stack([m, b]).shape, o.T.shape)
print(l.double())
print(torch.relu(p))
r = torch.tensor([3, -200], dtype=torch.int32)
s = p.logical_or(p)
t = torch.logical_or(p, n)
print(torch.stack([p, p]).shape, d.T.shape)
model = nn.Sequential(nn.Linear(3, 4), nn.Sigmoid(), nn.Softmax(dim=-1))
print([(n, p.shape) for n, p in model.named_parameters()])
u = torch.tril(p, -1)
print(s._base is None, u.numel(), u.dim(), n.element_size())
u.copy_(p)
i.retain_grad()
g.sum().backward()
model = nn.Linear(3, 2, bias=False)
model.register_forward_hook(lambda m, i, o: print(type(m).__name__, o.shape))
print(model(torch.ones(2, 3)).shape)
v = torch.cdist(u, u)
print(u * 12345.678)
w = u % p
a1 = torch.isneginf(w)
b1 = torch.positive(u)
c1 = torch.argmin(v)
print(torch.autograd.functional.vjp(lambda v: (v * v).sum(), b)[1])
p.pow_(b1)
d1 = v.logcumsumexp(0)
f1 = d1.tanh()
m.retain_grad()
print('w', w)
print(w.shape, w.dtype, w.stride(), w._version, w.requires_grad)
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
print(b.grad)
print(c.grad)
print(d.grad)
print(e.grad)
