import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(77)
w = torch.tensor([0.9, 0.75], requires_grad=True)
b = torch.zeros((), requires_grad=True)
for i in range(3):
    loss = ((w * 0.25 + b) ** 2).sum()
    loss.backward()
    print(i, loss.item(), w.grad, b.grad)
    with torch.no_grad():
        w -= 0.1 * w.grad
print(w, b.grad)
with torch.inference_mode():
    z = w * 2
    print(z.requires_grad, z.is_leaf, torch.is_grad_enabled(), torch.is_inference_mode_enabled())
try:
    z.sum().backward()
    print(w.grad)
except Exception as e:
    print(type(e).__name__, e)
a = torch.rand(2, 2, requires_grad=True)
b = torch.tensor([[-2.801, -1.14], [0.366, -0.257]], requires_grad=True)
c = a @ b
def walk(node, depth=0):
    if node is None:
        print('  ' * depth + 'None')
        return
    print('  ' * depth + node.name())
    for nxt, idx in node.next_functions:
        walk(nxt, depth + 1)


walk(c.grad_fn)
print(c.grad_fn.__class__.__name__)
try:
    c.sum().backward()
    print(a.grad)
    print(b.grad)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
