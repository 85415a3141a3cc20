import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(54)
b = torch.tensor([1, 2, 0])
c = torch.arange(6)
d = torch.tensor([1, 2, 0])
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
print(d.requires_grad, c.is_leaf, d.shape, c.dtype)
e = torch.tensor([[1., 2., 3.], [4., 5., 6.]], requires_grad=True)
try:
    e.atan_()
except Exception as error:
    print(type(error).__name__, error)
print(e * 1e6)
f = torch.maximum(e, e)
g = f.float_power(f)
h = torch.full((3, 3,), 2)
model = nn.Linear(3, 2).double()
print(model(torch.ones(2, 3, dtype=torch.float64)))
i = torch.randn(2, 3, requires_grad=True)
print(f.int())
j = e.type_as(e)
print(i.double())
f.backward(torch.ones_like(f))
k = e.repeat_interleave(2)
m = torch.min(j)
try:
    f.mean().backward(retain_graph=False, create_graph=True)
except Exception as error:
    print(type(error).__name__, error)
print(torch.isnan(m).any())
f.register_hook(lambda g: g.clamp(-1, 1))
(m * k).sum().backward(retain_graph=True)
n = torch.full((4, 3,), j.sum().item())
print(n / 0)
print(j.unsqueeze(0).unsqueeze(0))
o = n.floor()
print(k > 0)
j.data[0] = 9
p = torch.logaddexp(m, g)
print(p.to(torch.bfloat16))
q = h >> 1
print(m.grad_fn.name(), [f[0].name() if f[0] else None for f in m.grad_fn.next_functions])
o.requires_grad_(False)
print(bool((i > 0).all()), o.any())
torch.set_printoptions(precision=2)
print(n)
torch.set_printoptions(precision=4)
o.log1p_()
try:
    s = torch.aminmax(k, 0)
except Exception as error:
    print(type(error).__name__, error)
print(p * 12345.678)
q[[0, 1], [1, 0]] = 7
print(i * 12345.678)
model = nn.Sequential(nn.Linear(3, 4), nn.PReLU(), nn.Linear(4, 2), nn.LogSoftmax(dim=1))
model(torch.ones(2, 3)).sum().backward()
print(nn.utils.clip_grad_norm_(model.parameters(), 0.5))
model.zero_grad()
print([p.grad for p in model.parameters()])
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('n', n)
print(n.shape, n.dtype, n.stride(), n._version, n.requires_grad)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
print(e.grad)
print(i.grad)
print(j.grad)
