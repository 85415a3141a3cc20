import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(61)
attn = nn.MultiheadAttention(4, 2, batch_first=False)
q = torch.randn(2, 3, 4, requires_grad=True)
out, w = attn(q, q, q)
print(out)
print(w.shape if w is not None else None)
out.sum().backward()
print(q.grad)
