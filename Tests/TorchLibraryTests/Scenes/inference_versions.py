# Operations on what inference mode made, outside of it: PyTorch counts the steps of its own kernels.
import torch
import torch.nn.functional as F

torch.manual_seed(0)
with torch.inference_mode():
    x = torch.randn(2, 3)
    row = torch.rand(4)
    number = torch.tensor(0.5)

for name in ["abs", "exp", "deg2rad", "nan_to_num", "logical_not", "clone", "sum", "mean", "prod", "max", "min", "std", "var",
             "median", "all", "any", "nonzero", "argwhere", "msort", "isnan", "double", "half", "count_nonzero"]:
    print(name, *[getattr(value, name)()._version for value in (x, row, number)])
for name in ["sum", "mean", "amax", "std", "logsumexp", "all", "argsort", "softmax", "cumsum"]:
    print(name, *[getattr(value, name)(-1)._version for value in (x, row, number)])
for name in ["max", "min", "median", "sort", "mode", "cummax"]:
    print(name, *[result._version for value in (x, row, number) for result in getattr(value, name)(-1)])

print(x.t().contiguous()._version, x.t().reshape(-1)._version, x.t().flatten()._version, x.new_zeros(2)._version)
print(F.pad(x, (1, 1))._version, row.diag_embed()._version, (2**x)._version, F.hardtanh(x)._version, (x + 1)._version)
plain = torch.ones(2, 3)
print((x + plain)._version, plain.sum()._version, torch.logical_and(x, plain)._version)
with torch.inference_mode():
    print(x.sum().is_inference())

# What is detached outside counts its own versions.
apart = x.detach()
print(apart._version, apart.is_inference())
apart.mul_(2)
print(apart._version)


class Product(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a * b

    @staticmethod
    def backward(ctx, grad):
        return grad, grad


try:
    Product.apply(x, plain.requires_grad_())
except RuntimeError as error:
    print(error)
