import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(30)
b = torch.full((3, 3,), 0.5)
c = torch.full((3, 3,), 2)
d = torch.randn(3, dtype=torch.float64)
e = torch.tensor([0.5, 0.25], dtype=torch.float16)
try:
    f = torch.dot(e, b)
except Exception as error:
    print(type(error).__name__, error)
g = c.unique()
i = torch.linalg.norm(b)
@torch.enable_grad()
def h(v):
    return v * 3
j = h(d)
print(b.half())
l = b.rad2deg()
m = torch.var(j)
n = b.norm(p='fro')
o = torch.tensor([1e10, 2.], dtype=torch.float64)
p = o.sort(descending=True)[0]
print(n)
q = c > 1
r = torch.ones(2, 1, 3, requires_grad=True)
r.data.mul_(0.5)
t = torch.randn(3, 3, requires_grad=True)
u = torch.bernoulli(t.sigmoid())
w = torch.trunc(t)
print([k for k in dir(u.grad_fn) if k.startswith('_saved_')])
with torch.set_grad_enabled(False):
    b1 = torch.bucketize(t, torch.tensor([0., 1.]))
c1 = r.logical_and(w)
d1 = r.adjoint()
e1 = w.squeeze()
g1 = torch.tensor([1e-8, 1e6, -3.5])
torch.set_printoptions(sci_mode=True)
print(u)
torch.set_printoptions(sci_mode=None)
h1 = w.clone()
node = h1.grad_fn
while node is not None:
    print(node.name(), end=' ')
    node = node.next_functions[0][0] if node.next_functions else None
print()
print(torch.autograd.functional.vjp(lambda v: (v * v).sum(), r)[1])
h1.sum().backward(inputs=[t])
print('b1', b1)
print(b1.shape, b1.dtype, b1.stride(), b1._version, b1.requires_grad)
print('c1', c1)
print(c1.shape, c1.dtype, c1.stride(), c1._version, c1.requires_grad)
print('d1', d1)
print(d1.shape, d1.dtype, d1.stride(), d1._version, d1.requires_grad)
print('e1', e1)
print(e1.shape, e1.dtype, e1.stride(), e1._version, e1.requires_grad)
print('g1', g1)
print(g1.shape, g1.dtype, g1.stride(), g1._version, g1.requires_grad)
print('h1', h1)
print(h1.shape, h1.dtype, h1.stride(), h1._version, h1.requires_grad)
print(r.grad)
print(t.grad)
