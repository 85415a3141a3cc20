# Linear regression with SGD, written by hand: 3,000 steps
import torch

torch.set_num_threads(1)
torch.manual_seed(1)
x = torch.linspace(-1, 1, 64)
y = 3 * x + 1 + 0.1 * torch.randn(64)
w = torch.zeros(1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for epoch in range(3000):
    prediction = w * x + b
    loss = ((prediction - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.01 * w.grad
        b -= 0.01 * b.grad
        w.grad.zero_()
        b.grad.zero_()
print(f"{w.item():.3f} {b.item():.3f} {loss.item():.4f}")
