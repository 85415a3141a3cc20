#!/usr/bin/env python3
"""Asks PyTorch for values, gradients and grad_fn names of operations: writes table.json beside this file.

Run with a Python that has torch 2.13 (CPU). A case is the operation's name, how it is called, and its arguments.
"""
import json
import math
import pathlib
import warnings

import torch

warnings.simplefilter("ignore")
torch.manual_seed(0)
torch.set_num_threads(1)
cases = []


def encode(value):
    if isinstance(value, torch.Tensor):
        return {"t": [encode_number(x) for x in value.detach().reshape(-1).tolist()], "s": list(value.shape),
                "d": str(value.dtype).removeprefix("torch."), "g": value.requires_grad, "st": list(value.stride())}
    if isinstance(value, bool):
        return {"b": value}
    if isinstance(value, int):
        return {"i": value}
    if isinstance(value, float):
        return {"f": encode_number(value)}
    if isinstance(value, str):
        return {"str": value}
    if isinstance(value, torch.dtype):
        return {"dtype": str(value).removeprefix("torch.")}
    if value is None:
        return {"none": True}
    if isinstance(value, (list, tuple)):
        if all(isinstance(v, int) for v in value):
            return {"is": list(value)}
        return {"l": [encode(v) for v in value]}
    raise TypeError(value)


def encode_number(x):
    if isinstance(x, float):
        if x == 0 and math.copysign(1, x) < 0:
            return "-0.0"
        return "nan" if x != x else "inf" if x == float("inf") else "-inf" if x == float("-inf") else x
    return x


def find(form, name):
    owner = {"f": torch, "m": torch.Tensor, "F": torch.nn.functional, "linalg": torch.linalg,
             "special": torch.special}[form]
    return getattr(owner, name)


def tensors_of(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (list, tuple)):
        return [t for v in value for t in tensors_of(v)]
    return []


def is_smooth(tensor):
    """Whether finite differences make sense: finite, and no two elements equal or at zero."""
    values = tensor.detach().reshape(-1).tolist()
    return all(abs(x) < 1e6 and abs(x) > 1e-3 for x in values) and len(set(values)) == len(values)


def case(form, name, *arguments, **keywords):
    """Calls the operation, takes the gradient of a weighted sum of its floating-point results, and notes all of it."""
    inputs = tensors_of(arguments) + tensors_of(list(keywords.values()))
    for tensor in inputs:
        tensor.grad = None
    entry = {"name": name, "form": form, "args": [encode(a) for a in arguments],
             "kwargs": {k: encode(v) for k, v in keywords.items()},
             "smooth": all(is_smooth(t) for t in inputs if t.requires_grad)}
    try:
        result = find(form, name)(*arguments, **keywords)
    except Exception as error:  # the class and text are what is compared
        entry["error"] = [type(error).__name__, str(error).split("\n")[0]]
        cases.append(entry)
        return
    outputs = tensors_of(result) if not isinstance(result, bool) else [torch.tensor(result)]
    entry["out"] = [encode(o) for o in outputs]
    entry["nodes"] = [o.grad_fn.name() if o.grad_fn is not None else None for o in outputs]
    tracked = [o for o in outputs if o.requires_grad and o.grad_fn is not None]
    if tracked and all("NotImplemented" not in o.grad_fn.name() for o in tracked):
        total = 0
        for k, output in enumerate(tracked):
            weights = (torch.arange(output.numel(), dtype=torch.float64).reshape(output.shape) * 0.5 + 1 + k)
            total = total + (output * weights).sum()
        try:
            total.backward()
            entry["grads"] = [None if t.grad is None else encode(t.grad) for t in inputs]
        except RuntimeError as error:
            entry["backward_error"] = str(error).split("\n")[0]
    cases.append(entry)


def r(*shape, low=-2.0, high=2.0, grad=True, dtype=torch.float64):
    """Random numbers: no ties, no kinks, so that finite differences make sense."""
    return (torch.rand(shape, dtype=torch.float64) * (high - low) + low).to(dtype).requires_grad_(grad)


def v(values, dtype=torch.float64, grad=True):
    return torch.tensor(values, dtype=dtype, requires_grad=grad and dtype.is_floating_point)


