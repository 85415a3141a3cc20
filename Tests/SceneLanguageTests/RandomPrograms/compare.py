"""Runs random programs under CPython 3.11 and under gradwalk, and shows where they differ.

    python3 compare.py GRADWALK FIRST LAST       compare the programs of these seeds
    python3 compare.py --record FIRST LAST FILE  write programs with what CPython prints, for the tests

Run it with the Python that is to be agreed with.
"""
import concurrent.futures
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile

from generate import program


def without_addresses(text):
    """What two runs of one program agree on: objects lie elsewhere in each."""
    return re.sub(r' at 0x[0-9a-f]+', ' at 0x0', text)


def without_library(text):
    """A traceback without the lines of Python's own library, which is written otherwise in gradwalk."""
    return re.sub(r'^ *File "(?:/[^"]*/lib/python3[^"]*|<string>|<frozen [^"]*)", line .*\n(?:    .*\n)*', '', text, flags=re.MULTILINE)


def run(command, folder):
    try:
        done = subprocess.run(command + ['program.py'], cwd=folder, capture_output=True, timeout=10)
    except subprocess.TimeoutExpired:
        return None
    texts = [without_library(text.decode(errors='replace').replace(os.path.realpath(folder) + '/', '').replace(folder + '/', ''))
             for text in (done.stdout, done.stderr)]
    return done.returncode, without_addresses(texts[0]), without_addresses(texts[1])


def both(seed, gradwalk=None):
    source = program(seed)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'program.py'), 'w') as file:
            file.write(source)
        expected = run([sys.executable], folder)
        return seed, source, expected, run([gradwalk, 'run'], folder) if gradwalk else None


def record(first, last, path):
    rows = []
    for seed in range(first, last + 1):
        _, source, expected, _ = both(seed)
        if expected is None:
            continue  # It counts for longer than anybody would wait.
        rows.append({'seed': seed, 'source': source, 'status': expected[0], 'output': expected[1], 'errors': expected[2]})
    with open(path, 'w') as file:
        json.dump(rows, file, indent=1, ensure_ascii=False)
        file.write('\n')


def compare(gradwalk, first, last):
    agreed, differed = 0, []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for seed, _, expected, found in pool.map(lambda seed: both(seed, gradwalk), range(first, last + 1)):
            if expected is None or expected == found:
                agreed += 1
                continue
            differed.append(seed)
            print(f'seed {seed}: status {expected and expected[0]} and {found and found[0]}')
            if expected and found:
                for a, b in ((expected[1], found[1]), (expected[2], found[2])):
                    lines = difflib.unified_diff(a.splitlines(), b.splitlines(), lineterm='', n=0)
                    for line in [line for line in lines if not line.startswith(('---', '+++', '@@'))][:6]:
                        print('   ', line[:200])
    print(f'{agreed} of {last - first + 1} programs agree')
    return not differed


if __name__ == '__main__':
    if sys.argv[1] == '--record':
        record(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
    else:
        sys.exit(0 if compare(os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])) else 1)
