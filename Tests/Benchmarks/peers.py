"""Runs the same scenes under gradwalk, PyTorch, micrograd and CPython, in one run, and prints how they compare.

    python3 Tests/Benchmarks/peers.py [--gradwalk BINARY] [--python PYTHON] [--rounds N] [--clock wall|cpu] [SCENE ...]

PYTHON is the interpreter of all peers: CPython itself, PyTorch and micrograd where it can import them (set PYTHONPATH
for packages elsewhere); a peer that is not there is skipped with a note. Contenders take turns, each scene in a process
of its own on one and the same core; of the rounds the median counts, less the median of an empty scene that imports
what the scene imports. `--clock cpu` counts processor time instead of time on the wall, for a machine with other work.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
SCENES = HERE / "Scenes"


class Comparison(NamedTuple):
    """One row: a scene, a peer, and how many times the peer's speed is asked of gradwalk at least."""

    scene: str
    peer: str
    wanted: float


COMPARISONS = [
    Comparison("chain", "PyTorch", 10),
    Comparison("scalar_mlp", "PyTorch", 10),
    Comparison("large_tensor", "PyTorch", 1),
    Comparison("mlp", "PyTorch", 0.5),
    Comparison("small_model", "PyTorch", 1),
    Comparison("regression", "PyTorch", 1),
    Comparison("scalar_mlp", "micrograd", 1),
    Comparison("value_class", "CPython", 0.5),
    Comparison("sieve", "CPython", 0.5),
    Comparison("strings", "CPython", 0.5),
    Comparison("dictionary", "CPython", 0.5),
    Comparison("recursion", "CPython", 0.5),
    Comparison("matrix", "CPython", 0.5),
]

# The module that each peer needs, and the scene that imports no more than that.
PEERS = {
    "PyTorch": ("torch", "empty_torch"),
    "micrograd": ("micrograd.engine", "empty"),
    "CPython": (None, "empty"),
}

# A chain of a million operations, whose memory is measured against the empty scene.
MEMORY_SCENE, MEMORY_OPERATIONS, MEMORY_WANTED = "million", 1_000_000, 500


class Measurement(NamedTuple):
    wall: float
    cpu: float
    peak: int  # bytes
    output: str


class Contender:
    """A program that runs scenes; `variant` is the ending of scenes written for it alone."""

    def __init__(self, name, command, variant=None):
        self.name, self.command, self.variant = name, command, variant

    def scene(self, name):
        if isinstance(name, Path):
            return name
        own = SCENES / f"{name}.{self.variant}.py"
        return own if self.variant and own.exists() else SCENES / f"{name}.py"

    def run(self, name):
        """Runs a scene, by its name here or its path, once in a process on one core."""
        with tempfile.TemporaryFile("w+") as output:
            begin = time.perf_counter()
            process = subprocess.Popen(
                [*self.command, str(self.scene(name))], stdout=output, stderr=subprocess.STDOUT, preexec_fn=stay_on_one_core
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begin
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            text = output.read()
        if process.returncode != 0:
            sys.exit(f"{self.name} failed on {self.scene(name)}:\n{text}")
        unit = 1 if platform.system() == "Darwin" else 1024
        return Measurement(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, text)


def stay_on_one_core():
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def can_import(python, module):
    if module is None:
        return True
    probe = f"import importlib.util as u, sys; sys.exit(u.find_spec({module.split('.')[0]!r}) is None)"
    return subprocess.run([python, "-c", probe], capture_output=True).returncode == 0


def version(python, peer):
    module = {"PyTorch": "torch"}.get(peer)
    code = f"import {module}; print({module}.__version__)" if module else "import platform as p; print(p.python_version())"
    return subprocess.run([python, "-c", code], capture_output=True, text=True).stdout.strip()


def add_programs(parser):
    """Adds the options that say what is measured."""
    binary = HERE.parent.parent / ".build" / "release" / "gradwalk"
    parser.add_argument("--gradwalk", default=os.environ.get("GRADWALK", str(binary)), help="default: %(default)s")
    parser.add_argument("--python", default=os.environ.get("PYTHON", sys.executable), help="default: %(default)s")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_programs(parser)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help="names of scenes; all when none is given")
    parser.add_argument("--rounds", type=int, default=5, help="default: %(default)s")
    parser.add_argument("--clock", choices=["wall", "cpu"], default="wall", help="default: %(default)s")
    return parser.parse_args()


