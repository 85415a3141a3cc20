# Gradients add up
import torch
weights = torch.ones(4, requires_grad=True)
# Each backward() adds to .grad what it finds. From the second round on it is no longer the gradient of this round.
for epoch in range(3):
    model_output = (weights * 3).sum()
    model_output.backward()
    print(weights.grad)
