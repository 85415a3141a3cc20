# Runs the samples of one family in every form, variant and type, and prints one line for each.
#
# The same program runs under PyTorch, which writes the expectations, and under the engine, which is compared with them:
#
#     NAME.SAMPLE FORM VARIANT: RESULT / GRADIENTS / SECOND GRADIENTS / CHECK
#
# A result is its type, its shape, the name of its gradient function and its elements; an error is its first line.
import math

import torch
import torch.nn.functional as F

DTYPES = [torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int8, torch.int16, torch.int32,
          torch.int64, torch.uint8, torch.bool]
D = torch.float64


class Spec:
    """A tensor of a sample: its shape, the interval of its elements, and whether it takes part in the variants."""

    def __init__(self, shape, low, high, grad, values, dtype):
        self.shape = shape
        self.low = low
        self.high = high
        self.grad = grad
        self.values = values
        self.dtype = dtype

    def numbers(self, shape, seed):
        count = 1
        for size in shape:
            count *= size
        # A low-discrepancy sequence: no two elements are close to each other, and none is on a kink.
        return [round(self.low + (self.high - self.low) * ((0.37 + 0.61803398875 * (i + seed * 0.29)) % 1.0), 3)
                for i in range(count)]

    def make(self, seed, variant, dtype, pick=None):
        if self.values is not None:
            data = torch.tensor(self.values, dtype=self.dtype)
            if self.grad is not None and dtype is not None and self.dtype is None:
                data = data.to(dtype)
            return data
        shape = self.shape
        if variant == "empty":
            shape = tuple(0 if size == 2 else size for size in shape)
        elif variant == "0-d":
            shape = ()
        elif variant == "broadcast" and seed > 0 and len(shape) > 0:
            shape = shape[1:] if seed % 2 else (1,) + shape[1:]
        numbers = self.numbers(shape, seed)
        if variant == "tied":
            numbers = [round(x * 2) / 2 for x in numbers]
            numbers = [min(max(x, self.low), self.high) for x in numbers]
        elif variant == "nan" and len(numbers) > 1:
            numbers[1] = math.nan
            if len(numbers) > 3:
                numbers[3] = math.inf
        data = torch.tensor(numbers, dtype=D).reshape(shape)
        if dtype is not None and dtype is not D:
            if dtype is torch.bool:
                data = torch.tensor([x > (self.low + self.high) / 2 for x in numbers]).reshape(shape)
            elif dtype.is_floating_point:
                data = data.to(dtype)
            else:
                data = torch.tensor([abs(int(x * 2)) if dtype is torch.uint8 else int(x * 2) for x in numbers],
                                    dtype=dtype).reshape(shape)
        if variant == "strided":
            if data.dim() > 1:
                data = data.transpose(-1, -2).contiguous().transpose(-1, -2)
            elif data.dim() == 1 and data.numel() > 0:
                data = torch.stack([data, data], 1)[:, 0]
        elif variant == "expanded" and data.dim() > 0 and data.numel() > 0:
            data = data[:1].expand(data.shape)
        if self.grad and data.dtype.is_floating_point:
            data = data.detach().requires_grad_()
        return data


def t(*shape, low=-2.0, high=2.0):
    """A differentiable tensor."""
    return Spec(shape, low, high, True, None, None)


def p(*shape, low=0.3, high=2.0):
    """A differentiable tensor of positive numbers."""
    return Spec(shape, low, high, True, None, None)


def n(*shape, low=-2.0, high=2.0):
    """A tensor without a gradient."""
    return Spec(shape, low, high, False, None, None)


def fixed(values, dtype=None):
    """A tensor that is the same in every variant: indices, masks, targets."""
    return Spec((), 0, 0, None, values, dtype)


samples = []


