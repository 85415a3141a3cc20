# Least squares of batches that broadcast, inverses and ranks of symmetric matrices, and what both refuse.
import torch

torch.manual_seed(0)


def tried(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


for a, b in [
    ((4, 3), (4,)), ((4, 3), (5,)), ((2, 4, 3), (4, 2)), ((2, 4, 3), (2, 4)), ((2, 4, 3), (4,)), ((2, 4, 3), (1, 4)),
    ((2, 4, 3), (1, 4, 2)), ((1, 4, 3), (2, 4, 2)), ((2, 1, 4, 3), (3, 4, 2)), ((2, 1, 4, 3), (1, 3, 4, 2)),
    ((4, 3), (2, 4, 3)), ((2, 4, 3), (3, 4, 2)), ((4, 3), ()), ((1, 4, 3), (4, 2)), ((0, 4, 3), (1, 4, 2)),
]:
    for driver in ("gelsy", "gelsd"):
        tried(lambda: [tuple(part.shape) for part in torch.linalg.lstsq(torch.randn(a), torch.randn(b), driver=driver)])
a, b = torch.randn(1, 3, 2, dtype=torch.float64), torch.randn(2, 3, 2, dtype=torch.float64)
print(torch.linalg.lstsq(a, b, driver="gelsd"))
a, b = a.expand(2, 3, 2).clone().requires_grad_(), b[:1].clone().requires_grad_()
torch.linalg.lstsq(a, b).solution.sum().backward()
print(a.grad, b.grad)
m = torch.tensor([[2.0, 9.0], [1.0, 3.0]], dtype=torch.float64)
print(torch.linalg.pinv(m, hermitian=True), torch.linalg.matrix_rank(m, hermitian=True))
print(torch.linalg.pinv(torch.diag(torch.tensor([4.0, 0.5])), atol=1.0))
tried(lambda: torch.linalg.pinv(torch.ones(2, 3), hermitian=True))
tried(lambda: torch.linalg.matrix_rank(torch.ones(2, 3), hermitian=True))
tried(lambda: torch.linalg.lu(torch.ones(2, 2), pivot=False))
tried(lambda: torch.linalg.lu_factor(torch.ones(2, 2), pivot=False))
padded = torch.arange(12.0).view(3, 2, 2)
print(torch.nn.utils.rnn.unpad_sequence(padded, torch.tensor([3, 1])), padded.shape)
