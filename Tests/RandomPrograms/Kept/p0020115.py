import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(115)
b = torch.tensor([[0.1, 1000.], [1e-5, 2.]])
c = torch.tensor([1e10, 2.], dtype=torch.float64)
d = torch.arange(6.).reshape(2, 3).requires_grad_()
e = torch.tensor(2)
f = torch.tensor([float('nan'), 1., float('inf')])
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
g = b.nonzero()
b.diagonal().fill_(3)
h = torch.logspace(0, 2, 3)
j = torch.tensor([[1., 2., 3.], [4., 5., 6.]], requires_grad=True)
l = torch.where(f > 0, h, j)
m = l.detach() * 2
attn = nn.MultiheadAttention(4, 2)
print(attn(torch.ones(2, 1, 4), torch.ones(2, 1, 4), torch.ones(2, 1, 4))[0])
n = F.rms_norm(m, m.shape[-1:])
o = torch.unbind(n, 0)
p = m.cos()
q = n.int()
print(n.mean(), p.max(), p.min())
r = h.logical_or(d)
print(l.grad_fn.name(), [f[0].name() if f[0] else None for f in l.grad_fn.next_functions])
print(p.detach().sum())
print('l', l)
print(l.shape, l.dtype, l.stride(), l._version, l.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('n', n)
print(n.shape, n.dtype, n.stride(), n._version, n.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print(d.grad)
print(j.grad)
