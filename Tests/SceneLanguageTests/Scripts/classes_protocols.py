class Meta(type):
    def __new__(mcs, name, bases, namespace, **kw):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.tag = name.lower()
        return cls

    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        obj.made = True
        return obj


class A(metaclass=Meta):
    registry = []

    def __init_subclass__(cls, label=None, **kwargs):
        super().__init_subclass__(**kwargs)
        A.registry.append((cls.__name__, label))

    def __init__(self, v=0):
        self.v = v

    def __eq__(self, other):
        return isinstance(other, A) and self.v == other.v

    def __hash__(self):
        return hash(self.v)

    def __lt__(self, other):
        return self.v < other.v

    def __repr__(self):
        return f"{type(self).__name__}({self.v})"


class B(A, label="bee"):
    pass


class C(B):
    def __init__(self, v, w):
        super().__init__(v)
        self.w = w


print(A.registry, A.tag, C.tag, C(1, 2).made, C(1, 2), A(3) == B(3), {A(1), B(1)} == {A(1)})
print(C.__mro__, C.__bases__, C.__name__, sorted([A(3), A(1)]))


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, "unset")

    def __set__(self, obj, value):
        print("set", self.name, value)
        setattr(obj, self.name, value)


class D:
    x = Descriptor()

    @property
    def y(self):
        return 42

    @y.setter
    def y(self, value):
        print("y =", value)

    @y.deleter
    def y(self):
        print("del y")

    @classmethod
    def make(cls, *a):
        return cls(*a)

    @staticmethod
    def add(a, b):
        return a + b


d = D()
print(d.x)
d.x = 5
print(d.x, d.__dict__, d.y)
d.y = 3
del d.y
print(D.make(), D.add(1, 2), type(D.x).__name__) if False else print(type(D.make()).__name__, D.add(1, 2), type(D.x).__name__)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")

    def __setattr__(self, name, value):
        print("setattr", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)


y = Dynamic()
y.q = 1
print(y.q, y.dyn_abc, hasattr(y, "zzz"), getattr(y, "zzz", None))
del y.q
print(y.__dict__, vars(y))


class Box:
    def __init__(self):
        self.items = {}

    def __getitem__(self, k):
        return self.items[k]

    def __setitem__(self, k, v):
        self.items[k] = v

    def __delitem__(self, k):
        del self.items[k]

    def __contains__(self, k):
        return k in self.items

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __bool__(self):
        return True

    def __call__(self, *a, **k):
        return (a, k)

    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *exc):
        print("out", exc[0])
        return True

    def __format__(self, spec):
        return f"<{spec}>"


b = Box()
b["a"] = 1
b[1, None] = 3
print(len(b), "a" in b, bool(b), b(1, z=2), f"{b:>5}", [k for k in b if k == "a"])
with b as same:
    print(same is b)
    raise KeyError("gone")
del b["a"]
print("a" in b)


class Num:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return Num(self.v + (o.v if isinstance(o, Num) else o)) if isinstance(o, (Num, int)) else NotImplemented

    __radd__ = __add__

    def __iadd__(self, o):
        self.v += 100
        return self

    def __neg__(self):
        return Num(-self.v)

    def __pow__(self, o):
        return Num(self.v ** o)

    def __rsub__(self, o):
        return Num(o - self.v)

    def __matmul__(self, o):
        return "mm"

    def __float__(self):
        return float(self.v)

    def __int__(self):
        return int(self.v)

    def __index__(self):
        return int(self.v)

    def __abs__(self):
        return Num(abs(self.v))

    def __round__(self, n=0):
        return round(self.v, n)

    def __repr__(self):
        return f"N{self.v}"


n = Num(2)
print(n + 1, 1 + n, n + n, -n, n ** 3, 10 - n, n @ n, float(n), int(n), [10, 20, 30][n], abs(Num(-3)), round(Num(2.567), 1))
n += 1
print(n, sum([Num(1), Num(2)]))
try:
    n + "x"
except TypeError as e:
    print(e)
try:
    n < n
except TypeError as e:
    print(e)


class L(list):
    def total(self):
        return sum(self)


class S(str):
    def shout(self):
        return self.upper() + "!"


class DD(dict):
    def __missing__(self, k):
        self[k] = k * 2
        return self[k]


l = L([1, 2, 3])
l.append(4)
print(l, l.total(), len(l), isinstance(l, list), l[1:], type(l).__name__)
print(S("hi").shout(), S("a") + "b", DD()[4], DD(a=1))


class E1(Exception):
    pass


class E2(E1):
    def __init__(self, code, msg="m"):
        super().__init__(code, msg)
        self.code = code

    def __str__(self):
        return f"E2<{self.code}>"


try:
    raise E2(7)
except E1 as e:
    print(e, repr(e), e.args, e.code)
try:
    raise E1
except E1 as e:
    print(repr(e), str(e) == "")


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


print(Slotted().a)
print(isinstance(True, int), issubclass(bool, int), type(type), object(), sep="|") if False else print(isinstance(True, int), issubclass(bool, int), type(type), sep="|")
X = type("X", (A,), {"hello": lambda self: "hi"})
print(X(3).hello(), X.__name__)
print(super(C, C(1, 2)).__init__.__name__, C.__init__.__qualname__, C(1, 2).__init__.__self__)