def strided(*shape):
    """A transposed leaf: not contiguous."""
    base = torch.rand(tuple(reversed(shape)), dtype=torch.float64) * 2 - 1
    return base.permute(*reversed(range(len(shape)))).detach().requires_grad_()


I = lambda values: torch.tensor(values, dtype=torch.int64)
B = lambda values: torch.tensor(values, dtype=torch.bool)

# Pointwise with one tensor: plain, strided, 0-d and empty.
positive = {"log", "log2", "log10", "log1p", "sqrt", "rsqrt", "reciprocal", "lgamma", "digamma"}
unit = {"asin", "acos", "atanh", "erfinv", "logit"}
for name in ("exp exp2 expm1 log log2 log10 log1p sqrt rsqrt reciprocal sin cos tan asin acos atan sinh cosh tanh asinh "
             "acosh atanh erf erfc erfinv lgamma digamma sinc sigmoid relu neg abs sign sgn square floor ceil trunc round "
             "frac logit deg2rad rad2deg positive").split():
    low, high = (0.3, 3) if name in positive else (0.1, 0.9) if name in unit else (1.2, 3) if name == "acosh" else (-2, 2)
    case("f", name, r(2, 3, low=low, high=high))
    case("f", name, r(4, 3, low=low, high=high).detach().t().requires_grad_())
    case("f", name, r(low=low, high=high))
    case("f", name, r(0, 3))
for name in "exp log sqrt sin tanh sigmoid abs relu floor sign reciprocal".split():
    case("f", name, v([0.0, -0.0, float("inf"), float("-inf"), float("nan"), 1.0]))
    case("f", name, I([-2, 0, 3]))
    case("f", name, v([0.5, 2.0], dtype=torch.float32))
    case("f", name, v([0.5, 2.0], dtype=torch.float16))
    case("f", name, v([0.5, 2.0], dtype=torch.bfloat16))

# Pointwise with two.
for name in "add sub mul div maximum minimum fmax fmin atan2 hypot logaddexp xlogy copysign remainder fmod pow".split():
    low = 0.3 if name in ("pow", "xlogy", "remainder", "fmod") else -2
    case("f", name, r(2, 3, low=low), r(2, 3, low=low))
    case("f", name, r(2, 1, low=low), r(3, low=low))
    case("f", name, r(low=low), r(2, 2, low=low))
    case("f", name, r(0, 3), r(3))
    case("f", name, r(3, 2, low=low).detach().t().requires_grad_(), r(2, 3, low=low))
for name in "add sub mul div floor_divide remainder fmod".split():
    for a, b in [(I([7, -7]), I([2, 2])), (I([7, -7]), v([2.0, 3.0], torch.float32)), (B([True, False]), I([2, 3])),
                 (v([1.0], torch.float32), v([2.0])), (I([7, -7]), torch.tensor(2.0)),
                 (torch.tensor([3], dtype=torch.uint8), torch.tensor([4], dtype=torch.int8)),
                 (v([1.5], torch.float16), v([2.0], torch.bfloat16))]:
        case("f", name, a, b)
    case("f", name, I([7, -7]), 2)
    case("f", name, I([7, -7]), 2.5)
    case("f", name, v([1.5, -2.5]), 2)
    case("f", name, B([True, False]), 2)
case("f", "add", r(2), r(2), alpha=3)
case("f", "sub", r(2), r(2), alpha=0.5)
case("f", "add", r(2, 3), r(2))
case("f", "sub", B([True]), B([False]))
case("f", "rsub", r(2), r(2))
case("f", "rsub", r(2), 1)
case("f", "div", r(2, 3), r(2, 3), rounding_mode="floor")
case("f", "div", r(2, 3), r(2, 3), rounding_mode="trunc")
case("f", "div", I([7, -7]), I([2, 2]), rounding_mode="floor")
case("f", "div", I([7, -7]), I([2, 2]), rounding_mode="trunc")
case("f", "div", I([7, -7]), I([0, 2]), rounding_mode="floor")
for exponent in (2, 3, 0, -1, 0.5, 2.5, -2):
    case("f", "pow", r(2, 2, low=0.3), exponent)
