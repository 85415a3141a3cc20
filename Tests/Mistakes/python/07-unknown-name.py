# A name is misspelt
import torch
learning_rate = 0.1
w = torch.ones(2)
w = w - learning_rat * w
