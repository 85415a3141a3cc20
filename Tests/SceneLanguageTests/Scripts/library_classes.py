import dataclasses, enum, contextlib, types, typing, abc, numbers, pprint, json, io, warnings, copy, collections.abc
from dataclasses import dataclass, field
from typing import List, Optional, Union, Dict, NamedTuple, Any, Callable, TypeVar, Generic
from enum import Enum, auto, IntEnum, Flag
def err(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list)
p = P(1); print(p, p == P(1), P(1, y=5), p.z is P(1).z, dataclasses.asdict(p), dataclasses.astuple(p), dataclasses.replace(p, x=7), [f.name for f in dataclasses.fields(P)], dataclasses.is_dataclass(P), P.__match_args__)
err(lambda: P()); err(lambda: P(1, 2, 3, 4)); err(lambda: P(1, q=2)); err(lambda: hash(p)); err(lambda: p < p)
@dataclass(frozen=True, order=True)
class Q:
    a: int
    b: str = "q"
    c: float = field(default=1.0, compare=False, repr=False)
print(Q(1), Q(1) < Q(2), hash(Q(1)) == hash(Q(1)), sorted([Q(3), Q(1)]), {Q(1): 1}[Q(1)])
err(lambda: setattr(Q(1), "a", 5))
@dataclass
class R(P):
    w: float = 0.5
    n: int = field(init=False, default=3)
    def __post_init__(self): self.total = self.x + self.y
r = R(1, 2, w=3.5); print(r, r.total)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
print(K(a=1)); err(lambda: K(1)); err(lambda: K())
def bad():
    @dataclass
    class B:
        x: list = []
err(bad)
def bad2():
    @dataclass
    class B:
        x: int = 1
        y: int
err(bad2)
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color(1), Color["GREEN"], Color.RED.name, Color.RED.value, list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED == Color.GREEN, isinstance(Color.RED, Color), Color.RED.describe(), {Color.RED: 1}, Color.RED in Color, Color, type(Color.RED), f"{Color.RED}")
err(lambda: Color(9)); err(lambda: Color["X"]); err(lambda: setattr(Color, "RED", 3)); err(lambda: Color.BLUE)
class N(IntEnum):
    A = auto()
    B = auto()
print(N.A, repr(N.B), N.A + 1, N.B > N.A, [10, 20, 30][N.B], N(2), f"{N.A:03d}", int(N.B), list(N))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
print(Perm.R | Perm.W, repr(Perm.R | Perm.W), Perm.R in (Perm.R | Perm.W), Perm(0), bool(Perm(0)), ~Perm.R, list(Perm.R | Perm.X), Perm.X.value)
class Planet(Enum):
    EARTH = (5.9, 6.3)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
print(Planet.EARTH.mass, Planet.EARTH.value)
Animal = Enum("Animal", "CAT DOG"); print(list(Animal), Animal.CAT.value)
class Mode(str, Enum):
    A = "a"
print(Mode.A == "a", Mode.A.value, Mode("a"), Mode.A.upper())
@contextlib.contextmanager
def cm(n):
    print("in", n)
    try:
        yield n * 2
    except ValueError as e:
        print("caught", e)
    finally:
        print("out")
with cm(3) as v: print(v)
with cm(1): raise ValueError("boom")
def raises():
    with cm(1): raise KeyError("k")
err(raises)
with contextlib.suppress(ZeroDivisionError): 1 / 0
with contextlib.nullcontext(5) as n: print(n)
with contextlib.ExitStack() as st:
    st.callback(print, "cb"); print(st.enter_context(cm(2)))
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    @property
    @abc.abstractmethod
    def name(self): ...
class Sq(Shape):
    def area(self): return 4
    @property
    def name(self): return "sq"
err(lambda: Shape()); print(Sq().area(), Sq().name, isinstance(Sq(), Shape))
ns = types.SimpleNamespace(a=1, b="x"); print(ns, ns.a, ns == types.SimpleNamespace(a=1, b="x")); ns.c = 3; print(ns)
print(isinstance(bad, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.MethodType(lambda s, x: (s, x), 5)(6))
print(List[int], Optional[int], Union[int, str], Dict[str, List[int]], Any, Callable[[int], str])
class NT(NamedTuple):
    x: int
    y: str = "d"
    def both(self): return (self.x, self.y)
print(NT(1), NT(1).both(), NT(1, "z").y)
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
s = Stack[int](); print(s.items, T)
print(isinstance(1, numbers.Number), isinstance(1.5, numbers.Integral), isinstance(True, numbers.Integral), isinstance("a", numbers.Number))
A = collections.abc
print(isinstance([], A.Iterable), isinstance(5, A.Iterable), isinstance({}, A.Mapping), isinstance([], A.Sequence), isinstance({1}, A.Set), isinstance(len, A.Callable), isinstance(iter([]), A.Iterator), isinstance((i for i in []), A.Generator), isinstance("a", A.Hashable), isinstance([], A.Hashable), isinstance([], A.Sized))
class MyMap(A.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MyMap(); m["a"] = 1; m.update(b=2); print(dict(m), m.get("z"), m.pop("a"), list(m.items()), "b" in m, len(m), m.setdefault("q", 9))
pprint.pprint({"b": 1, "a": [1, 2, 3]}); pprint.pprint({"key%d" % i: list(range(i)) for i in range(12)}); pprint.pprint(list(range(40))); print(pprint.pformat([["x" * 30, "y" * 30], ["z" * 30]]))
print(json.dumps({"a": [1, 2.5, None, True], "b": "é\n"}), json.dumps([1, {"x": 1}], indent=2), json.loads('{"a": [1, 2.5e3, null, "x\\u00e9"]}'), json.dumps({"b": 1, "a": 2}, sort_keys=True)); err(lambda: json.loads("[1,")); err(lambda: json.dumps({1}))
f = io.StringIO(); f.write("ab\ncd"); print(repr(f.getvalue()))
with contextlib.redirect_stdout(io.StringIO()) as buf: print("hidden")
print(repr(buf.getvalue()))
