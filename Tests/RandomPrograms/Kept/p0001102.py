import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(102)
b = torch.tensor(-2)
c = torch.empty(0)
d = torch.randn(1, 3, dtype=torch.float64, requires_grad=True)
e = torch.randint(0, 4, (4, 3,))
print(b._version, b.stride(), b.storage_offset(), e.is_contiguous())
f = torch.expm1(d)
g = torch.randn(4, 4)[::2, 1:]
i = torch.tensor([1e10, 2.], dtype=torch.float64)
print(g.mean(), i.max(), i.min())
print(str(i), repr(b))
try:
    print(torch.autograd.grad((i.nanmean(1)).sum(), f, retain_graph=True, allow_unused=True))
except Exception as error:
    print(type(error).__name__, error)
f.grad_fn.register_hook(lambda i, o: print('node', len(i), len(o)))
i.round_()
j = torch.eye(3, requires_grad=True)
f.grad_fn.register_prehook(lambda o: print('before', [v.shape if v is not None else None for v in o]))
print(i.sum().item())
k = j.mean(-1)
l = torch.tensor([[0.1, 1000.], [1e-5, 2.]])
m = ~e
print(torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), d))
print(torch.autograd.grad(k.sum(), [d, j], allow_unused=True, retain_graph=True))
try:
    print(torch.autograd.grad((l.var()).sum(), f, retain_graph=True, allow_unused=True))
except Exception as error:
    print(type(error).__name__, error)
print(f.grad_fn.name(), [f[0].name() if f[0] else None for f in k.grad_fn.next_functions])
print(torch.autograd.grad(k.sum(), [d], materialize_grads=True, allow_unused=True, retain_graph=True))
p = 0.5 ** l
print('i', i)
print(i.shape, i.dtype, i.stride(), i._version, i.requires_grad)
print('j', j)
print(j.shape, j.dtype, j.stride(), j._version, j.requires_grad)
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print('l', l)
print(l.shape, l.dtype, l.stride(), l._version, l.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print(d.grad)
print(j.grad)
