"""Interrupts slow programs at random moments, and prints how long each goes on after the signal.

    python3 Tests/Benchmarks/interrupts.py [--gradwalk BINARY] [--trials N] [--seed S] [WORD ...]

Every program spends its time in native code: one call that takes long, over and over. It says that it is ready, is sent
SIGINT at a random moment of the next half second, and is to catch KeyboardInterrupt and end by itself. Of the trials of a
program the slowest counts: until it has said its last word, which is when the scene has stopped; until the process is gone,
which the system may hold up by taking back its memory; and in processor time, the one that tells on a machine with other work.
With words, only the programs that contain one of them run.
"""

import argparse
import os
import random
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# How long a program may go on, in seconds.
ALLOWED = 0.1

# What is made ready, and what is then done without end.
PROGRAMS = [
    # Numbers
    ("n = 3 ** 400000", "n * n"),
    ("n = 3 ** 2000000", "n * n"),
    ("", "3 ** 3000000"),
    ("n = 3 ** 300000", "str(n)"),
    ("n = 3 ** 300000; m = 7 ** 90000", "n // m"),
    ("n = 3 ** 300000; m = 7 ** 90000", "n % m"),
    ("", "1 << 4000000000"),
    ("p = 2 ** 44497 - 1", "pow(3, p - 1, p)"),
    ("import math", "math.factorial(300000)"),
    ("import math; a = 3 ** 200000; b = 7 ** 150000", "math.gcd(a, b)"),
    ("import math", "math.comb(400000, 200000)"),
    ("import math; n = 3 ** 400000", "math.isqrt(n)"),
    ("import math; items = list(range(5000000))", "math.prod(items)"),
    ("import math; items = [0.5] * 20000000", "math.fsum(items)"),
    # Texts
    ("", "'ab' * 500000000"),
    ("t = 'ab' * 100000000", "t + t"),
    ("t = 'ab' * 50000000", "t.replace('a', 'xyz')"),
    ("t = 'ab ' * 5000000", "t.split()"),
    ("t = 'ab,' * 5000000", "t.split(',')"),
    ("items = ['ab'] * 10000000", "','.join(items)"),
    ("t = 'ab' * 50000000", "t.upper()"),
    ("t = 'é' * 50000000", "t.upper()"),
    ("t = 'ab' * 50000000", "t.count('b')"),
    ("t = 'ab' * 100000000", "t.find('c')"),
    ("t = 'a' * 300000; u = 'a' * 100000 + 'b'", "u in t"),
    ("t = 'ab' * 50000000", "t[::-1]"),
    ("t = 'ab' * 50000000", "t.encode()"),
    ("t = b'ab' * 50000000", "t.decode()"),
    ("t = b'ab' * 50000000", "t.replace(b'a', b'xyz')"),
    ("t = 'ab' * 30000000; table = {97: 'x'}", "t.translate(table)"),
    ("t = 'ab' * 50000000", "repr(t)"),
    ("t = 'ab' * 50000000", "list(t)"),
    ("t = 'ab' * 50000000", "sorted(t)"),
    ("t = 'ab' * 50000000", "hash(t + 'x')"),
    ("t = 'ab' * 50000000", "t.isalpha()"),
    ("t = 'ab\\n' * 5000000", "t.splitlines()"),
    ("", "'%0999999999d' % 1"),
    ("", "format(1, '0999999999d')"),
    ("t = 'ab' * 50000000; u = 'ab' * 50000000 + 'c'", "t == u[:-1]"),
    ("import re; t = 'ab' * 20000000", "re.findall('a', t)"),
    ("import re; t = 'ab' * 20000000", "re.sub('a', 'x', t)"),
    ("import re; t = 'ab' * 20000000", "re.search('c', t)"),
    ("import re; t = 'a' * 40 + 'b'", "re.match('(a*)*$', t)"),
    ("import textwrap; t = 'word ' * 2000000", "textwrap.wrap(t)"),
    ("import json; items = list(range(5000000))", "json.dumps(items)"),
    # Containers
    ("", "list(range(50000000))"),
    ("", "tuple(range(50000000))"),
    ("", "set(range(30000000))"),
    ("", "frozenset(range(30000000))"),
    ("", "[0] * 100000000"),
    ("", "(0, 1) * 50000000"),
    ("items = list(range(20000000))", "items + items"),
    ("items = list(range(50000000))", "items[::2]"),
    ("items = list(range(50000000))", "items[:]"),
    ("items = list(range(50000000))", "items.copy()"),
    ("items = list(range(50000000))", "items.reverse()"),
    ("items = list(range(50000000))", "items.count(-1)"),
    ("items = list(range(50000000))", "-1 in items"),
    ("items = list(range(50000000))", "sum(items)"),
    ("items = list(range(50000000))", "max(items)"),
    ("items = list(range(30000000))", "all(items[1:])"),
    ("items = list(range(30000000)); more = items[:-1] + [-1]", "items == more"),
    ("items = list(range(5000000))", "dict.fromkeys(items)"),
    ("items = list(range(5000000))", "dict(zip(items, items))"),
    ("items = dict.fromkeys(range(5000000), 1)", "dict(items)"),
    ("items = dict.fromkeys(range(5000000), 1)", "items | items"),
    ("items = dict.fromkeys(range(5000000), 1)", "list(items.items())"),
    ("items = dict.fromkeys(range(5000000), 1)", "repr(items)"),
    ("items = list(range(10000000))", "repr(items)"),
    ("a = set(range(5000000)); b = set(range(2500000, 7500000))", "a & b"),
    ("a = set(range(5000000)); b = set(range(2500000, 7500000))", "a | b"),
    ("a = set(range(5000000)); b = set(range(2500000, 7500000))", "a - b"),
    ("a = set(range(5000000)); b = set(range(5000000))", "a <= b"),
    ("items = list(range(10000000)); import random; random.shuffle(items)", "sorted(items)"),
    ("items = [str(i) for i in range(2000000)]; import random; random.shuffle(items)", "sorted(items)"),
    ("items = [(i, -i) for i in range(1000000)]; import random; random.shuffle(items)", "sorted(items)"),
    ("items = list(range(20000000))", "sorted(items, key=lambda v: -v)"),
    ("items = list(range(20000000))", "items.insert(0, 1); del items[0]"),
    ("items = [[i] for i in range(3000000)]; import copy", "copy.deepcopy(items)"),
    ("import itertools", "list(itertools.product(range(300), repeat=3))"),
    ("import itertools", "list(itertools.combinations(range(400), 3))"),
    ("import itertools", "list(itertools.permutations(range(11)))"),
    ("import itertools", "list(itertools.accumulate(range(20000000)))"),
    ("import collections; items = list(range(5000000))", "collections.Counter(items)"),
    ("import collections; items = list(range(20000000))", "collections.deque(items)"),
    ("import heapq; items = list(range(5000000, 0, -1))", "heapq.heapify(items[:])"),
    ("import random; items = list(range(5000000))", "random.shuffle(items)"),
    ("import random; items = list(range(5000000))", "random.sample(items, 4000000)"),
    ("import random", "random.getrandbits(400000000)"),
    ("import random; items = list(range(1000))", "random.choices(items, k=20000000)"),
    ("", "list(map(str, range(20000000)))"),
    ("", "list(zip(range(30000000), range(30000000)))"),
    ("", "bytes(2000000000)"),
    ("", "bytearray(2000000000)"),
    ("", "sum(range(10 ** 10))"),
    ("", "10 ** 10 in iter(range(10 ** 11))"),
    ("items = [[]]\nfor _ in range(2000000): items = [items]", "del items; items = [[]]\nfor _ in range(2000000): items = [items]"),
    # Tensors
    ("import torch; x = torch.randn(4000, 4000)", "x.sort()"),
    ("import torch; x = torch.randn(20000000)", "x.sort()"),
    ("import torch; x = torch.randn(20000000)", "x.argsort()"),
    ("import torch; x = torch.randn(20000000)", "x.topk(1000)"),
    ("import torch; x = torch.randn(20000000)", "x.median()"),
    ("import torch; x = torch.randn(20000000)", "x.unique()"),
    ("import torch; x = torch.randn(50000000)", "x.cumsum(0)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.cumsum(0)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.cumprod(1)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.logcumsumexp(1)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.cummax(0)"),
    ("import torch", "torch.randn(50000000)"),
    ("import torch", "torch.rand(50000000)"),
    ("import torch", "torch.randperm(20000000)"),
    ("import torch", "torch.randint(0, 9, (50000000,))"),
    ("import torch; p = torch.rand(30000000)", "torch.bernoulli(p)"),
    ("import torch; p = torch.rand(2000000)", "torch.multinomial(p, 1000000)"),
    ("import torch", "torch.arange(100000000)"),
    ("import torch", "torch.linspace(0, 1, 100000000)"),
    ("import torch", "torch.zeros(500000000)"),
    ("import torch", "torch.eye(15000)"),
    ("import torch; x = torch.randn(3000, 3000)", "x @ x"),
    ("import torch; x = torch.randn(300, 300, 300)", "x @ x"),
    ("import torch; x = torch.randn(3000, 3000, dtype=torch.float64)", "x @ x"),
    ("import torch; x = torch.ones(2000, 2000, dtype=torch.int64)", "x @ x"),
    ("import torch; x = torch.randn(20000, 10000); v = torch.randn(10000)", "x @ v"),
    ("import torch; v = torch.randn(100000000)", "v.dot(v)"),
    ("import torch; v = torch.randn(20000)", "torch.outer(v, v)"),
    ("import torch; x = torch.randn(100, 100, 100)", "torch.einsum('ijk,ilm->jklm', x, x)"),
    ("import torch; x = torch.randn(1500, 1500)", "torch.linalg.inv(x)"),
    ("import torch; x = torch.randn(1500, 1500)", "torch.linalg.svd(x)"),
    ("import torch; x = torch.randn(1500, 1500)", "torch.linalg.qr(x)"),
    ("import torch; x = torch.randn(1500, 1500)", "torch.linalg.det(x)"),
    ("import torch; x = torch.randn(1000, 1000); x = x + x.T", "torch.linalg.eigh(x)"),
    ("import torch; x = torch.randn(2000, 2000); x = x @ x.T + 2000 * torch.eye(2000)", "torch.linalg.cholesky(x)"),
    ("import torch; x = torch.randn(1500, 1500)", "torch.linalg.solve(x, x)"),
    ("import torch; x = torch.randn(1000, 1000)", "torch.matrix_exp(x / 100)"),
    ("import torch; x = torch.randn(2000000, 3)", "torch.cdist(x[:20000], x[:5000])"),
    ("import torch; x = torch.randn(16, 16, 256, 256); w = torch.randn(32, 16, 5, 5)", "torch.conv2d(x, w)"),
    ("import torch; x = torch.randn(2, 8, 64, 64, 64); w = torch.randn(8, 8, 3, 3, 3)", "torch.conv3d(x, w)"),
    ("import torch; x = torch.randn(16, 16, 128, 128); w = torch.randn(16, 32, 5, 5)", "torch.conv_transpose2d(x, w)"),
    ("import torch; x = torch.randn(16, 16, 256, 256)", "torch.nn.functional.max_pool2d(x, 5, 1)"),
    ("import torch; x = torch.randn(16, 16, 256, 256)", "torch.nn.functional.avg_pool2d(x, 5, 1)"),
    ("import torch; x = torch.randn(16, 16, 256, 256)", "torch.nn.functional.adaptive_avg_pool2d(x, 200)"),
    ("import torch; x = torch.randn(16, 16, 256, 256)", "torch.nn.functional.interpolate(x, scale_factor=2, mode='bilinear')"),
    ("import torch; x = torch.randn(16, 16, 256, 256)", "torch.nn.functional.unfold(x, 5)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.softmax(1)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.softmax(0)"),
    ("import torch; x = torch.randn(5000, 5000)", "torch.nn.functional.layer_norm(x, (5000,))"),
    ("import torch; x = torch.randn(5000, 5000)", "x.sum(0)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.var(1)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.max(0)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.norm()"),
    ("import torch; x = torch.randn(5000, 5000)", "x.t().contiguous()"),
    ("import torch; x = torch.randn(5000, 5000)", "x.exp()"),
    ("import torch; x = torch.randn(5000, 5000)", "x.t() * x"),
    ("import torch; x = torch.randn(5000, 5000)", "torch.lgamma(x)"),
    ("import torch; x = torch.randn(5000, 5000)", "torch.cat([x, x], 1)"),
    ("import torch; x = torch.randn(5000, 5000)", "torch.stack([x, x], 2)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.repeat(4, 4)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.flip(0, 1)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.roll(7, 1)"),
    ("import torch; x = torch.randn(5000, 5000)", "x[x > 0]"),
    ("import torch; x = torch.randn(5000, 5000)", "x.nonzero()"),
    ("import torch; x = torch.randn(5000, 5000)", "x.masked_fill(x > 0, 0)"),
    ("import torch; x = torch.randn(5000, 5000)", "torch.where(x > 0, x, 0)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.triu()"),
    ("import torch; x = torch.randn(5000, 5000)", "x.to(torch.float64)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.tolist()"),
    ("import torch; items = torch.randn(3000000).tolist()", "torch.tensor(items)"),
    ("import torch; x = torch.randn(5000, 5000); torch.set_printoptions(threshold=10 ** 9)", "str(x)"),
    ("import torch; x = torch.randn(5000, 5000)", "x.numpy().tolist()"),
    ("import torch; x = torch.randn(5000, 5000)", "x.equal(x + 0)"),
    ("import torch; x = torch.randn(5000, 5000)", "torch.histc(x, 100)"),
    ("import torch; x = torch.randn(1000000, 32); i = torch.randint(0, 1000000, (2000000,))", "x[i]"),
    ("import torch; x = torch.randn(1000000, 32); i = torch.randint(0, 1000000, (2000000,))", "x.index_select(0, i)"),
    ("import torch; x = torch.randn(5000, 5000); i = torch.randint(0, 5000, (5000, 5000))", "x.gather(1, i)"),
    ("import torch; x = torch.randn(5000, 5000); i = torch.randint(0, 5000, (5000, 5000))", "x.scatter_add(1, i, x)"),
    ("import torch; x = torch.zeros(100); i = torch.randint(0, 100, (20000000,)); v = torch.ones(20000000)", "x.index_add(0, i, v)"),
    ("import torch; x = torch.zeros(5000, 5000); i = torch.randint(0, 5000, (10000000,))", "x[i, i] = 1.0"),
    ("import torch; i = torch.randint(0, 100, (2000000,))", "torch.nn.functional.one_hot(i, 100)"),
    ("import torch; e = torch.nn.Embedding(100000, 64); i = torch.randint(0, 100000, (1000000,))", "e(i)"),
    ("import torch; i = torch.randint(0, 1000, (50000000,))", "torch.bincount(i)"),
    ("import torch; a = torch.randn(10000).sort().values; x = torch.randn(20000000)", "torch.searchsorted(a, x)"),
    ("import torch; x = torch.randn(20000, 100)", "torch.nn.functional.pdist(x[:8000])"),
    ("import torch; x = torch.randn(20000, 1000); y = torch.randint(0, 1000, (20000,))", "torch.nn.functional.cross_entropy(x, y)"),
    ("import torch; x = torch.randn(20000000, requires_grad=True)", "(x.exp() * x).sum().backward()"),
    ("import torch; x = torch.randn(64, 32, 128, 128); b = torch.nn.BatchNorm2d(32)", "b(x)"),
    ("import torch; x = torch.randn(200, 64, 256); g = torch.nn.LSTM(256, 512)", "g(x)"),
    ("import torch; x = torch.randn(8, 512, 256); a = torch.nn.MultiheadAttention(256, 8, batch_first=True)", "a(x, x, x)"),
    ("import torch; x = torch.randn(50000000)", "torch.nn.functional.dropout(x)"),
    ("import torch; w = torch.empty(4000, 4000)", "torch.nn.init.orthogonal_(w)"),
    ("import torch; w = torch.empty(8000, 8000)", "torch.nn.init.trunc_normal_(w)"),
    ("import torch; a = torch.arange(3000)", "torch.cartesian_prod(a, a)"),
    ("import torch; a = torch.arange(300)", "torch.combinations(a, 3)"),
    ("import torch; x = torch.randn(3000, 3000)", "torch.kron(x[:100, :100], x[:100, :100])"),
    ("import torch; x = torch.randn(300, 300)", "torch.autograd.functional.jacobian(lambda v: v @ v, x)"),
    ("import numpy as np", "np.random.randn(20000000)"),
    ("import numpy as np; x = np.random.randn(2000000)", "np.sort(x)"),
]

