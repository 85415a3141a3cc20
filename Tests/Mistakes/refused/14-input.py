# The keyboard is read
import torch
n = int(input("How many? "))
print(torch.ones(n))
