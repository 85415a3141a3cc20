# What PyTorch says of calls that fit none of its signatures.
import torch
import torch.nn as nn


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


x = torch.ones(2, 3, requires_grad=True)
matrix = torch.eye(3)

for function in [torch.randn, torch.rand, torch.randint, torch.randperm, torch.arange, torch.linspace, torch.logspace, torch.eye,
                 torch.where]:
    attempt(function)
attempt(lambda: torch.randn("a"))
attempt(lambda: torch.randn(2, "a"))
attempt(lambda: torch.randn(2.5, 3))
attempt(lambda: torch.randn(2, 3, size_of=1))
attempt(lambda: torch.linspace(0, 1))
attempt(lambda: torch.randint(3))
attempt(lambda: x.add(1, 2, 3))
attempt(lambda: x.nonzero(dim=0, keepdim=True))
attempt(lambda: x.nonzero(0, True))
attempt(lambda: x.argsort("a"))
attempt(lambda: x.argsort(0, True, False, 3))
attempt(lambda: torch.where(x, 1, 2, 3))
attempt(lambda: torch.where(1, 2, 3))
attempt(lambda: torch.ones(2, 2, 2).t_())
attempt(lambda: torch.empty(0).amax(-1))
attempt(lambda: torch.meshgrid(torch.ones(2), torch.ones(2, 2, dtype=torch.float64), indexing="ij"))
attempt(lambda: torch.linalg.solve_triangular(matrix, torch.ones(2, 3), upper=True))
attempt(lambda: torch.linalg.solve_triangular(matrix, torch.ones(3, 2), upper=True, left=False))
attempt(lambda: torch.ones(2, 3).scatter_reduce(0, torch.zeros(0, 3, dtype=torch.long), torch.ones(3), "amax"))
attempt(lambda: torch.zeros(2, 0, dtype=torch.bool).softmax(0))
attempt(lambda: torch.empty(0, dtype=torch.long) % 0)

for module in [nn.Conv1d, nn.Conv2d, nn.ConvTranspose2d, nn.BatchNorm1d, nn.GRUCell, nn.LSTMCell, nn.AdaptiveAvgPool2d,
               nn.AdaptiveMaxPool1d, nn.LPPool1d, nn.ZeroPad2d, nn.ReflectionPad2d, nn.ReplicationPad1d]:
    attempt(module)
attempt(lambda: nn.RNN(3))
attempt(lambda: nn.RNN(2, 3, 1, "relu"))
attempt(lambda: x.sum(1, 2, 3, 4))
attempt(lambda: x.max(1, 2, 3))
attempt(lambda: x.any(0, 1, 2))
attempt(lambda: x.copy_())
attempt(lambda: x.copy_("a"))
attempt(lambda: x.narrow(0))
attempt(lambda: x.var("a"))
attempt(lambda: x.unique(keepdim=True))
attempt(lambda: x.norm(1, True))
attempt(lambda: x.count_nonzero(0, True))
attempt(lambda: torch.broadcast_shapes((2, 3), (3, 1)))
attempt(lambda: torch.autograd.grad(x.sum(), None))
attempt(lambda: x.sum().backward(inputs=[None]))
attempt(lambda: setattr(x, "shape", (3, 2)))
attempt(lambda: matrix.index_add_(0, torch.tensor([0]), matrix))
attempt(lambda: torch.kron(torch.ones(4, 4)[::2, 1:], torch.ones(3, 4).t()))
attempt(lambda: matrix.index_copy(0, torch.tensor([0]), torch.ones(1, 3, dtype=torch.float64)))
attempt(lambda: torch.lerp(torch.ones(3, dtype=torch.float16), torch.ones(2), torch.ones(3)))
