# Gradient of a mean
import torch
x = torch.tensor([-1.598135, -0.834155, 1.381749], requires_grad=True)
print(x)
y = x + 2  # made by an operation, so it has a grad_fn: AddBackward0
print(y)
z = y * y * 2  # y goes in twice: two paths lead back to it
print(z)
z = z.mean()  # one number, so backward() needs no argument
print(z)
# Back along every edge: d(mean)/dx = 4 (x + 2) / 3.
z.backward()
print(x.grad)
