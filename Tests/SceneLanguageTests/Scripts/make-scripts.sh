#!/bin/sh
# Writes what CPython prints for each script beside it: NAME.out, and NAME.err (file names without folders) where it
# fails. Usage: make-scripts.sh PYTHON   (CPython 3.11)
cd "$(dirname "$0")" || exit 2
for script in *.py; do
  name=${script%.py}
  PYTHONIOENCODING=utf-8 "${1:-python3}" "$script" >"$name.out" 2>"$name.err"
  sed -i "s|$PWD/||g" "$name.out" "$name.err"
  [ -s "$name.err" ] || rm "$name.err"
done
