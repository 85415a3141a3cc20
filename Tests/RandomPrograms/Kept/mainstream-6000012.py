import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(12)
t1 = torch.ones(3, 3)
t2 = t1.view(-1)
print(t2._base is not None, t2.is_leaf, t2.requires_grad, t2)
print(t1.sum().item())
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(1, 8)
        self.act = nn.LeakyReLU(0.1)
        self.fc2 = nn.Linear(8, 1)

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))


net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.1)
inp = torch.randn(5, 1)
target = torch.randn(5, 1)
for step in range(2):
    opt.zero_grad()
    out = net(inp)
    loss = ((out - target) ** 2).mean()
    loss.backward()
    opt.step()
    print(f'step {step} loss {loss.item():.4f}')
print(loss)
print(net.state_dict())
print([f[0].name() if f[0] is not None else None for f in out.grad_fn.next_functions])
t4 = out.double()
print(t4._base is not None, t4.is_leaf, t4.requires_grad, t4)
t5 = (t2 + t4)
print(loss)
print(t4)
print(t5)
