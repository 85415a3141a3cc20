import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(120)
b = torch.tensor([1e10, 2.], dtype=torch.float64)
c = torch.tril_indices(3, 3)
d = torch.log1p(b)
print(b * 1e-6)
model = nn.Linear(3, 2)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(3):
    opt.zero_grad()
    loss = model(torch.ones(4, 3)).pow(2).mean()
    loss.backward()
    opt.step()
    print(step, loss.item())
node = loss.grad_fn
while node is not None:
    print(node.name(), end=' ')
    node = node.next_functions[0][0] if node.next_functions else None
print()
print(bool((d > 0).all()), b.any())
h = d.log1p()
print(str(d), repr(c))
h.sub_(b)
i = torch.rand(3, requires_grad=True)
j = torch.squeeze(i)
k = F.prelu(i, torch.tensor([0.2]))
l = torch.argmax(h)
print(loss.expand(2, *loss.shape))
m = torch.empty(0)
n = torch.tensor([True, False, True])
try:
    (m.ne(j) * k.scatter_add(0, torch.zeros_like(m, dtype=torch.long), j)).sum().backward()
except Exception as error:
    print(type(error).__name__, error)
print(torch.isnan(k).any())
o = torch.dist(i, j)
i.grad = None
p = b.unbind()[0]
q = m.diag_embed()
loss.retain_grad()
j.sum().backward()
r = torch.arange(6)
s = p.clone()
print(torch.autograd.grad(o, i, grad_outputs=torch.ones_like(o), retain_graph=True, allow_unused=True))
t = torch.randn(2, 3) > 0
k.grad_fn.register_hook(lambda i, o: print('node', len(i), len(o)))
u = q + s
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print('u', u)
print(u.shape, u.dtype, u.stride(), u._version, u.requires_grad)
print(i.grad)
