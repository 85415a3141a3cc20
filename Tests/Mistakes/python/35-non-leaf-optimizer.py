# An optimizer for what is no leaf
import torch
w = torch.ones(2, requires_grad=True) * 0.5
optimizer = torch.optim.SGD([w], lr=0.1)
