def f(a, n):
    xs = [a[i] + n for i in range(len(a))]
    ys = {i: [j * n + a[i] for j in range(i)] for i in range(3)}
    zs = [[a[i] * a[j] for j in range(2)] for i in range(2)]
    return xs, ys, zs
print(f([1, 2, 3], 10))
def g():
    count = 0
    def inc():
        nonlocal count
        count += 1
        return count
    return [inc() * 100 + count for _ in range(3)]
print(g())
def h():
    try:
        print([later for _ in range(2)])
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    print([later for _ in range(2)])
    del later
    try:
        print([later for _ in range(2)])
    except NameError as e:
        print(type(e).__name__, e)
h()
def w():
    total = 0
    r = [total := total + v for v in range(5)]
    last = [y := v for v in r if (m := v) > 1]
    return r, total, y, m, last
print(w())
def k(n):
    fs = [lambda x: x + n + i for i in range(3)]
    gen = (n + q for q in range(3))
    n = 100
    return [f(1) for f in fs], list(gen), [n for _ in range(1)]
print(k(5))
class A:
    def m(self, xs):
        return [self.t(x, k) for k, x in enumerate(xs)]
    def t(self, x, k): return (x, k, [self.__class__.__name__ for _ in 'a'])
print(A().m('ab'))
def outer():
    z = 3
    class C:
        v = [z for _ in range(2)]
        def q(self): return [z + i for i in range(2)]
    return C.v, C().q()
print(outer())
m = [[1, 2], [3, 4]]
def idx(m, i, j):
    return m[i][j], m[-1][-1], m[i][j] * m[j][i]
print(idx(m, 0, 1))
try: m[0][5]
except IndexError as e: print(e)
def gg():
    return m[1][7]
gg()
