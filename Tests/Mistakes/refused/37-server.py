# A program that listens
import http.server
import torch
print(torch.ones(2))
