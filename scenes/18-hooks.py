# Hooks: look at a gradient on its way, or change it
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
h = x * 2
# A hook on a tensor sees its gradient before the function that made it fires.
h.register_hook(lambda grad: print("h gets", grad))
# What a hook returns takes the place of the gradient.
h.register_hook(lambda grad: grad.clamp(max=3.0))
x.register_post_accumulate_grad_hook(lambda leaf: print("x.grad is now", leaf.grad))
loss = (h**2).sum() / 2
loss.backward()

# A module tells what goes in and what comes out.
torch.manual_seed(0)
layer = torch.nn.Linear(2, 1)
handle = layer.register_forward_hook(
    lambda module, inputs, output: print("forward", tuple(inputs[0].shape), tuple(output.shape))
)
layer(torch.ones(4, 2)).sum().backward()
handle.remove()
print(layer.bias.grad)
