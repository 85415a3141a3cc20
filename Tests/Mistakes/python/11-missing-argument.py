# An argument is missing
import torch
layer = torch.nn.Linear(4)
