import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(71)
p = torch.randn(3, 2, requires_grad=True)
t = torch.randn(3, 2)
k = torch.randint(0, 2, (3,))
loss = F.l1_loss(p, t, reduction='none')
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad.norm())
loss = F.multi_margin_loss(p, k, reduction='none')
print(loss)
p.grad = None
loss.sum().backward()
print(p.grad.sum(0))
rnn = nn.RNN(3, 2, nonlinearity='relu', batch_first=True)
x = torch.randn(4, 2, 3, requires_grad=True)
out, h = rnn(x)
print(out.shape, h[0].shape if isinstance(h, tuple) else h.shape)
print(out)
out[-1].pow(2).mean().backward()
print([n for n, _ in rnn.named_parameters()])
