import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(52)
b = torch.arange(1., 4)
c = torch.tensor([float('nan'), 1., float('inf')])
d = torch.tensor(b.sum().item())
class Pair(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, y):
        ctx.save_for_backward(x, y)
        positive = x > 0
        ctx.mark_non_differentiable(positive)
        return x * y, positive

    @staticmethod
    def backward(ctx, grad, unused):
        x, y = ctx.saved_tensors
        return (grad * y).sum_to_size(x.shape), (grad * x).sum_to_size(y.shape)


pair = Pair.apply
c.unsqueeze_(0)
print(d.reshape(-1))
print(b.int())
print(c.tolist())
e = b.exp()
f = e.nanmean(0)
print(f * 1e-6)
model = nn.Linear(3, 2, bias=False)
opt = torch.optim.AdamW(model.parameters(), lr=0.01)
sched = torch.optim.lr_scheduler.StepLR(opt, 1, 0.5)
model(torch.ones(2, 3)).sum().backward()
opt.step()
sched.step()
print(sched.get_last_lr(), opt)
model = nn.Linear(3, 2)
model.register_forward_hook(lambda m, i, o: print(type(m).__name__, o.shape))
print(model(torch.ones(2, 3)).shape)
g = torch.gt(e, b)
j = e.repeat(2, 1)
F.relu(j, inplace=True)
k = torch.logspace(0, 2, 3)
print(k / 0)
l = j.detach() * 2
m = k.le(k)
print('f', f)
print(f.shape, f.dtype, f.stride(), f._version, f.requires_grad)
print('g', g)
print(g.shape, g.dtype, g.stride(), g._version, g.requires_grad)
print('j', j)
print(j.shape, j.dtype, j.stride(), j._version, j.requires_grad)
print('k', k)
print(k.shape, k.dtype, k.stride(), k._version, k.requires_grad)
print('l', l)
print(l.shape, l.dtype, l.stride(), l._version, l.requires_grad)
print('m', m)
print(m.shape, m.dtype, m.stride(), m._version, m.requires_grad)
