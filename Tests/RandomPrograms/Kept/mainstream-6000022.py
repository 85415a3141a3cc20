import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(22)
t1 = torch.linspace(0, 1, 5, requires_grad=True)
try:
    t1.masked_fill_(t1 < 0, 0)
except RuntimeError as e:
    print(type(e).__name__, '|', e)
t2 = (t1 - t1)
t1.register_post_accumulate_grad_hook(lambda p: print('post', p.grad))
print(torch.autograd.grad(t2.sum(), t1))
t3 = torch.ones(3, requires_grad=True)
t5 = torch.randn(2, requires_grad=True)
t6 = torch.tensor([4.0, 3.0])
from torch.autograd.functional import jacobian
print(jacobian(lambda x: x ** 2 + 1, t6))
t10 = torch.log(t2)
print(t2.size(), t2.dim(), t2.numel(), t2.stride())
t11 = (t3 + 1.5)
print(t6)
print(t10)
print(t11)
