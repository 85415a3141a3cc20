# A string is never closed
import torch
print("loss: )
