# Vector-Jacobian product
import torch
x = torch.tensor([-0.123980, -0.838600, 0.281830], requires_grad=True)
print(x)
y = x + 2
print(y)
z = y * y * 2
print(z)
# z has three elements, so PyTorch cannot guess the gradient to start with: v is it.
v = torch.tensor([0.1, 1.0, 0.001], dtype=torch.float32)
# backward() gives nothing back; the gradient is in x.grad. Hence the None.
print(z.backward(v))
print(x.grad)
