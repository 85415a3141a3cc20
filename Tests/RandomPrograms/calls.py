"""Random programs that call operations with tensors of every kind and look at all there is to see of the results: strides,
versions, gradient functions, and the same of gradients that are part of a graph.

`Program(seed).write()` gives the text of one; an error is printed."""

import random
import re

from catalogue import EXPRESSIONS, INDICES, LITERALS, _IN_PLACE

FLOATS = {
    "leaf": "torch.tensor([[1., -2., 3.], [0.5, -0.25, 2.]], requires_grad=True)", "rows": "torch.randn(2, 3, requires_grad=True)",
    "across": "torch.randn(3, 2).t()", "some": "torch.randn(4, 4)[::2, 1:]", "number": "torch.tensor(1.5)", "empty": "torch.empty(0)",
    "no_rows": "torch.zeros(0, 3)", "halves": "torch.tensor([0.5, -0.25, 3.], dtype=torch.float16)",
    "brains": "torch.randn(2, 3, dtype=torch.bfloat16)", "doubles": "torch.randn(3, dtype=torch.float64, requires_grad=True)",
    "spread": "torch.tensor([1., 2., -3.]).expand(2, 3)", "cube": "torch.randn(2, 2, 2, requires_grad=True)",
    "turned": "torch.randn(2, 3, 4).permute(2, 0, 1)", "vector": "torch.randn(3, requires_grad=True)",
    "odd": "torch.tensor([float('nan'), 1., float('inf')])", "square": "torch.randn(3, 3, requires_grad=True)",
    "column": "torch.randn(3, 1)", "ones": "torch.ones(1, 3)", "slope": "torch.tensor(-0.5, requires_grad=True)",
    "made": "torch.randn(2, 3, requires_grad=True) * 2", "made_across": "torch.randn(2, 3).requires_grad_().t() * 1",
    "inferred": "from_inference(torch.randn(2, 3))", "inferred_row": "from_inference(torch.rand(3))", "longer": "torch.rand(40)"}
WHOLES = {"six": "torch.arange(6)", "three": "torch.tensor([1, 2, 0])", "table": "torch.tensor([[0, 1, 2], [1, 0, 1]])",
          "whole": "torch.tensor(3)", "none": "torch.tensor([], dtype=torch.long)"}
MASKS = {"mask": "torch.tensor([True, False, True])", "wide_mask": "torch.tensor([[True, False, True], [False, False, True]])"}
EVERY = FLOATS | WHOLES | MASKS

FITTING = {"X": list(FLOATS), "Y": list(FLOATS), "Z": list(FLOATS), "N": list(WHOLES), "B": list(MASKS), "T": list(EVERY),
           "M": ["leaf", "rows", "across", "some", "no_rows", "brains", "spread", "square", "column", "ones", "made"],
           "L": [n for n, text in FLOATS.items() if text.endswith("requires_grad=True)")], "R": ["made", "made_across"]}

SHOW = '''
def from_inference(t):
    with torch.inference_mode():
        return t.clone()


def show(r):
    if isinstance(r, (tuple, list)):
        for part in r:
            show(part)
    elif isinstance(r, torch.Tensor):
        print(r.dtype, tuple(r.shape), r.stride(), r.storage_offset(), None if r.is_inference() else r._version)
        print(r.requires_grad, r.is_leaf, r.grad_fn.name() if r.grad_fn is not None else None)
        print(r.detach())
    else:
        print(r)


def pull(r, *inputs):
    results = [t for t in (r if isinstance(r, (tuple, list)) else [r]) if isinstance(t, torch.Tensor) and t.requires_grad]
    inputs = [t for t in inputs if t.requires_grad]
    if results and inputs:
        show(torch.autograd.grad((results[0] * results[0]).sum(), inputs, create_graph=True, allow_unused=True))
'''


class Program:
    """One program: a dozen calls, each with tensors of its own."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = ["import torch", "import torch.nn.functional as F", f"torch.manual_seed({seed % 991})", SHOW]

    def filled(self, template, used):
        def replace(match):
            letter = match.group(1)
            if letter in LITERALS:
                return self.filled(self.random.choice(LITERALS[letter]), used)
            if letter == "I":
                return self.filled(self.random.choice(INDICES), used)
            used.append(self.random.choice(FITTING[letter]))
            return used[-1]
        return re.sub(r"\{([A-Za-z])\}", replace, template)

    def add(self, template, writes):
        used = []
        text = self.filled(template, used)
        names = list(dict.fromkeys(used))
        self.lines += [f"{name} = {EVERY[name]}" for name in names]
        if writes and self.random.random() < 0.6:
            self.lines.append(f"{used[0]} = {used[0]} * 1")
        self.lines += [f"print({text!r})", "try:"]
        if writes:
            self.lines += [f"    {text}", f"    show({used[0]})"]
        else:
            given = "".join(f", {name}" for name in names if name in FLOATS)
            self.lines += [f"    result = {text}", "    show(result)", f"    pull(result{given})"]
        self.lines += ["except Exception as error:", "    print(type(error).__name__, error)"]

    def write(self):
        own = [e for e in EXPRESSIONS if not re.match(r"(square|scale|clip|pair)\(", e)]
        writes = [s for s in _IN_PLACE if "\n" not in s]
        for _ in range(self.random.randint(6, 16)):
            self.add(self.random.choice(own), False)
            if self.random.random() < 0.25:
                self.add(self.random.choice(writes), True)
        return "\n".join(self.lines) + "\n"
