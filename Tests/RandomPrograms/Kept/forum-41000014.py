import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(383)
model = nn.Sequential(nn.Linear(4, 4), nn.Threshold(0.1, 20), nn.Dropout(0.1), nn.Linear(4, 1))
x = torch.randn(3, 4)
drop = nn.Dropout(0.5)
print(drop(torch.ones(2, 4)), drop)
drop.eval()
print(drop(torch.ones(2, 4)))
class Own(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        pass
        return x.round()

    @staticmethod
    def backward(ctx, grad):
        x, = ctx.saved_tensors
        print('backward', grad)
        return grad.clone()


x = torch.randn(3, requires_grad=True)
y = Own.apply(x)
print(y, type(y.grad_fn).__name__)
y.pow(2).sum().backward()
print(x.grad)
try:
    print(Own.apply(x).grad_fn.next_functions[0][0].name())
except Exception as e:
    print(type(e).__name__, e)
t = torch.randn(()).sigmoid()
print(t.nelement(), t.element_size(), t.is_contiguous(), t.stride())
t = torch.randn(2, 1, 3).double()
print(t.unsqueeze(0))
t = torch.zeros(2, 0)
print(t.float())
t = torch.tensor([])
print(t)
