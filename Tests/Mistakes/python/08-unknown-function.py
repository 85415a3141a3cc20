# A function is misspelt
import torch
x = torch.ones(2)
print(torch.sigmod(x))
