"""Write what real PyTorch prints for every family of samples in Operations: NAME.out.

    python3 Tests/TorchLibraryTests/make_operations.py     (with a Python that has torch)
"""

import pathlib
import re
import subprocess
import sys

folder = pathlib.Path(__file__).parent / "Operations"
harness = (folder / "harness.py").read_text()
for family in sorted(folder.glob("*.py")):
    if family.name == "harness.py":
        continue
    program = "\n".join(["import torch; torch.set_num_threads(1)", harness, family.read_text(), "run_all()\n"])
    run = subprocess.run([sys.executable, "-W", "ignore", "-"], input=program, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{family.name} fails:\n{run.stderr}")
    # A library below PyTorch prints messages of its own about NaN.
    lines = [line for line in run.stdout.splitlines() if re.match(r"\w+\.\d+[ :]", line)]
    family.with_suffix(".out").write_text("\n".join(lines) + "\n")
    print(family.name)
