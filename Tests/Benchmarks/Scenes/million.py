# A chain of a million operations on four elements: forward, backward, free, print
import torch

torch.set_num_threads(1)
x = torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True)
y = x
for i in range(500_000):
    y = y * 1.000001
    y = y + 0.000001
loss = y.sum()
loss.backward()
print(x.grad)
del y, loss
print("freed")
