# One = where two are meant
import torch
x = torch.tensor(1.0)
if x = 1:
    print("one")
