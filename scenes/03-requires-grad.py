# Stopping the history, 1: x.requires_grad_(False)
import torch
x = torch.tensor([-1.399182, -0.586724, 0.030108], requires_grad=True)
print(x)
# The underscore says: in place. From here on nothing that is done with x is recorded.
x.requires_grad_(False)
print(x)
