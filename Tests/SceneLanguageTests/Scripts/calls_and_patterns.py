# Wrong calls in the words of Python, comparisons of slices, streams, long numbers and patterns of any container.
import collections
import collections.abc
import sys


def attempt(call, *arguments, **named):
    try:
        print(call(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


# What is called wrongly says so in Python's words.
for call in (all, any, isinstance, issubclass, hasattr, setattr, delattr, format, len, abs):
    attempt(call)
    attempt(call, 1, 2, 3, 4)
    attempt(call, obj=1)
attempt(ValueError, message='no such keyword')
attempt(KeyError, key=1)
print(repr(NameError('n', name='x').name))


class Problem(Exception):
    def __init__(self, text, code=0):
        super().__init__(text)
        self.code = code


print(Problem('p', code=3).code)

# Slices compare as their parts do.
print(slice(1, 2, 3) == slice(1, 2, 3), slice(1) != slice(1), slice(1, 2) < slice(1, 3))


class Stream:
    def __init__(self):
        self.text, self.flushed = '', 0

    def write(self, text):
        self.text += text

    def flush(self):
        self.flushed += 1


stream = Stream()
print('a', 1, file=stream, flush=True)
print(repr(stream.text), stream.flushed)
attempt(lambda: '%d' % (3 ** 20000))
attempt(lambda: str(-3 ** 20000))
print(len('%x' % (3 ** 20000)), 0 << sys.maxsize, sys.maxunicode)


class Names:
    def __set_name__(self, owner, name):
        raise KeyError(name)


try:
    class Owner:
        attribute = Names()
except RuntimeError as error:
    print(error, repr(error.__cause__))


# Patterns take any sequence and any mapping.
class Row(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


class Table(collections.abc.Mapping):
    def __init__(self, **items):
        self.items_of = items

    def __getitem__(self, key):
        return self.items_of[key]

    def __len__(self):
        return len(self.items_of)

    def __iter__(self):
        return iter(self.items_of)


for value in (Row(1, 2), collections.deque([1, 2, 3]), Table(a=1, b=2), 'ab', {'a': 5}, [7], Row()):
    match value:
        case []:
            print('empty')
        case [first, second]:
            print('two', first, second)
        case [first, *rest]:
            print('more', first, rest)
        case {'a': a, **others}:
            print('mapping', a, others)
        case _:
            print('other', value)


# A call that fails for a missing argument has done nothing.
class Plain:
    pass


plain, numbers, names = Plain(), [1], {}
for call in (lambda: object.__setattr__(plain, "b"), lambda: numbers.__setitem__(0), lambda: names.__setitem__(1),
             lambda: numbers.append(), lambda: names.setdefault()):
    try:
        call()
    except TypeError as error:
        print(error, plain.__dict__, numbers, names)


def tuned(a, b=2, *, c=3):
    return a, b, c


tuned.__defaults__ = (7, 8)
print(tuned())
tuned.__kwdefaults__ = {"c": 9}
print(tuned(1), tuned.__defaults__, tuned.__kwdefaults__)
tuned.__defaults__ = tuned.__kwdefaults__ = None
for change in (lambda: tuned(1), lambda: tuned(1, 2), lambda: setattr(tuned, "__defaults__", [1]),
               lambda: setattr(tuned, "__kwdefaults__", (1,))):
    try:
        change()
    except TypeError as error:
        print(error)
