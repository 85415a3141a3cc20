# Whatever is called with too few or wrong arguments is an exception, and never the end of the program.
import itertools
import math
import operator


def attempt(call, *arguments, **named):
    try:
        print(call(*arguments, **named))
    except (TypeError, ValueError, RecursionError) as error:
        print(type(error).__name__)


for kind in (reversed, filter, map, enumerate, staticmethod, classmethod):
    attempt(kind)
attempt(staticmethod, func=len)
for call in (object.__eq__, object.__setattr__, object.__getattribute__, type.__setattr__, int.__add__, str.join,
             list.append, dict.get, math.gcd, math.sqrt, operator.add, itertools.islice, isinstance, getattr, len):
    attempt(call) if call is not math.gcd else None
    attempt(call, 1)

# Powers to a modulus, with inverses of any sign.
for modulus in (-7, -1, 1, 2, 7, 10):
    for base in (-10, -3, 0, 3, 10):
        attempt(pow, base, -1, modulus)
print(pow(3, 10 ** 30, 10 ** 20 + 39), pow(-3, 5, -7))

# What holds itself, or calls itself, ends in RecursionError.
first, second = {}, {}
first['self'], second['self'] = first, second
attempt(operator.eq, first, second)


class Endless:
    pass


Endless.__call__ = Endless()
attempt(Endless())


# A name may be bound below the function that says it is nonlocal.
def count():
    def step():
        nonlocal total
        total += 1

    total = 0
    for _ in range(3):
        step()
    return total


print(count())
