import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(2)
t1 = torch.randn(4)
t2 = torch.full((2, 1), -1.0, requires_grad=True)
t1[t1 > 0] = 0
print(t1, t1._version, t1.is_leaf)
with torch.inference_mode():
    t3 = (0.1 / (t2 + t2))
print(t3, t3.is_inference())
t4 = torch.tensor([[2.0, 3.0, -2.0], [2.0, 0.5, 0.5], [0.0, 2.0, 0.5]], requires_grad=True)
t5 = t3.max(1)[0]
t6 = t2.view_as(t2)
print(t6._base is not None, t6.is_leaf, t6.requires_grad, t6)
with torch.set_grad_enabled(False):
    t7 = t3
print(t7)
t8 = torch.zeros(2, 1, requires_grad=True)
print(t6)
print(t7)
print(t8)
