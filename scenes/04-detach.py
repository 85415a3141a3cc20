# Stopping the history, 2: x.detach()
import torch
x = torch.tensor([0.670023, -1.765482, 0.609817], requires_grad=True)
print(x)
# A new tensor without history. Nobody keeps it, so x is what it was.
x.detach()
print(x)
# Kept this time: y shares the values of x, and no gradient goes from y to x.
y = x.detach()
print(y)
