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
