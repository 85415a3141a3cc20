import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(396)
import copy
net = nn.Linear(2, 1)
target = copy.deepcopy(net)
with torch.no_grad():
    for p, q in zip(net.parameters(), target.parameters()):
        p.add_(1)
        q.lerp_(p, 0.1)
print(net.weight, target.weight)
print(target.load_state_dict(net.state_dict()), torch.equal(net.weight, target.weight))
t = torch.tensor([[0, 255, 1, 42]], dtype=torch.int32)
print(t.nelement(), t.element_size(), t.is_contiguous(), t.stride())
t = torch.randn(1, 4, requires_grad=True) + 1e6
print(torch.isnan(t.float()).any(), torch.isfinite(t.float()).all())
t = torch.tensor([[1000000], [-1], [1], [1]], dtype=torch.float32)
print(t.max() if t.numel() else 'empty')
t = torch.randn(3, 2).sigmoid()
print((t,))
