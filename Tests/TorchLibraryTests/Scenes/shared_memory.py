# Arrays and tensors that look at the same memory.
import numpy as np
import torch

a = np.array([[1.0, 2.0], [3.0, 4.0]])
t = torch.from_numpy(a)
t[0, 0] = 10
print(a, t, t.is_leaf, t.requires_grad, t.grad_fn)
a[1, 1] = 7
print(t)
b = np.array([1.0])
torch.from_numpy(b).add_(1)
print(b)
c = torch.ones(3)
n = c.numpy()
c.add_(1)
print(n)
n[0] = 5
print(c)
w = torch.from_numpy(np.array([1.0, 2.0])).requires_grad_()
(w**2).sum().backward()
print(w, w.grad)