case("f", "pow", 2, r(3))
case("f", "pow", 2.5, r(3))
case("f", "pow", I([2, 3]), 2)
case("f", "pow", I([2, 3]), -1)
case("f", "pow", I([2, 3]), 0.5)
case("f", "pow", v([0.0, 2.0]), v([0.0, 3.0]))
case("f", "float_power", r(2, low=0.3), 2)
case("f", "addcmul", r(2), r(2), r(2), value=2)
case("f", "addcdiv", r(2), r(2), r(2, low=1), value=2)
case("f", "lerp", r(2, 2), r(2, 2), 0.3)
case("f", "lerp", r(2, 2), r(2, 2), 0.8)
case("f", "lerp", r(2, 2), r(2, 2), r(2, 2))
case("f", "round", v([1.2345, -2.5]), decimals=2)
case("f", "heaviside", v([-1.0, 0.0, 2.0], grad=False), v([0.5], grad=False))

# Comparisons and choices.
for name in "eq ne lt le gt ge".split():
    case("f", name, v([1.0, 2.0, float("nan")]), v([1.0, 1.0, float("nan")]))
    case("f", name, I([1, 2]), 1.5)
for name in "logical_and logical_or logical_xor".split():
    case("f", name, v([1.0, 0.0]), B([True, True]))
for name in "isnan isinf isfinite logical_not signbit isposinf isneginf".split():
    case("f", name, v([1.0, 0.0, float("inf"), float("-inf"), float("nan")]))
for name in "bitwise_and bitwise_or bitwise_xor".split():
    case("f", name, I([5, 3]), I([6, 2]))
    case("f", name, B([True, False]), B([True, True]))
    case("f", name, v([1.0]), v([1.0]))
case("f", "bitwise_not", I([5, -1]))
case("f", "bitwise_not", B([True, False]))
case("f", "maximum", v([1.0, 2.0, 3.0]), v([1.0, 3.0, 2.0]))
case("f", "minimum", v([1.0, 2.0, float("nan")]), v([1.0, 3.0, 2.0]))
case("f", "clamp", v([-2.0, 0.0, 0.5, 1.0, 3.0]), 0, 1)
case("f", "clamp", v([-2.0, 0.0, 0.5, 1.0, 3.0]), min=0.5)
case("f", "clamp", v([-2.0, 0.0, 0.5, 1.0, 3.0]), max=0.5)
case("f", "clamp", r(3), r(3, low=-1, high=0), r(3, low=0, high=1))
case("f", "clamp", I([1, 5]), 2.5)
case("f", "clamp_min", r(3), 0.1)
case("f", "clamp_max", r(3), 0.1)
case("f", "clamp_min", r(3), r(3))
case("f", "clamp_max", r(3), r(3))
case("f", "clamp", r(3))
case("f", "where", B([True, False, True]), r(3), r(3))
case("f", "where", B([[True], [False]]), r(2), r(1))
case("f", "where", B([True, False]), r(2), 0.0)
case("f", "masked_fill", r(2, 2), B([[True, False], [False, True]]), 5.0)
case("f", "masked_fill", r(2, 2), B([True, False]), r())
case("f", "nan_to_num", v([1.0, float("inf"), float("nan")]))
case("f", "isclose", v([1.0, 2.0]), v([1.0 + 1e-9, 2.1]))
case("f", "allclose", v([1.0, 2.0]), v([1.0 + 1e-9, 2.0]))
case("f", "equal", v([1.0, 2.0]), v([1.0, 2.0]))

# Reductions.
for name in "sum mean prod amax amin nansum logsumexp".split():
    if name not in ("logsumexp",):
        case("f", name, r(2, 3))
        case("f", name, r())
    if name not in ("prod",):
        case("f", name, r(2, 3), 1)
        case("f", name, r(2, 3), (0, 1))
        case("f", name, r(2, 3, 2), (0, -1), True)
    case("f", name, r(2, 3), 0, True)
    case("f", name, r(2, 3), 5)
for name in "sum mean prod".split():
    case("f", name, r(0))
    case("f", name, r(0, 3), 0)
    case("f", name, I([[1, 2], [3, 4]]))
    case("f", name, B([True, True, False]))
    case("f", name, r(3, dtype=torch.float32), dtype=torch.float64)
