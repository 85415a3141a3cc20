import math, itertools, functools, operator, collections, heapq, bisect, copy, string, random, statistics, textwrap, time
def err(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for n in "sqrt exp log log2 log10 log1p expm1 sin cos tan asin acos atan sinh cosh tanh asinh atanh erf erfc gamma lgamma floor ceil trunc fabs degrees radians frexp modf ulp cbrt exp2".split():
    print(n, getattr(math, n)(0.7))
print(math.acosh(1.5), math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(20), math.factorial(30), math.comb(10, 3), math.perm(5, 2), math.isqrt(10**30), math.hypot(3, 4), math.hypot(1, 2, 3), math.dist([1, 2], [4, 6]), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 3), math.pow(2, 0.5), math.ldexp(0.5, 3), math.nextafter(1, 2), math.log(8, 2), math.log(10**400), math.inf, math.nan, math.pi, math.e, math.tau, math.atan2(1, -1), math.ceil(-0.5), math.floor(-0.5), math.floor(1e20))
err(lambda: math.sqrt(-1)); err(lambda: math.log(0)); err(lambda: math.exp(1000)); err(lambda: math.sqrt("a")); err(lambda: math.factorial(-1)); err(lambda: math.factorial(1.5)); err(lambda: math.acos(2)); err(lambda: math.sqrt()); err(lambda: math.pow(0, -1)); err(lambda: math.gamma(0)); err(lambda: math.floor(math.nan)); err(lambda: math.foo); err(lambda: math.comb(-1, 2)); err(lambda: math.gcd(1.5))
random.seed(42)
print(random.random(), random.randint(1, 100), random.uniform(1, 2), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1), random.choice("abc"), random.choices([1, 2, 3], k=4), random.choices([1, 2, 3], weights=[1, 2, 3], k=4), random.sample(range(100), 5), random.sample([1, 2, 3, 4], 2), random.getrandbits(70), random.randrange(0, 100, 7), random.randrange(10), random.expovariate(1.5), random.betavariate(1, 2), random.triangular(0, 10, 3), random.gammavariate(0.5, 1), random.gammavariate(2, 1), random.vonmisesvariate(0, 1), random.paretovariate(2), random.weibullvariate(1, 2), random.lognormvariate(0, 1), random.randint(0, 2**80))
x = list(range(10)); random.shuffle(x); print(x)
random.seed("hello"); print(random.random()); random.seed(1.5); print(random.random()); random.seed(-5); print(random.random()); random.seed(2**100); print(random.random()); random.seed(b"x"); print(random.random())
r = random.Random(7); print(r.random(), r.randint(0, 9)); st = r.getstate(); a = r.random(); r.setstate(st); print(a == r.random(), r.randbytes(3))
err(lambda: random.choice([])); err(lambda: random.sample([1], 2)); err(lambda: random.randint(5, 1)); err(lambda: random.sample({1}, 1)); err(lambda: random.seed([]))
I = itertools
print(list(I.islice(I.count(1, 2), 3)), list(I.islice(I.cycle("ab"), 5)), list(I.repeat(1, 3)), list(I.chain([1], (2,), "a")), list(I.chain.from_iterable([[1], [2]])), list(I.accumulate([1, 2, 3])), list(I.accumulate([1, 2, 3], operator.mul, initial=10)), list(I.takewhile(lambda x: x < 3, range(5))), list(I.dropwhile(lambda x: x < 3, range(5))), list(I.filterfalse(None, [0, 1])), list(I.compress("abc", [1, 0, 1])), list(I.starmap(pow, [(2, 3)])), list(I.pairwise([1, 2, 3])), list(I.zip_longest([1], [2, 3], fillvalue=0)), [list(t) for t in I.tee([1, 2])], [(k, list(g)) for k, g in I.groupby("aabbc")], list(I.product([1, 2], "ab")), list(I.product([0, 1], repeat=2)), list(I.permutations([1, 2, 3], 2)), list(I.permutations([1, 2, 3])), list(I.combinations("abc", 2)), list(I.combinations_with_replacement("ab", 2)), list(I.islice(range(10), 2, 8, 3)), list(I.islice(range(5), 2)))
print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(lambda a, b: a * b, [], 5), functools.partial(pow, 2)(5), functools.partial(int, base=2)("101"), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info(), fib.__name__); fib.cache_clear(); print(fib.cache_info())
@functools.cache
def sq(x): return x * x
print(sq(3), sq(3))
class A:
    @functools.lru_cache
    def m(self, x): return x + 1
    @functools.cached_property
    def p(self): print("once"); return 5
a = A(); print(a.m(1), a.m(1), a.p, a.p)
@functools.total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(2), V(1) >= V(2), V(2) > V(1), V(1) >= V(1))
@functools.singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True))
def deco(f):
    @functools.wraps(f)
    def w(*a, **k): return f(*a, **k)
    return w
