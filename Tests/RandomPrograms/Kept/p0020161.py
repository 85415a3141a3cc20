import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(161)
b = torch.randn(5, dtype=torch.float16, requires_grad=True)
c = torch.tensor([True, False, True])
d = torch.arange(6)
class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, factor):
        ctx.factor = factor
        return x * factor

    @staticmethod
    def backward(ctx, grad):
        print('scale', ctx.needs_input_grad)
        return grad * ctx.factor, None


scale = Scale.apply
e = b.fmax(b)
@torch.enable_grad()
def h(v):
    return v * 3
f = h(e)
g = torch.randn(3, requires_grad=True)
h = g.reciprocal()
model = nn.Sequential(nn.Linear(3, 4), nn.Sigmoid(), nn.Softmax(dim=-1))
print([(n, p.shape) for n, p in model.named_parameters()])
i = f
i.retain_grad()
(i * 2).sum().backward()
print(i.grad)
print(f / 0)
print(d._version, i.stride(), f.storage_offset(), i.is_contiguous())
i.grad_fn.register_prehook(lambda o: print('before', [v.shape if v is not None else None for v in o]))
print(g)
@torch.no_grad()
def f(v):
    return v * 2
print(f(g).requires_grad)
j = i.unique()
print(d)
print(i / 0)
k = torch.einsum('i,j->ij', g, g)
m = h.norm()
m.register_hook(lambda g: print('hook', g.shape, g.sum()))
m.sin_()
print(m / 0)
print('h', h)
print(h.shape, h.dtype, h.stride(), h._version, h.requires_grad)
print('g', g)
print(g.shape, g.dtype, g.stride(), g._version, g.requires_grad)
print('i', i)
print(i.shape, i.dtype, i.stride(), i._version, i.requires_grad)
print('j', j)
print(j.shape, j.dtype, j.stride(), j._version, j.requires_grad)
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print(b.grad)
print(g.grad)