case("f", "sum", torch.rand(1000, dtype=torch.float32))
case("f", "sum", torch.rand(37, 41, dtype=torch.float32), 0)
case("f", "sum", torch.rand(37, 41, dtype=torch.float32), 1)
case("f", "sum", torch.rand(5, 7, dtype=torch.float32).t(), 1)
case("f", "mean", torch.rand(999, dtype=torch.float32))
case("f", "prod", v([2.0, 0.0, 3.0]))
case("f", "prod", v([2.0, 0.0, 0.0]))
case("f", "prod", v([[2.0, 0.0], [1.0, 3.0]]), 1)
for name in "max min median".split():
    case("f", name, r(2, 3))
    case("f", name, v([1.0, 3.0, 3.0, 1.0]))
    case("f", name, r(2, 3), 1)
    case("f", name, r(2, 3), 0, True)
    case("f", name, v([[1.0, float("nan")], [2.0, 3.0]]), 1)
    case("f", name, I([3, 1, 2]))
    case("f", name, r(2, 3), 4)
case("f", "max", r(2, 2), r(2, 2))
case("f", "amax", v([[1.0, 3.0, 3.0], [2.0, 2.0, 2.0]]), 1)
for name in "argmax argmin".split():
    case("f", name, r(2, 3))
    case("f", name, r(2, 3), 1)
    case("f", name, r(2, 3), 0, True)
    case("f", name, r(0))
for name in "var std".split():
    case("f", name, r(2, 3))
    case("f", name, r(2, 3), False)
    case("f", name, r(2, 3), 1)
    case("f", name, r(2, 3), 1, False)
    case("f", name, r(2, 3), dim=0, correction=0, keepdim=True)
    case("f", name, v([1.0]))
for name in "var_mean std_mean".split():
    case("f", name, r(2, 3))
    case("f", name, r(2, 3), 1)
case("f", "norm", r(2, 3))
case("f", "norm", r(2, 3), 2, 1)
case("f", "norm", r(2, 3), 1)
case("f", "norm", r(2, 3), 3)
case("f", "norm", r(2, 3), float("inf"))
case("linalg", "vector_norm", r(2, 3), 2, 0, True)
case("f", "norm", v([0.0, 0.0]))
for name in "cumsum cumprod logcumsumexp cummax cummin".split():
    case("f", name, r(2, 3), 1)
    case("f", name, r(3, 2), 0)
case("f", "cumprod", v([[2.0, 0.0, 3.0], [1.0, 2.0, 0.0]]), 1)
case("f", "cumsum", I([1, 2, 3]), 0)
for name in "all any".split():
    case("f", name, B([[True, False], [True, True]]))
    case("f", name, B([[True, False], [True, True]]), 1)
case("f", "count_nonzero", v([0.0, 1.0, 2.0], grad=False))
case("f", "dist", r(3), r(3))
case("f", "aminmax", r(3))

