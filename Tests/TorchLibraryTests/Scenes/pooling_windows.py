# Pooling windows of every kind, possible and impossible.
import math
import warnings
import torch
from torch import nn
import torch.nn.functional as F


def show(label, action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(label, action())
        except Exception as e:
            print(label, type(e).__name__, str(e))
    for w in caught:
        print("   warns", w.category.__name__, str(w.message).split(" (Triggered")[0])


x1, x2, x3 = (
    torch.arange(12.0).view(1, 2, 6),
    torch.arange(36.0).view(1, 1, 6, 6),
    torch.arange(64.0).view(1, 1, 4, 4, 4),
)
show("max1", lambda: nn.MaxPool1d(2, return_indices=True)(x1))
show("max1 int", lambda: F.max_pool1d(torch.arange(6).view(1, 1, 6), 2))
show("max1 bad stride", lambda: F.max_pool1d(x1, 2, stride=0))
show("max1 bad pad", lambda: F.max_pool1d(x1, 2, padding=2))
show("max1 neg pad", lambda: F.max_pool1d(x1, 2, padding=-1))
show("max1 bad dil", lambda: F.max_pool1d(x1, 2, dilation=0))
show("max1 big", lambda: F.max_pool1d(x1, 20))
show("max1 empty", lambda: F.max_pool1d(torch.zeros(1, 0, 6), 2).shape)
show("max1 empty2", lambda: F.max_pool1d(torch.zeros(1, 2, 0), 2).shape)
show("max1 dim", lambda: F.max_pool1d(torch.zeros(6), 2))
show("max1 kernel tuple", lambda: F.max_pool1d(x1, (2, 2)))
show("max1 kernel 0", lambda: F.max_pool1d(x1, 0))
show("max2 dims", lambda: F.max_pool2d(torch.zeros(6, 6), 2))
show("max2 kern3", lambda: F.max_pool2d(x2, (2, 2, 2)))
show("max2 stride3", lambda: F.max_pool2d(x2, 2, stride=(2, 2, 2)))
show("max2 pad", lambda: F.max_pool2d(x2, 2, padding=2))
show("max2 ceil", lambda: F.max_pool2d(x2, 4, ceil_mode=True).shape)
show("max2 dil", lambda: nn.MaxPool2d(2, dilation=2, return_indices=True)(x2))
show("max2 nan", lambda: F.max_pool2d(torch.tensor([[[1.0, float("nan")], [2.0, 3.0]]]), 2))
show("max2 inf", lambda: F.max_pool2d(torch.full((1, 2, 2), -math.inf), 2, return_indices=True))
show("max2 big", lambda: F.max_pool2d(x2, 7))
show("max2 empty", lambda: F.max_pool2d(torch.zeros(0, 1, 4, 4), 2).shape)
show("max2 empty2", lambda: F.max_pool2d(torch.zeros(1, 0, 4, 4), 2).shape)
show("max2 empty3", lambda: F.max_pool2d(torch.zeros(1, 1, 0, 4), 2).shape)
show("max3", lambda: F.max_pool3d(x3, 2, return_indices=True))
show("max3 dims", lambda: F.max_pool3d(x2[0], 2))
show("max3 pad", lambda: F.max_pool3d(x3, 2, padding=2))
show("max bool", lambda: F.max_pool2d(torch.ones(1, 2, 2, dtype=torch.bool), 2))
show("max half", lambda: F.max_pool2d(x2.half(), 3))
show("avg int", lambda: F.avg_pool2d(torch.ones(1, 1, 2, 2, dtype=torch.long), 2))
show("avg1", lambda: F.avg_pool1d(x1, 3, stride=2, padding=1, count_include_pad=False))
show("avg1 tuple", lambda: F.avg_pool1d(x1, (2, 2)))
show("avg1 pad", lambda: F.avg_pool1d(x1, 2, padding=2))
show("avg1 dims", lambda: F.avg_pool1d(torch.ones(3), 2))
show("avg2 div", lambda: F.avg_pool2d(x2, 2, divisor_override=3))
show("avg2 div0", lambda: F.avg_pool2d(x2, 2, divisor_override=0))
show("avg2 ceil", lambda: F.avg_pool2d(x2, 4, stride=3, ceil_mode=True, padding=1))
show("avg2 pad", lambda: F.avg_pool2d(x2, 2, padding=2))
show("avg2 dims", lambda: F.avg_pool2d(torch.ones(3, 3), 2))
show("avg2 big", lambda: F.avg_pool2d(x2, 9))
show("avg2 stride0", lambda: F.avg_pool2d(x2, 2, stride=0))
show("avg3", lambda: F.avg_pool3d(x3, 2, divisor_override=1))
show("avg3 div0", lambda: F.avg_pool3d(x3, 2, divisor_override=0))
show("avg3 dims", lambda: F.avg_pool3d(x2[0], 2))
show("adm ret", lambda: nn.AdaptiveMaxPool2d((2, None), return_indices=True)(x2))
show(
    "adm repr", lambda: (nn.AdaptiveMaxPool2d((2, None)), nn.AdaptiveAvgPool1d(3), nn.AdaptiveAvgPool3d((1, 2, None)))
)


def unpool(size=None, k=3, s=2, n=6, **kw):
    t = torch.zeros(1, 1, n, n)
    t[0, 0, n - 2, n - 2] = 100
    o, i = nn.MaxPool2d(k, stride=s, return_indices=True)(t)
    return nn.MaxUnpool2d(k, stride=s)(o, i, **{"output_size": size} if size else {}).shape


show("unpool err", lambda: unpool())
show("unpool 6", lambda: unpool((6, 6)))
show("unpool list", lambda: unpool([6, 6]))
show("unpool Size", lambda: unpool(torch.Size((1, 1, 6, 6))))
show("unpool bad", lambda: unpool((9, 9)))
show("unpool bad len", lambda: unpool((9, 9, 9)))
show("unpool1", lambda: F.max_unpool1d(torch.tensor([[[1.0, 2.0]]]), torch.tensor([[[1, 3]]]), 2))
show("unpool idx dtype", lambda: F.max_unpool1d(torch.tensor([[[1.0, 2.0]]]), torch.tensor([[[1.0, 3.0]]]), 2))
show("unpool idx oob", lambda: F.max_unpool2d(torch.ones(1, 1, 1, 1), torch.full((1, 1, 1, 1), 9), 2))
show("unpool idx shape", lambda: F.max_unpool2d(torch.ones(1, 1, 2, 2), torch.zeros(1, 1, 1, 1, dtype=torch.long), 2))
show("unpool3", lambda: (lambda r: F.max_unpool3d(*r, 2).sum())(F.max_pool3d(x3, 2, return_indices=True)))
show("lp1", lambda: F.lp_pool1d(x1, 2, 2))
show("lp2", lambda: F.lp_pool2d(x2, 1.5, 3))
show("lp3", lambda: F.lp_pool3d(x3, 2, 2))
show("lp neg", lambda: F.lp_pool2d(-x2, 3, 3, ceil_mode=True))
torch.manual_seed(1)
show("frac", lambda: nn.FractionalMaxPool2d(2, output_ratio=0.5, _random_samples=torch.tensor([[[0.2, 0.7]]]))(x2))
show("frac none", lambda: nn.FractionalMaxPool2d(2))
show("frac both", lambda: nn.FractionalMaxPool2d(2, output_size=2, output_ratio=0.5))
show("frac ratio", lambda: nn.FractionalMaxPool2d(2, output_ratio=2.0))
show("frac func", lambda: F.fractional_max_pool2d(x2, 2))
show("frac big", lambda: F.fractional_max_pool2d(x2, 3, output_size=(7, 7)))
show("frac rand", lambda: F.fractional_max_pool2d(x2, 2, output_size=(3, 3), return_indices=True))
show("frac3", lambda: F.fractional_max_pool3d(x3, 2, output_size=2))
show("frac repr", lambda: nn.FractionalMaxPool2d(2, output_size=3))


def grads(f, x):
    y = x.clone().requires_grad_()
    o = f(y)
    o = o[0] if isinstance(o, tuple) else o
    o.sum().backward()
    return (o.grad_fn.name(), y.grad)


for name, f, x in (
    ("max1", lambda t: F.max_pool1d(t, 3, 1), x1),
    ("max1d2", lambda t: F.max_pool1d(t, 2, dilation=2), x1),
    ("max2", lambda t: F.max_pool2d(t, 3, 2, 1), x2),
    ("avg2", lambda t: F.avg_pool2d(t, 3, 2, 1), x2),
    ("avg1", lambda t: F.avg_pool1d(t, 2), x1),
    ("avg3", lambda t: F.avg_pool3d(t, 3), x3),
    ("aavg1", lambda t: F.adaptive_avg_pool1d(t, 4), x1),
    ("aavg2", lambda t: F.adaptive_avg_pool2d(t, 4), x2),
    ("aavg2 1", lambda t: F.adaptive_avg_pool2d(t, 1), x2),
    ("aavg3", lambda t: F.adaptive_avg_pool3d(t, 3), x3),
    ("amax1", lambda t: F.adaptive_max_pool1d(t, 4), x1),
    ("amax3", lambda t: F.adaptive_max_pool3d(t, 3), x3),
    ("lp", lambda t: F.lp_pool2d(t, 2, 2), x2 + 1),
    ("lp zero", lambda t: F.lp_pool2d(t, 2, 2), x2 * 0),
):
    show("grad " + name, lambda: grads(f, x))


def version():
    t = x2.clone().requires_grad_()
    o, i = F.max_pool2d(t, 2, return_indices=True)
    i.add_(1)
    o.sum().backward()


show("version", version)
show(
    "reprs",
    lambda: (
        nn.MaxPool1d(2),
        nn.MaxPool2d((2, 1), padding=1),
        nn.MaxUnpool2d(3),
        nn.AvgPool1d(2),
        nn.AvgPool2d(3, count_include_pad=False),
        nn.AvgPool3d(2, ceil_mode=True),
        nn.LPPool2d(2, 3),
        nn.MaxPool3d(2),
    ),
)
