def g():
    try:
        x = yield 1
        print("got", x)
        y = yield x * 2
        print("got", y)
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        print("finally")
    return "done"


it = g()
print(next(it), it.send(10))
print(it.throw(ValueError("bad")))
try:
    next(it)
except StopIteration as s:
    print("stop", s.value)


def outer():
    r = yield from g()
    print("result", r)
    yield from [7, 8]


o = outer()
print(next(o), o.send(3), o.send(4), list(o))
c = g()
next(c)
c.close()
print(list(c))


def infinite():
    n = 0
    while True:
        got = yield n
        n = got if got is not None else n + 1


i = infinite()
print(next(i), next(i), i.send(10), next(i))


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(15), sum(x for x in range(10) if x % 3), dict((k, v) for k, v in zip("ab", (1, 2))))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), [a for a in Count(2)], max(Count(5)))
nested = [[x * y for x in range(3)] for y in range(3)]
print(nested, {x: {y for y in range(x)} for x in range(3)})
print([(a, b) for a in range(3) if a for b in "xy" if b != "x"])
first = lambda it: next(iter(it), None)
print(first([]), first("z"))


def bad():
    yield 1
    raise StopIteration("inner")


try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
print([y := 5, y ** 2], (lambda: (yield))().send(None))


def later():
    with_items = []
    for k in range(3):
        try:
            if k == 1:
                continue
            with_items.append(k)
            yield k
        finally:
            with_items.append("f")
    print(with_items)


print(list(later()))
