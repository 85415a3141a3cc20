# A line stands too far in
import torch
x = torch.ones(3)
    y = x * 2
print(y)
