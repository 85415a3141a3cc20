import functools
import heapq
import inspect
import itertools
import numbers
import traceback
from typing import Optional


class S:
    __slots__ = ('a', 'b')

    def __init__(self):
        self.a = 1


s = S()
print(S.a, S.a.__name__, S.a.__objclass__.__name__, S.a.__get__(s), hasattr(S.a, '__set__'))
S.a.__set__(s, 9)
print(s.a)
S.a.__delete__(s)


def delete_unset():
    del s.b


def made(*bases, **body):
    return lambda: type('Made', bases, body)


def display():
    return [*stopping()]


def stopping():
    yield 1
    raise StopIteration


def plain():
    yield 1


def loop():
    for item in stopping():
        pass


for action in (delete_unset, lambda: s.a, made(__slots__=('1a',)), made(__slots__=(1,)), made(int, __slots__=('a',)),
               made(int, str), lambda: heapq.heappush(5, 1), lambda: heapq.heappop(5),
               lambda: itertools.product([1], repeat=-1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
for action in (display, loop, lambda: plain().throw(ValueError('early'))):
    try:
        action()
    except Exception:
        print(traceback.format_exc())
print(int.__add__, list.append, list.__getitem__, str.__getitem__, str((1).__add__)[:36])
print(str(staticmethod(len)), str(classmethod(len)), issubclass(int, numbers.Number), issubclass(str, numbers.Number))


@functools.lru_cache
def cached(x: Optional[int] = None) -> 'int':
    return x


print(str(cached)[:37], inspect.signature(cached.__wrapped__))
