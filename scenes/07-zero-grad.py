# Gradients add up, unless they are reset
import torch
weights = torch.ones(4, requires_grad=True)
for epoch in range(3):
    model_output = (weights * 3).sum()
    model_output.backward()
    print(weights.grad)
    # Zero the gradient after each round, and every round starts anew.
    weights.grad.zero_()
