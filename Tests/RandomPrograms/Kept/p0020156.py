import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(156)
b = torch.randn(3, 4).t()
c = torch.randn(2, 2)
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
d = torch.tensor([3, -200], dtype=torch.int32)
f = torch.triu(b)
g = f.sub(b)
h = ~(g > 0)
print(torch.equal(c, g), torch.allclose(f, b))
print(g * 1e6)
print(b.expand(2, *g.shape))
try:
    i = c @ g
except Exception as error:
    print(type(error).__name__, error)
j = torch.empty(0)
c -= 2
print(b._version, h.stride(), j.storage_offset(), h.is_contiguous())
b.gt_(b)
k = b.unflatten(1, (-1, 1))
l = torch.cosh(b)
m = l.tril()
n = torch.argsort(j, 0)
print(j._version, m.stride(), m.storage_offset(), n.is_contiguous())
o = torch.asinh(m)
print(torch.stack([k, k]).shape, f.T.shape)
o.mul_(-1.5)
r = torch.add(o, m, alpha=m.sum().item())
print(r / 0)
s = torch.tensor([True, False, True])
t = o.detach() * 2
v = torch.asin(m)
print(bool((r > 0).all()), v.any())
print(torch.is_grad_enabled())
r.index_fill_(0, torch.tensor([0]), 1.)
w = torch.eye(3, requires_grad=True)
print(t.type(), w.size(), len(w))
print('%.3f' % m.sum(), '{:.2f}'.format(t.sum().item()))
print(w.to(torch.bfloat16))
emb = nn.Embedding(4, 3)
print(emb(torch.tensor([1, 2, 1])))
emb(torch.tensor([1, 1])).sum().backward()
print(emb.weight.grad)
a1 = torch.nan_to_num(v)
b1 = a1.fmax(o)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
print('w', w)
print(w.shape, w.dtype, w.stride(), w._version, w.requires_grad)
print('a1', a1)
print(a1.shape, a1.dtype, a1.stride(), a1._version, a1.requires_grad)
print('b1', b1)
print(b1.shape, b1.dtype, b1.stride(), b1._version, b1.requires_grad)
print(w.grad)
