# Blocks of sixteen normal deviates, to the last bit, and the quantiles of the normal distribution.
import torch

torch.manual_seed(0)
x = torch.randn(1000)
print(x.view(torch.int32)[:40])
print((x.view(torch.int32).long() * torch.arange(1, 1001)).sum())
print(torch.empty(21).normal_(3, 0.1).view(torch.int32))
print(torch.randn(4, 5, dtype=torch.bfloat16))
print((torch.randn(500, dtype=torch.float16).view(torch.int16).long() * torch.arange(500)).sum())
for dtype in (torch.float32, torch.float64):
    p = torch.tensor([0, 1e-30, 1e-15, 1e-4, 0.1, 0.135, 0.2, 0.3, 0.5, 0.7, 0.8, 0.864, 0.9, 0.9999, 1, 2], dtype=dtype)
    print([value.hex() for value in torch.special.ndtri(p).tolist()])
