# The .grad of a tensor that is not a leaf
import warnings

import torch

x = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
hidden = x * 2
loss = (hidden**2).mean()
loss.backward()
# Only leaves keep their gradient; what flowed through hidden is gone.
print(x.grad)
print(hidden.is_leaf)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(hidden.grad)

# retain_grad() asks for it beforehand.
x.grad = None
hidden = x * 2
hidden.retain_grad()
loss = (hidden**2).mean()
loss.backward()
print(hidden.grad)
print(x.grad)
