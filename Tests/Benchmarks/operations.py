"""Sweeps operations on large tensors under gradwalk and PyTorch, one thread each, and prints how they compare.

    python3 Tests/Benchmarks/operations.py [--gradwalk BINARY] [--python PYTHON] [--rounds N] [OPERATION ...]

PyTorch times itself in one process and says how often each operation fits into a tenth of a second; gradwalk then runs
a scene with as many repetitions, less the same scene with none, in a process of its own. Both count processor time, and
of the rounds the quickest counts. A ratio above 1 means that gradwalk is quicker.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import peers

# No operation is to take more than twice PyTorch's time.
WANTED = 0.5

SQUARE = "x = torch.randn(1000, 1000); y = torch.randn(1000, 1000)"
LONG = "x = torch.randn(1_000_000)"
TRACKED = "x = torch.randn(1000, 1000, requires_grad=True); g = torch.randn(1000, 1000)"
ROWS = "x = torch.randn(1000, 1000, requires_grad=True); t = torch.randint(0, 1000, (1000,))"
IMAGES = "x = torch.randn(8, 16, 64, 64, requires_grad=True)"
WEIGHTS = IMAGES + "; w = torch.randn(32, 16, 3, 3, requires_grad=True)"


class Operation(NamedTuple):
    """A row: what it is called, what is made before, and what is repeated."""

    name: str
    setup: str
    statement: str


def backward(name, expression, setup=TRACKED):
    """A forward operation and the way back through it."""
    return Operation(f"{name}, back", setup, f"x.grad = None; ({expression}).backward(g)")


def backward_of_sum(name, expression, setup):
    return Operation(f"{name}, back", setup, f"x.grad = None; ({expression}).sum().backward()")


OPERATIONS = [
    Operation("add", SQUARE, "x + y"),
    Operation("add a number", SQUARE, "x + 2.5"),
    Operation("add a row", SQUARE + "; r = torch.randn(1000)", "x + r"),
    Operation("add a column", SQUARE + "; r = torch.randn(1000, 1)", "x + r"),
    Operation("add transposed", SQUARE, "x + y.t()"),
    Operation("mul", SQUARE, "x * y"),
    Operation("div", SQUARE, "x / y"),
    Operation("add in place", SQUARE, "x.add_(y, alpha=1e-3)"),
    Operation("addcmul", SQUARE, "torch.addcmul(x, x, y)"),
    Operation("lerp", SQUARE, "torch.lerp(x, y, 0.3)"),
    Operation("pow 2", SQUARE, "x ** 2"),
    Operation("pow 3", SQUARE, "x ** 3"),
    Operation("pow 1.5", LONG + ".abs()", "x ** 1.5"),
    Operation("abs", SQUARE, "x.abs()"),
    Operation("sqrt", LONG + ".abs()", "x.sqrt()"),
    Operation("exp", SQUARE, "x.exp()"),
    Operation("log", LONG + ".abs()", "x.log()"),
    Operation("log1p", LONG + ".abs()", "x.log1p()"),
    Operation("sin", SQUARE, "x.sin()"),
    Operation("cos", SQUARE, "x.cos()"),
    Operation("tanh", SQUARE, "x.tanh()"),
    Operation("sigmoid", SQUARE, "x.sigmoid()"),
    Operation("erf", SQUARE, "x.erf()"),
    Operation("relu", SQUARE, "x.relu()"),
    Operation("leaky_relu", SQUARE, "F.leaky_relu(x)"),
    Operation("elu", SQUARE, "F.elu(x)"),
    Operation("gelu", SQUARE, "F.gelu(x)"),
    Operation("gelu, tanh", SQUARE, "F.gelu(x, approximate='tanh')"),
    Operation("silu", SQUARE, "F.silu(x)"),
    Operation("softplus", SQUARE, "F.softplus(x)"),
    Operation("clamp", SQUARE, "x.clamp(-1, 1)"),
    Operation("maximum", SQUARE, "torch.maximum(x, y)"),
    Operation("where", SQUARE, "torch.where(x > 0, x, y)"),
    Operation("compare", SQUARE, "x < y"),
    Operation("round", SQUARE, "x.round()"),
    Operation("masked_fill", SQUARE + "; m = x > 0", "x.masked_fill(m, 0)"),
    Operation("to float64", SQUARE, "x.double()"),
    Operation("to int64", SQUARE, "x.long()"),
    Operation("sum", SQUARE, "x.sum()"),
    Operation("sum over dim 0", SQUARE, "x.sum(0)"),
    Operation("sum over dim 1", SQUARE, "x.sum(1)"),
    Operation("mean over dim 0", SQUARE, "x.mean(0)"),
    Operation("prod", SQUARE, "x.prod()"),
    Operation("var over dim 1", SQUARE, "x.var(1)"),
    Operation("std", SQUARE, "x.std()"),
    Operation("norm", SQUARE, "x.norm()"),
    Operation("logsumexp", SQUARE, "x.logsumexp(1)"),
    Operation("max", SQUARE, "x.max()"),
    Operation("max over dim 0", SQUARE, "x.max(0)"),
    Operation("max over dim 1", SQUARE, "x.max(1)"),
    Operation("amax over dim 0", SQUARE, "x.amax(0)"),
    Operation("amax over dim 1", SQUARE, "x.amax(1)"),
    Operation("amin", SQUARE, "x.amin()"),
    Operation("argmax", SQUARE, "x.argmax()"),
    Operation("argmax over dim 1", SQUARE, "x.argmax(1)"),
    Operation("any", SQUARE + "; m = x > 9", "m.any()"),
    Operation("count_nonzero", SQUARE, "x.count_nonzero()"),
    Operation("cumsum over dim 0", SQUARE, "x.cumsum(0)"),
    Operation("cumsum over dim 1", SQUARE, "x.cumsum(1)"),
    Operation("cumprod over dim 1", SQUARE, "x.cumprod(1)"),
    Operation("sort", SQUARE, "x.sort(1)"),
    Operation("sort a long one", LONG, "x.sort()"),
    Operation("argsort over dim 0", SQUARE, "x.argsort(0)"),
    Operation("topk", SQUARE, "x.topk(10, 1)"),
    Operation("topk of a long one", LONG, "x.topk(100)"),
    Operation("median", SQUARE, "x.median(1)"),
    Operation("unique", "x = torch.randint(0, 1000, (1_000_000,))", "x.unique()"),
    Operation("matmul", SQUARE, "x @ y"),
    Operation("matmul transposed", SQUARE, "x @ y.t()"),
    Operation("mv", SQUARE, "x @ y[0]"),
    Operation("bmm", "x = torch.randn(64, 64, 64)", "torch.bmm(x, x)"),
    Operation("einsum", SQUARE, "torch.einsum('ij,kj->ik', x, y)"),
    Operation("outer", SQUARE, "torch.outer(x[0], y[0])"),
    Operation("triu", SQUARE, "x.triu()"),
    Operation("transpose, contiguous", SQUARE, "x.t().contiguous()"),
    Operation("clone", SQUARE, "x.clone()"),
    Operation("cat", SQUARE, "torch.cat([x, y], 1)"),
    Operation("stack", SQUARE, "torch.stack([x, y])"),
    Operation("flip", SQUARE, "x.flip(1)"),
    Operation("roll", SQUARE, "x.roll(3, 1)"),
    Operation("repeat", "x = torch.randn(100, 100)", "x.repeat(10, 10)"),
    Operation("gather", SQUARE + "; i = torch.randint(0, 1000, (1000, 1000))", "x.gather(1, i)"),
    Operation("scatter_add", SQUARE + "; i = torch.randint(0, 1000, (1000, 1000))", "x.scatter_add(1, i, y)"),
    Operation("index_select", SQUARE + "; i = torch.randperm(1000)", "x.index_select(0, i)"),
    Operation("index_add", SQUARE + "; i = torch.randperm(1000)", "x.index_add(0, i, y)"),
    Operation("index rows", SQUARE + "; i = torch.randperm(1000)", "x[i]"),
    Operation("index by mask", SQUARE + "; m = x > 0", "x[m]"),
    Operation("nonzero", SQUARE + "; m = x > 0", "m.nonzero()"),
    Operation("randn", SQUARE, "torch.randn(1000, 1000)"),
    Operation("rand", SQUARE, "torch.rand(1000, 1000)"),
    Operation("arange", SQUARE, "torch.arange(1_000_000)"),
    Operation("softmax", SQUARE, "x.softmax(1)"),
    Operation("softmax over dim 0", SQUARE, "x.softmax(0)"),
    Operation("log_softmax", SQUARE, "x.log_softmax(1)"),
    Operation("layer_norm", SQUARE, "F.layer_norm(x, (1000,))"),
    Operation("dropout", SQUARE, "F.dropout(x, 0.5)"),
    backward("mul", "x * x"),
    backward("div", "1 / x"),
    backward("exp", "x.exp()"),
    backward("tanh", "x.tanh()"),
    backward("sigmoid", "x.sigmoid()"),
    backward("relu", "x.relu()"),
    backward("gelu", "F.gelu(x)"),
    backward("silu", "F.silu(x)"),
    backward("abs", "x.abs()"),
    backward("softmax", "x.softmax(1)"),
    backward("log_softmax", "x.log_softmax(1)"),
    backward("layer_norm", "F.layer_norm(x, (1000,), w, b)",
             TRACKED + "; w = torch.ones(1000, requires_grad=True); b = torch.zeros(1000, requires_grad=True)"),
    backward("matmul", "x @ y", TRACKED + "; y = torch.randn(1000, 1000, requires_grad=True)"),
    backward("cumsum", "x.cumsum(1)"),
    backward("sort", "x.sort(1)[0]"),
    backward_of_sum("sum over dim 0", "x.sum(0) ** 2", TRACKED),
    backward_of_sum("amax", "x.amax(1)", TRACKED),
    backward_of_sum("max", "x.max(1)[0]", TRACKED),
    backward_of_sum("var", "x.var(1)", TRACKED),
    backward_of_sum("logsumexp", "x.logsumexp(1)", TRACKED),
    backward_of_sum("index rows", "x[i]", TRACKED + "; i = torch.randint(0, 1000, (1000,))"),
    backward_of_sum("gather", "x.gather(1, i)", TRACKED + "; i = torch.randint(0, 1000, (1000, 1000))"),
    backward_of_sum("embedding", "F.embedding(i, x)", TRACKED + "; i = torch.randint(0, 1000, (64, 32))"),
    backward_of_sum("cross_entropy", "F.cross_entropy(x, t)", ROWS),
    backward_of_sum("mse_loss", "F.mse_loss(x, g)", TRACKED),
    backward_of_sum("bce_with_logits", "F.binary_cross_entropy_with_logits(x, p)",
                    TRACKED + "; p = torch.rand(1000, 1000)"),
    backward_of_sum("conv2d", "F.conv2d(x, w, padding=1)", WEIGHTS),
    backward_of_sum("max_pool2d", "F.max_pool2d(x, 2)", IMAGES),
    backward_of_sum("avg_pool2d", "F.avg_pool2d(x, 2)", IMAGES),
    backward_of_sum("batch_norm", "F.batch_norm(x, None, None, training=True)", IMAGES),
    backward_of_sum("interpolate", "F.interpolate(x, scale_factor=2, mode='bilinear')", IMAGES),
]

HEADER = "import torch\nimport torch.nn.functional as F\ntorch.set_num_threads(1)\ntorch.manual_seed(1)\n"

# What PyTorch's process runs: it reads the operations and writes seconds and repetitions of each.
TIMER = """
import json, sys, time
import torch
import torch.nn.functional as F
torch.set_num_threads(1)
results = []
for setup, statement, rounds in json.load(sys.stdin):
    names = {"torch": torch, "F": F}
    torch.manual_seed(1)
    exec(setup, names)
    call = compile(statement, "scene", "exec")
    def seconds(count):
        begin = time.process_time()
        for _ in range(count): exec(call, names)
        return time.process_time() - begin
    seconds(1)
    count = max(2, min(500, round(0.1 / max(seconds(2) / 2, 1e-7))))
    results.append((min(seconds(count) for _ in range(rounds)), count))
