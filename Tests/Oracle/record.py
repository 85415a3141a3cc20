"""Record what real PyTorch does with every scene of this project.

    PYTHON Tests/Oracle/record.py [--jobs N] [--only TEXT]

PYTHON is a CPython 3.11 that has torch 2.13 (CPU) and numpy. Each scene is run by
it, and beside each conformance scene, or under Tests/Expectations for those of
scenes/, are written

    NAME.out   the standard output, always
    NAME.err   the last line of the traceback, where the scene ends in one
    NAME.warn  'Category: message' of each warning, where the scene has a line
               '# expect: warning'

A notebook runs as its code cells in order, in one namespace. The exit status is 1
when a scene runs out of time or prints what looks like a memory address.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT = 60
WARNING = re.compile(r"^.*?:\d+: (\w*Warning: .*)$")
TRIGGERED = re.compile(r"\s*\(Triggered internally at [^)]*\)\s*")
ADDRESS = re.compile(r"0x[0-9a-f]{8,}")


def source_of(scene):
    text = scene.read_text(encoding="utf-8")
    if scene.suffix != ".ipynb":
        return text
    cells = json.loads(text)["cells"]
    return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code") + "\n"


def run(scene):
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8",
                       PYTHONDONTWRITEBYTECODE="1")
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / (scene.stem + ".py")
        copy.write_text(source_of(scene), encoding="utf-8")
        done = subprocess.run([sys.executable, copy.name], cwd=folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def warnings_in(stderr):
    matches = (WARNING.match(line) for line in stderr.splitlines())
    return [TRIGGERED.sub("", match.group(1)).rstrip() for match in matches if match]


def put(path, text):
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def record(scene, target):
    """Run one scene, write its files, and return a list of complaints."""
    try:
        code, out, stderr = run(scene)
    except subprocess.TimeoutExpired:
        return ["ran out of time"]
    complaints = ["prints what looks like a memory address"] if ADDRESS.search(out) else []
    lines = [line for line in stderr.splitlines() if line.strip()]
    expects_warning = "# expect: warning" in (
        line.strip() for line in scene.read_text(encoding="utf-8").splitlines())
    put(target.with_suffix(".out"), out)
    put(target.with_suffix(".err"), lines[-1] + "\n" if code != 0 and lines else None)
    put(target.with_suffix(".warn"),
        "".join(line + "\n" for line in warnings_in(stderr)) if expects_warning else None)
    return complaints


def main():
    parser = argparse.ArgumentParser(description="Record what real PyTorch does with every scene.")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", help="only scenes whose path contains this text")
    options = parser.parse_args()

    pairs = [(scene, scene) for scene in sorted((ROOT / "Tests/Conformance").rglob("*.py"))]
    pairs += [(scene, ROOT / "Tests/Expectations" / scene.name)
              for scene in sorted((ROOT / "scenes").iterdir()) if scene.suffix in (".py", ".ipynb")]
    pairs = [pair for pair in pairs if options.only in pair[0].as_posix()]
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for (scene, _), complaints in zip(pairs, pool.map(lambda pair: record(*pair), pairs)):
            for complaint in complaints:
                bad += 1
                print(f"{scene.relative_to(ROOT)}: {complaint}")
    print(f"{len(pairs)} scenes recorded, {bad} complaints")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
