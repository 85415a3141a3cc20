import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(16)
t1 = torch.tensor([[4.0, 0.5, 0.0]], requires_grad=True)
t2 = torch.tensor([[0.5, 1.0, 3.0], [3.0, -1.0, 4.0], [-2.0, 1.0, 1.0]], requires_grad=True)
with torch.inference_mode():
    t3 = t2.reciprocal()
print(t3, t3.is_inference())
with torch.set_grad_enabled(False):
    t4 = (t3 * t1).unsqueeze(0)
print(t4)
try:
    t2.view(-1)[0].zero_()
except Exception as e:
    print(type(e).__name__, '|', e)
print(t2, t2._version, t2.is_leaf)
t1.register_hook(lambda g: print('hook', g))
try:
    t1.squeeze_()
except RuntimeError as e:
    print(type(e).__name__, '|', e)
print(t2)
print(t3)
print(t4)
