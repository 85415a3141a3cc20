def f(a, b, *, c):
    return a


def show(call):
    try:
        call()
    except TypeError as error:
        print(error)


show(lambda: f())
show(lambda: f(1))
show(lambda: f(1, 2))
show(lambda: f(1, 2, 3))
show(lambda: f(1, 2, c=3, d=4))
show(lambda: f(1, 2, a=1, c=2))
show(lambda: f(1, 2, 3, c=4))
show(lambda: f(*[1, 2], **{"c": 1, "z": 2}))
show(lambda: f(*5))
show(lambda: f(**5))
show(lambda: len(1, 2))
show(lambda: "a" * "b")
show(lambda: [1] + (2,))
show(lambda: {}[[]])
show(lambda: -"a")
show(lambda: 1 in 2)
show(lambda: (lambda x: x)())
show(lambda: sorted([1, "a"]))
show(lambda: int([]))
show(lambda: "".join([1]))
show(lambda: range("a"))
show(lambda: isinstance(1, 2))
show(lambda: sum(["a"]))
show(lambda: abs("x"))
show(lambda: next(5))
show(lambda: iter(5))


class Base:
    def go(self, x, y=2):
        return x


show(lambda: Base().go())
show(lambda: Base(1))
show(lambda: Base.go())
f(1)
