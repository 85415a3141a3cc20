import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(144)
b = torch.tensor(1)
c = torch.randint(0, 4, (3,))
d = torch.tensor([1., -2., 3.], requires_grad=True)
print(nn.MSELoss()(d, d), nn.L1Loss(reduction='sum')(d, d))
print(b.requires_grad, d.is_leaf, c.shape, b.dtype)
e = d.round()
f = e.chunk(2)[-1]
try:
    f.expand(2, -1).add_(1)
except Exception as error:
    print(type(error).__name__, error)
try:
    d.sign_()
except Exception as error:
    print(type(error).__name__, error)
h = torch.full((3, 2,), d.sum().item())
print(h._version, d.stride(), h.storage_offset(), h.is_contiguous())
i = h.new_ones(4, 4)
try:
    j = d.trace()
except Exception as error:
    print(type(error).__name__, error)
l = torch.randn(2, 2, 2)
node = f.grad_fn
while node is not None:
    print(node.name(), end=' ')
    node = node.next_functions[0][0] if node.next_functions else None
print()
m = h.requires_grad_(False)
print(l.half())
print(m.requires_grad, l.is_leaf, i.shape, m.dtype)
e.sum().backward(retain_graph=True)
print(bool((m > 0).all()), d.any())
print(l)
n = torch.multinomial(i.softmax(-1), 2)
o = m.std(dim=-2, keepdim=True)
model = nn.Sequential(nn.Linear(3, 4), nn.PReLU(), nn.Linear(4, 2), nn.LogSoftmax(dim=1))
model.requires_grad_(False)
print(model(torch.ones(1, 3)).requires_grad)
d.register_post_accumulate_grad_hook(lambda t: print('accumulated', t.grad))
e.sum().backward()
p = o.fmin(l)
with torch.no_grad():
    d -= 0.1
print(torch.autograd.grad(f.sum(), d, retain_graph=True))
r = p.unsqueeze(-2)
node = f.grad_fn
while node is not None:
    print(node.name(), end=' ')
    node = node.next_functions[0][0] if node.next_functions else None
print()
s = r.isinf()
t = m.all(dim=-1, keepdim=False)
print(l > 0)
node = e.grad_fn
while node is not None:
    print(node.name(), end=' ')
    node = node.next_functions[0][0] if node.next_functions else None
print()
print(p[:0])
print('n', n)
print(n.shape, n.dtype, n.stride(), n._version, n.requires_grad)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('r', r)
print(r.shape, r.dtype, r.stride(), r._version, r.requires_grad)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print('t', t)
print(t.shape, t.dtype, t.stride(), t._version, t.requires_grad)
print(d.grad)
