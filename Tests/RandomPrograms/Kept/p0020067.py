import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(67)
b = torch.randn(3, dtype=torch.float64)
c = torch.arange(1., 4)
d = torch.arange(6.).reshape(2, 3).requires_grad_()
e = torch.randperm(4)
f = torch.empty(0)
g = e ^ 3
with torch.set_grad_enabled(True):
    h = F.mse_loss(c, c, reduction='sum')
print(f.to(torch.bfloat16))
j = h.xlogy(h)
j.unsqueeze_(0)
j.mul_(j)
j -= 0.5
l = torch.nanmean(d, -1)
j.zero_()
n = j.vdot(j)
n.nan_to_num_()
l.register_hook(lambda g: g * 2)
o = j.frac()
p = o.true_divide(n)
q = torch.nansum(p)
r = torch.tril_indices(3, 3)
s = torch.zeros_like(q)
t = torch.rad2deg(o)
u = F.adaptive_max_pool1d(d, 2)
v = e @ e
w = F.huber_loss(u, u, reduction='sum', delta=0.5)
a1 = torch.tril(d, -1)
b1 = F.celu(a1)
print(b1.is_floating_point(), w.nelement(), a1.ndim)
c1 = torch.tensor(-2)
node = w.grad_fn
while node is not None:
    print(node.name(), end=' ')
    node = node.next_functions[0][0] if node.next_functions else None
print()
node = w.grad_fn
while node is not None:
    print(node.name(), end=' ')
    node = node.next_functions[0][0] if node.next_functions else None
print()
d1 = torch.msort(a1)
e1 = b1.scatter(0, torch.zeros_like(d1, dtype=torch.long), d1)
print('w', w)
print(w.shape, w.dtype, w.stride(), w._version, w.requires_grad)
print('a1', a1)
print(a1.shape, a1.dtype, a1.stride(), a1._version, a1.requires_grad)
print('b1', b1)
print(b1.shape, b1.dtype, b1.stride(), b1._version, b1.requires_grad)
print('c1', c1)
print(c1.shape, c1.dtype, c1.stride(), c1._version, c1.requires_grad)
print('d1', d1)
print(d1.shape, d1.dtype, d1.stride(), d1._version, d1.requires_grad)
print('e1', e1)
print(e1.shape, e1.dtype, e1.stride(), e1._version, e1.requires_grad)
print(d.grad)
