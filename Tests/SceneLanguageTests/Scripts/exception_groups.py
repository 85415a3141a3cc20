import sys, traceback
try:
    raise ExceptionGroup('g',[ValueError(1),TypeError('a'), ExceptionGroup('n',[KeyError('k'), ValueError(2)])])
except* ValueError as e:
    print('v',e.exceptions, e)
except* TypeError as e:
    print('t',e.exceptions)
except* KeyError: print('k')
try:
    try: raise ValueError('plain')
    except* ValueError as e: print(repr(e))
except Exception as e: print('never', e)
try:
    try:
        raise ExceptionGroup('x',[OSError('o'), ValueError('v')])
    except* ValueError: print('only v')
except ExceptionGroup as g: print(repr(g), g.message)
g=ExceptionGroup('m',[ValueError(1),TypeError(2)])
print(g.split(ValueError), g.subgroup(lambda e: isinstance(e,TypeError)), str(g), repr(g))
try: ExceptionGroup('a',[])
except ValueError as e: print(e)
try: ExceptionGroup('a',[1])
except ValueError as e: print(e)
def f(n):
    if n: f(n-1)
    else: raise KeyError('deep')
try: f(3)
except KeyError as e:
    tb=e.__traceback__
    while tb: print(tb.tb_lineno, tb.tb_frame.f_code.co_name); tb=tb.tb_next
    print(traceback.extract_tb(e.__traceback__)[-1].name, len(traceback.format_tb(e.__traceback__)))
    traceback.print_exc(file=sys.stdout)
try:
    try: 1/0
    except ZeroDivisionError as e: raise RuntimeError('b') from e
except RuntimeError: traceback.print_exc(limit=None, file=sys.stdout)
raise ExceptionGroup('final',[ValueError('q'), ExceptionGroup('inner',[TypeError('t')])])
