# NaN through the branch that where did not select
import torch

x = torch.tensor([4.0, 0.0], requires_grad=True)
# The forward is fine: where x is 0 the result is 0.
y = torch.where(x > 0, torch.sqrt(x), torch.zeros_like(x))
print(y)
# The backward is not: the unselected sqrt gets gradient 0, and 0 times its slope at 0, infinity, is NaN.
y.sum().backward()
print(x.grad)

# Choose before the root, so that no infinite slope arises.
x.grad = None
safe = torch.where(x > 0, x, torch.ones_like(x))
y = torch.where(x > 0, torch.sqrt(safe), torch.zeros_like(x))
y.sum().backward()
print(x.grad)
