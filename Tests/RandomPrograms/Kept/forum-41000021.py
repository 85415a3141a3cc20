import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(390)
t = torch.tensor([[[0.333333, -1.25, 10.0]], [[-1.25, 1.0, 10.0]]])
print('t =', t)
t = torch.tensor([[1e-5, 0.0], [1e-5, 0.0], [9.9e-3, 5.5e-7]], dtype=torch.float64, requires_grad=True)
print(t.nelement(), t.element_size(), t.is_contiguous(), t.stride())
t = torch.tensor([[]])
print(t)
t = torch.tensor([[[float('nan'), -float('inf')], [1.0, float('nan')]], [[-float('inf'), -float('inf')], [float('nan'), float('inf')]]], requires_grad=True)
print('%s' % (t,))
t = torch.randn(3, 2).softmax(-1)
print(t.clone().requires_grad_() if t.is_floating_point() else t)
t = torch.randn(1, requires_grad=True).exp()
print(str(t).count(','))
logits = torch.randn(7, 3)
labels = torch.randint(0, 3, (7,))
preds = logits.argmax(dim=1)
try:
    print((preds == labels).float().mean())
except RuntimeError as e:
    print(repr(e)[:100])
try:
    print(torch.cdist(logits, logits[:2]))
except RuntimeError as e:
    print(repr(e)[:100])
