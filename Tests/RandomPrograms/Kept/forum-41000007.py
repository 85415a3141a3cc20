import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(376)
x = torch.arange(4).view(4)
try:
    print(x.new_zeros(2))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    print(x.view(-1, 2).shape)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(torch.cat([x, x], dim=-1))
except RuntimeError as e:
    print('caught:', e)
model = nn.Sequential(nn.Linear(4, 5), nn.SiLU(), nn.LayerNorm(5), nn.Linear(5, 2))
x = torch.randn(3, 4)
x.requires_grad_()
out = model(x).sum()
g, = torch.autograd.grad(out, x, create_graph=True)
penalty = (g.norm(dim=1) - 1).pow(2).mean()
print(g, penalty)
penalty.backward()
print([p.grad.norm() if p.grad is not None else None for p in model.parameters()])
class Own(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        print('forward', x.requires_grad)
        return torch.sign(x)

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        pass
        return grad


x = torch.rand(3, requires_grad=True)
y = Own.apply(x)
print(y, type(y.grad_fn).__name__)
y.pow(2).sum().backward()
print(x.grad)
try:
    print(Own.apply(x).grad_fn.next_functions[0][0].name())
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
