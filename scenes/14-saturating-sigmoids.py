# A chain of sigmoids: how a gradient vanishes
import torch

x = torch.tensor(2.0, requires_grad=True)
h = x
layers = []
# The slope of a sigmoid is at most 1/4, so six in a row leave less than 1/4096.
for layer in range(6):
    h = torch.sigmoid(h)
    h.retain_grad()
    layers.append(h)
h.backward()
for layer, h in reversed(list(enumerate(layers))):
    print(f"layer {layer}: value {h.item():.4f} gradient {h.grad.item():.6f}")
print(f"x: gradient {x.grad.item():.6f}")

# Far out on the curve a single one is enough: sigmoid(20) is flat.
flat = torch.tensor(20.0, requires_grad=True)
torch.sigmoid(flat).backward()
print(flat.grad)
