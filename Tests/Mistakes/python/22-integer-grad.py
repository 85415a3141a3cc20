# A gradient for whole numbers
import torch
x = torch.tensor([1, 2], requires_grad=True)
