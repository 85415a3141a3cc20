# Every way to index, for reading and for writing.
import torch

x = torch.arange(24.0).view(2, 3, 4)
print(x[0], x[-1, 0], x[1, 2, 3], x[:, 1], x[..., 0], x[0, ..., 1:3], x[:, :, ::2])
print(x[None].shape, x[:, None, 1].shape, x[..., None].shape, x[0, None, 0].shape, x[()].shape)
print(x[torch.tensor([1, 0])][:, 0, 0], x[:, [0, 2]][0, :, 0], x[[0, 1], [1, 2]], x[0][[True, False, True]])
print(x[x > 20], x[0, x[0] > 9], x[:, torch.tensor([[0, 1], [2, 0]])].shape, x[torch.tensor(1)].shape)
y = torch.zeros(3, 4)
y[0] = 1
y[1, 2] = torch.tensor(5.0)
y[:, 3] = torch.tensor([7.0, 8.0, 9.0])
y[2, [0, 1]] = torch.tensor([-1.0, -2.0])
print(y)
y[y < 0] = 0.5
y[torch.tensor([0, 2])] += 10
y[1:, :2] *= 2
print(y)
rows = [row.sum().item() for row in y]
print(rows, 10.5 in y, 99 in y, len(y), y[0].tolist(), y.tolist())
w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
print(w[0], w[1:], w[[0, 0, 2]], w[w > 1])
(w[0] * w[1:].sum() + w[[0, 0]].prod()).backward()
print(w.grad)
z = torch.zeros(3)
z[1] = w[2] * 2
z.sum().backward()
print(z, w.grad)
