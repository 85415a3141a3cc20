# Convolutions with every argument, possible and impossible.
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


torch.manual_seed(0)
x = torch.randn(2, 3, 6, 6)
show("groups0", lambda: nn.Conv2d(2, 4, 3, groups=0))
show("groups neg", lambda: nn.Conv1d(2, 4, 3, groups=-2))
show("groups in", lambda: nn.Conv2d(3, 4, 3, groups=2))
show("groups out", lambda: nn.Conv2d(4, 3, 3, groups=2))
show("pad str", lambda: nn.Conv2d(3, 4, 3, padding="what"))
show("pad same stride", lambda: nn.Conv2d(3, 4, 3, padding="same", stride=2))
show("tr pad mode", lambda: nn.ConvTranspose2d(3, 4, 3, padding_mode="reflect"))
show(
    "reprs",
    lambda: (
        nn.Conv2d(3, 4, 3),
        nn.Conv1d(2, 4, 3, 2, 1, 2, 2, False, "circular"),
        nn.Conv3d(1, 1, (1, 2, 3), padding="same"),
        nn.ConvTranspose2d(1, 2, 3, 2, 1, 1, dilation=3),
        nn.Conv2d(3, 4, 3, padding="valid"),
    ),
)
show("F same stride", lambda: F.conv2d(x, torch.ones(1, 3, 3, 3), padding="same", stride=2))
show("F pad str", lambda: F.conv2d(x, torch.ones(1, 3, 3, 3), padding="bad"))
show("channels", lambda: nn.Conv2d(2, 4, 3)(x))
show("3d in", lambda: nn.Conv2d(3, 4, 3)(x[0]).shape)
show("2d in", lambda: nn.Conv2d(3, 4, 3)(x[0, 0]))
show("5d in", lambda: nn.Conv2d(3, 4, 3)(x[None]))
show("1d", lambda: nn.Conv1d(3, 4, 3)(x))
show("kernel big", lambda: nn.Conv2d(3, 4, 7)(x))
show("kernel big1", lambda: nn.Conv1d(3, 4, 9)(x[0]))
show("dtype", lambda: nn.Conv2d(3, 4, 3)(x.double()))
show("dtype long", lambda: nn.Conv2d(3, 4, 3)(x.long()))
show("bias shape", lambda: F.conv2d(x, torch.ones(2, 3, 3, 3), torch.ones(3)))
show("bias dtype", lambda: F.conv2d(x, torch.ones(2, 3, 3, 3), torch.ones(2).double()))
show("stride0", lambda: F.conv2d(x, torch.ones(2, 3, 3, 3), stride=0))
show("stride neg", lambda: F.conv2d(x, torch.ones(2, 3, 3, 3), stride=-1))
show("pad neg", lambda: F.conv2d(x, torch.ones(2, 3, 3, 3), padding=-1))
show("stride3", lambda: F.conv2d(x, torch.ones(2, 3, 3, 3), stride=(1, 1, 1)))
show("pad1", lambda: F.conv2d(x, torch.ones(2, 3, 3, 3), padding=(1,)).shape)
show("weight dims", lambda: F.conv2d(x, torch.ones(2, 3, 3)))
show("groups F", lambda: F.conv2d(x, torch.ones(2, 3, 3, 3), groups=3))
show("groups F2", lambda: F.conv2d(x, torch.ones(4, 1, 3, 3), groups=3))
show("groups F0", lambda: F.conv2d(x, torch.ones(4, 1, 3, 3), groups=0))
show("empty batch", lambda: nn.Conv2d(3, 4, 3)(x[:0]).shape)
show("empty chan", lambda: F.conv2d(torch.ones(1, 0, 4, 4), torch.ones(2, 0, 3, 3)).shape)
show("empty out", lambda: F.conv2d(x, torch.ones(0, 3, 3, 3)).shape)
show("zero channel module", lambda: nn.Conv2d(0, 4, 3)(torch.ones(1, 0, 4, 4)).shape)
show("zero out module", lambda: nn.Conv2d(3, 0, 3)(x).shape)
show("empty spatial", lambda: nn.Conv2d(3, 4, 3)(torch.ones(1, 3, 0, 4)))


def grads(f, x):
    y = x.clone().requires_grad_()
    o = f(y)
    o.sum().backward()
    return (o.grad_fn.name(), tuple(o.shape), y.grad.sum())


for mode in ("zeros", "reflect", "replicate", "circular"):
    for nd, cls in ((1, nn.Conv1d), (2, nn.Conv2d), (3, nn.Conv3d)):
        show(f"{mode}{nd}", lambda: grads(cls(2, 2, 3, padding=2, padding_mode=mode), torch.ones(1, 2, *[5] * nd)))
show("reflect big", lambda: nn.Conv2d(3, 2, 3, padding=6, padding_mode="reflect")(x))
show("circular big", lambda: nn.Conv2d(3, 2, 3, padding=7, padding_mode="circular")(x))
tr = nn.ConvTranspose2d(3, 4, 3, 3, 0, 2)
for size in ((18, 18), (20, 20), (15, 20), (22, 22), (18,), (2, 4, 18, 19), (18, 18, 18)):
    show(f"tr {size}", lambda: tr(x, output_size=size).shape)
