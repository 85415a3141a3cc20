# A device that is not there
import torch
x = torch.ones(2, device="cuda")
