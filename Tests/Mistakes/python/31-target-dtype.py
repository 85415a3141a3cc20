# Class numbers that are not whole
import torch
logits = torch.zeros(2, 3)
loss = torch.nn.functional.cross_entropy(logits, torch.tensor([0, 5]))
