# Text is run as code
import torch
exec("x = torch.ones(3)")
