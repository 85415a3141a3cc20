# Linear regression by gradient descent
import torch

# Four points on the line y = 2x + 1.
x = torch.tensor([0.0, 1.0, 2.0, 3.0])
y = torch.tensor([1.0, 3.0, 5.0, 7.0])
slope = torch.tensor(0.0, requires_grad=True)
intercept = torch.tensor(0.0, requires_grad=True)

for epoch in range(20):
    prediction = slope * x + intercept
    # The mean of the squared distances.
    loss = ((prediction - y) ** 2).mean()
    loss.backward()
    # The step itself is not part of the graph.
    with torch.no_grad():
        slope -= 0.1 * slope.grad
        intercept -= 0.1 * intercept.grad
        slope.grad.zero_()
        intercept.grad.zero_()
    if epoch % 5 == 4:
        print(f"epoch {epoch + 1}: loss {loss.item():.4f} y = {slope.item():.3f}x + {intercept.item():.3f}")
