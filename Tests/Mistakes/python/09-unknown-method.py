# A method is misspelt
import torch
x = torch.ones(2, requires_grad=True)
x.sum().backwards()
