import numpy as np
import torch

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
try:
    x.numpy()
except RuntimeError as error:
    print(error)
a = x.detach().numpy()
print(repr(a), a.dtype, a.shape, a.mean(), repr(a.mean()), repr(a[0, 1]))
a[0, 0] = 10
print(x)
b = np.array([1.5, 2.5])
t = torch.from_numpy(b)
t[0] = 7
print(b, t, torch.tensor(b), torch.as_tensor(b).dtype, torch.tensor(np.float32(0.5)), torch.tensor(np.int64(3)))
losses = []
for step in range(3):
    loss = (x ** 2).mean()
    losses.append(loss.item())
print(np.mean(losses), repr(np.mean(losses)), np.array(losses).round(2), f'{np.mean(losses):.4f}', max(losses))
print(torch.tensor([1.0, 2.0]) * np.float64(2), np.float64(2) * torch.tensor([1.0, 2.0]))
print(torch.tensor(np.arange(3)), torch.tensor(np.zeros((2, 2), np.float32)), torch.from_numpy(np.eye(2)[::-1].copy()))
rng = np.random.default_rng(0)
print(torch.tensor(rng.normal(size=(2, 2))), rng.integers(0, 5, 3), torch.randn(2, dtype=torch.float64).numpy().shape)
print(np.float64(1) / np.float64(3), np.float32(1) / 3, [np.float64(0.5)], {'a': np.int64(1)}, 1 if np.bool_(True) else 0)
with np.printoptions(precision=2, suppress=True):
    print(np.array([1e-5, 123.456]))
print(np.array([1e-5, 123.456]))
print(torch.equal(torch.from_numpy(np.arange(4).reshape(2, 2).T.copy()), torch.tensor([[0, 2], [1, 3]])))