@deco
def documented():
    "doc"
print(documented.__name__, documented.__doc__)
P = collections.namedtuple("P", "x y", defaults=[5]); p = P(1); print(p, p.x, p[1], p._replace(x=9), p._asdict(), P._fields, p == (1, 5), P._make([7, 8]), p._field_defaults, isinstance(p, tuple)); a, b = p; print(a, b)
err(lambda: P()); err(lambda: P(1, 2, 3)); err(lambda: P(z=1)); err(lambda: P(1, x=2)); err(lambda: p.z); err(lambda: setattr(p, "x", 1)); err(lambda: collections.namedtuple("Q", "a a")); err(lambda: collections.namedtuple("Q", "class"))
dd = collections.defaultdict(list); dd["a"].append(1); print(dd, dd["b"], dd, dict(dd), "z" in dd, dd.get("z")); di = collections.defaultdict(int, a=1); di["x"] += 2; print(di); err(lambda: collections.defaultdict(None)["k"]); err(lambda: collections.defaultdict(5))
c = collections.Counter("abracadabra"); print(c, c.most_common(2), c["zz"], c + collections.Counter("aab"), c - collections.Counter("aaab"), list(collections.Counter(a=2, b=1).elements()), c.total(), c & collections.Counter("aab"), c | collections.Counter("zzz")); c.update("zz"); c.subtract("a"); print(c, collections.Counter({"x": 3}), collections.Counter())
q = collections.deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.pop(), q.popleft(), q, len(q)); q.extend([7, 8, 9]); q.rotate(1); print(q, list(q), q[0], 8 in q, collections.deque("abc"), q == collections.deque([9, 7, 8])); err(lambda: collections.deque().pop()); err(lambda: collections.deque()[0])
od = collections.OrderedDict([("a", 1), ("b", 2)]); od.move_to_end("a"); print(od, od.popitem(last=False), od, od == {"a": 1})
cm = collections.ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], cm, len(cm), sorted(cm))
h = [5, 2, 8, 1]; heapq.heapify(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), h, heapq.nlargest(2, h), heapq.nsmallest(2, h), heapq.heappushpop(h, 3), heapq.heapreplace(h, 9), h, list(heapq.merge([1, 4], [2, 3])))
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2)); bl = [1, 3]; bisect.insort(bl, 2); print(bl)
o = operator; print(o.add(1, 2), o.itemgetter(1)([1, 2]), o.itemgetter(0, 1)("ab"), o.attrgetter("real")(5), o.methodcaller("upper")("a"), o.contains([1], 1), o.neg(1), o.truth([]), o.and_(6, 3), o.lt(1, 2), o.getitem([5], 0), o.not_(1), o.is_(None, None), o.matmul.__name__)
n = [1, [2, 3], {"k": (4, [5])}]; m = copy.deepcopy(n); m[1].append(9); m[2]["k"][1].append(6); print(n, m, copy.copy(n) is n, copy.copy(n)[1] is n[1])
class Node:
    def __init__(self, v): self.v = v; self.me = self; self.l = [v]
k = copy.deepcopy(Node(3)); print(k.v, k.me is k, k.l); k2 = copy.copy(k); print(k2.l is k.l, k2 is k); print(copy.deepcopy(dd), copy.copy(q), copy.deepcopy(p), copy.deepcopy(c)["a"])
print(string.ascii_lowercase, string.digits, string.Template("$a ${b} $$").substitute(a=1, b=2), string.capwords("ab cd"))
print(statistics.mean([1, 2, 3, 4]), statistics.mean([1, 2, 3]), statistics.mean([0.1, 0.2, 0.3]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]), statistics.stdev([1, 2, 3, 4]), statistics.pstdev([1.5, 2.5]), statistics.variance([1, 2, 3, 4]), statistics.mode("aab"), statistics.quantiles([1, 2, 3, 4, 5]), statistics.fmean([1, 2]), statistics.pvariance([0, 0.25, 1.25]), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([54, 24, 36]), statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.multimode("aabb"))
err(lambda: statistics.mean([])); err(lambda: statistics.stdev([1]))
print(textwrap.dedent("  a\n    b\n"), textwrap.fill("The quick brown fox jumps over the lazy dog", 20), textwrap.indent("a\nb", "> "), textwrap.shorten("hello world foo bar", 12), textwrap.wrap("a verylongwordindeed b", 8))
print(time.time() > 0, time.perf_counter() < time.perf_counter())
import sys
print(sys.float_info.epsilon, sys.float_info.max, sys.version_info >= (3, 8), sys.version_info.major, sys.maxsize)
