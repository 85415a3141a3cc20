# Numbers that a type has no place for: refused where they are written, and infinite where one element of 16 bits is.
import torch


def show(label, function):
    try:
        print(label, function().tolist())
    except Exception as error:
        print(label, type(error).__name__, str(error).split("\n")[0])


def put(x, index, value):
    x[index] = value
    return x


mask = torch.tensor([True, False])
place = torch.tensor([0])
for dtype in (torch.uint8, torch.int8, torch.int32, torch.int64, torch.float16, torch.bfloat16, torch.float32, torch.bool):
    for value in (-1, -256, 255, 256, -0.5, -1.0, 255.5, 127.5, 1e20, 1e40, 70000.0, float("inf"), float("nan"), True):
        for count in (0, 1, 2):
            x = torch.zeros(count, dtype=dtype)
            label = f"{dtype} {value} {count}"
            show(label + " full", lambda: torch.full((count,), value, dtype=dtype))
            show(label + " full_like", lambda: torch.full_like(x, value))
            show(label + " new_full", lambda: x.new_full((count,), value))
            show(label + " fill_", lambda: x.clone().fill_(value))
            show(label + " slice", lambda: put(x.clone(), slice(None), value))
        x = torch.zeros(2, dtype=dtype)
        label = f"{dtype} {value}"
        show(label + " tensor", lambda: torch.tensor([value], dtype=dtype))
        show(label + " masked_fill", lambda: x.masked_fill(mask, value))
        show(label + " masked_fill_", lambda: x.clone().masked_fill_(mask, value))
        show(label + " index_fill", lambda: x.index_fill(0, place, value))
        show(label + " scatter", lambda: x.scatter(0, place, value))
        show(label + " where", lambda: torch.where(mask, x, value))
        show(label + " clamp", lambda: x.clamp(min=value))
        show(label + " clamp_", lambda: x.clone().clamp_(max=value))
        show(label + " clamp_min", lambda: x.clamp_min(value))
        show(label + " mask", lambda: put(x.clone(), mask, value))
        show(label + " place", lambda: put(x.clone(), 0, value))
