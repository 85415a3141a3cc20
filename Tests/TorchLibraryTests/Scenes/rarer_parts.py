# Parts of PyTorch that few scripts use: optimisers, layers and parametrizations.
import collections
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import optim
from torch.nn.utils import fuse_linear_bn_eval, spectral_norm, weight_norm
from torch.nn.utils.parametrizations import orthogonal
from torch.optim import *

torch.manual_seed(0)


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print([name in dir(optim) for name in ("LBFGS", "RAdam", "Rprop", "ASGD", "Muon", "Adafactor", "SparseAdam")], Muon is optim.Muon, LBFGS is optim.LBFGS)

# Optimisers.
for make in [lambda p: optim.Adafactor(p, lr=0.1), lambda p: optim.Adafactor(p, lr=0.1, weight_decay=0.1, d=2.0, eps=(1e-3, 1e-2), maximize=True),
             lambda p: optim.Muon(p, lr=0.1), lambda p: optim.Muon(p, lr=0.1, nesterov=False, adjust_lr_fn="match_rms_adamw", weight_decay=0.0)]:
    weight = nn.Parameter(torch.linspace(-1, 1, 6).reshape(2, 3))
    optimizer = make([weight])
    print(optimizer)
    for _ in range(3):
        optimizer.zero_grad()
        (weight ** 2).sum().add((weight[0] * weight[1]).sum()).backward()
        optimizer.step()
    print(torch.round(weight.detach(), decimals=3), list(optimizer.state[weight]))
vector = nn.Parameter(torch.tensor([1.0, -2.0, 0.5]))
optimizer = optim.Adafactor([vector])
for _ in range(2):
    vector.grad = vector.detach() * 2
    optimizer.step()
print(vector, optimizer.state_dict())
show(lambda: optim.Muon([vector]))
show(lambda: optim.Adafactor([vector], lr=-1.0))
show(lambda: optim.Adafactor([vector], d=0.5))
show(lambda: optim.Muon([nn.Parameter(torch.eye(2))], adjust_lr_fn="other"))
sparse = optim.SparseAdam([vector])
show(sparse.step)
print(sparse)

# The adaptive softmax.
layer = nn.AdaptiveLogSoftmaxWithLoss(8, 20, [4, 10], div_value=2.0)
print(layer)
x = torch.randn(6, 8)
target = torch.tensor([0, 3, 5, 11, 19, 9])
output, loss = layer(x, target)
print(output, loss, type(layer(x, target)).__name__)
loss.backward()
print(layer.head.weight.grad.norm(), layer.tail[1][0].weight.grad.norm())
print(layer.log_prob(x).shape, layer.log_prob(x).exp().sum(1), layer.predict(x), layer(x[0], target[0]))
show(lambda: layer(x, target[:3]))
show(lambda: layer(x, target + 5))
show(lambda: layer(x[0], target))
show(lambda: nn.AdaptiveLogSoftmaxWithLoss(8, 20, []))
show(lambda: nn.AdaptiveLogSoftmaxWithLoss(8, 20, [5, 3]))

# Fractional pooling.
image = torch.arange(50.0).reshape(1, 2, 5, 5).requires_grad_()
pool = nn.FractionalMaxPool2d(2, output_size=3, return_indices=True)
values, indices = pool(image)
print(pool, values, indices)
values.sum().backward()
print(image.grad)
print(nn.FractionalMaxPool3d(2, output_ratio=0.5)(torch.arange(64.0).reshape(1, 4, 4, 4)))
show(lambda: nn.FractionalMaxPool2d(2))
show(lambda: nn.FractionalMaxPool2d(2, output_ratio=1.5))
show(lambda: nn.FractionalMaxPool3d(0, 2))
show(lambda: F.fractional_max_pool2d(image, 3, 4))
show(lambda: F.fractional_max_pool2d(image[0, 0], 2, 2))

# A loss with its layer, and the norm over processes.
loss = nn.LinearCrossEntropyLoss(8, 5, bias=True)
print(loss, loss(x, torch.tensor([0, 1, 2, 3, 4, 0])))
norm = nn.SyncBatchNorm(3)
print(norm, norm(torch.randn(4, 3)).mean().abs() < 1e-6, norm.num_batches_tracked)
print(nn.SyncBatchNorm.convert_sync_batchnorm(nn.Sequential(nn.Conv2d(1, 3, 2), nn.BatchNorm2d(3))))
linear, norm = nn.Linear(8, 3).eval(), nn.BatchNorm1d(3).eval()
norm.running_mean.fill_(0.3)
print((fuse_linear_bn_eval(linear, norm)(x) - norm(linear(x))).abs().max() < 1e-6)

# Orthogonal matrices.
for sizes in ((3, 3), (4, 2), (2, 5)):
    for way in ("matrix_exp", "cayley", "householder"):
        for trivial in (True, False):
            layer = orthogonal(nn.Linear(*sizes), orthogonal_map=way, use_trivialization=trivial)
            w = layer.weight
            gram = w @ w.T if w.size(0) <= w.size(1) else w.T @ w
            print(sizes, way, trivial, w.grad_fn.name(), (gram - torch.eye(gram.size(0))).abs().max() < 1e-5, list(layer.state_dict()))
            w.sum().backward()
            print(layer.parametrizations.weight.original.grad.norm() < 1e3)
layer = orthogonal(nn.Linear(3, 3))
print(layer)
layer.weight = torch.eye(3)
print(torch.round(layer.weight.detach(), decimals=4))
show(lambda: orthogonal(nn.Linear(2, 2), orthogonal_map="other"))
show(lambda: orthogonal(nn.Linear(2, 2), name="nothing"))

# Windows, memory and names.
print(torch.hann_window(5), torch.kaiser_window(4, True, 5.0), torch.bartlett_window(4, periodic=False).dtype)
y = torch.arange(6)
print(y.resize_(2, 2), y.resize_(2, 3), y.resize_as_(torch.zeros(3)))
print(torch.empty_strided((2, 3), (1, 2)).stride(), torch.empty_permuted((2, 3, 4), (2, 0, 1)).stride())
print(torch.frexp(torch.tensor([3.0, -0.25, 0.0])), torch.special.bessel_j0(torch.tensor(1.0)))
h, c = torch.lstm_cell(torch.ones(1, 2), (torch.zeros(1, 3), torch.zeros(1, 3)), torch.ones(12, 2), torch.ones(12, 3))
print(h, c, torch.gru_cell(torch.ones(1, 2), torch.zeros(1, 3), torch.ones(9, 2), torch.ones(9, 3)))
from torch import FloatTensor, LongTensor
print(FloatTensor([1, 2]), LongTensor(2).shape)
