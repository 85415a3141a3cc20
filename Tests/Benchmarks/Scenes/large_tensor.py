# Sixty passes over a million floats
import torch

torch.set_num_threads(1)
torch.manual_seed(1)
x = torch.randn(1_000_000, requires_grad=True)
for i in range(60):
    x.grad = None
    loss = ((x * 2 + 1) * x - 3).tanh().mean()
    loss.backward()
print(f"{loss.item():.3f} {x.grad.abs().sum().item():.3f}")
