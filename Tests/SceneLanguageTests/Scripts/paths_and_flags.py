# Paths as text, and flags of one letter in a row.
import os
from pathlib import Path, PurePath
import argparse
p = Path('runs') / 'exp' / 'a.tar.gz'
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parents[0], list(p.parents), p.parts, p.with_suffix('.pt'), p.with_name('b'), p.with_stem('c'))
print(Path('/a/../b/./c'), Path('/a').is_absolute(), Path('a', '/b'), Path(), Path('.') / 'x', 'x' / Path('y'), Path('/').name, Path('/').parent, Path('a/b').relative_to('a'), Path('a//b/'))
print(p == Path('runs/exp/a.tar.gz'), p < Path('z'), {p: 1}[p], hash(p) == hash(Path(str(p))), isinstance(p, PurePath), isinstance(p, os.PathLike), type(p), PurePath('a'), repr(PurePath('b')), f"{p!s:>20}", os.path.join(p, 'q'), os.fspath(p), os.path.basename(p), str(p))
print(Path('nothing/here').exists(), p.match('*.gz'), p.joinpath('a', 'b'), p.as_posix(), Path('.hidden').suffix, Path('.hidden').stem, Path('a.').suffix, p.is_relative_to('runs'))
for f in (lambda: Path('a').relative_to('b'), lambda: Path(3), lambda: Path('/').with_name('x'), lambda: p.nope):
    try: f()
    except Exception as e: print(type(e).__name__, e)
a = argparse.ArgumentParser(); a.add_argument('-v', action='count', default=0); a.add_argument('-q', action='store_true'); a.add_argument('-n', type=int); a.add_argument('--out', type=Path, default=Path('o'))
print(a.parse_args(['-vvq', '-n3', '--out', 'x/y']), a.parse_args(['-vn', '5']))
for code in 'rsdq':
    try: print(format(2.5, code))
    except ValueError as e: print(e)
