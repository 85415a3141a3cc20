import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(62)
t = torch.zeros(1, 2, 1, 2, dtype=torch.int16)
print(t.requires_grad_(t.is_floating_point()))
t = torch.ones(2, 2, 2, dtype=torch.int64)
print(f'{t}')
t = torch.zeros(12, dtype=torch.int64)
print(str(t), t.shape)
try:
    r = torch.tensor(1.5) ** torch.ones(3, dtype=torch.int16)
    print(r, r.dtype)
except RuntimeError as e:
    print('caught:', e)
try:
    r = 2 @ torch.tensor([1, 2, 3]).to(torch.float32)
    print(r, r.dtype)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(repr(e)[:100])
try:
    r = torch.tensor([1, 2, 3]).to(torch.int8) == torch.tensor(3).to(torch.float16)
    print(r, r.dtype)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(torch.stack([torch.ones(1, dtype=torch.bool), torch.ones(1, dtype=torch.bfloat16)]))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
base = torch.arange(12).reshape(3, 4).clone()
base = base.float().requires_grad_()
root = base
base = base * 1
try:
    v0 = base[None]
    print(v0.shape, v0.stride(), v0.storage_offset(), v0._base is base, v0.is_contiguous())
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
v0 = v0 if 'v0' in globals() else base
try:
    v1 = v0.contiguous()
    print(v1.shape, v1.stride(), v1.storage_offset(), v1._base is base, v1.is_contiguous())
except RuntimeError as e:
    print(repr(e)[:100])
v1 = v1 if 'v1' in globals() else base
try:
    v1.fill_(5)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
print(v1.grad_fn.name() if v1.grad_fn is not None else None)
try:
    v0.copy_(torch.ones(()))
except Exception as e:
    print(f'{type(e).__name__}: {e}')
print([n.sum().item() for n in (base, v0, v1)])
try:
    base.add_(base)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
print([n.sum().item() for n in (base, v0, v1)])
try:
    base[-1] *= 3
except Exception as e:
    print(repr(e)[:100])
print(base.grad_fn.name() if base.grad_fn is not None else None)
print(base)
try:
    base.sum().backward()
    print(root.grad)
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
print(v0.data_ptr() == base.data_ptr(), base.numel())
