# An index beyond the end
import torch
losses = torch.zeros(3)
print(losses[3])
