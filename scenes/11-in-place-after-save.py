# Written over: an in-place change after autograd saved the value
import torch

x = torch.tensor([0.0, 1.0], requires_grad=True)
# exp saves its own result: its derivative is that result.
y = x.exp()
print(y._version)
# This writes over the saved values, and y goes from version 0 to version 1.
y += 1
print(y._version)
try:
    y.sum().backward()
except RuntimeError as error:
    print("RuntimeError:", str(error).split(":")[0])

# Out of place, the saved result stays as it was.
y = x.exp()
y = y + 1
y.sum().backward()
print(x.grad)
