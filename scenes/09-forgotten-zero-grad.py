# The forgotten zero_grad: why the descent runs away
import torch

# Minimise (w - 3)² twice, with and without a reset of the gradient.
for reset in (False, True):
    w = torch.tensor(0.0, requires_grad=True)
    for step in range(4):
        loss = (w - 3) ** 2
        if reset and w.grad is not None:
            w.grad.zero_()
        # Without the reset this adds to what the earlier rounds have left.
        loss.backward()
        print(f"reset={reset} step={step} w={w.item():.4f} grad={w.grad.item():.4f}")
        with torch.no_grad():
            w -= 0.3 * w.grad
