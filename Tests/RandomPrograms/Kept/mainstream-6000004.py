import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(4)
t1 = torch.tensor([[0.0, 3.0], [0.5, 0.0], [2.0, -2.0]])
print(t1.grad)
t3 = (t1 / t1)
t4 = (t1 + t1)
t1[0] += 1.5
t5 = torch.mul((t4 * t3), (t3 + t3))
t6 = torch.full((3, 2), 0.1, requires_grad=True)
t5[t5 > 0] = 0
net = nn.Sequential(nn.Linear(3, 4, bias=False), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 2))
print(net)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
inp = torch.randn(5, 3)
target = torch.randn(5, 2)
for step in range(2):
    opt.zero_grad()
    out = net(inp)
    loss = F.mse_loss(out, target)
    loss.backward()
    opt.step()
    print(f'step {step} loss {loss.item():.4f}')
print(loss)
torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
print([p.grad.abs().max() for p in net.parameters()])
print(target)
print(out)
print(loss)
