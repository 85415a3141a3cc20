big = range(2**70, 2**70 + 6, 2)
print(big, len(big), list(big), big[1], big[-1], big[1:], big.index(2**70 + 2), 2**70 in big, 3 in big, 0.5 in big)
print(list(reversed(big)), big == range(2**70, 2**70 + 5, 2), hash(big) == hash(range(2**70, 2**70 + 5, 2)), bool(big))
print(big.start, big.stop, big.step, range(0, 2**65)[-1], range(2**65, 0, -2**64)[1], list(range(5, 2**70, 2**69)))
for mistake in (lambda: len(range(2**64)), lambda: big[9], lambda: big.index(5), lambda: range(1.5)):
    try:
        mistake()
    except Exception as error:
        print(type(error).__name__, error)
