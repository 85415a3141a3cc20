# Factors of matrices: the signs of their vectors, what is nearly singular, and whether it counts as singular.
import torch

torch.manual_seed(0)


def tell(name, parts):
    print(name, *[[f"{x:.3f}".replace("-0.000", "0.000") for x in part.flatten().tolist()] for part in parts])


for dtype in (torch.float32, torch.float64):
    for size in (2, 3, 5, 8):
        a = torch.randn(size, size, dtype=dtype)
        tell("svd", torch.linalg.svd(a))
        tell("eigh", torch.linalg.eigh(a + a.T))
        tell("qr", torch.linalg.qr(a))
    for shape in ((4, 3), (5, 4), (8, 3), (3, 5), (2, 40)):
        a = torch.randn(*shape, dtype=dtype)
        tell("svd", torch.linalg.svd(a, full_matrices=False))
        tell("full", [torch.linalg.svd(a).U, torch.linalg.svd(a).S])

counting = torch.arange(1.0, 10.0).reshape(3, 3)
for a in (counting, counting.double(), counting.T, torch.arange(16.0).reshape(4, 4)):
    print(torch.det(a), torch.linalg.slogdet(a), torch.linalg.matrix_rank(a))
    try:
        print(torch.linalg.inv(a))
    except RuntimeError as error:
        print(error)
print(torch.linalg.svdvals(counting.double()))

hilbert = torch.tensor([[1 / (i + j + 1) for j in range(5)] for i in range(5)], requires_grad=True)
print(torch.linalg.inv(hilbert))
x = torch.linalg.solve(hilbert, torch.ones(5))
print(x)
x.sum().backward()
print(hilbert.grad)
