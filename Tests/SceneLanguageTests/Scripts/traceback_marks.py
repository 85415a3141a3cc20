# What tracebacks mark, and what is being handled around generators and contexts.
import contextlib, traceback
@contextlib.contextmanager
def m():
    yield 1
try:
    with m():
        1 / 0
except Exception: print(traceback.format_exc())
try:
    for v in 5: pass
except Exception: print(traceback.format_exc())
try:
    for v in 5:
        pass
except Exception: print(traceback.format_exc())
try:
    a, b = 5
except Exception: print(traceback.format_exc())
try: assert 1 > 2
except Exception: print(traceback.format_exc())
try:
    assert not (1 < 2), "x"
except Exception: print(traceback.format_exc())
try:
    assert 1 < 2 and 0, "x"
except Exception: print(traceback.format_exc())
try:
    [][1]
except Exception: print(traceback.format_exc())
try:
    [v for v in 5]
except Exception: print(traceback.format_exc())
import itertools
try:
    print([(k, list(g)) for k, g in itertools.groupby([1, 1, 3], key=str.upper)])
except Exception: print(traceback.format_exc())
try:
    for k in map(len, [1]): pass
except Exception: print(traceback.format_exc())
def g():
    try: yield 1
    finally: yield 2
x = g(); next(x)
try:
    x.close()
except Exception: print(traceback.format_exc())
try:
    with 5 as q: pass
except Exception: print(traceback.format_exc())
try:
    x = {1: 2,
       3: 4 / 0}
except Exception: print(traceback.format_exc())
try:
    *a, b = ()
except Exception: print(traceback.format_exc())
try:
    def f(x=1/0): pass
except Exception: print(traceback.format_exc())
try:
    @5
    def f(): pass
except Exception: print(traceback.format_exc())
try:
    del x[9]
except Exception: print(traceback.format_exc())
try:
    x.a.b += 1
except Exception: print(traceback.format_exc())
try:
    x = [1][5] = 3
except Exception: print(traceback.format_exc())
try:
    return_ = lambda: undefinedd
    return_()
except Exception: print(traceback.format_exc())
try:
    f"{1/0:>5}"
except Exception: print(traceback.format_exc())
try:
    f"{'a':d}"
except Exception: print(traceback.format_exc())
