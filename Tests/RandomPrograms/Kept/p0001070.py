import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(70)
b = torch.arange(6.).reshape(2, 3).requires_grad_()
c = torch.tensor([0.5, 0.25], dtype=torch.float16)
d = torch.randn(2, 2, 2, requires_grad=True)
e = torch.tensor(2.0, requires_grad=True)
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
try:
    d.remainder_(e)
except Exception as error:
    print(type(error).__name__, error)
print(torch.isnan(b).any())
print(b._version, b.stride(), e.storage_offset(), b.is_contiguous())
print(e > 0)
f = torch.tensor([float('nan'), 1., float('inf')])
try:
    e.transpose_(0, 1)
except Exception as error:
    print(type(error).__name__, error)
print((b > 0).sum(), (b > 0).float().mean())
print(e._version, d.stride(), b.storage_offset(), b.is_contiguous())
g = e.remainder(f)
print(g)
print(d.unsqueeze(0).unsqueeze(0))
print(torch.autograd.grad(g.sum(), [e, d], allow_unused=True, retain_graph=True))
i = torch.remainder(e, f)
print(torch.autograd.functional.jacobian(lambda v: v.exp() * 2, d))
g.grad_fn.register_hook(lambda i, o: print('node', len(i), len(o)))
e.register_hook(lambda g: g.clamp(-1, 1))
(f * e).sum().backward(retain_graph=True)
j = i.argsort(0, descending=True)
k = g.sqrt()
print('e', e)
print(e.shape, e.dtype, e.stride(), e._version, e.requires_grad)
print('f', f)
print(f.shape, f.dtype, f.stride(), f._version, f.requires_grad)
print('g', g)
print(g.shape, g.dtype, g.stride(), g._version, g.requires_grad)
print('i', i)
print(i.shape, i.dtype, i.stride(), i._version, i.requires_grad)
print('j', j)
print(j.shape, j.dtype, j.stride(), j._version, j.requires_grad)
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print(b.grad)
print(d.grad)
print(e.grad)
