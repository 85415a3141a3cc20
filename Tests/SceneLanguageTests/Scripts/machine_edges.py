# Corners of calls, registers and scopes that a compiler gets wrong first.
def order(tag, value):
    print(tag, end=" ")
    return value


x = order("a", 1) + order("b", 2) * order("c", 3) - (order("d", 4) if order("t", True) else order("e", 5))
print(x)
d = {order("k1", 1): order("v1", 2), order("k2", 3): order("v2", 4)}
print(d)
lst = [0, 0, 0]
lst[order("i", 1)] = order("val", 9)
print(lst)
lst[order("i", 2)] += order("val", 5)
print(lst)
print(order("l", 1) < order("m", 2) < order("h", 3), order("l", 5) < order("m", 2) < order("never", 3))


def walrus(n):
    return [n, (n := n + 1), n], n + (n := 10) + n


print(walrus(1))


def defaults(a, b=[], *args, c, d={}, **kw):
    b.append(a)
    d[a] = c
    return a, b, args, c, d, kw


print(defaults(1, c=2), defaults(3, c=4, e=5), defaults(1, [0], 7, 8, c=9, z=1))


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))
try:
    positional(1, b=2, c=3, d=4)
except TypeError as error:
    print(error)


def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    def reset():
        nonlocal n
        n = 0

    return up, reset


up, reset = counter()
print(up(), up(), reset(), up())
fs = []
for i in range(3):
    def f(i=i, *, j=i * 10):
        return i, j
    fs.append(f)
print([f() for f in fs], [f(7) for f in fs])


class Scope:
    a = 1
    b = [a for _ in range(2)] if False else [1, 1]
    c = a + 1

    def method(self):
        return a if "a" in globals() else "no global a"

    class Inner:
        v = "inner"


print(Scope.b, Scope.c, Scope().method(), Scope.Inner.v, Scope.Inner.__qualname__, counter.__qualname__, up.__qualname__)


def many(*args, **kwargs):
    return len(args), sorted(kwargs)


print(many(*range(100), **{f"k{i}": i for i in range(3)}), many(1, *[2, 3], 4, *(5,), x=1, **{"y": 2}, z=3))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, m=4))
big = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
    33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61,
    62, 63, 64, 65, 66, 67, 68, 69, 70,
]
print(sum(big), len((*big, 1)), (1,) + (2,) * 3)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(900))
try:
    deep(10 ** 6)
except RecursionError as error:
    print(error)
print(deep(10))
a = b = [1]
a += [2]
print(b, a is b)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as error:
    print(error, t)
s = "x"
u = s
s += "y"
print(u, s)


def build(n):
    out = ""
    keep = []
    for k in range(n):
        out += str(k)
        keep.append(out)
    return keep


print(build(4))
print([[j for j in range(i)] for i in range(4)], {k: [v] for k, v in {"a": 1}.items()})
print(max((len(w), w) for w in "some words here".split()), sum(x * y for x, y in zip([1, 2], [3, 4])))


def raise_in_finally():
    try:
        try:
            raise ValueError("one")
        finally:
            raise KeyError("two")
    except KeyError as error:
        return type(error.__context__).__name__


print(raise_in_finally())


def generator_context():
    try:
        yield 1
    except GeneratorExit:
        print("closed")
        raise


g = generator_context()
next(g)
g.close()
del g
print(*map(lambda p: p ** 2, filter(lambda p: p % 2, range(6))))
exec_order = [order(str(i), i) for i in range(3) if order("if", i != 1)]
print(exec_order)
(a, b), [c, *d] = (1, 2), [3, 4, 5]
print(a, b, c, d)
for i, (p, *q) in enumerate([(1, 2, 3), (4,)]):
    print(i, p, q)
while i > -3:
    i -= 1
    if i == -1:
        continue
    if i == -2:
        break
else:
    print("never")
print(i, not not i, -i ** 2, ~i, +True)
assert (lambda: 1)() == 1, "fine"
print(f"{'nested ' + f'{1 + 1:>{2 + 2}}'!r:>20} {x!s:^10}|{3.14159:{'.2'}f}|{{}}")
print("a" "b" if x else "c", 1 if x else 2 if d else 3)
print(type(None)(), type(...), Ellipsis is ..., NotImplemented)
del d[0], lst[:]
print(d, lst)
print(1_000, 0xFF, 0o17, 0b11, 1e3, 1.5e-7, .5, 10 ** 30, -7 // 2, -7 % 3, 7.5 // 2, 2 ** -1, 1 << 70)
print(c if (c := 5) > 3 else None, [c := 1, c + 1][1])
