import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(8)
t1 = torch.arange(6., requires_grad=True)
t2 = torch.tensor([[1.0, -2.0, 4.0]])
t3 = torch.arange(4., requires_grad=True)
print(t1.int())
try:
    t1.exp_()
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1, t1._version, t1.is_leaf)
t2.exp_()
print(t2, t2._version, t2.is_leaf)
t5 = torch.linspace(0, 1, 5, requires_grad=True)
t7 = t5.square()
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(2, 3)
        self.act = nn.LeakyReLU(0.1)
        self.fc2 = nn.Linear(3, 1)

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))


net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
inp = torch.randn(5, 2)
target = torch.randn(5, 1)
for step in range(2):
    opt.zero_grad()
    out = net(inp)
    loss = F.l1_loss(out, target)
    loss.backward()
    opt.step()
    print(f'step {step} loss {loss.item():.4f}')
print(loss)
print([p.grad for p in net.parameters()])
try:
    v = torch.ones_like(out)
    print(torch.autograd.grad(out, t5, v, is_grads_batched=False))
except Exception as e:
    print(type(e).__name__, '|', e)
print(out)
print(out)
print(loss)
print(v)
