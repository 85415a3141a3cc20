# Between tensors, numbers, lists and arrays.
import copy
import numpy as np
import torch

t = torch.tensor([[1.5, -2.0], [0.25, 4.0]])
print(t.tolist(), t[0, 0].item(), float(t[0, 1]), int(t[1, 1]), f"{t[0, 0]:.3f}", f"{t[0]}", round(t[0, 0].item(), 1))
print(torch.tensor(3).item(), type(torch.tensor(3).item()).__name__, torch.tensor(True).item(), bool(torch.tensor([0.0])))
a = t.numpy()
print(a, a.shape, a.dtype)
print(repr(a))
print(torch.from_numpy(np.array([1.0, 2.5])), torch.tensor(np.array([1, 2])))
print(np.array([1, 2, 3]) * 2, np.array([0.5, 1.25, -3.0]), repr(np.zeros(3)), np.arange(4).sum())
print(t.to(torch.float64).dtype, t.long(), t.to("cpu") is t, t.double().float().dtype, t.type(), t.bool())
print(torch.is_tensor(t), torch.is_tensor(1), isinstance(t, torch.Tensor), torch.typename(t), t.device, type(t))
c = copy.deepcopy(t)
c[0, 0] = 100
print(t[0, 0], c[0, 0], copy.copy(t).shape)
print(torch.Tensor([1, 2]), torch.Tensor(2, 3).shape, torch.FloatTensor([1.5]), torch.LongTensor([1, 2]))
print(torch.float32, torch.int64, t.dtype == torch.float32, torch.float is torch.float32, torch.finfo(torch.float32).eps)
print({t: 1}[t], hash(t) == hash(t), t is t, t.grad is None, t.requires_grad, t.is_leaf, t.grad_fn)
print(torch.as_tensor([1.0, 2.0]), torch.scalar_tensor(2.0), t.new_tensor([7]), torch.tensor(5.0).ndim)
for row in torch.eye(2):
    print(row)
x, y = torch.tensor([1.0, 2.0])
print(x, y, [*torch.arange(3)], torch.arange(3).unbind(), max(torch.tensor([1, 3, 2])), sum(torch.ones(3)))
print(abs(torch.tensor(-1.0)), -torch.tensor(1.0), +torch.tensor(2.0), ~torch.tensor(True), torch.tensor(7) // 2, 7 % torch.tensor(4))
