# Convolutions of nothing, of kernels without elements, to sizes below zero, and what is no number at a padded border.
import torch
import torch.nn.functional as F


def show(label, function):
    try:
        result = function()
        print(label, tuple(result.shape))
    except Exception as error:
        print(label, type(error).__name__, str(error).split("\n")[0])


plain = ((1, F.conv1d), (2, F.conv2d), (3, F.conv3d))
spread = ((1, F.conv_transpose1d), (2, F.conv_transpose2d), (3, F.conv_transpose3d))
for d, convolve in plain:
    for batch, channels, kernel, outputs, space in ((0, 3, 0, 4, 5), (0, 3, 2, 4, 5), (0, 0, 2, 4, 5), (1, 0, 0, 4, 5),
                                                    (1, 3, 0, 4, 5), (1, 3, 2, 0, 5), (1, 3, 2, 4, 0), (0, 3, 6, 4, 5)):
        x, w = torch.ones((batch, channels) + (space,) * d), torch.ones((outputs, channels) + (kernel,) * d)
        for dilation in (1, 2):
            show(f"{d} {batch} {channels} {kernel} {outputs} {space} {dilation}",
                 lambda: convolve(x, w, torch.zeros(outputs), dilation=dilation))
for d, convolve in spread:
    for batch, kernel, outputs, space in ((0, 0, 4, 5), (0, 2, 0, 5), (0, 2, 4, 0), (1, 0, 4, 5), (1, 2, 0, 5),
                                          (1, 2, 4, 5), (0, 1, 2, 4), (1, 1, 2, 4)):
        x, w = torch.ones((batch, 3) + (space,) * d), torch.ones((3, outputs) + (kernel,) * d)
        for padding in (0, 1, 2, 3):
            show(f"spread {d} {batch} {kernel} {outputs} {space} {padding}", lambda: convolve(x, w, padding=padding))

nan, infinity = float("nan"), float("inf")
for dtype in (torch.float32, torch.float64):
    for batch, groups in ((1, 1), (1, 2), (2, 1)):
        for d, convolve in plain[:2] + spread[:2]:
            for stride in (1, 2):
                for place in range(3):
                    x, w = torch.ones((batch, 2) + (4,) * d, dtype=dtype), torch.ones((2, 2 // groups) + (3,) * d, dtype=dtype)
                    for bad in (x, w)[place:place + 1]:
                        bad.view(-1)[0], bad.view(-1)[-1] = nan, infinity
                    x.requires_grad_()
                    w.requires_grad_()
                    y = convolve(x, w, padding=1, stride=stride, groups=groups)
                    given = torch.ones_like(y)
                    if place == 2:
                        given.view(-1)[0], given.view(-1)[-1] = nan, infinity
                    y.backward(given)
                    print(dtype, batch, groups, d, stride, place, y.flatten().tolist(), x.grad.flatten().tolist(),
                          w.grad.flatten().tolist())
