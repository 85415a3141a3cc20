import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(385)
class Own(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        print('forward', x.requires_grad)
        return x ** 2

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        print('backward', grad)
        return grad * 2 * x


x = torch.tensor([-2.329, 1.91, 0.38], requires_grad=True)
y = Own.apply(x)
print(y, type(y.grad_fn).__name__)
(y * 2).mean().backward()
print(x.grad)
try:
    g, = torch.autograd.grad(Own.apply(x).sum(), x, create_graph=True)
    print(g)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
x = torch.arange(3).view(3, 1)
try:
    print(x.float().mean(dim=(0, 1)))
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(x.float().mean(dim=(0, 1)))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
try:
    print(x.transpose(0, -1).contiguous().view(-1))
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(x.unfold(0, 2, 1))
except RuntimeError as e:
    print('caught:', e)
