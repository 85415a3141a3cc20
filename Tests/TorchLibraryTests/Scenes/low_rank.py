# Singular values by random projection, and principal components.
import torch


def tell(*parts):
    for part in parts:
        print([f"{x:.3f}".replace("-0.000", "0.000") for x in part.flatten().tolist()])


torch.manual_seed(0)
points = torch.randn(30, 3) @ torch.randn(3, 6) + 0.01 * torch.randn(30, 6)
U, S, V = torch.pca_lowrank(points, q=3)
tell(U[:2], S, V)
tell(*torch.pca_lowrank(points, q=2, center=False, niter=1)[1:])
tell(*torch.svd_lowrank(points.T, q=3)[1:])
tell(*torch.svd_lowrank(points, q=3, M=points.mean(0, keepdim=True))[1:])
print([tuple(part.shape) for part in torch.svd_lowrank(torch.randn(2, 5, 4), q=2)])
print([tuple(part.shape) for part in torch.pca_lowrank(points)])
for call in (lambda: torch.pca_lowrank(points, q=9), lambda: torch.pca_lowrank(points, niter=-1)):
    try:
        call()
    except ValueError as error:
        print(error)
weight = torch.randn(5, 4, requires_grad=True)
torch.manual_seed(1)
torch.svd_lowrank(weight, q=2)[1].sum().backward()
tell(weight.grad)
for matrix in ([[-5.0]], [[1.0], [2.0]], [[-1.0, 2.0]], [[2.0, -1, 0], [-1, 2, -1], [0, -1, 2]], [[0.0, 0], [0, 0]]):
    matrix = torch.tensor(matrix)
    tell(*torch.linalg.svd(matrix))
    tell(*torch.linalg.qr(matrix))
