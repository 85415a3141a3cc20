# What repeats beyond memory or beyond an index is an error, never a crash.
for f in (lambda: [1] * 10**10, lambda: "ab" * 10**19, lambda: "ab" * (2**63-1), lambda: (1,) * 2**62, lambda: chr(10**10), lambda: [] * 10**12, lambda: "x" * -1, lambda: [2]*3, lambda: b"a"*3):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
