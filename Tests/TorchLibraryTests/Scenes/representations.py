# What objects of PyTorch show of themselves; addresses differ from run to run.
import re

import torch


def show(value):
    print(re.sub(r"0x[0-9a-f]{8,}", "0x...", repr(value)))


x = torch.ones(2, requires_grad=True)
y = x * 2
show(y.grad_fn)
show(y.sum().grad_fn.next_functions)
show(y.grad_fn.next_functions[0][0])
z = x.clone()
z[0] = 3
show(z.grad_fn)
show(type(z.grad_fn))
print(z.grad_fn.name())
show(torch.Generator())


class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        show(ctx)
        return x * 2

    @staticmethod
    def backward(ctx, grad):
        return grad * 2


show(Double.apply(x).grad_fn)
show(type(Double.apply(x).grad_fn))

# A penalty on the gradient asks for it with every argument that older code gives.
inputs = torch.ones(3, 2, requires_grad=True)
outputs = (inputs**2).sum(1, keepdim=True)
(gradient,) = torch.autograd.grad(
    outputs=outputs, inputs=inputs, grad_outputs=torch.ones(outputs.size()), create_graph=True, retain_graph=True,
    only_inputs=True)
print(gradient)
