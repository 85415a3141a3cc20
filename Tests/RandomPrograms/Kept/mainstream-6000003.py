import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(3)
t1 = torch.tensor([2.0, 1.0], requires_grad=True)
t3 = t1.narrow(0, 0, 1)
print(t3._base is not None, t3.is_leaf, t3.requires_grad, t3)
t4 = t1.float()
print(t4._base is not None, t4.is_leaf, t4.requires_grad, t4)
t5 = (t3 + t1)
v = torch.ones_like(t5)
print(torch.autograd.grad(t5, t4, v, is_grads_batched=False))
t7 = (v.T + (v + t1))
print(torch.autograd.grad(t3, [t4, t1], torch.ones_like(t3), allow_unused=True, retain_graph=True))
t8 = (v + 3)
t9 = t4.clone().detach().requires_grad_(True)
print(t9._base is not None, t9.is_leaf, t9.requires_grad, t9)
v[1:] = 0
print(v, v._version, v.is_leaf)
t10 = v.squeeze()
print(t10._base is not None, t10.is_leaf, t10.requires_grad, t10)
t11 = torch.sin(t5)
t8.exp_()
print(t8, t8._version, t8.is_leaf)
try:
    class Mul(torch.autograd.Function):
        @staticmethod
        def forward(ctx, a, b):
            ctx.save_for_backward(a, b)
            return a * b
    
        @staticmethod
        def backward(ctx, g):
            a, b = ctx.saved_tensors
            return g * b, g * a
    
    
    t12 = Mul.apply(t8, t8)
    print(t12)
    t12.sum().backward()
except Exception as e:
    print(type(e).__name__, '|', e)
t13 = t12
t14 = torch.ones(3)
t15 = t11[0]
t16 = torch.log1p(F.softplus(t10))
print(t14)
print(t15)
print(t16)