def sample(name, *args, **options):
    """Declares a call of an operation. Options that begin with `_` are for the harness: `_of` names the room in which
    the function lives, `_call` is the call where it is not `NAME(*args)`, `_forms` the forms, `_second` whether second
    gradients are tried, `_without` names a variant that PyTorch does not survive, `_brief` leaves out the variants."""
    samples.append((name, args, options))


def shown(x):
    if isinstance(x, bool):
        return "T" if x else "F"
    if isinstance(x, int):
        return str(x)
    return f"{x:.5g}"


def numbers(tensor):
    flat = tensor.detach().reshape(-1).tolist()
    return " ".join([shown(x) for x in flat[:8]])


def sizes(tensor):
    return "[" + ",".join([str(x) for x in tensor.shape]) + "]"


def describe(value):
    if isinstance(value, torch.Tensor):
        name = value.grad_fn.name() if value.grad_fn is not None else "leaf" if value.requires_grad else "-"
        return f"{str(value.dtype)[6:]}{sizes(value)} {name} {numbers(value)}"
    if isinstance(value, (tuple, list)):
        return "(" + "; ".join([describe(x) for x in value]) + ")"
    return repr(value)


def chain(node, depth):
    if node is None:
        return "-"
    name = node.name().replace("Backward0", "").replace("torch::autograd::", "")
    if depth == 0 or not node.next_functions:
        return name
    return name + "(" + ",".join([chain(f, depth - 1) for f, _ in node.next_functions]) + ")"


def tensors(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (tuple, list)):
        return [x for item in value for x in tensors(item)]
    return []


def weights(tensor, shift):
    count = torch.arange(tensor.numel(), dtype=D)
    return torch.cos(count * 0.7 + shift).reshape(tensor.shape).to(tensor.dtype)


def total(values, shift):
    result = None
    for value in values:
        if value.requires_grad and value.dtype.is_floating_point:
            part = (value * weights(value, shift)).sum().to(D)
            result = part if result is None else result + part
    return result


def problem(error):
    lines = str(error).strip().split("\n")
    return f"{type(error).__name__}: {lines[0][:150]}"


def gradient(value):
    # Adding zero gives memory to a gradient that PyTorch knows to be zero.
    return "None" if value is None else sizes(value) + " " + numbers(value + 0)


def slope(inputs, function):
    """The derivative of a function along a fixed direction, by central differences."""
    step = 1e-6
    moves = [torch.sin(torch.arange(x.numel(), dtype=D) * 1.3 + 0.4).reshape(x.shape) * step for x in inputs]
    values = []
    for sign in (1, -1):
        with torch.no_grad():
            for x, move in zip(inputs, moves):
                x += move if sign == 1 else -move
        values.append(function().item())
        with torch.no_grad():
            for x, move in zip(inputs, moves):
                x -= move if sign == 1 else -move
    return (values[0] - values[1]) / (2 * step)


def along(inputs, gradients):
    return sum([(g * torch.sin(torch.arange(x.numel(), dtype=D) * 1.3 + 0.4).reshape(x.shape)).sum().item()
                for x, g in zip(inputs, gradients) if g is not None])


def near(a, b):
    return a == b or abs(a - b) <= 1e-4 * max(1.0, abs(a), abs(b))


def seeded(call, args):
    torch.manual_seed(5)
    return call(*args)


def derivatives(call, args, result, second, check, names):
    """What follows the result in a line."""
    inputs = [x for x in tensors(args) if x.requires_grad]
    root = total(tensors(result), 0.3)
    if root is None or not inputs:
        return ""
    text = ""
    try:
        first = torch.autograd.grad(root, inputs, create_graph=second, allow_unused=True)
    except Exception as error:
        return " / " + problem(error)
    text += " / " + "; ".join([gradient(g) for g in first])
    if not second:
        return text
    if names:
        text += " / " + "; ".join([chain(None if g is None else g.grad_fn, 3) for g in first])
    again = total([g for g in first if g is not None], 1.1)
    later = []
    if again is None:
        text += " / -"
    else:
        try:
            later = torch.autograd.grad(again, inputs, allow_unused=True)
            text += " / " + "; ".join([gradient(g) for g in later])
        except Exception as error:
            return text + " / " + problem(error)
    if check:
        text += " / " + verdict(call, args, inputs, first, later)
    return text


