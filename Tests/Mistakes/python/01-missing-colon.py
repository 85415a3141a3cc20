# A colon is missing
import torch
x = torch.ones(3)
for i in range(3)
    print(x[i])
