# A function of your own, forward and backward
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        # What backward needs is saved here.
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        # The chain rule: the gradient that comes in times the slope of this function.
        return grad_output * 3 * x**2


class StraightThrough(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.round()

    @staticmethod
    def backward(ctx, grad_output):
        # Rounding is flat, so its true gradient is 0. This one pretends that it is the identity.
        return grad_output


x = torch.tensor([1.0, -2.0], requires_grad=True)
y = Cube.apply(x)
print(y)
y.sum().backward()
print(x.grad)

z = torch.tensor([0.4, 1.6], requires_grad=True)
rounded = StraightThrough.apply(z)
print(rounded)
(rounded * 10).sum().backward()
print(z.grad)

# Checked against finite differences, in double precision.
probe = torch.tensor([0.5, -1.5], dtype=torch.float64, requires_grad=True)
print(torch.autograd.gradcheck(Cube.apply, (probe,)))
