def err(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 0); l.insert(-1, 9); print(l, l.pop(), l.pop(0), l)
l.sort(); print(l); l.sort(reverse=True); print(l); l.reverse(); print(l, l.index(9), l.count(1)); l.remove(9); print(l)
print(sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], key=lambda p: p[0], reverse=True))
a = list(range(10)); a[2:5] = [20, 30]; print(a); a[::2] = [0] * len(a[::2]); print(a); del a[1:3]; print(a); del a[::2]; print(a); a[1:1] = [7, 8]; print(a)
print([1, 2] + [3], [0] * 3, 2 * [1], [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 2], 2 in [1, 2], [[1, 2], [3]], [1, 2][-1], [1, 2, 3][::-1])
b = [1]; b.append(b); print(b); c = [1, 2]; c += (3, 4); print(c); c *= 2; print(c); print(c.copy() == c, list(reversed([1, 2, 3])))
err(lambda: [][0]); err(lambda: [1].__getitem__("a")); err(lambda: [].pop()); err(lambda: [1].pop(5)); err(lambda: [1].remove(2)); err(lambda: [1].index(2)); err(lambda: [1] + (2,)); err(lambda: [1] * "a"); err(lambda: [1, "a"].sort()); err(lambda: [1].foo); err(lambda: list(5)); err(lambda: [1].append()); err(lambda: [1] < 1); err(lambda: [].sort(lambda x: x)); err(lambda: hash([])); err(lambda: list(1, 2)); err(lambda: [].insert(1))
def setit(o, k, v): o[k] = v
def delit(o, k): del o[k]
err(lambda: setit([1], 5, 1)); err(lambda: setit((1,), 0, 1)); err(lambda: delit([1], 5)); err(lambda: setit([1, 2, 3], slice(None, None, 2), [1])); err(lambda: setit("abc", 0, "x")); err(lambda: delit((1,), 0)); err(lambda: setit([1], slice(0, 1), 5)); err(lambda: delit({}, "k"))
t = (1, 2, 3); print(t, (1,), (), t[1:], t + (4,), t * 2, t.index(2), t.count(1), hash((1, 2)) == hash((1, 2)), (1, 2) < (1, 3), tuple("abc"), 1 in t, hash((1, 2, 3)), hash(()), hash((1.5, (2, True))))
err(lambda: t[5]); err(lambda: t["a"]); err(lambda: t.index(9)); err(lambda: t + [1]); err(lambda: (1, []).__hash__())
d = {"a": 1, "b": 2}; d["c"] = 3; print(d, d["a"], d.get("z"), d.get("z", 0), "a" in d, len(d), list(d), list(d.items()), d.keys(), d.values(), d.items())
print(d.pop("a"), d.pop("zz", None), d.setdefault("q", []), d, d.popitem(), d); d.update({"x": 1}, y=2); d.update([("w", 3)]); print(d, dict(a=1), dict([(1, 2)]), dict({1: 2}, b=3), {**d, "n": 0}, d | {"m": 1}, dict.fromkeys("ab", 0))
print({1: "a", 1.0: "b", True: "c"}, {"a": 1} == {"a": 1.0}, d.copy() == d, list(reversed(d)), d.keys() & {"x", "zzz"}, {"a": 1}.items() == {"a": 1}.items(), {(1, 2): [3]}, {None: 1})
e = {}; e["self"] = e; print(e); del d["x"]; d.clear(); print(d, bool(d), bool({1: 1}))
err(lambda: {}["k"]); err(lambda: {}[1]); err(lambda: {[]: 1}); err(lambda: {}.pop("k")); err(lambda: {}.popitem()); err(lambda: dict(5)); err(lambda: dict([1])); err(lambda: dict([(1, 2, 3)])); err(lambda: {}.update(5)); err(lambda: {} + {}); err(lambda: {} < {}); err(lambda: hash({})); err(lambda: {}.get()); err(lambda: dict(1, 2))
def mut():
    d = {1: 1}
    for k in d: d[k + 1] = 1
