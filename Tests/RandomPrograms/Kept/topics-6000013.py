import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(67)
a = torch.randn(2, 2, requires_grad=True)
b = torch.tensor([[-2.44, 0.5], [1.3, -0.725]], requires_grad=True)
c = a.double() * b.double()
def walk(node, depth=0):
    if node is None:
        print('  ' * depth + 'None')
        return
    print('  ' * depth + node.name())
    for nxt, idx in node.next_functions:
        walk(nxt, depth + 1)


walk(c.grad_fn)
print([n for n in dir(c.grad_fn) if n.startswith('_saved')])
try:
    c.sum().backward()
    print(a.grad)
    print(b.grad)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
t = (torch.randn(1, 2, 1, 2) * 50).to(torch.int8)
print(t.flatten()[:3])
t = torch.zeros(3, dtype=torch.int8)
print(repr(t))
t = (torch.randn(3)).to(torch.float16)
print(t.flatten()[:3])
