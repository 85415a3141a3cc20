import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(5)
t1 = torch.arange(3.)
t2 = torch.tensor([0.0, 2.0, 1.0, 4.0], requires_grad=True)
t1 += t1
print(t1, t1._version, t1.is_leaf)
t2.register_post_accumulate_grad_hook(lambda p: print('post', p.grad))
t2.requires_grad_()
print(torch.autograd.functional.hessian(lambda x: (x ** 3).sum(), t1))
t2.requires_grad_()
t5 = torch.tensor([[[3.0, 2.0], [-1.0, 0.0]], [[-1.0, 1.0], [0.5, 0.0]]], requires_grad=True)
t6 = torch.arange(6., requires_grad=True)
class Mul(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a * b

    @staticmethod
    def backward(ctx, g):
        a, b = ctx.saved_tensors
        return g * b, g * a


t7 = Mul.apply(t2, t2)
print(t7)
t7.sum().backward()
t6.retain_grad()
try:
    t7.backward(torch.ones_like(t7))
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t2.grad)
print(t5.grad)
print(t6.grad)
print(torch.autograd.grad(t7, [t6, t5], torch.ones_like(t7), allow_unused=True, retain_graph=True))
t8 = (F.relu((t6 / 1.5)) - 0.1)
t7.retain_grad()
print(t6)
print(t7)
print(t8)