err(mut)
s = {3, 1, 2}; s.add(4); s.discard(9); print(s, {5, 3, 1} & {1, 3}, {1} | {2}, {1, 2} - {1}, {1, 2} ^ {2, 3}, {1} < {1, 2}, {1, 2} >= {1}, set(), frozenset([1, 2]), frozenset(), len(s), 3 in s)
print(set(range(20)), set([100, 5, 37, 64, 8, 16]), set([10, 9, 8, 33, 32]), {1.5, 2.5, 0.5}, {-1, -2, -3}, {True, 2}, {(1, 2), (0, 1)}, set(range(0, 1000, 37)))
s.update([7], (8,)); s.remove(1); print(s, s.pop(), s, s.union([99]), s.intersection([2, 3]), s.difference([2]), s.symmetric_difference([2, 50]), s.issubset(range(100)), s.isdisjoint([1000]), s.copy()); s -= {2}; s |= {77}; s &= {77, 3}; s ^= {3, 5}; print(s)
print(frozenset({1}) | {2}, {1} | frozenset({2}), {frozenset({1}): 1}, hash(frozenset([1, 2, 3])), hash(frozenset()), {1, 2} == frozenset({1, 2}), set("aaa"))
err(lambda: set().remove(1)); err(lambda: set().pop()); err(lambda: {[]}); err(lambda: {1} | [1]); err(lambda: {1} + {2}); err(lambda: hash(set())); err(lambda: set(5)); err(lambda: {1} < [1]); err(lambda: frozenset().add(1))
r = range(2, 10, 3); print(r, list(r), len(r), 5 in r, 6 in r, r[1], r[-1], r[::-1], range(5)[1:3], r == range(2, 11, 3), list(reversed(r)), r.index(5), r.count(5), range(0), bool(range(0)), r.start, r.stop, r.step, hash(range(3)), list(range(5, 0, -2)), range(10, 0))
err(lambda: range(0, 1, 0)); err(lambda: range(1.5)); err(lambda: r[10]); err(lambda: range()); err(lambda: r.index(100)); err(lambda: range("a"))
print(slice(1, 2), slice(None, 5, 2).indices(10), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(5).stop)
print((10).bit_length(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (-3).to_bytes(2, "little", signed=True), int("ff", 16), int("0b101", 0), int(" 12 "), int("1_000"), int(3.9), int(-3.9), int(True), int("-7"), 2**100, -(2**70) // 3, 2**70 % 7, (2**100).bit_length(), int("123456789012345678901234567890"), (7).bit_count(), (5).as_integer_ratio(), (3).numerator, 10**20 // 3, 10**25 / 10**5, -7 // 2, -7 % 3, 7 % -3, divmod(-7, 2), pow(3, 200, 13), 1 << 70, (1 << 70) >> 68, ~5, -(2**63), 2**63 - 1 + 1, (2**64) & (2**65 - 1), -(2**70) >> 3, 5 ^ -3, -(2**70) & 0xff)
print(float("1e3"), float("inf"), float(" 1.5 "), float("1_0.5"), float("nan"), (1.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio(), (1.5).hex(), float.fromhex("0x1.8p+0"), (0.1).hex(), round(2.5), round(3.5), round(2.675, 2), round(1234.5678, -2), round(-2.5), round(1e20), round(15, -1), round(25, -1), round(0.5), round(1.25, 1), round(5.015, 2), 1e16, 1e-5, 123456789012345680.0, 0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, 7.0 // 2, -7.5 % 2, divmod(7.5, 2), 2.0**0.5, 10.0**-3)
err(lambda: int("x")); err(lambda: int("1.5")); err(lambda: int(None)); err(lambda: int([])); err(lambda: float("x")); err(lambda: float(None)); err(lambda: float([])); err(lambda: int(float("nan"))); err(lambda: int(float("inf"))); err(lambda: int("z", 36)); err(lambda: int("9", 8)); err(lambda: int(1, 2)); err(lambda: int("1", 1)); err(lambda: 1 // 0); err(lambda: 1 / 0); err(lambda: 1 % 0); err(lambda: 1.0 / 0); err(lambda: 1.0 // 0); err(lambda: 1.0 % 0); err(lambda: 0 ** -1); err(lambda: 1 << -1); err(lambda: 1 + "a"); err(lambda: 1 + None); err(lambda: 2.0 ** 10000); err(lambda: (300).to_bytes(1, "big")); err(lambda: (-1).to_bytes(1, "big")); err(lambda: 1 < "a"); err(lambda: -"a"); err(lambda: (1.5).foo); err(lambda: (1).foo); err(lambda: round("a")); err(lambda: 1.5 & 1); err(lambda: int("")); err(lambda: str(10**5000)[:5]); err(lambda: float(10**400)); err(lambda: 10**400 * 1.0); err(lambda: bool(1, 2)); err(lambda: int("1__0")); err(lambda: float("1__0"))
class L(list):
    def total(self): return sum(self)
class D(dict):
    def __missing__(self, k): return k * 2
    def __setitem__(self, k, v): super().__setitem__(k, v + 1)
class I(int):
    def __add__(self, o): return I(int(self) * 100 + o)
class S(str):
    def shout(self): return self.upper() + "!"
class T(tuple):
    def first(self): return self[0]
class F(float): pass
x = L([1, 2]); x.append(3); print(x, x.total(), len(x), x[0], isinstance(x, list), type(x).__name__, x == [1, 2, 3])
d = D(a=1); d["q"] = 5; print(d, d["zz"], d["q"], len(d), d.get("zz"), list(d))
i = I(5); print(i, i + 1, i * 2, i == 5, isinstance(i, int), [1, 2, 3, 4, 5, 6][i], f"{i:03d}", hash(i) == hash(5), i > 3, {5: "x"}[i])
print(S("ab").shout(), S("ab") + "c", T([1, 2]).first(), T((1, 2)), F(1.5) + 1, F(2.5) > 2, S("x") == "x", {S("k"): 1}["k"])
