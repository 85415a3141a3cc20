import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(184)
b = torch.randn(2, 2, 2)
c = torch.tensor([1e10, 2.], dtype=torch.float64)
d = torch.rand(4, 4, requires_grad=True)
e = torch.tensor([1., -2., 3.], requires_grad=True)
f = torch.tensor([0.5, 0.25], dtype=torch.float16)
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
print(f.mean(), d.max(), f.min())
print(b * 1e6)
h = torch.asinh(e)
i = f.amax(0)
j = i.mode(-1)[0]
k = h.clone()
l = h.atan()
l.sum().backward()
m = torch.float_power(i, l)
print(d.grad)
print(d.grad_fn, d.is_leaf)
print(k.detach().sum())
print(m.to(torch.bfloat16))
print(m._base is None, l.numel(), l.dim(), m.element_size())
n = torch.erfinv(i)
print(torch.autograd.functional.jacobian(lambda v: v.exp() * 2, e))
j.normal_()
k.cos_()
print('i', i)
print(i.shape, i.dtype, i.stride(), i._version, i.requires_grad)
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
print(d.grad)
print(e.grad)
