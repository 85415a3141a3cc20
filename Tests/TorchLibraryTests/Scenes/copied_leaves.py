# Copies of leaves and of parameters, and a leaf that is frozen between the passes.
import copy
import torch
from torch import nn

leaf = torch.ones(2, requires_grad=True)
leaf.grad = torch.full((2,), 3.0)
leaf.label = "mine"
deep, shallow = copy.deepcopy(leaf), copy.copy(leaf)
print(deep.grad, deep.label, shallow is leaf, shallow.grad, shallow.requires_grad, shallow.label)
with torch.no_grad():
    shallow.add_(1)
print(leaf, leaf._version, shallow._version, copy.copy(leaf * 2).is_leaf)
parameter = nn.Parameter(torch.ones(1))
parameter.grad = torch.ones(1)
print(type(copy.copy(parameter)).__name__, copy.deepcopy(parameter).grad, nn.Parameter())
frozen = torch.ones(2, requires_grad=True)
used = frozen * 2
frozen.requires_grad = False
used.sum().backward()
print(frozen.grad)
try:
    leaf.set_(torch.ones(2))
except RuntimeError as error:
    print(error)
for given in (3.0, True, None):
    try:
        torch.Tensor(given)
    except TypeError as error:
        print(error)
old = torch.Tensor(leaf)
print(old is leaf, old.grad_fn.name(), torch.Tensor(torch.ones(2))._is_view())
try:
    torch.LongTensor(leaf)
except TypeError as error:
    print(error)
