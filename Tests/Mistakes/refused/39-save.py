# Weights are written to a file
import torch

layer = torch.nn.Linear(2, 1)
print(layer(torch.ones(2)).shape)
torch.save(layer.state_dict(), "layer.pt")
