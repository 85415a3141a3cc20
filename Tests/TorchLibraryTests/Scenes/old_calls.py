"""What programs for old releases of PyTorch call."""
from collections import UserList, deque

import torch
from torch.autograd import Variable

x, y, a, b = torch.ones(2), torch.arange(2.), torch.ones(2, 2), torch.ones(1, 2, 2)

# A factor stood in front of what it multiplies.
print(torch.add(x, 2, y), x.add(2, y), torch.sub(x, 2, y), x.clone().add_(2, y), x.clone().sub_(0.5, y))
print(torch.addcmul(x, 2, y, y), torch.addcdiv(x, 0.5, y, x), x.clone().addcmul_(0.5, y, y), x.clone().addcdiv_(-1, y, x))
print(torch.addmm(1, a, 2, a, a), a.addmm(2, a, a), a.addmm(2, 3, a, a), torch.addmv(1., y, 2., a, y))
print(torch.addbmm(1, a, 2, b, b), torch.baddbmm(1, b, 2, b, b), torch.addr(1, a, 2, y, y), a.clone().addr_(2, y, y))
print(torch.add(x, 2, 3), x.sub(2, 3))
out = torch.zeros(2)
print(torch.add(x, 3, y, out=out) is out, out)
for wrong in (lambda: torch.addmm(a, 2, a, a), lambda: torch.addmv(y, 2, a, y)):
    try:
        wrong()
    except TypeError as error:
        print(error)

factors = torch.eye(2), torch.ones(2, 1, requires_grad=True)
print(torch.spmm(*factors), torch.dsmm(*factors))
x.scatter(0, torch.tensor([0, 1]), y, reduce="add")

# An optimiser of old.
p = torch.ones(3, requires_grad=True)
average, square = torch.zeros(3), torch.zeros(3)
for step in range(1, 4):
    (p ** 2).sum().backward()
    gradient = p.grad.data
    average.mul_(0.9).add_(1 - 0.9, gradient)
    square.mul_(0.999).addcmul_(1 - 0.999, gradient, gradient)
    p.data.addcdiv_(-0.1 * (1 - 0.999 ** step) ** 0.5 / (1 - 0.9 ** step), average, square.sqrt().add_(1e-8))
    p.grad.zero_()
print(p)

# What was taken away.
for owner in (torch, torch.Tensor):
    for name in ("symeig", "eig", "lstsq", "matrix_rank", "solve"):
        try:
            getattr(owner, name)(*[torch.eye(2)] * (2 if name in ("lstsq", "solve") else 1))
        except (RuntimeError, AttributeError) as error:
            print(type(error).__name__, error)
print(Variable(torch.ones(1), volatile=True))

# Sequences of every class.


class Halves:
    def __len__(self):
        return 3

    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index / 2


print(torch.tensor(deque([1, 2])), torch.tensor([deque([1]), [2]]), torch.tensor(Halves()), torch.tensor(UserList([1.5])))
for wrong in ({1, 2}, {1: 2}, {1: 2}.keys(), iter([1]), b"ab", "a", zip([1]), Halves, object()):
    try:
        torch.tensor(wrong)
    except (RuntimeError, TypeError) as error:
        print(error)

# Handles of hooks are numbered, whatever they are for.
first = p.register_hook(lambda gradient: gradient)
second = torch.nn.Linear(1, 1).register_forward_hook(lambda *given: None)
third = (p * 2).grad_fn.register_hook(lambda *given: None)
print(second.id - first.id, third.id - first.id)

# What is no tensor at the start of a pass.
for wrong in ([p.sum(), None], [p.sum(), 3], None):
    try:
        torch.autograd.backward(wrong)
    except (AssertionError, TypeError) as error:
        print(type(error).__name__, error)
