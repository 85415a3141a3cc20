# Stopping the history, 3: torch.no_grad()
import torch
x = torch.tensor([-0.403512, 0.472148, 1.466087], requires_grad=True)
print(x)
# Recorded: y has a grad_fn.
y = x + 2
print(y)
# The same line inside no_grad() is computed and not recorded.
with torch.no_grad():
    y = x + 2
    print(y)