SCENE = """{setup}
print('ready', flush=True)
try:
    while True:
{body}
except KeyboardInterrupt:
    print('caught')
"""


def processor_time(child):
    """The processor time that a child has used so far, in seconds."""
    fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def said(child):
    """All that a child prints from now on, to its output and its errors, and when the last of it came."""
    texts, last = {child.stdout: b"", child.stderr: b""}, time.perf_counter()
    with selectors.DefaultSelector() as open_pipes:
        for pipe in texts:
            open_pipes.register(pipe, selectors.EVENT_READ)
        while open_pipes.get_map():
            for key, _ in open_pipes.select():
                piece = os.read(key.fd, 65536)
                if piece:
                    texts[key.fileobj] += piece
                    last = time.perf_counter()
                else:
                    open_pipes.unregister(key.fileobj)
    return texts[child.stdout], texts[child.stderr], last


def trial(gradwalk, setup, body, moment, folder):
    """Interrupts a program once. Gives the seconds until it had said so, until it had ended, and of processor
    that it went on, and how it ended."""
    path = os.path.join(folder, "scene.py")
    body = "\n".join("        " + line for line in body.split("\n"))
    Path(path).write_text(SCENE.format(setup=setup, body=body))
    child = subprocess.Popen([gradwalk, "run", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    if child.stdout.readline() != b"ready\n":
        return None, None, None, child.communicate()[1].decode().strip().split("\n")[-1]
    time.sleep(moment)
    before = processor_time(child.pid)
    start = time.perf_counter()
    os.kill(child.pid, signal.SIGINT)
    output, errors, told = said(child)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    ending = "caught" if output == b"caught\n" else errors.decode(errors="replace").strip().split("\n")[-1]
    if ending == "KeyboardInterrupt":
        ending = "given up"
    return told - start, wall, usage.ru_utime + usage.ru_stime - before, ending


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gradwalk", default=".build/release/gradwalk")
    parser.add_argument("--trials", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("words", nargs="*")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    programs = [each for each in PROGRAMS if not arguments.words or any(word in "\n".join(each) for word in arguments.words)]
    answers, walls, processors, odd = [], [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        for setup, body in programs:
            trials = [trial(arguments.gradwalk, setup, body, 0.02 + chance.random() / 2, folder) for _ in range(arguments.trials)]
            endings = {each[-1] for each in trials}
            if any(each[0] is None for each in trials):
                odd += 1
                print(f"     -        -        -  {body[:60]}: {endings}", flush=True)
                continue
            answer, wall, processor = (max(each[index] for each in trials) for index in range(3))
            answers.append(answer)
            walls.append(wall)
            processors.append(processor)
            odd += endings != {"caught"}
            if endings != {"caught"} or max(answer, wall, processor) > ALLOWED:
                print(f"{answer * 1000:6.0f} ms {wall * 1000:6.0f} ms {processor * 1000:5.0f} ms  {body[:60]}: "
                      f"{', '.join(sorted(endings))}", flush=True)
    for name, figures in (("answer", sorted(answers)), ("end", sorted(walls)), ("processor", sorted(processors))):
        if not figures:
            continue
        shown = ", ".join(f"{label} {figures[min(len(figures) - 1, int(len(figures) * share))] * 1000:.0f} ms"
                          for label, share in (("median", 0.5), ("9 of 10", 0.9), ("worst", 1)))
        print(f"{name}: {shown}; {sum(figure <= ALLOWED for figure in figures)} of {len(figures)} within {ALLOWED * 1000:.0f} ms")
    print(f"{len(programs) - odd} of {len(programs)} programs caught KeyboardInterrupt in every trial")
    return 0


if __name__ == "__main__":
    sys.exit(main())
