import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(64)
base = torch.arange(12.).reshape(3, 4).clone()
try:
    v0 = base[:, 1]
    print(v0.shape, v0.stride(), v0.storage_offset(), v0._base is base, v0.is_contiguous())
except RuntimeError as e:
    print(repr(e)[:100])
v0 = v0 if 'v0' in globals() else base
try:
    v1 = base.unfold(0, 2, 1)
    print(v1.shape, v1.stride(), v1.storage_offset(), v1._base is base, v1.is_contiguous())
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
v1 = v1 if 'v1' in globals() else base
try:
    v2 = base.view(2, 6)
    print(v2.shape, v2.stride(), v2.storage_offset(), v2._base is base, v2.is_contiguous())
except RuntimeError as e:
    print(type(e).__name__, e)
v2 = v2 if 'v2' in globals() else base
try:
    v3 = v0.as_strided((2, 2), (1, 3))
    print(v3.shape, v3.stride(), v3.storage_offset(), v3._base is base, v3.is_contiguous())
except Exception as e:
    print(type(e).__name__, e)
v3 = v3 if 'v3' in globals() else base
try:
    v4 = v2[::2]
    print(v4.shape, v4.stride(), v4.storage_offset(), v4._base is base, v4.is_contiguous())
except RuntimeError as e:
    print(type(e).__name__, e)
v4 = v4 if 'v4' in globals() else base
try:
    base.add_(base)
except Exception as e:
    print(f'{type(e).__name__}: {e}')
print(base.grad_fn.name() if base.grad_fn is not None else None)
try:
    v4.add_(1)
except RuntimeError as e:
    print(repr(e)[:100])
print(base)
try:
    v2.masked_fill_(base > 5, 0)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
print(base._version, v2._version)
print(base)
print(v0.data_ptr() == base.data_ptr(), base.numel())
w = torch.tensor([-1.0, -2.315], dtype=torch.float64, requires_grad=True)
b = torch.zeros((), requires_grad=True)
for i in range(4):
    loss = ((w * 0.5 + b) ** 3).sum()
    loss.backward()
    print(i, loss.item(), w.grad, b.grad)
print(w, b.grad)
with torch.inference_mode():
    z = w * 2
    print(z.requires_grad, z.is_leaf, torch.is_grad_enabled(), torch.is_inference_mode_enabled())
try:
    z.sum().backward()
    print(w.grad)
except Exception as e:
    print(repr(e)[:100])
@torch.inference_mode()
def g(t):
    return t * 2


print(g(w), g(w).requires_grad)
