import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(85)
p = torch.randn(2, 3, requires_grad=True)
t = torch.randn(2, 3)
k = torch.randint(0, 3, (2,))
loss = F.l1_loss(p, t)
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad)
loss = F.binary_cross_entropy(p.sigmoid(), (t > 0).float())
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad.sum(0))
loss = F.cross_entropy(p, k, weight=torch.arange(1., 4), ignore_index=0)
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad.sum(0))
loss = F.soft_margin_loss(p, t.sign(), reduction='none')
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad)
