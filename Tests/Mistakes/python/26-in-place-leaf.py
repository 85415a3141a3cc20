# A leaf is written to
import torch
w = torch.ones(3, requires_grad=True)
w -= 0.1
