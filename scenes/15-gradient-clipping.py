# Gradient clipping: one long step made short
import torch

w = torch.tensor([3.0, 4.0], requires_grad=True)
# A steep loss: its gradient is a hundred times too long for this step size.
loss = 50 * (w * w).sum()
loss.backward()
print(w.grad, w.grad.norm())

# Clipped by norm the direction stays, and the length becomes 1.
norm = torch.nn.utils.clip_grad_norm_([w], max_norm=1.0)
print(norm)
print(w.grad, w.grad.norm())

# Clipped by value each component is cut alone, and the direction changes.
w.grad = None
(50 * (w * w).sum()).backward()
torch.nn.utils.clip_grad_value_([w], clip_value=350.0)
print(w.grad)
