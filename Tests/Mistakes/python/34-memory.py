# More numbers than there is memory
import torch
x = torch.zeros(1000000, 1000000, 1000)
