# Grad modes inside inference mode, on classes, and other switches of autograd; the type of a gradient.
import torch

x = torch.ones(2, requires_grad=True)
with torch.inference_mode():
    with torch.enable_grad():
        made = x * 2
        print(torch.is_grad_enabled(), made.requires_grad, made.is_inference())
    print(torch.is_grad_enabled())
    with torch.inference_mode(False):
        print(torch.is_grad_enabled(), (x * 2).requires_grad)
print(torch.is_grad_enabled(), (x * 2).requires_grad)


@torch.no_grad()
class Built:
    def __init__(self):
        print("made", torch.is_grad_enabled())

    def ask(self):
        print("asked", torch.is_grad_enabled())


Built().ask()
with torch.autograd.set_multithreading_enabled(False):
    print(torch.autograd.is_multithreading_enabled())
print(torch.autograd.is_multithreading_enabled())


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


for name in ("data", "requires_grad"):
    tell(lambda: delattr(x, name))
tell(lambda: x.name)
tell(lambda: setattr(x, "name", "x"))
print(x.volatile)


class Wider(torch.autograd.Function):
    @staticmethod
    def forward(ctx, v):
        return v * 2

    @staticmethod
    def backward(ctx, g):
        return g.double()


for kind in (torch.float32, None):
    v = torch.ones(2, requires_grad=True)
    v.grad_dtype = kind
    Wider.apply(v).sum().backward()
    print(v.grad)
v = torch.ones(2, requires_grad=True)
v.grad = torch.ones(2)
tell(lambda: setattr(v, "grad_dtype", torch.float16))
