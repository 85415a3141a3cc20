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

# What as_tensor makes of an array is shared too; tensor copies.
shared, copied = torch.as_tensor(a), torch.tensor(a)
shared[0, 1] = -1
copied[0, 1] = -2
print(a)

# A state of before batches were counted fits.
norm = torch.nn.BatchNorm1d(2)
state = {name: value for name, value in norm.state_dict().items() if name != "num_batches_tracked"}
print(norm.load_state_dict(state))
