def m(x):
    match x:
        case 0: return 'zero'
        case int(n) if n<0: return f'neg{n}'
        case int() | float(): return 'num'
        case 'a' | 'b' as s: return s
        case []: return 'empty'
        case [x]: return f'one{x}'
        case [x, *rest]: return f'{x}+{rest}'
        case {'k': v, **r}: return f'k={v} {r}'
        case {}: return 'dict'
        case None: return 'none'
        case True: return 'T'
        case _: return 'other'
for x in (0,-3,5,2.5,'a','c',[],[1],[1,2,3],(4,5),{'k':1,'z':2},{},None,True,{1}): print(m(x))
from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list, repr=False)
def mm(p):
    match p:
        case P(x=0, y=0): return 'origin'
        case P(0, y): return f'y{y}'
        case P(x, y) if x==y: return 'diag'
        case P(): return 'p'
print([mm(P(0)),mm(P(0,2)),mm(P(3,3)),mm(P(1,2))])
import enum
class Co(enum.Enum):
    R=1; G=2
match Co.R:
    case Co.G: print('g')
    case Co.R: print('r')
print(P(1), P(1)==P(1), asdict(P(1,2,[3])), astuple(P(1)), replace(P(1),x=5), [f.name for f in fields(P)])
@dataclass(frozen=True, order=True, slots=True)
class Q:
    a: int
    b: str = 'x'
q=Q(1)
try: q.a=2
except Exception as e: print(type(e).__name__, e)
print(Q(1)<Q(2), hash(Q(1))==hash(Q(1)), sorted([Q(3),Q(1)]))
@dataclass(kw_only=True)
class R:
    a: int
    b: int = 2
    def __post_init__(self): self.c=self.a+self.b
print(R(a=1), R(a=1).c)
try: R(1)
except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
print(f'{3.14159:.2f} {42:>6} {42:<6}| {42:^6}| {1e10:e} {255:#x} {255:08b} {1234567:,} {1234567.891:_.1f} {0.5:%} {"s":*^5} {-5:+d} {5: d}')
x=5; s='q'
print(f'{x=} {x!r:>4} {s!r} {s=!s} {x:{x}} {x+1=} {"nested " + f"{x}"} {{}} {x:>{x}.{2}f}')
print('%5d|%-5d|%05d|%+d|%x|%o|%e|%g|%s|%r|%c|%%|%.3f|%*d' % (1,2,3,4,255,8,1.5,1e-7,'s','r','c',3.14159,6,7))
print('%(a)s %(b)05.1f' % {'a':1,'b':2}, '{0} {1} {0}'.format(1,2), '{a[0]} {b.real}'.format(a=[1],b=2), '{:>{w}}'.format(1,w=5), '{!r:^7}'.format('a'))
for bad in ("'%d' % 'a'", "'%d %d' % (1,)", "'%s' % (1,2)", "'{} {}'.format(1)", "'{a}'.format()", "f'{3:zz}'", "'{:d}'.format('a')", "'%q' % 1", "'{'.format()", "'{0} {}'.format(1,2)", "format(3.5,'d')", "format('a','+')"):
    try:
        print({"'%d' % 'a'": lambda: '%d' % 'a', "'%d %d' % (1,)": lambda: '%d %d' % (1,), "'%s' % (1,2)": lambda: '%s' % (1,2), "'{} {}'.format(1)": lambda: '{} {}'.format(1), "'{a}'.format()": lambda: '{a}'.format(), "f'{3:zz}'": lambda: f'{3:zz}', "'{:d}'.format('a')": lambda: '{:d}'.format('a'), "'%q' % 1": lambda: '%q' % 1, "'{'.format()": lambda: '{'.format(), "'{0} {}'.format(1,2)": lambda: '{0} {}'.format(1,2), "format(3.5,'d')": lambda: format(3.5,'d'), "format('a','+')": lambda: format('a','+')}[bad]())
    except Exception as e: print(type(e).__name__, e)
