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


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


wide = torch.zeros(1, 3).expand(2, 3)
row = torch.arange(4.0)
square = torch.arange(4.0).view(2, 2)
for body in [
    lambda: torch.add(torch.ones(2, 3), 1, out=wide), lambda: torch.exp(torch.ones(2, 3), out=wide),
    lambda: torch.mm(torch.ones(2, 2), torch.ones(2, 3), out=wide), lambda: torch.cat([row[:2], row[:2]], out=row),
    lambda: torch.add(row[:3], 1, out=row[1:]), lambda: torch.add(square, 1, out=square.t()),
    lambda: torch.add(square, 1, out=square), lambda: row.movedim((0, 0), (0, 0)),
    lambda: square.movedim((0, 1), (1, -1)), lambda: row.as_strided((2,), (-1,)), lambda: row.as_strided((2,), (1,), -1),
]:
    tell(body)
