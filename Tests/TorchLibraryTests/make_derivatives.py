"""Write which derivatives of real PyTorch are not the central differences, for every family: Derivatives/FAMILY.out.

    python3 Tests/TorchLibraryTests/make_derivatives.py     (with a Python that has torch)
"""

import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent
start = "import torch; torch.set_num_threads(1)"
pieces = [(here / "Operations/harness.py").read_text(), (here / "Derivatives/jacobians.py").read_text()]
for family in sorted((here / "Operations").glob("*.py")):
    if family.name == "harness.py":
        continue
    program = "\n".join([start, *pieces, family.read_text(), "check_all(0, 1)\n"])
    run = subprocess.run([sys.executable, "-W", "ignore", "-"], input=program, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{family.name} fails:\n{run.stderr}")
    lines = [line for line in run.stdout.splitlines() if ": " in line and line.split(".")[0].isidentifier()]
    (here / "Derivatives" / (family.stem + ".out")).write_text("\n".join(lines) + "\n")
    print(family.name, lines[-1])
