# Gradient modes as contexts, decorators and calls.
import torch

x = torch.ones(2, requires_grad=True)


@torch.no_grad()
def plain(v):
    """A docstring."""
    return v * 2


@torch.no_grad
def bare(v):
    return v * 3


@torch.enable_grad()
def tracked(v):
    return v * 4


@torch.no_grad()
def generate(v):
    for i in range(2):
        yield torch.is_grad_enabled(), (v * i).requires_grad


print(plain(x), bare(x), plain.__name__, plain.__doc__, torch.is_grad_enabled())
with torch.no_grad():
    print(tracked(x), (x * 2).requires_grad, torch.is_grad_enabled())
    with torch.enable_grad():
        print((x * 2).requires_grad)
    with torch.set_grad_enabled(True):
        print((x * 2).requires_grad)
for flags in generate(x):
    print(flags, torch.is_grad_enabled())
torch.set_grad_enabled(False)
print((x + 1).requires_grad)
torch.set_grad_enabled(True)
print((x + 1).requires_grad)
with torch.inference_mode():
    y = x * 2
    print(y, y.is_inference(), torch.is_inference_mode_enabled())
print(torch.is_inference_mode_enabled(), y.requires_grad)
try:
    with torch.no_grad():
        raise ValueError("inside")
except ValueError as error:
    print(error, torch.is_grad_enabled())
z = x.detach()
z += 1
print(z is x, z.data_ptr() == x.data_ptr(), x, x._version)
x.data.mul_(2)
print(x, x._version, x.data.requires_grad)
