# A second backward, with and without retain_graph
import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x * x).sum()
# The first backward frees what the multiplication saved for it.
y.backward()
print(x.grad)
# So the second one finds nothing to multiply with.
try:
    y.backward()
except RuntimeError as error:
    print("RuntimeError:", str(error).split(".")[0])

x.grad = None
y = (x * x).sum()
# Told to, the first backward keeps the buffers, and the second adds its gradient to the first.
y.backward(retain_graph=True)
print(x.grad)
y.backward()
print(x.grad)
