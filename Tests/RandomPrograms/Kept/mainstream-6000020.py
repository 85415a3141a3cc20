import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(20)
t1 = torch.zeros(2, 3, requires_grad=True)
t2 = torch.tensor([0.5, 1.0])
t2[0].mul_(2)
t3 = t1.expand(2, *t1.shape)
print(t3._base is not None, t3.is_leaf, t3.requires_grad, t3)
t4 = t3.sigmoid()
t4.backward(torch.ones_like(t4))
print(t1.grad)
try:
    t3.squeeze_()
except Exception as e:
    print(type(e).__name__, '|', e)
print(t3, t3._version, t3.is_leaf)
print(t2 > 0)
(t3 ** 2).sum().backward()
print(t1.grad)
(t3 ** 2).sum().backward()
print(t1.grad)
print(type(t3.grad_fn).__name__)
t5 = torch.tensor([2.0, 1.0], requires_grad=True)
try:
    with torch.autograd.set_detect_anomaly(True):
        (t4).sum().backward()
        print(t1.grad)
except RuntimeError as e:
    print(type(e).__name__, '|', e)
t8 = F.leaky_relu(t3)
print(t4)
print(t5)
print(t8)
