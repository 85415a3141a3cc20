import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(23)
t1 = torch.tensor([[[2.0, 0.0], [4.0, 1.0]], [[0.5, 0.5], [-1.0, 2.0]]], dtype=torch.float64, requires_grad=True)
t2 = torch.linspace(0, 1, 5, requires_grad=True)
t2.retain_grad()
t3 = torch.tensor([-2.0, 4.0, 2.0, 2.0], requires_grad=True)
t3.requires_grad_()
t5 = t1[:, 0]
print(t5._base is not None, t5.is_leaf, t5.requires_grad, t5)
t1.register_hook(lambda g: print('hook', g))
t6 = torch.randn(2, 1)
t7 = (3 / t1)
class Mul(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a * b

    @staticmethod
    def backward(ctx, g):
        a, b = ctx.saved_tensors
        return g * b, g * a


t8 = Mul.apply(t3, t6)
print(t8)
t8.sum().backward()
print(t7)
t9 = t7
print(t7)
print(t8)
print(t9)
