def find(items, wanted):
    for i, item in enumerate(items):
        try:
            if item == wanted:
                return i
        finally:
            print("checked", item)
    else:
        return -1


print(find("abc", "b"), find("ab", "z"))


def loop():
    out = []
    while True:
        try:
            try:
                out.append(1)
                if len(out) > 2:
                    break
                continue
            finally:
                out.append("f")
        except Exception:
            pass
    return out


print(loop())


def nested():
    for i in range(3):
        for j in range(3):
            if j == 2:
                break
            if i == 1:
                continue
            yield i, j
        else:
            yield "never"


print(list(nested()))


def ret():
    try:
        return "try"
    finally:
        return "finally"


print(ret())


def swallow():
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            last = e
            continue
        finally:
            print("f", i)
    return last


print(swallow())
x = 5
match x:
    case 1 | 2:
        print("small")
    case int(n) if n > 3:
        print("big", n)
    case _:
        print("other")


def m(v):
    match v:
        case []:
            return "empty"
        case [a]:
            return f"one {a}"
        case [a, *rest]:
            return f"many {a} {rest}"
        case {"k": val, **others}:
            return f"map {val} {others}"
        case str() as s:
            return "str " + s
        case None:
            return "none"
        case (1 | 2.5) as num:
            return f"num {num}"
        case _:
            return "default"


for v in ([], [1], [1, 2, 3], {"k": 1, "z": 2}, "hi", None, 2.5, 99):
    print(m(v))
a = b = c = 3
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
a, b = b, a
print(a, b)
lst = [0, 1, 2]
i = 0
i, lst[i] = 1, 9
print(i, lst)
print(1 < 2 < 3 < 2, 1 < 3 > 2, not 1 == 2, 3 if [] else 4, (1, 2) < (1, 3))
print(0 or "a" and "b" or "c", [] and 1, None or 0 or False)
del a
try:
    print(a)
except NameError as e:
    print(e)


def unbound():
    if False:
        q = 1
    return q


try:
    unbound()
except UnboundLocalError as e:
    print(e)


def outer():
    v = 1

    def inner():
        nonlocal v
        v += 1
        return v

    def deeper():
        return lambda: v + 1

    return inner(), inner(), deeper()()


print(outer())


class Ctx:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__)
        return self.swallow


def w():
    for k in range(2):
        with Ctx("a") as a, Ctx("b", True):
            if k:
                return "returned"
            raise ValueError


print(w())
try:
    try:
        1 / 0
    except ZeroDivisionError:
        [][1]
except IndexError as e:
    print(type(e.__context__).__name__, e.__cause__)
try:
    raise ValueError("a") from None
except ValueError as e:
    print(e.__suppress_context__, e.__cause__)
assert True, "no"
total = 0
for total in range(5):
    pass
print(total)
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))
if (n := len("abc")) > 2:
    print(n)
print(*[1, 2], sep="-", **{"end": "!\n"})
global_x = 1


def g():
    global global_x, new_one
    global_x += 1
    new_one = "n"


g()
print(global_x, new_one)
items = [3, 1, 2]
items.sort(key=lambda v: -v)
print(items)
print(*(f"{k}={v!r}" for k, v in sorted({"b": 1, "a": "x"}.items())))
s = 0
for k in range(3):
    for j in range(3):
        if j == k:
            break
        s += j
    else:
        s += 100
print(s)
print("%s" % (1,), "%(a)s %(b)d" % {"a": 1, "b": 2})
