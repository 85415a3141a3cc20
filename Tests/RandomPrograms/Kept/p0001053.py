import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(53)
b = torch.randn(3, dtype=torch.float64)
c = torch.tensor([1e10, 2.], dtype=torch.float64)
d = torch.linspace(-1, 1, 4, requires_grad=True)
e = torch.randn(3, dtype=torch.float64)
try:
    f = e.squeeze(-2)
except Exception as error:
    print(type(error).__name__, error)
g = F.pad(d[None], (1, 1), mode='reflect')
print(g.grad_fn.name(), [f[0].name() if f[0] else None for f in g.grad_fn.next_functions])
g[:, ::2] += 1
try:
    h = square(g)
except Exception as error:
    print(type(error).__name__, error)
(torch.broadcast_tensors(g, g)[0]).pow(2).mean().backward()
i = torch.fliplr(g)
j = i.pow(g)
print(torch.autograd.functional.vjp(lambda v: (v * v).sum(), d)[1])
k = j.nanmean(-1)
g.retain_grad()
print(torch.autograd.functional.jacobian(lambda v: v.exp() * 2, d))
with torch.autograd.set_grad_enabled(True):
    l = i * 2
print(k.to(torch.bfloat16))
n = l.unflatten(-1, (-1, 1))
print(torch.autograd.functional.vjp(lambda v: (v * v).sum(), d)[1])
o = n.rad2deg()
p = k.movedim(0, -1)
print(p.is_floating_point(), n.nelement(), n.ndim)
print(torch.autograd.functional.jacobian(lambda v: v.exp() * 2, d))
p.sign_()
q = torch.arange(6)
r = q & 1
l.div_(p)
print(r.requires_grad, o.is_leaf, r.shape, o.dtype)
n.grad_fn.register_prehook(lambda o: print('before', [v.shape if v is not None else None for v in o]))
o.detach_()
s = F.poisson_nll_loss(d, p.abs())
t = torch.tensor([1e10, 2.], dtype=torch.float64)
v = F.relu(s)
w = q & 1
print(o.reshape(-1))
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
print('w', w)
print(w.shape, w.dtype, w.stride(), w._version, w.requires_grad)
print(d.grad)
