"""Writes random scenes, with what PyTorch prints for them.

    PYTHON generate.py FOLDER [--style operations|mainstream|topics|forum|calls] [--seed N] [--count N]

PYTHON has torch 2.13 (CPU). What a program prints is written beside it. A second process then runs all of them with PyTorch's
plain kernels: where those print other numbers than the vectorised ones, which are rounding and nothing else, the program is
dropped.
"""

import argparse
import contextlib
import importlib
import io
import os
import pathlib
import re
import subprocess
import sys
import warnings

import torch

from compare import differences

ADDRESS = re.compile(r"0x[0-9a-f]{6,}")


def reset():
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)
    torch.set_printoptions(profile="default")


def output(text):
    """What the program prints; None where it fails, or prints addresses or without end."""
    reset()
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            exec(compile(text, "program", "exec"), {"__name__": "__main__"})
    except Exception:
        return None
    finally:
        reset()
    text = printed.getvalue()
    return None if ADDRESS.search(text) or len(text) > 30000 else text


def write(options):
    program = importlib.import_module(options.style).Program
    options.folder.mkdir(parents=True, exist_ok=True)
    written, seed = [], options.seed
    while len(written) < options.count:
        seed += 1
        reset()
        text = program(seed).write()
        printed = output(text)
        if printed is None:
            continue
        path = options.folder / f"{options.style}-{seed:07}.py"
        path.write_text(text)
        path.with_suffix(".out").write_text(printed)
        written.append(path)
    return written


def drop_unstable(paths):
    """Runs programs again, in the process that has the other kernels, and removes those that print something else."""
    for path in paths:
        printed = output(path.read_text())
        if printed is None or differences(path.with_suffix(".out").read_text(), printed):
            path.with_suffix(".out").unlink()
            path.unlink()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--style", choices=["operations", "mainstream", "topics", "forum", "calls"], default="operations")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--again", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    if options.again:
        return drop_unstable([pathlib.Path(line.rstrip("\n")) for line in sys.stdin])
    paths = write(options)
    subprocess.run(
        [sys.executable, __file__, str(options.folder), "--again"], input="".join(f"{p}\n" for p in paths), text=True,
        check=True, env=os.environ | {"ATEN_CPU_CAPABILITY": "default", "MKL_CBWR": "COMPATIBLE"})
    print(f"{sum(p.exists() for p in paths)} of {len(paths)} programs kept")


if __name__ == "__main__":
    main()
