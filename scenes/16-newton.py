# Higher derivatives, and Newton's method
import torch


def f(x):
    return x**4 - 3 * x**3 + 2


x = torch.tensor(1.5, requires_grad=True)
# create_graph makes the gradient a graph of its own, so it can be differentiated again.
(first,) = torch.autograd.grad(f(x), x, create_graph=True)
(second,) = torch.autograd.grad(first, x, create_graph=True)
(third,) = torch.autograd.grad(second, x)
print(first.item(), second.item(), third.item())

# Newton's step to a minimum: the slope divided by the curvature.
point = torch.tensor(3.0, requires_grad=True)
for step in range(5):
    (slope,) = torch.autograd.grad(f(point), point, create_graph=True)
    (curvature,) = torch.autograd.grad(slope, point)
    point = (point - slope / curvature).detach().requires_grad_()
    print(f"step {step}: x = {point.item():.6f}")
