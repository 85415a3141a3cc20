import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(83)
b = torch.tensor(3)
c = torch.logspace(0, 2, 3)
d = torch.tril_indices(3, 3)
g = c.deg2rad()
h = torch.tensor(2.0, requires_grad=True)
with torch.autograd.set_grad_enabled(False):
    i = h * 2
with torch.no_grad():
    h -= 0.1
print(c.to(torch.bfloat16))
j = d[torch.tensor([[0, 1], [1, 0]])]
k = torch.add(h, c)
l = torch.sinc(h)
print(torch.autograd.grad(k.sum(), h))
print(nn.CrossEntropyLoss()(torch.randn(3, 4, requires_grad=True), torch.tensor([0, 1, 2])))
l.erf_()
print(g == k)
n = j % 3
l.unsqueeze(0).sub_(1)
o = c.asinh()
print(torch.autograd.grad(l.sum(), [h], materialize_grads=True, allow_unused=True, retain_graph=True))
q = o.log1p()
r = torch.abs(k)
q.neg_()
s = l.amin(-1)
print(torch.autograd.grad(s.sum(), [h, h], allow_unused=True, retain_graph=True))
t = F.hardshrink(r)
t **= 2
u = t.sqrt()
s.neg_()
v = torch.linspace(-1, 1, 4, requires_grad=True)
r.sum().backward()
@torch.enable_grad()
def h(v):
    return v * 3
w = h(u)
a1 = torch.var(w, 0)
b1 = a1.log1p()
print(w.sum().item())
attn = nn.MultiheadAttention(4, 2)
print(attn(torch.ones(2, 1, 4), torch.ones(2, 1, 4), torch.ones(2, 1, 4))[0])
print(torch.autograd.functional.jacobian(lambda v: v.exp() * 2, v))
d1 = a1.argmax(0)
a1.nan_to_num_()
e1 = torch.linalg.norm(w)
print(str(a1), repr(d1))
print('v', v)
print(v.shape, v.dtype, v.stride(), v._version, v.requires_grad)
print('w', w)
print(w.shape, w.dtype, w.stride(), w._version, w.requires_grad)
print('a1', a1)
print(a1.shape, a1.dtype, a1.stride(), a1._version, a1.requires_grad)
print('b1', b1)
print(b1.shape, b1.dtype, b1.stride(), b1._version, b1.requires_grad)
print('d1', d1)
print(d1.shape, d1.dtype, d1.stride(), d1._version, d1.requires_grad)
print('e1', e1)
print(e1.shape, e1.dtype, e1.stride(), e1._version, e1.requires_grad)
print(v.grad)
