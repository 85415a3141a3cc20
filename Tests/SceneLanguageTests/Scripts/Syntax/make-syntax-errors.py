"""Writes syntax-errors.json: wrong programs and what CPython 3.11 says about each.

    python3.11 make-syntax-errors.py
"""

import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
SOURCES = json.loads((HERE / "syntax-sources.json").read_text())

rows = []
with tempfile.TemporaryDirectory() as folder:
    script = pathlib.Path(folder) / "scene.py"
    for source in SOURCES:
        script.write_text(source)
        done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
        rows.append({"source": source, "error": done.stderr.replace(f"{folder}/", "")})
(HERE / "syntax-errors.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
