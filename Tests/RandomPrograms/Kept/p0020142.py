import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(142)
b = torch.tensor([3, -200], dtype=torch.int32)
c = torch.randn(2, 2, requires_grad=True)
d = torch.tensor([[0.1, 1000.], [1e-5, 2.]])
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
e = d.log2()
d.atan_()
e.fmod_(c)
e.floor_()
print(d.int())
try:
    f, = torch.autograd.grad((F.pad(d[None], (1, 1), mode='circular') ** 2).sum(), c, create_graph=True)
except Exception as error:
    print(type(error).__name__, error)
g = e // c
g.sigmoid_()
h = g.mm(c)
j = h // h
k = g.max()
l = torch.linalg.svdvals(c)
m = e / l
n = m.logsumexp(dim=-2, keepdim=False)
o = n.isinf()
model = nn.Sequential(nn.Linear(3, 4), nn.Sigmoid(), nn.Softmax(dim=-1))
model.eval()
print(model(torch.ones(2, 3)), model.training)
n.normal_()
p = torch.einsum('ij,jk->ik', h, j)
k.grad_fn.register_prehook(lambda o: print('before', [v.shape if v is not None else None for v in o]))
print(m * 12345.678)
try:
    q = l.unfold(1, 2, 1)
except Exception as error:
    print(type(error).__name__, error)
print(p.is_floating_point(), o.nelement(), p.ndim)
print(j.grad_fn.next_functions[0][1], p.output_nr)
m.lerp_(m, 0.5)
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
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print(c.grad)
