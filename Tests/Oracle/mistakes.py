"""Record what Python and PyTorch say to the wrong scenes of Tests/Mistakes/python.

    PYTHON Tests/Oracle/mistakes.py

PYTHON is a CPython 3.11 that has torch 2.13 (CPU). Beside each scene is written NAME.err, its whole standard error,
without the frames inside of PyTorch and without the folder. The scenes of Tests/Mistakes/refused are not run: gradwalk
refuses them in its own words, which are kept by hand.
"""

import os
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "Mistakes" / "python"
FRAME = re.compile(r'^  File "([^"]*)"')


def without_library_frames(lines):
    kept, inside = [], False
    for line in lines:
        frame = FRAME.match(line)
        if frame:
            inside = "site-packages" in frame.group(1) or "/lib/python3" in frame.group(1)
        elif not line.startswith("    "):
            inside = False
        if not inside:
            kept.append(line)
    return kept


def main():
    for scene in sorted(FOLDER.glob("*.py")):
        done = subprocess.run([sys.executable, scene.name], cwd=FOLDER, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=60, text=True, env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))
        if done.returncode == 0:
            sys.exit(f"{scene.name} is not wrong")
        text = done.stderr.replace(str(FOLDER) + "/", "")
        scene.with_suffix(".err").write_text("\n".join(without_library_frames(text.splitlines())) + "\n")


if __name__ == "__main__":
    main()
