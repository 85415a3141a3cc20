import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(389)
model = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Dropout(0.1), nn.Linear(5, 1))
x = torch.randn(3, 4)
seen = {}
def save(name):
    def hook(module, inputs, output):
        seen[name] = output.detach()
        pass
    return hook


handles = [m.register_forward_hook(save(n)) for n, m in model.named_modules() if isinstance(m, nn.Linear)]
out = model(x)
print(list(seen), seen[list(seen)[0]].mean())
for h in handles:
    h.remove()
def before(module, args):
    print('pre', type(module).__name__, args[0].shape)


model.register_forward_pre_hook(before)
model(x)
