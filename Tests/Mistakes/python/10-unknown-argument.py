# An argument has the wrong name
import torch
x = torch.ones(2, 3)
print(torch.softmax(x, dims=1))
