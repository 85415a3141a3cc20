# A recurrent network, unrolled through time
import torch

torch.manual_seed(1)
hidden_to_hidden = (torch.randn(3, 3) * 0.5).requires_grad_()
input_to_hidden = torch.randn(3, 1, requires_grad=True)
series = torch.tensor([0.5, -1.0, 0.25, 1.0, -0.5])

h = torch.zeros(3, 1)
states = []
# The same two matrices in every round: their gradients add up over time.
for t in range(len(series)):
    h = torch.tanh(hidden_to_hidden @ h + input_to_hidden * series[t])
    h.retain_grad()
    states.append(h)
loss = h.sum()
loss.backward()
# The further back in time, the less the loss still feels of a state.
for t, state in enumerate(states):
    print(f"t={t} gradient {state.grad.norm().item():.4f}")
print(f"{hidden_to_hidden.grad.norm().item():.4f} {input_to_hidden.grad.norm().item():.4f}")
