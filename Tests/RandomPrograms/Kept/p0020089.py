import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(89)
b = torch.rand(4, requires_grad=True)
c = torch.randn(2, 3) > 0
d = torch.zeros(3, 1)
e = torch.randn(4)
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
print(b.grad)
f = b.sin()
g = torch.empty(0)
print(d == b)
try:
    h = torch.mm(g, e)
except Exception as error:
    print(type(error).__name__, error)
model = nn.Linear(3, 2, bias=False)
model(torch.ones(2, 3)).sum().backward()
print(nn.utils.clip_grad_norm_(model.parameters(), 0.5))
model.zero_grad()
print([p.grad for p in model.parameters()])
i = F.hardtanh(f, -0.5, 0.5)
print(b.double())
i.grad_fn.register_hook(lambda i, o: tuple(v * 0.5 if v is not None else None for v in i))
j = F.gelu(i, approximate='tanh')
print(torch.autograd.grad(j.sum(), b, retain_graph=True))
print(j.is_floating_point(), j.nelement(), j.ndim)
k = j.register_hook(lambda g: print('g', g))
model = nn.Sequential(nn.Linear(3, 4), nn.PReLU(), nn.Linear(4, 2), nn.LogSoftmax(dim=1))
print([(n, p.shape) for n, p in model.named_parameters()])
m = torch.copysign(j, j)
print(m.expand(2, *j.shape))
j.floor_()
p = torch.randn(3)
g.chunk(2)[0].zero_()
print('f', f)
print(f.shape, f.dtype, f.stride(), f._version, f.requires_grad)
print('g', g)
print(g.shape, g.dtype, g.stride(), g._version, g.requires_grad)
print('i', i)
print(i.shape, i.dtype, i.stride(), i._version, i.requires_grad)
print('j', j)
print(j.shape, j.dtype, j.stride(), j._version, j.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print(b.grad)
