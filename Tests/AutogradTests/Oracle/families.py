"""Writes families.json: what PyTorch computes for the cases of the operation families.

Run with the oracle's Python: python families.py > families.json
Each case holds the operation of the table, its arguments, the results, the chain of gradient functions, and the first-
and second-order gradients of a weighted sum of the results. `w(n)` gives the weights on both sides.
"""
import json, math, sys, warnings
import torch, torch.nn.functional as F
warnings.filterwarnings("ignore")

L = torch.linalg
cases = []
D = torch.float64


def chain(fn):
    if fn is None: return "-"
    if fn.name().endswith("AccumulateGrad"): return "leaf"
    return fn.name() + "(" + ",".join(chain(f) for f, _ in fn.next_functions) + ")"


def w(t, shift):
    i = torch.arange(t.numel(), dtype=D)
    return torch.cos(0.7 * i + shift).reshape(t.shape).to(t.dtype)


def data(t):
    t = t.detach() + 0 if t.is_floating_point() else t
    return {"shape": list(t.shape), "dtype": str(t.dtype)[6:], "data": number(t.detach().reshape(-1).tolist())}


def number(xs):
    return [("nan" if math.isnan(x) else "inf" if x > 0 else "-inf") if isinstance(x, float) and not math.isfinite(x)
            else float(f"{x:.10g}") if isinstance(x, float) else x for x in xs]


def encode(a):
    if isinstance(a, torch.Tensor): return {"tensor": data(a), "grad": a.requires_grad}
    if isinstance(a, (list, tuple)):
        return {"tensors": [encode(x) for x in a]} if a and isinstance(a[0], torch.Tensor) else {"list": list(a)}
    if a is None: return {"none": True}
    if isinstance(a, float): return {"float": number([a])[0]}
    return {type(a).__name__ if not isinstance(a, torch.dtype) else "dtype": a if not isinstance(a, torch.dtype) else str(a)[6:]}


def case(op, fn, *args, second=True, chains=True, only=None):
    leaves = []
    for a in args:
        for t in a if isinstance(a, (list, tuple)) else [a]:
            if isinstance(t, torch.Tensor) and t.requires_grad and not any(t is l for l in leaves): leaves.append(t)
    out = fn(*args)
    outs = list(out) if isinstance(out, (tuple, list)) else [out]
    # Some results are unique only up to a sign.
    if only is not None: outs = [outs[i] for i in only]
    c = {"op": op, "args": [encode(a) for a in args], "results": [data(o) for o in outs]}
    if only is not None: c["only"] = only
    roots = [o for o in outs if o.requires_grad]
    if chains: c["chains"] = [chain(o.grad_fn) if o.grad_fn is not None else ("leaf" if o.requires_grad else "-") for o in outs]
    if roots and leaves:
        total = sum((o * w(o, 0.3)).sum() for o in roots)
        first = torch.autograd.grad(total, leaves, create_graph=second, allow_unused=True)
        c["first"] = [None if g is None else data(g) for g in first]
        if second:
            terms = [(g * w(g, 1.1)).sum() for g in first if g is not None and g.requires_grad]
            if terms:
                again = torch.autograd.grad(sum(terms), leaves, allow_unused=True)
                c["second"] = [None if g is None else data(g) for g in again]
    cases.append(c)


def R(*shape, grad=True, dtype=D):
    if shape and isinstance(shape[0], tuple): shape = shape[0]
    return torch.randn(shape, dtype=dtype).mul(1e4).round().div(1e4).requires_grad_(grad)


def U(*shape, low=0.1, high=0.9, grad=True):
    return (torch.rand(shape, dtype=D) * (high - low) + low).mul(1e4).round().div(1e4).requires_grad_(grad)


def C(values, grad=False, dtype=None):
    return torch.tensor(values, dtype=dtype).requires_grad_(grad)


torch.manual_seed(20)
exec(open(__file__.replace("families.py", "cases.py")).read())
json.dump(cases, sys.stdout, separators=(",", ":"))
print()
