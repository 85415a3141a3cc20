# Tabs and spaces in one block
import torch
for i in range(2):
        x = torch.ones(i)
	print(x)
