import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(160)
b = torch.randn(2, 2, 2)
c = torch.randn(4, 4)[::2, 1:]
d = torch.randn(3)
e = torch.tensor(2.0, requires_grad=True)
class Clip(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x.clamp_(-1, 1)

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx, grad):
        return grad


clip = Clip.apply
f = torch.round(c)
print(e * 1e6)
print(bool((e > 0).all()), d.any())
f.chunk(2)[0].zero_()
h = torch.randn(2, 3) > 0
try:
    e.nan_to_num_()
except Exception as error:
    print(type(error).__name__, error)
torch.set_printoptions(sci_mode=True)
print(f)
torch.set_printoptions(sci_mode=None)
i = torch.var_mean(b, 1)
j = d.log()
k = torch.einsum('ij->ji', f)
l = k.nanmean()
m = torch.arange(1., 4)
model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
opt = torch.optim.RMSprop(model.parameters(), lr=0.01)
for step in range(3):
    opt.zero_grad()
    loss = model(torch.ones(4, 3)).pow(2).mean()
    loss.backward()
    opt.step()
    print(step, loss.item())
try:
    o = loss.transpose(-2, -2)
except Exception as error:
    print(type(error).__name__, error)
print(loss.grad_fn.name(), [f[0].name() if f[0] else None for f in loss.grad_fn.next_functions])
print('h', h)
print(h.shape, h.dtype, h.stride(), h._version, h.requires_grad)
print('j', j)
print(j.shape, j.dtype, j.stride(), j._version, j.requires_grad)
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print('l', l)
print(l.shape, l.dtype, l.stride(), l._version, l.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
print('loss', loss)
print(loss.shape, loss.dtype, loss.stride(), loss._version, loss.requires_grad)
print(e.grad)
