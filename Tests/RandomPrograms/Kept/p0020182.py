import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(182)
b = torch.empty(0)
c = torch.randperm(4)
d = torch.tensor([1, 2, 0])
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        return 2 * x * grad


square = Square.apply
print(int(c.sum()), float(b.sum()))
e = b.logaddexp(b)
model = nn.Sequential(nn.Linear(3, 5), nn.BatchNorm1d(5), nn.GELU(), nn.Dropout(0.3), nn.Linear(5, 2))
print(sum(p.numel() for p in model.parameters()), list(model.state_dict()))
f = F.soft_margin_loss(b, b.sign())
b.log1p_()
b += f
print(f.expand(2, *b.shape))
h = torch.arange(6.).reshape(2, 3).requires_grad_()
print(b / 0)
print(h.type(), d.size(), len(b))
l = h.isneginf()
@torch.no_grad()
def f(v):
    return v * 2
print(f(e).requires_grad)
m = b.expand(2, -1)
print(e.tolist())
with torch.no_grad():
    h.add_(1)
o = b.clone()
print('d', d)
print(d.shape, d.dtype, d.stride(), d._version, d.requires_grad)
print('e', e)
print(e.shape, e.dtype, e.stride(), e._version, e.requires_grad)
print('h', h)
print(h.shape, h.dtype, h.stride(), h._version, h.requires_grad)
print('l', l)
print(l.shape, l.dtype, l.stride(), l._version, l.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print(h.grad)