def verdict(call, args, inputs, first, later):
    """Whether the gradients of both orders agree with central differences."""
    def value():
        return total(tensors(seeded(call, args)), 0.3).detach()

    def turned():
        root = total(tensors(seeded(call, args)), 0.3)
        return total(torch.autograd.grad(root, inputs, create_graph=True, allow_unused=True), 1.1).detach()

    try:
        words = ["smooth" if near(slope(inputs, value), along(inputs, first)) else "rough"]
        if later:
            words.append("smooth" if near(slope(inputs, turned), along(inputs, later)) else "rough")
    except Exception as error:
        return problem(error)
    return " ".join(words)


def build(args, variant, dtypes):
    made = []
    for seed, arg in enumerate(args):
        if isinstance(arg, Spec):
            made.append(arg.make(seed, variant, dtypes[seed % len(dtypes)] if dtypes else None))
        elif isinstance(arg, (list, tuple)) and any(isinstance(x, Spec) for x in arg):
            made.append([x.make(seed + i, variant, dtypes[0] if dtypes else None) if isinstance(x, Spec) else x
                         for i, x in enumerate(arg)])
        else:
            made.append(arg)
    return made


def run(label, call, args, second=False, check=False, names=False):
    try:
        result = seeded(call, args)
        text = describe(result) + derivatives(call, args, result, second, check, names)
    except Exception as error:
        text = problem(error)
    print(label + ": " + text)


def forms(name, room, keywords):
    """The forms of an operation: as a function, as a method, in place, into `out`."""
    found = []
    home = {"torch": torch, "F": F, "linalg": torch.linalg, "special": torch.special, "Tensor": None}[room]
    if home is not None and hasattr(home, name):
        function = getattr(home, name)
        found.append(("f", lambda *args, **more: function(*args, **keywords, **more)))
    if room == "torch" or room == "Tensor":
        if hasattr(torch.Tensor, name):
            found.append(("m", lambda x, *args: getattr(x, name)(*args, **keywords)))
        if hasattr(torch.Tensor, name + "_"):
            found.append(("i", lambda x, *args: getattr(x.clone(), name + "_")(*args, **keywords)))
    return found


def run_out(label, call, args):
    """The call into tensors that take the sizes of the results; one line where the operation gives tensors."""
    args = [x.detach() if isinstance(x, torch.Tensor) else x for x in args]
    args = [[y.detach() if isinstance(y, torch.Tensor) else y for y in x] if isinstance(x, list) else x for x in args]
    try:
        result = seeded(call, args)
    except Exception:
        return
    found = tensors(result)
    if not found or not isinstance(result, (torch.Tensor, tuple)) or len(found) < 2 and not isinstance(result, torch.Tensor):
        return
    out = [torch.empty(0, dtype=x.dtype) for x in found]
    try:
        torch.manual_seed(5)
        given = call(*args, out=out[0] if isinstance(result, torch.Tensor) else tuple(out))
        same = all([a is b for a, b in zip(tensors(given), out)])
        text = describe(out[0] if isinstance(result, torch.Tensor) else tuple(out)) + (" same" if same else " other")
    except TypeError:
        text = "TypeError"
    except Exception as error:
        text = problem(error)
    print(label + " o base: " + text)


