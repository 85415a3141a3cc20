import string, textwrap, json, contextlib, types, warnings, operator, functools, typing, abc, numbers, heapq, io, collections.abc
def err(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @abc.abstractmethod
    def g(self): pass
class Half(Base):
    def f(self): return 1
err(lambda: Half()); err(lambda: Base())
class Full(Half):
    def g(self): return 2
print(Full().f() + Full().g(), issubclass(Full, Base), Base.__abstractmethods__ == frozenset({"f", "g"}))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("hidden")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    err(lambda: warnings.warn("loud"))
    err(lambda: warnings.warn("dep", DeprecationWarning))
@functools.wraps(len)
def wrapped(*a): return len(*a)
print(wrapped.__name__, wrapped("abc"))
def timer(fn):
    @functools.wraps(fn)
    def inner(*args, **kwargs):
        return ("timed", fn(*args, **kwargs))
    return inner
class C:
    @timer
    def m(self, x): "docs"; return x
    @functools.lru_cache(maxsize=2)
    def cached(self, x): print("compute", x); return x * 2
    @functools.singledispatchmethod
    def sd(self, x): return "any"
    @sd.register
    def _(self, x: int): return "int"
    def base(self, a, b): return (a, b)
    pm = functools.partialmethod(base, 1)
c = C(); print(c.m(1), C.m.__name__, C.m.__doc__, c.cached(1), c.cached(1), c.sd(1), c.sd("a"), c.pm(2)); print(C.cached.cache_info())
print(functools.partial(print, "a", sep="-"), functools.partial(max, 1)(2, 0)) if False else print(functools.partial(max, 1)(2, 0))
p = functools.partial(dict, a=1); print(p(b=2), p(a=3), p.keywords, p.args, p.func)
class T(typing.TypedDict):
    x: int
print(T(x=1)); UserId = typing.NewType("UserId", int); print(UserId(5), typing.cast(int, "a"))
class Proto(typing.Protocol):
    def f(self) -> int: ...
def gen(xs: typing.Iterable[int], cb: typing.Callable[..., None] = None, *, o: "int | None" = None) -> typing.Iterator[int]:
    yield from xs
print(list(gen([1, 2])), typing.get_type_hints(C) == {})
@contextlib.contextmanager
def outer():
    with inner() as v:
        yield v + 1
@contextlib.contextmanager
def inner():
    yield 1
with outer() as v, inner() as w: print(v, w)
@inner()
def decorated(): return "dec"
print(decorated())
def boom():
    with contextlib.ExitStack() as s:
        s.enter_context(inner()); s.callback(print, "bye"); raise ValueError("x")
err(boom)
print(textwrap.dedent("""
    a
      b
"""), textwrap.wrap("hello world this is a long sentence, with-hyphens and more", 12))
print(json.loads(json.dumps({"a": {"b": [1, 2, {"c": None}]}, "d": 1.5, "e": "ü\"\\"})), json.dumps([1.0, float("inf"), "\u2028"]), json.dumps({1: 2, None: 3, True: 4}))
for s in ['{"a" 1}', '[1 2]', '', '{"a":}', 'nul', '"abc', '[1,]', '{} x']: err(lambda: json.loads(s))
print(operator.itemgetter("a", "b")({"a": 1, "b": 2}), operator.attrgetter("a.b")(types.SimpleNamespace(a=types.SimpleNamespace(b=3))))
class Vec:
    def __init__(self, *v): self.v = v
    def __mul__(self, k): return Vec(*(x * k for x in self.v))
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.v, o.v))
    def __repr__(self): return f"Vec{self.v}"
    def __getitem__(self, i): return self.v[i]
    def __len__(self): return len(self.v)
    def __eq__(self, o): return isinstance(o, Vec) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __format__(self, s): return "<" + ",".join(format(x, s) for x in self.v) + ">"
    def __contains__(self, x): return x in self.v
    def __neg__(self): return self * -1
    def __bool__(self): return any(self.v)
v = Vec(1, 2, 3); print(2 * v, v @ v, v == Vec(1, 2, 3), {v: 1}[Vec(1, 2, 3)], f"{v:.1f}", 2 in v, -v, bool(Vec(0)), list(v), v[::2], len(v), sorted([v[2], v[0]]), operator.matmul(v, v), sum(v), max(v), list(reversed(v)), tuple(v))
it = iter([1, 2, 3]); print(next(it), list(it), next(it, "done"))
print(isinstance(v, collections.abc.Sized), isinstance(v, collections.abc.Iterable), isinstance(v, collections.abc.Hashable))
class UD(collections.UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = UD(a=1); u["b"] = 2; print(u, len(u), "A" in u)

for start in '', b'':
    try:
        print(sum([start], start))
    except TypeError as error:
        print(error)
