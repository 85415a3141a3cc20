import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(12)
b = torch.randn(3, dtype=torch.float64)
c = torch.tensor([float('nan'), 1., float('inf')])
d = nn.Parameter(torch.randn(1, 1))
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
e = b.asin()
(d.amax(0)).pow(2).mean().backward()
g = F.adaptive_avg_pool1d(d, 2)
print('%.3f' % g.sum(), '{:.2f}'.format(g.sum().item()))
g.retain_grad()
gru = nn.GRU(3, 2, batch_first=True)
print(gru(torch.randn(2, 4, 3))[1])
print(b.to(torch.bfloat16))
g.exp_()
e.clamp_(-1, 1)
h = g.tril()
i = torch.max(h)
j = torch.logspace(0, 2, 3)
print(j > 0)
print(h[:0])
l = torch.all(h)
j.abs_()
m = torch.arange(6.).reshape(2, 3).requires_grad_()
n = torch.min(m)
o = b.acos()
p = n.detach().requires_grad_()
q = torch.eye(3, requires_grad=True)
s = torch.logical_not(m)
print(h.grad_fn.name(), [f[0].name() if f[0] else None for f in g.grad_fn.next_functions])
print(o.sum().item())
model = nn.Sequential(nn.Linear(3, 4), nn.PReLU(), nn.Linear(4, 2), nn.LogSoftmax(dim=1)).double()
print(model(torch.ones(2, 3, dtype=torch.float64)))
print(g.grad)
model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.LayerNorm(4), nn.Linear(4, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for step in range(3):
    opt.zero_grad()
    loss = model(torch.ones(4, 3)).pow(2).mean()
    loss.backward()
    opt.step()
    print(step, loss.item())
print('n', n)
print(n.shape, n.dtype, n.stride(), n._version, n.requires_grad)
print('o', o)
print(o.shape, o.dtype, o.stride(), o._version, o.requires_grad)
print('p', p)
print(p.shape, p.dtype, p.stride(), p._version, p.requires_grad)
print('q', q)
print(q.shape, q.dtype, q.stride(), q._version, q.requires_grad)
print('s', s)
print(s.shape, s.dtype, s.stride(), s._version, s.requires_grad)
print('loss', loss)
print(loss.shape, loss.dtype, loss.stride(), loss._version, loss.requires_grad)
print(d.grad)
print(m.grad)
print(p.grad)
print(q.grad)
