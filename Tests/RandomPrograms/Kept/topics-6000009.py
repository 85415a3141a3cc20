import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(63)
x = torch.rand(2, 2, requires_grad=True)
y = x * 3
z = (y + 1).tanh()
handle = z.register_hook(lambda g: g.clamp(max=0.5))
y.register_hook(lambda g: g * 2)
z.sum().backward()
print(x.grad)
print(y.grad)
def pack(t):
    print('pack', tuple(t.shape))
    return t.tolist()


def unpack(v):
    print('unpack')
    return torch.tensor(v, dtype=x.dtype)


with torch.autograd.graph.saved_tensors_hooks(pack, unpack):
    w = (x * 2).sin()
w.sum().backward()
print(x.grad)
rnn = nn.GRU(3, 2, bidirectional=True)
x = torch.randn(4, 2, 3, requires_grad=True)
out, h = rnn(x)
print(out.shape, h[0].shape if isinstance(h, tuple) else h.shape)
print(h)
out[-1].pow(2).mean().backward()
print(rnn.bias_hh_l0.grad)
try:
    r = torch.tensor(2).to(torch.float64) > torch.tensor(1.5)
    print(r, r.dtype)
except Exception as e:
    print(type(e).__name__, e)
try:
    r = torch.tensor(2).to(torch.bfloat16) - torch.tensor([2, 1, 3]).to(torch.bfloat16)
    print(r, r.dtype)
except Exception as e:
    print(repr(e)[:100])
try:
    r = torch.tensor([1, 2, 3]).to(torch.float16) // 0.5
    print(r, r.dtype)
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
try:
    r = torch.tensor([1, 2, 3]).to(torch.float32) @ 0.5
    print(r, r.dtype)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(torch.promote_types(torch.bool, torch.float64))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
torch.set_default_dtype(torch.float64)
print(torch.tensor([1.5]).dtype, torch.ones(1).dtype, torch.tensor([1, 2]).dtype, (torch.tensor([1]) / 2).dtype)
torch.set_default_dtype(torch.float32)
