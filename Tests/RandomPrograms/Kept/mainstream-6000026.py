import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(26)
t1 = torch.ones(3, 3, requires_grad=True)
t2 = torch.randn(2, 2, 2, requires_grad=True)
t3 = torch.randn(2, 1, requires_grad=True)
print(t1, t1._version, t1.is_leaf)
@torch.no_grad()
def f(x):
    return x * 2
print(f(t3))
try:
    t1.masked_fill_(t1 < 0, 0)
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1, t1._version, t1.is_leaf)
print(t2.sum().item())
t5 = (0.5 + t2).clamp(min=0) ** 2
t6 = t2
net = nn.Sequential(nn.Linear(1, 8), nn.Softplus(), nn.Linear(8, 1))
opt = torch.optim.SGD(net.parameters(), lr=0.1)
inp = torch.randn(5, 1)
target = torch.randn(5, 1)
for step in range(1):
    opt.zero_grad()
    out = net(inp)
    loss = F.binary_cross_entropy_with_logits(out, target.sigmoid())
    loss.backward()
    opt.step()
    print(f'step {step} loss {loss.item():.4f}')
print(loss)
torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
print([p.grad.abs().max() for p in net.parameters()])
t7 = torch.exp(t6)
print(t5.grad_fn.next_functions[0][1])
print(out)
print(loss)
print(t7)