show("tr outpad", lambda: nn.ConvTranspose2d(3, 4, 3, stride=1, output_padding=1)(x))
show("tr outpad2", lambda: nn.ConvTranspose2d(3, 4, 3, stride=2, output_padding=2)(x))
show("tr neg outpad", lambda: F.conv_transpose2d(x, torch.ones(3, 2, 3, 3), output_padding=-1))
show("tr chan", lambda: F.conv_transpose2d(x, torch.ones(2, 2, 3, 3)))
show("tr bias", lambda: F.conv_transpose2d(x, torch.ones(3, 2, 3, 3), torch.ones(3)))
show("tr groups", lambda: F.conv_transpose2d(torch.ones(1, 4, 2, 2), torch.ones(4, 1, 2, 2), groups=2).shape)
show("tr unb", lambda: F.conv_transpose1d(torch.ones(2, 4), torch.ones(2, 3, 2)).shape)
show("tr dims", lambda: F.conv_transpose1d(torch.ones(4), torch.ones(2, 3, 2)))
show("tr3", lambda: nn.ConvTranspose3d(1, 1, 2, output_padding=(0, 0, 1), stride=2)(torch.ones(1, 1, 2, 2, 2)).shape)
show("tr size rank", lambda: nn.ConvTranspose1d(1, 1, 2)(torch.ones(1, 1, 4), output_size=[3, 3]))
show("tbc", lambda: torch.conv_tbc(torch.ones(3, 2, 2), torch.ones(2, 2, 4), torch.zeros(4), 1).shape)
show(
    "torch.convolution",
    lambda: torch.convolution(x, torch.ones(1, 3, 3, 3), None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1).shape,
)


def double():
    c = nn.Conv2d(1, 1, 2).double()
    with torch.no_grad():
        c.weight.fill_(0.5)
        c.bias.fill_(0.1)
    i = torch.arange(9.0).double().view(1, 1, 3, 3).requires_grad_()
    (g,) = torch.autograd.grad((c(i) ** 2).sum(), i, create_graph=True)
    print("   ", g.grad_fn.name(), g)
    (g**2).sum().backward()
    return (i.grad, c.weight.grad, c.bias.grad)


show("double", double)
show("fold", lambda: F.fold(torch.ones(1, 4, 9), (4, 4), (2, 2)))
show("fold bad", lambda: F.fold(torch.ones(1, 5, 9), (4, 4), (2, 2)))
show("fold bad2", lambda: F.fold(torch.ones(1, 4, 8), (4, 4), (2, 2)))
show("fold unb", lambda: F.fold(torch.ones(4, 9), (4, 4), (2, 2)).shape)
show("fold dim", lambda: F.fold(torch.ones(4), (4, 4), (2, 2)))
show("fold out", lambda: F.fold(torch.ones(1, 4, 9), (4, 4, 4), (2, 2)))
show("unfold", lambda: F.unfold(torch.arange(9.0).view(1, 1, 3, 3), 2))
show("unfold big", lambda: F.unfold(torch.ones(1, 1, 3, 3), 5))
show("unfold dim", lambda: F.unfold(torch.ones(3, 3), 2))
show("unfold 5", lambda: F.unfold(torch.ones(1, 1, 1, 3, 3), 2))
show("unfold stride0", lambda: F.unfold(torch.ones(1, 1, 3, 3), 2, stride=0))
show("unfold dil", lambda: F.unfold(torch.ones(1, 1, 3, 3), 2, dilation=0))
show("unfold int", lambda: F.unfold(torch.ones(1, 1, 3, 3).long(), 2).dtype)
show("fold repr", lambda: (nn.Fold((4, 5), 2, padding=1), nn.Unfold(3, dilation=2)))
show(
    "channels_last",
    lambda: nn.Conv2d(3, 4, 3)(x.to(memory_format=torch.channels_last)).is_contiguous(
        memory_format=torch.channels_last
    ),
)
show("channels_last module", lambda: nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last).weight.stride())
show("channels_last bad", lambda: nn.Conv1d(3, 4, 3).to(memory_format=torch.channels_last).weight.stride())
show("expanded", lambda: F.conv1d(torch.ones(1, 1, 1).expand(2, 1, 5), torch.ones(1, 1, 3)))
show("int conv", lambda: F.conv1d(torch.arange(5).view(1, 1, 5), torch.tensor([[[1, 2]]])))
show("half conv", lambda: F.conv1d(torch.arange(5.0).half().view(1, 1, 5), torch.tensor([[[1.0, 2]]]).half()))
show("bf16 conv", lambda: F.conv1d(torch.arange(5.0).bfloat16().view(1, 1, 5), torch.tensor([[[1.0, 2]]]).bfloat16()))
show("init", lambda: (nn.Conv2d(1, 1, 2).weight, nn.ConvTranspose2d(2, 1, 2).bias))
