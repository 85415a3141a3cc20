# Hooks on tensors, functions and modules, and handles to remove them.
import torch
import torch.nn as nn

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 3
handle = y.register_hook(lambda g: print("y gets", g))
x.register_hook(lambda g: g * 10)
x.register_post_accumulate_grad_hook(lambda p: print("now", p.grad))
y.grad_fn.register_hook(lambda out, arrived: print("function", out[0], arrived[0]))
y.grad_fn.register_prehook(lambda arrived: print("before", arrived[0]))
y.sum().backward()
handle.remove()
(x * 3).sum().backward()
print(x.grad)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)

    def forward(self, v):
        return self.fc(v)


net = Net()
nn.init.constant_(net.fc.weight, 0.5)
nn.init.zeros_(net.fc.bias)
net.fc.register_forward_pre_hook(lambda module, args: print("pre", type(module).__name__, args[0]))
h = net.register_forward_hook(lambda module, args, result: result * 100)
print(net(torch.ones(1, 2)))
h.remove()
print(net(torch.ones(1, 2)))
try:
    torch.ones(1).register_hook(print)
except RuntimeError as error:
    print(error)
