# Every digit of reductions, whose order of additions shows in the last place.
import torch


def digits(name, result):
    print(name, [value.hex() for value in result.flatten().tolist()])


for dtype in (torch.float32, torch.float64, torch.float16):
    for rows, columns in [(1, 9), (2, 4), (3, 17), (7, 8), (16, 33), (5, 100), (40, 5)]:
        numbers = (torch.arange(rows * columns) * 7919 % 1009).double() / 997 - 0.4
        x = numbers.view(rows, columns).to(dtype)
        print(dtype, rows, columns)
        digits("sum", x.sum())
        digits("sum over rows", x.sum(0))
        digits("sum over columns", x.sum(1))
        digits("sum of columns laid out", x.t().contiguous().t().sum(0))
        digits("sum of every second column", x[:, ::2].sum(1))
        digits("mean", x.mean())
        digits("mean over rows", x.mean(0))
        digits("norm", x.norm())
        digits("norm of columns", x.norm(dim=1))
        digits("sum of magnitudes", x.norm(1))
        digits("norm over rows", x.norm(dim=0))
        digits("trace", x.trace())
        digits("squared error", torch.nn.functional.mse_loss(x.float(), x.float() * 2))
        if dtype != torch.float16:
            digits("product", (x + 0.5).prod())
            digits("product over rows", (x + 0.5).prod(0))
            digits("product over columns", (x + 0.5).prod(1))
        digits("variance", x.var())
        digits("variance over rows", x.var(0))
        digits("variance over columns", x.var(1))
        digits("deviation", x.std(1, correction=0))
        digits("mean beside the variance", torch.var_mean(x, 1)[1])

# Single columns of softmax have C's exponential; that of rows differs between processors.
for length in (1, 5, 15, 16, 17, 33, 100):
    row = (torch.arange(length) * 7919 % 1009).float() / 250
    digits("softmax of a column", row.unsqueeze(1).softmax(0))

# Types of 16 bits are rounded after each step of some functions, and after the last of others.
for kind in (torch.float16, torch.bfloat16):
    torch.manual_seed(3)
    values = torch.randn(3, 7).to(kind) * 2
    for result in [values.log_softmax(1), values.log_softmax(0), values.logsumexp(1), values.logsumexp((0, 1)), values.rad2deg(),
                   values.deg2rad()]:
        print(result)

# What lies within the bounds is 0 in a vector of the processor and keeps its sign in what remains.
values = torch.tensor([0.1, -0.1, -0.3, 0.4, -0.0, -1.0, 2.0, 0.2])
print(torch.nn.functional.softshrink(values))
print(torch.nn.functional.softshrink(values.repeat(3)))
print(torch.nn.functional.softshrink(values.double()))
print(torch.nn.functional.softshrink(values.repeat(4).view(4, 8).t()))
print(torch.nn.functional.gelu(torch.tensor([float("inf"), 1.0])), torch.nn.functional.gelu(torch.tensor([float("inf")])))
for kind in (torch.float16, torch.bfloat16):
    torch.manual_seed(4)
    values = (torch.rand(2, 5) * 3).to(kind).requires_grad_()
    print(values.rsqrt(), values.prod(), values.prod(1), values.lerp(values * 2, 0.3))
    print(torch.autograd.grad(values.sigmoid().sum(), values))