# Shapes.
case("m", "expand", r(3, 1), (2, 3, 4))
case("m", "expand", r(3, 1), (-1, 2))
case("m", "expand", r(3), (2, 4))
case("m", "expand_as", r(3, 1), r(3, 2))
case("m", "view", r(2, 3), (3, 2))
case("m", "view", r(2, 3), (-1,))
case("m", "view", r(2, 3), (4, -1))
case("m", "view", strided(2, 3), (6,))
case("f", "reshape", strided(2, 3), (6,))
case("f", "reshape", r(2, 3), (3, 2))
case("f", "reshape", r(2, 3), (4, 2))
case("f", "flatten", r(2, 3, 2), 1)
case("f", "unflatten", r(2, 6), 1, (2, 3))
case("f", "unsqueeze", r(2, 3), 1)
case("f", "unsqueeze", r(2, 3), -1)
case("f", "unsqueeze", r(2, 3), 5)
case("f", "squeeze", r(1, 3, 1))
case("f", "squeeze", r(1, 3, 1), 0)
case("f", "squeeze", r(1, 3, 1), (0, 2))
case("f", "transpose", r(2, 3), 0, 1)
case("f", "permute", r(2, 3, 4), (2, 0, 1))
case("f", "t", r(2, 3))
case("f", "movedim", r(2, 3, 4), 0, 2)
case("f", "select", r(2, 3), 1, 2)
case("f", "select", r(2, 3), 1, 5)
case("f", "narrow", r(4, 2), 0, 1, 2)
case("f", "diagonal", r(3, 4), 1)
case("f", "diagonal", r(3, 3, 2), 0, 0, 1)
case("f", "unbind", r(2, 3))
case("f", "split", r(5, 2), 2)
case("f", "split", r(5, 2), [2, 3])
case("f", "chunk", r(5, 2), 3)
case("f", "tensor_split", r(5), 3)
case("m", "unfold", r(6), 0, 3, 2)
case("f", "as_strided", r(3, 3), (2, 2), (1, 2), 1)
case("f", "as_strided", r(4), (3, 2), (1, 1))
case("f", "cat", [r(2, 3), r(1, 3)])
case("f", "cat", [r(2, 3), r(2, 1)], 1)
case("f", "cat", [v([], torch.float32), r(2)])
case("f", "cat", [I([1]), r(2)])
case("f", "cat", [r(2, 3), r(2, 2)])
case("f", "stack", [r(2), r(2)])
case("f", "stack", [r(2), r(2)], 1)
case("f", "stack", [r(2), r(3)])
case("f", "hstack", [r(2), r(3)])
case("f", "vstack", [r(2), r(2)])
case("f", "dstack", [r(2), r(2)])
case("f", "column_stack", [r(2), r(2)])
case("m", "repeat", r(2, 3), (2, 1, 2))
case("f", "tile", r(2), (3,))
case("f", "repeat_interleave", r(2, 2), 2)
case("f", "repeat_interleave", r(2, 2), 2, 1)
case("f", "flip", r(2, 3), (0, 1))
case("f", "fliplr", r(2, 3))
case("f", "roll", r(2, 3), 1)
case("f", "roll", r(2, 3), (1, -1), (0, 1))
case("f", "rot90", r(2, 3))
case("f", "tril", r(3, 3))
case("f", "triu", r(2, 3, 3), 1)
case("f", "diff", r(4))
case("f", "clone", strided(2, 3))
case("f", "ravel", r(2, 2))
case("f", "broadcast_to", r(3), (2, 3))
case("f", "atleast_2d", r(3))

# Indexing.
case("f", "gather", r(2, 3), 1, I([[0, 0], [2, 1]]))
case("f", "gather", r(2, 3), 1, I([[0, 3], [2, 1]]))
case("f", "scatter", r(2, 3), 1, I([[0, 1], [2, 1]]), r(2, 2))
case("f", "scatter", r(2, 3), 1, I([[0], [2]]), 1.5)
case("f", "scatter_add", r(2, 3), 1, I([[0, 0], [2, 1]]), r(2, 2))
case("f", "index_select", r(3, 2), 0, I([2, 0, 0]))
case("f", "index_select", r(3, 2), 0, I([3]))
case("f", "index_add", r(3, 2), 0, I([2, 0]), r(2, 2))
case("f", "index_add", r(3, 2), 0, I([2, 0]), r(2, 2), alpha=2)
case("f", "index_copy", r(3, 2), 0, I([2, 0]), r(2, 2))
case("f", "index_fill", r(3, 2), 1, I([1]), 4.0)
case("f", "take", r(2, 3), I([0, 5, 5]))
case("f", "take_along_dim", r(2, 3), I([[0], [2]]), 1)
case("f", "masked_select", r(2, 3), B([[True, False, True], [False, False, True]]))
case("f", "masked_scatter", r(2, 2), B([[True, False], [False, True]]), r(3))
case("f", "nonzero", v([[0.0, 1.0], [2.0, 0.0]], grad=False))
case("f", "index_put", r(3, 2), [I([0, 2])], r(2))
case("f", "index_put", r(3, 2), [I([0, 0])], r(2, 2), True)

# Creation.
case("f", "zeros", (2, 3))
case("f", "ones", (2,), dtype=torch.int64)
case("f", "full", (2,), 3)
case("f", "full", (2,), 3.5)
case("f", "arange", 5)
case("f", "arange", 0, 1, 0.25)
case("f", "arange", 5, 0, -2)
case("f", "arange", 0, 5, 0)
case("f", "linspace", 0, 1, 5)
case("f", "linspace", -2, 2, 3)
case("f", "linspace", 0, 1, 7)
case("f", "eye", 3)
case("f", "eye", 2, 3)
case("f", "zeros_like", r(2))
case("f", "full_like", r(2), 3)
case("f", "tril_indices", 3, 3)

if __name__ == "__main__":
    target = pathlib.Path(__file__).with_name("table.json")
    with target.open("w") as file:
        file.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
    print(len(cases), "cases")
