# Grids that sample images in 16 bits, where every step is rounded, and grids and ranges of bytes.
import torch
import torch.nn.functional as F


def show(label, function):
    try:
        result = function()
        print(label, result.tolist() if isinstance(result, torch.Tensor) else result)
    except Exception as error:
        print(label, type(error).__name__, str(error).split("\n")[0])


def steps(count, factor, modulus, scale, shift):
    return (torch.arange(count) * factor % modulus).double() / scale - shift


for dtype in (torch.bfloat16, torch.float16):
    for shape, places in (((1, 2, 3, 4), (1, 3, 3, 2)), ((1, 1, 2, 3, 2), (1, 2, 2, 1, 3))):
        image = steps(torch.Size(shape).numel(), 3719, 1009, 379, 1.3).reshape(shape).to(dtype).requires_grad_()
        grid = steps(torch.Size(places).numel(), 5417, 1013, 311, 1.6).reshape(places).to(dtype).requires_grad_()
        for mode in (0, 1) if len(shape) == 5 else (0, 1, 2):
            for padding in (0, 1, 2):
                for corners in (False, True):
                    y = torch.grid_sampler(image, grid, mode, padding, corners)
                    given = steps(y.numel(), 37, 101, 64, 0.7).reshape(y.shape).to(dtype)
                    found = torch.autograd.grad(y, [image, grid], given)
                    print(mode, padding, corners, y.flatten().tolist(), [g.flatten().tolist() for g in found])

for dtype in (torch.uint8, torch.int8, torch.int64, torch.float16, torch.float32):
    theta = torch.tensor([[[1, 2, 3], [4, 5, 6]]], dtype=dtype)
    for size in ([1, 1, 3, 2], [1, 1, 2, 5]):
        for corners in (False, True):
            show(f"affine {dtype}", lambda: torch.affine_grid_generator(theta, size, corners))
show("one", lambda: F.affine_grid(torch.ones(1, 2, 3, dtype=torch.bfloat16), (1, 1, 1, 2), align_corners=True))

for dtype in (torch.uint8, torch.int8, torch.int16, torch.int64):
    for start, end, count in ((-1, 1, 5), (3, -7, 4), (0.5, 9.7, 4), (-0.5, 9.7, 4), (2.9, -3.9, 6), (300, 0, 3),
                              (0, 300, 1), (-300, 0, 0), (255, -255, 7), (-256, 3, 4), (5, 5, 1), (5.5, 7, 1),
                              (float("nan"), 1, 2), (1e30, 1, 2)):
        show(f"linspace {dtype} {start} {end}", lambda: torch.linspace(start, end, count, dtype=dtype))
        if abs(start) < 10:
            show(f"logspace {dtype} {start} {end}", lambda: torch.logspace(start, end, count, dtype=dtype))
            show(f"logspace {dtype} {start} {end} 2", lambda: torch.logspace(start, end, count, 2, dtype=dtype))

x = torch.tensor([1.0, 2.0], requires_grad=True)
for base in (True, False, 1, 0):
    show(f"power {base}", lambda: (base**x).sum())
    show(f"power {base} gradient", lambda: torch.autograd.grad((base**x).sum(), x)[0])