def run_sample(name, args, options, number):
    keywords = {key: value for key, value in options.items() if not key.startswith("_")}
    label = f"{name}.{number}"
    second = options.get("_second", True)
    if "_call" in options:
        calls = [("c", options["_call"])]
    else:
        calls = forms(name, options.get("_of", "torch"), keywords)
    if not calls:
        print(label + ": there is no such name")
        return
    if "_forms" in options:
        calls = [pair for pair in calls if pair[0] in options["_forms"]]
    first = calls[0][1]
    specs = [a for a in args if isinstance(a, Spec)] + [x for a in args if isinstance(a, (list, tuple)) for x in a
                                                        if isinstance(x, Spec)]
    moving = [x for x in specs if x.values is None]
    run(f"{label} {calls[0][0]} base", first, build(args, "base", None), second, second, True)
    if calls[0][0] == "f" and options.get("_of", "torch") in ("torch", "linalg", "special"):
        run_out(label, first, build(args, "base", None))
    for form, call in calls[1:]:
        if form == "m" and not isinstance(args[0], Spec):
            continue
        run(f"{label} {form} base", call, build(args, "base", None), False, False, False)
    if not moving:
        return
    if takes_pairs(name, args):
        run_pairs(label, calls, args, keywords)
    if options.get("_brief", False):
        for dtype in DTYPES:
            run(f"{label} {calls[0][0]} {str(dtype)[6:]}", first, build(args, "base", [dtype]))
        return
    for variant in ("strided", "expanded", "broadcast", "empty", "0-d", "tied", "nan"):
        if variant == "broadcast" and len(moving) < 2:
            continue
        if variant == "strided" and all(len(x.shape) == 0 for x in moving):
            break
        if variant == options.get("_without"):
            continue
        check = variant in ("strided", "broadcast", "0-d")
        run(f"{label} {calls[0][0]} {variant}", first, build(args, variant, None), second and variant != "empty",
            second and check, False)
        if calls[-1][0] == "i" and variant in ("strided", "broadcast", "nan"):
            run(f"{label} i {variant}", calls[-1][1], build(args, variant, None))
    for dtype in DTYPES:
        if dtype is not D:
            run(f"{label} {calls[0][0]} {str(dtype)[6:]}", first, build(args, "base", [dtype]))
    if calls[-1][0] == "i":
        for dtype in (torch.float16, torch.float32, torch.int64, torch.bool):
            run(f"{label} i {str(dtype)[6:]}", calls[-1][1], build(args, "base", [dtype]))


paired = set()


def takes_pairs(name, args):
    """Whether it is the first sample of an operation of two tensors of the same sizes, which all pairs of types are for."""
    alike = len(args) == 2 and all([isinstance(x, Spec) and x.values is None and len(x.shape) == 2 for x in args])
    if not alike or args[0].shape != args[1].shape or name in paired:
        return False
    paired.add(name)
    return True


def run_pairs(label, calls, args, keywords):
    """All pairs of types, with tensors, 0-d tensors and numbers."""
    call = calls[0][1]
    small = [Spec((2,), x.low, x.high, x.grad, None, None) if isinstance(x, Spec) else x for x in args[:2]]
    single = [small[0], Spec((), args[1].low, args[1].high, False, None, None)]
    for a in DTYPES:
        for b in DTYPES:
            if a is not b:
                run(f"{label} {str(a)[6:]},{str(b)[6:]}", call, build(small, "base", [a, b]))
        for b in (torch.float64, torch.float16, torch.int64, torch.bool):
            if a is not b:
                run(f"{label} {str(a)[6:]},0-d {str(b)[6:]}", call, build(single, "base", [a, b]))
        for number in (2, 1.5, True):
            run(f"{label} {str(a)[6:]},{number}", call, build([small[0], number], "base", [a]))
    if calls[-1][0] == "i":
        for a in DTYPES:
            for b in (torch.float64, torch.float16, torch.int64, torch.uint8, torch.bool):
                if a is not b:
                    run(f"{label} i {str(a)[6:]},{str(b)[6:]}", calls[-1][1], build(small, "base", [a, b]))


def run_all():
    counts = {}
    for name, args, options in samples:
        number = counts.get(name, 0)
        counts[name] = number + 1
        run_sample(name, args, options, number)
