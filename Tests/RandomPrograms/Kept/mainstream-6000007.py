import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(7)
t1 = torch.randn(4, requires_grad=True)
t1.detach().add_(1)
t1.grad = None
t1.detach().add_(1)
t1.requires_grad_()
try:
    t1.zero_()
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1, t1._version, t1.is_leaf)
try:
    t1[0].mul_(2)
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1, t1._version, t1.is_leaf)
try:
    t1[0] += 0.1
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1, t1._version, t1.is_leaf)
t1.requires_grad_()
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 4)
        self.act = nn.ReLU()
        self.fc2 = nn.Linear(4, 2)

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))


net = Net()
print(net)
opt = torch.optim.Adagrad(net.parameters())
inp = torch.randn(5, 3)
target = torch.randn(5, 2)
for step in range(1):
    opt.zero_grad()
    out = net(inp)
    loss = nn.CrossEntropyLoss()(out, torch.zeros(5, dtype=torch.long))
    loss.backward()
    opt.step()
    print(f'step {step} loss {loss.item():.4f}')
print(loss)
for name, p in net.named_parameters():
    print(name, p.shape, p.grad.norm())
h = t1.register_hook(lambda g: g + 1)
h.remove()
try:
    loss.backward(-1.0)
except Exception as e:
    print(type(e).__name__, '|', e)
print(t1.grad)
print(p.grad)
try:
    loss.sum().backward(create_graph=True)
    print(p.grad)
    (p.grad ** 2).sum().backward()
    print(p.grad)
except Exception as e:
    print(type(e).__name__, '|', e)
t2 = inp.double()
print(t2._base is not None, t2.is_leaf, t2.requires_grad, t2)
print(loss, loss._version, loss.is_leaf)
t3 = inp.neg()
print(out)
t4 = torch.tensor([-1.0, 1.0, 0.5, -1.0])
t3.data.mul_(2)
print(t3, t3._version, t3.is_leaf)
print(t2)
print(t3)
print(t4)
