# A chain of 200,000 operations on four elements
import torch

torch.set_num_threads(1)
x = torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True)
y = x
for i in range(100_000):
    y = y * 1.00001
    y = y + 0.00001
y.sum().backward()
print(x.grad)
