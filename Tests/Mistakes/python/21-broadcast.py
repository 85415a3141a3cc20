# Two shapes do not broadcast
import torch
x = torch.ones(3)
y = torch.ones(4)
z = 2 * (x + y)