json.dump(results, sys.stdout)
"""


def time_pytorch(python, operations, rounds):
    """The seconds of all repetitions, and how many they are, for each operation."""
    request = json.dumps([(o.setup, o.statement, rounds) for o in operations])
    done = subprocess.run([python, "-c", TIMER], input=request, capture_output=True, text=True,
                          preexec_fn=peers.stay_on_one_core)
    if done.returncode != 0:
        sys.exit(f"PyTorch failed:\n{done.stderr}")
    return json.loads(done.stdout)


def time_gradwalk(ours, operation, count, rounds):
    """The seconds of `count` repetitions."""
    def quickest(repetitions):
        scene = f"{HEADER}{operation.setup}\nfor _ in range({repetitions}):\n    {operation.statement}\n"
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "scene.py"
            path.write_text(scene)
            return min(ours.run(path).cpu for _ in range(rounds))

    return max(quickest(count) - quickest(0), 1e-4)


def main():
    options = arguments()
    if not Path(options.gradwalk).exists():
        sys.exit(f"no gradwalk at {options.gradwalk}: run `make build`, or name one with --gradwalk")
    if not peers.can_import(options.python, "torch"):
        print(f"The sweep of operations is left out: {options.python} cannot import torch")
        return
    operations = [o for o in OPERATIONS if not options.operations or o.name in options.operations]
    ours = peers.Contender("gradwalk", [options.gradwalk, "run"])
    theirs = time_pytorch(options.python, operations, options.rounds)
    rows = []
    for operation, (seconds, count) in zip(operations, theirs):
        peers.note(f"{operation.name}, {count} times")
        rows.append((operation.name, time_gradwalk(ours, operation, count, options.rounds) / count, seconds / count))
    peers.note("")
    print(f"Milliseconds of processor time, one thread, the quickest of {options.rounds}; {WANTED:g}x is wanted")
    print(f"{'operation':24} {'gradwalk':>9} {'PyTorch':>9} {'ratio':>8}")
    for name, mine, reference in rows:
        mark = "" if reference / mine >= WANTED else "  below"
        print(f"{name:24} {mine * 1e3:9.3f} {reference * 1e3:9.3f} {reference / mine:7.2f}x{mark}")
    below = sum(reference / mine < WANTED for _, mine, reference in rows)
    print(f"\n{len(rows)} operations, {below} below what is wanted.")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    peers.add_programs(parser)
    parser.add_argument("operations", nargs="*", metavar="OPERATION", help="names of operations; all when none is given")
    parser.add_argument("--rounds", type=int, default=3, help="default: %(default)s")
    return parser.parse_args()


if __name__ == "__main__":
    main()
