import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(9)
t1 = torch.tensor([[[4.0, 0.5], [4.0, 0.5]], [[2.0, 2.0], [-2.0, 3.0]]], requires_grad=True)
t2 = torch.zeros(2, 3, requires_grad=True)
t3 = torch.tensor([[1.0, 1.0, 1.0], [-1.0, -1.0, 3.0], [4.0, 1.0, -1.0]], requires_grad=True)
try:
    t1.sub_(t2, alpha=2)
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t1, t1._version, t1.is_leaf)
t4 = (t3 * t3)
print(type(t4.grad_fn).__name__)
try:
    with torch.no_grad():
        t5 = (t2 * t4).relu()
    print(t5, t5.requires_grad)
except Exception as e:
    print(type(e).__name__, '|', e)
t6 = t1 ** 0.5
print(t4)
print(t4)
with torch.autograd.set_detect_anomaly(True):
    (t4).sum().backward()
    print(t3.grad)
try:
    print(torch.autograd.grad(t4.sum(), t3))
except RuntimeError as e:
    print(type(e).__name__, '|', e)
try:
    t4.backward(gradient=torch.full_like(t4, 2.0), retain_graph=True)
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t1.grad)
print(t2.grad)
print(t3.grad)
print(t6.grad_fn.next_functions[0][1])
print(t3)
print(t4)
print(t6)
