s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hELLO wORLD".capitalize(), s.casefold())
print(s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.find("zz"), s.find("o", 5), s.find("o", -3))
print("a,b,,c".split(","), "a,b,,c".rsplit(",", 1), "  a b  c ".split(), "  a b  c ".split(None, 1), " a b c ".rsplit(None, 1))
print("x=1".partition("="), "x=1=2".rpartition("="), "abc".partition("z"), "abc".rpartition("z"))
print("abc".center(10, "*"), "abc".center(9), "ab".center(5,'.')+"|", "abc".ljust(6) + "|", "abc".rjust(6) + "|", "-42".zfill(6), "42".zfill(5))
print("  xx ".strip() + "|", "xxabcxx".strip("x"), "xxabcxx".lstrip("x"), "xxabcxx".rstrip("x"))
print("a\nb\r\nc".splitlines(), "a\nb\n".splitlines(True))
print("abc".replace("b", "BB"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2))
print("abc".startswith("ab"), "abc".endswith(("x", "c")), "abc".startswith("b", 1))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "x_1".isidentifier(), "".isalpha(), "½".isnumeric(), "²".isdigit(), "²".isdecimal())
print("a\tb".expandtabs(4), ",".join(["a", "b"]), "abc"[::-1], "abc"[1], "abc"[-1], "abcdef"[1:5:2])
print("héllo wörld".upper(), "straße".upper(), "ß".casefold(), len("héllo"), "héllo"[1], "héllo"[::-1], "héllo".find("l"), "日本語".find("語"))
print("abc".translate(str.maketrans("ab", "xy", "c")), "abc".removeprefix("a"), "abc".removesuffix("bc"))
print("a" < "b", "abc" < "abd", "Z" < "a", "é" > "z", "a" * 3, 3 * "ab", "a" + "b", "ell" in "hello", "" in "abc")
print(repr("it's"), repr('say "hi"'), repr("a\nb\t\\"), repr("\x00\x7f\xa0é\u200b"), repr('both \' "'))
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b!r}".format(a=1, b="x"), "{0.real} {1[0]} {2[k]}".format(1, [5], {"k": 6}))
print("{:>10}|{:<10}|{:^10}|{:*^10}".format("a", "b", "c", "d"), "{:{w}.{p}f}".format(3.14159, w=10, p=2), "{{}}".format())
print("%d %s %r %5.2f %x %o %e %g %c %%" % (42, "s", "r", 3.14159, 255, 8, 12345.678, 0.0001, "c"))
print("%(a)d %(b)s" % {"a": 1, "b": "two"}, "%5d|%-5d|%05d|%+d" % (1, 2, 3, 4), "%s" % None, "%s" % [1], "%#x %#o %X" % (255, 8, 255), "%.3s|%10s|%-10s|" % ("abcdef", "x", "y"), "%*d" % (5, 1), "%.0f" % 2.5, "%i" % 3.9)
for v, f in [(1234567, ","), (1234567, "_"), (255, "x"), (255, "#x"), (255, "#b"), (255, "08b"), (-5, "05d"), (3, "+d"), (3, " d"), (65, "c"), (1234567, "012,"), (255, "_b"), (10**30, ","), (5, "e"), (5, "%"), (True, "d"), (True, ""), (True, "5"), (42, "^10"), (42, "*<10"), (-42, "=+10")]:
    print(f, repr(format(v, f)))
for v in [0.0, -0.0, 1.0, 0.1, 1e16, 1e22, 1.5e-7, 123456789.123, 3.14159, 1e300, float("inf"), float("-inf"), float("nan"), 2.5, 1e5, 100.0, 12345678.9, 0.00001]:
    print(v, [format(v, f) for f in ["", ".2f", ".3e", "g", ".3g", ".10g", ".2%", "10.3f", "+.1f", "010.2f", ",.2f", "n", ".3", ".1", "#.3g", "z.1f", "E", "G", "^12.2f", "#.0f", ".0f", ".0e"]])
def err(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
err(lambda: "abc".index("z")); err(lambda: "abc"[5]); err(lambda: "abc".__getitem__("x")); err(lambda: "a" + 1); err(lambda: "a" * 1.5)
err(lambda: 1 in "abc"); err(lambda: "".join([1])); err(lambda: "".join(5)); err(lambda: "%d" % "x"); err(lambda: "%d %d" % 1); err(lambda: "%d" % (1, 2)); err(lambda: "%y" % 1); err(lambda: "%f" % "x"); err(lambda: "%x" % 1.5); err(lambda: "%c" % "ab"); err(lambda: "%(a)s" % 1); err(lambda: "%")
err(lambda: "{} {}".format(1)); err(lambda: "{a}".format()); err(lambda: "{".format()); err(lambda: "}".format()); err(lambda: "{0} {}".format(1)); err(lambda: "{} {0}".format(1)); err(lambda: "{!z}".format(1)); err(lambda: format("a", "d")); err(lambda: format(1, "s")); err(lambda: format(1.5, "d")); err(lambda: format("a", "+")); err(lambda: format("a", "=5")); err(lambda: format(1, ".2d")); err(lambda: format(1, "zz")); err(lambda: format([], "5")); err(lambda: format("a", ",")); err(lambda: format(1, ",x")); err(lambda: format(1, ".")); err(lambda: format(None, "5"));
err(lambda: "abc".split("")); err(lambda: "abc".center()); err(lambda: "abc".upper(1)); err(lambda: "a".replace("a")); err(lambda: "a".startswith(1)); err(lambda: "a".strip(1)); err(lambda: "a".zfill("x")); err(lambda: "x".foo()); err(lambda: "a".find(1)); err(lambda: "a".count()); err(lambda: "a".ljust(5, "ab")); err(lambda: "a" < 1); err(lambda: "é".encode("ascii")); err(lambda: b"\xff".decode()); err(lambda: "a".encode("foo")); err(lambda: str(b"a", "utf-8")); err(lambda: str(1, "utf-8"))
print("é€".encode(), b"abc".decode(), b"ab"[0], b"ab"[1:], bytes(3), bytes([1, 2]), b"a,b".split(b","), b"ab".hex(), bytes.fromhex("00ff"), b"x" in b"xyz", b"%" * 2, list(b"ab"), repr(b"it's\n\xff"), b"a" + b"b", "latin é".encode("latin-1"))
