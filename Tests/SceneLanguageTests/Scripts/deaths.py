import weakref, gc
class A:
    def __init__(self): self.me=self
    def __del__(self): print('del A')
a=A()
r=weakref.ref(a)
print(r() is a)
del a
gc.collect()
print(r())
class B:
    def __del__(self): print('del B')
b=B(); b=None
def f():
    b=B()
    print('in f')
f()
print('end')
def g():
    try:
        yield 1
        yield 2
    finally:
        print('fin')
x=g(); next(x); del x
print('after')
for i in g():
    break
print('z')


class Numbered:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print(self.number, end=" ")


# Lists and tuples let go of their last item first, dictionaries of their oldest.
numbers = [Numbered(1), Numbered(2), Numbered(3)]
del numbers
numbers = (Numbered(4), Numbered(5))
del numbers
numbers = {1: Numbered(6), 2: Numbered(7)}
del numbers
numbers = [Numbered(8), [Numbered(9), Numbered(10)], Numbered(11)]
numbers.clear()
numbers = [0] * 100000 + [Numbered(12), Numbered(13)]
shared = numbers[:]
del numbers
print("shared", end=" ")
del shared
print()

import collections
import contextlib


# Queues let go of their first item first, and so does a stack of contexts that nobody leaves.
numbers = collections.deque([Numbered(1), Numbered(2), Numbered(3)])
del numbers


@contextlib.contextmanager
def entered(name):
    try:
        yield
    finally:
        print("exit", name, end=" ")


with contextlib.ExitStack() as stack:
    for name in "xy":
        stack.enter_context(entered(name))
    stack.pop_all()
print()
