import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(9)
b = torch.ones(2, 1, 3, requires_grad=False)
c = torch.tensor(2.0, requires_grad=True)
d = torch.randperm(4)
e = torch.randn(4, 4)[::2, 1:]
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
model = nn.Linear(3, 2, bias=False)
nn.utils.clip_grad_norm_(model.parameters(), 1.0)
print(model(torch.zeros(2, 3)))
h = b.max(-1)[0]
i = torch.atan2(h, h)
j = d + h
i.div_(2)
print(j.repeat_interleave(2, dim=-2))
k = torch.randint(0, 4, (1, 1,))
l = F.silu(j)
print(i.mean(), l.max(), l.min())
m = F.conv2d(j[None, None], i[None, None, :2, :2])
print(c.grad_fn, c.is_leaf)
n = m.detach() * 2
o = n.nan_to_num()
o.trunc_()
m.tril_()
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
