# One attention head, from queries to gradients
import math

import torch

torch.manual_seed(0)
tokens, width = 4, 3
x = torch.randn(tokens, width)
query = torch.randn(width, width, requires_grad=True)
key = torch.randn(width, width, requires_grad=True)
value = torch.randn(width, width, requires_grad=True)

q, k, v = x @ query, x @ key, x @ value
# How well each query fits each key, scaled so that the softmax does not saturate.
scores = q @ k.T / math.sqrt(width)
# No token looks ahead: what comes later gets minus infinity, and so the weight 0.
ahead = torch.triu(torch.ones(tokens, tokens), diagonal=1).bool()
scores = scores.masked_fill(ahead, float("-inf"))
weights = torch.softmax(scores, dim=-1)
print("each row sums to", *(f"{total:.3f}" for total in weights.sum(dim=-1).tolist()))
print((weights > 0).int())
out = weights @ v
loss = out.pow(2).mean()
loss.backward()
print(f"{loss.item():.3f}")
for name, matrix in (("query", query), ("key", key), ("value", value)):
    print(name, f"{matrix.grad.norm().item():.3f}")
