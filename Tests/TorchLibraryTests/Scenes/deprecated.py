# What PyTorch warns of once, or wherever it stands
import torch
t = torch.tensor(2., requires_grad=True)
print(float(t), float(t * 2), int(t))
print(torch.meshgrid(torch.ones(1), torch.ones(1))[0].shape, torch.meshgrid(torch.ones(1), indexing="ij")[0].shape)
print(torch.nn.MSELoss(size_average=False)(torch.ones(2), torch.zeros(2)), torch.nn.L1Loss(reduce=False).reduction)
print(torch.nn.functional.l1_loss(torch.ones(2), torch.zeros(2), size_average=True))
a = torch.eye(3)
for _ in range(2):
    torch.cholesky(a), torch.qr(a), torch.cross(a, a), torch.triangular_solve(a, a), torch.chain_matmul(a, a)
    torch.ones(3).index_reduce_(0, torch.tensor([0]), torch.ones(1), "prod")
    print(a[0].T.shape, a.unsqueeze(0).T.shape, a.sum().T.shape)
    print(torch.add(torch.ones(4), 1, out=torch.ones(1)))
with torch.no_grad():
    print(float(t))

# What a gradient function keeps of arguments that were not given
x = torch.ones(2, 3, requires_grad=True)
for y in (x.var(), x.var(1), x.var(1, unbiased=False), torch.std(x), x.std(0), torch.var_mean(x, 1)[0]):
    print(y.grad_fn.name(), y.grad_fn._saved_correction)
for y in (torch.nn.functional.elu(x, 2.), torch.nn.functional.selu(x)):
    print(y.grad_fn.name(), y.grad_fn._saved_alpha, y.grad_fn._saved_scale, y.grad_fn._saved_input_scale)

# Cells look at their inputs before they compute.
nn = torch.nn
for call in (
        lambda: nn.LSTMCell(3, 4)(torch.ones(2, 2)), lambda: nn.GRUCell(3, 4)(torch.ones(2, 3), torch.ones(2, 3)),
        lambda: nn.LSTMCell(3, 4)(torch.ones(2, 3), (torch.ones(2, 4), torch.ones(3, 4))),
        lambda: nn.RNNCell(3, 4)(torch.ones(2, 3), torch.ones(1, 2, 4)),
        lambda: nn.LSTMCell(3, 4)(torch.ones(2, 3), (torch.ones(1, 2, 4), torch.ones(1, 2, 4))),
        lambda: nn.RNN(3, 4)(torch.ones(5, 3, dtype=torch.long))):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
