"""Runs the programs of a folder and compares what they print with the .out files beside them.

    python3 check.py GRADWALK FOLDER [--show N]
"""

import argparse
import concurrent.futures
import os
import pathlib
import subprocess

from compare import differences


def failure(gradwalk, program):
    """None where it agrees, else the first line that differs, or how the run ended."""
    try:
        done = subprocess.run([gradwalk, "run", program.name], cwd=program.parent, capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return "still running after 60 s"
    errors = done.stderr.decode("utf-8", "replace").strip().split("\n")
    found = differences(program.with_suffix(".out").read_text(), done.stdout.decode("utf-8", "replace"))
    if not found:
        return None if done.returncode == 0 else f"ends with {errors[-1]}"
    number, wanted, actual = found[0]
    return f"line {number}\n    - {wanted}\n    + {actual}" + (f"\n    {errors[-1]}" if done.returncode else "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gradwalk")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    programs = sorted(options.folder.glob("*.py"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        failures = list(pool.map(lambda p: failure(os.path.abspath(options.gradwalk), p), programs))
    bad = [(p, f) for p, f in zip(programs, failures) if f is not None]
    for program, reason in bad[:options.show]:
        print(f"{program.name}: {reason}")
    print(f"{len(programs) - len(bad)} of {len(programs)} programs agree")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
