import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(34)
b = torch.arange(6.).reshape(2, 3).requires_grad_()
c = torch.arange(6.).reshape(2, 3).requires_grad_()
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
@torch.no_grad()
def f(v):
    return v * 2
print(f(c).requires_grad)
d = c.diag()
print(d.to(torch.bfloat16))
print(torch.stack([b, b]).shape, b.T.shape)
d.retain_grad()
d.sum().backward()
f = b.sum(dtype=torch.float64)
print(d.type(), d.size(), len(b))
d.grad_fn.register_hook(lambda i, o: tuple(v * 0.5 if v is not None else None for v in i))
print(torch.autograd.functional.vjp(lambda v: (v * v).sum(), c)[1])
g = F.leaky_relu(b, b.sum().item())
torch.set_printoptions(precision=2)
print(g)
torch.set_printoptions(precision=4)
h = g.expand(3, -1, -1)
print(h.sum().item())
b.register_post_accumulate_grad_hook(lambda t: print('accumulated', t.grad))
print(f.type(), h.size(), len(h))
i = g.squeeze(-1)
j = h.register_hook(lambda g: print('g', g))
k = i.amin(1)
i.requires_grad_(True)
print('f', f)
print(f.shape, f.dtype, f.stride(), f._version, f.requires_grad)
print('d', d)
print(d.shape, d.dtype, d.stride(), d._version, d.requires_grad)
print('g', g)
print(g.shape, g.dtype, g.stride(), g._version, g.requires_grad)
print('h', h)
print(h.shape, h.dtype, h.stride(), h._version, h.requires_grad)
print('i', i)
print(i.shape, i.dtype, i.stride(), i._version, i.requires_grad)
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print(b.grad)
print(c.grad)
