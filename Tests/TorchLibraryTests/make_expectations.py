"""Write what real PyTorch prints for every scene in Scenes: NAME.out, and NAME.warnings for the warnings' texts.

    python3 Tests/TorchLibraryTests/make_expectations.py     (with a Python that has torch)
"""

import pathlib
import re
import subprocess
import sys

for scene in sorted((pathlib.Path(__file__).parent / "Scenes").glob("*.py")):
    run = subprocess.run([sys.executable, scene.name], cwd=scene.parent, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{scene.name} fails:\n{run.stderr}")
    scene.with_suffix(".out").write_text(run.stdout)
    warnings = re.findall(r"^.*?:\d+: (\w+Warning: .*)$", run.stderr, re.MULTILINE)
    # What NumPy tells PyTorch's own authors is of no interest, nor where PyTorch was built.
    warnings = [w for w in warnings if "__array" not in w]
    warnings = [re.sub(r" \(Triggered internally.*", "", w) for w in warnings]
    known = scene.with_suffix(".warnings")
    known.write_text("".join(w + "\n" for w in warnings)) if warnings else known.unlink(missing_ok=True)
    print(scene.name)
