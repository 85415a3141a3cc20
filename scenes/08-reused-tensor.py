# A tensor used three times: the sum over paths
import torch

x = torch.tensor(2.0, requires_grad=True)
# Three paths lead from x to y: through the square, through the product and directly.
square = x**2
product = 3 * x
y = square + product + x
print(y)
# The gradient of x is the sum over its paths: 2x + 3 + 1 = 8.
y.backward()
print(x.grad)

# The same, path by path: each term alone gives its own share of the 8.
for term in (lambda t: t**2, lambda t: 3 * t, lambda t: t):
    leaf = torch.tensor(2.0, requires_grad=True)
    term(leaf).backward()
    print(leaf.grad)