def measure(tasks, rounds):
    """Runs each task once a round, in turn: {(contender name, scene): measurements}."""
    results = {(contender.name, scene): [] for contender, scene in tasks}
    for index in range(rounds):
        for contender, scene in tasks:
            note(f"round {index + 1} of {rounds}: {scene} under {contender.name}")
            results[contender.name, scene].append(contender.run(scene))
    note("")
    return results


def note(text):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def main():
    options = arguments()
    if not Path(options.gradwalk).exists():
        sys.exit(f"no gradwalk at {options.gradwalk}: run `make build`, or name one with --gradwalk")
    ours = Contender("gradwalk", [options.gradwalk, "run"])
    peers = {}
    for name, (module, _) in PEERS.items():
        if can_import(options.python, module):
            peers[name] = Contender(name, [options.python], name.lower())
            print(f"{name} {version(options.python, name) if name != 'micrograd' else ''}".rstrip())
        else:
            print(f"{name} is left out: {options.python} cannot import {module}")
    wanted_scenes = set(options.scenes) or {c.scene for c in COMPARISONS} | {MEMORY_SCENE}
    rows = [c for c in COMPARISONS if c.peer in peers and c.scene in wanted_scenes]

    tasks = []
    for row in rows:
        empty = PEERS[row.peer][1]
        our_empty = "empty_torch" if uses_torch(row.scene) else "empty"
        for task in [(ours, our_empty), (peers[row.peer], empty), (ours, row.scene), (peers[row.peer], row.scene)]:
            if task not in tasks:
                tasks.append(task)
    if MEMORY_SCENE in wanted_scenes:
        tasks += [task for task in [(ours, "empty_torch"), (ours, MEMORY_SCENE)] if task not in tasks]
    results = measure(tasks, options.rounds)

    def seconds(name, scene, empty):
        def median(of):
            return statistics.median(getattr(m, options.clock) for m in results[name, of])

        return max(median(scene) - median(empty), 1e-4)

    print(f"\nSeconds of {options.clock} time, one core, median of {options.rounds}, imports not counted")
    print(f"{'scene':14} {'gradwalk':>9}   {'peer':10} {'seconds':>9} {'ratio':>8} {'wanted':>7}")
    missed = 0
    for row in rows:
        mine = seconds("gradwalk", row.scene, "empty_torch" if uses_torch(row.scene) else "empty")
        theirs = seconds(row.peer, row.scene, PEERS[row.peer][1])
        ratio = theirs / mine
        missed += ratio < row.wanted
        mark = "" if ratio >= row.wanted else "  below"
        print(f"{row.scene:14} {mine:9.3f}   {row.peer:10} {theirs:9.3f} {ratio:7.2f}x {row.wanted:6g}x{mark}")
        check_outputs(row, results)
    if MEMORY_SCENE in wanted_scenes:
        def peak(scene):
            return statistics.median(m.peak for m in results["gradwalk", scene])

        each = (peak(MEMORY_SCENE) - peak("empty_torch")) / MEMORY_OPERATIONS
        missed += each > MEMORY_WANTED
        print(f"\n{MEMORY_OPERATIONS:,} chained operations on 4 elements: "
              f"{seconds('gradwalk', MEMORY_SCENE, 'empty_torch'):.3f} s, {each:.0f} bytes each, {MEMORY_WANTED} allowed")
    print("\nEverything is as fast and small as wanted." if missed == 0 else f"\n{missed} below what is wanted.")


def uses_torch(scene):
    return "import torch" in (SCENES / f"{scene}.py").read_text()


def check_outputs(row, results):
    """Says so where two contenders did not print the same, for then they did not do the same work."""
    mine, theirs = results["gradwalk", row.scene][-1].output, results[row.peer, row.scene][-1].output
    if mine != theirs:
        print(f"  they print different texts: {mine[-60:]!r} and {theirs[-60:]!r}")


if __name__ == "__main__":
    main()
