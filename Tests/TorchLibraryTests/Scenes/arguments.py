# Arguments by position, by name, as lists and as numbers in a row.
import torch

x = torch.arange(6.0)
print(x.view(2, 3), x.view((2, 3)).shape, x.view([3, 2]).shape, x.view(-1, 2).shape)
print(x.reshape(3, -1).shape, torch.reshape(x, (2, 3)).shape, torch.reshape(input=x, shape=(6, 1)).shape)
m = x.view(2, 3)
print(m.sum(), m.sum(0), m.sum(dim=1), m.sum(1, keepdim=True), m.sum((0, 1)), m.sum(axis=0, keepdims=True))
print(torch.sum(m, 0), torch.sum(input=m, dim=0), m.mean(dim=[0, 1]))
print(m.permute(1, 0).shape, m.permute((1, 0)).shape, m.transpose(0, 1).shape, m.t().shape, m.T.shape)
print(torch.zeros(2, 3).shape, torch.zeros((2, 3)).shape, torch.zeros([2, 3]).shape, torch.zeros(size=(2,)).shape)
print(torch.ones(2, dtype=torch.int64), torch.ones(1, dtype=float), torch.zeros(2, dtype=torch.bool))
print(torch.full((2,), 7), torch.full((2,), 1.5, requires_grad=True))
print(torch.add(x[:2], 1), torch.add(x[:2], 1, alpha=3), x[:2].add(torch.ones(2), alpha=-1))
print(torch.max(m), m.max(dim=1), m.max(1).values, m.max(1)[1])
print(torch.clamp(x, 1, 4), x.clamp(min=2), x.clamp(max=3), torch.clamp(x, min=1.5, max=2.5))
print(torch.cat([x[:1], x[3:4]]), torch.cat((m, m), dim=1).shape, torch.stack([x, x], 1).shape)
print(x.size(), m.size(0), m.size(-1), m.size(dim=1), m.shape[0], tuple(m.shape), list(m.shape), m.dim(), m.ndim)
print(m.shape == (2, 3), m.shape == torch.Size([2, 3]), m.shape + (1,), len(m.shape), m.shape.numel())
a, b = m.shape
print(a, b, x.numel(), x.nelement(), x.element_size(), m.stride(), m.t().stride(), m.is_contiguous())
out = torch.empty(2)
torch.add(torch.ones(2), torch.ones(2), out=out)
print(out, torch.where(x > 2, x, torch.zeros_like(x)), torch.pow(2, x[:3]), 2 ** x[:3], 10 - x[:2], 6 / (x[:2] + 1))
