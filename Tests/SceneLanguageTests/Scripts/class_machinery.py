class P:
    def __set_name__(self, o, n): self.n=n; print('set_name', o.__name__, n)
    def __get__(self, i, o=None): return self if i is None else i.__dict__.get(self.n, 0)
    def __set__(self, i, v):
        if v<0: raise ValueError('neg')
        i.__dict__[self.n]=v
class A:
    x=P()
    __slots__=('__dict__','q')
    def __init_subclass__(cls, **kw): super().__init_subclass__(); print('sub', cls.__name__, kw)
    def __class_getitem__(cls, k): return (cls.__name__, k)
class B(A, tag=1): pass
a=A(); a.x=3; print(a.x, A[int], B['z'])
try: a.x=-1
except ValueError as e: print(e)
class S:
    __slots__=('a','b')
    def __init__(s): s.a=1
s=S()
try: s.c=1
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
try: s.__dict__
except AttributeError as e: print(e)
class M(type):
    def __new__(m, n, b, d, **k): print('new', n, k); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    def __call__(c, *a): print('call'); return super().__call__(*a)
    def __prepare__(n, b, **k): return {'z': 1}
    def __iter__(c): return iter([1,2])
    def __len__(c): return 7
class C(metaclass=M, k=2): y=1
C(); print(list(C), len(C), type(C), M.__mro__, C.__mro__)
try:
    class X(A, object, A): pass
except TypeError as e: print(e)
try:
    class X(object, A): pass
except TypeError as e: print(e)
class Q1: pass
class Q2: pass
class Q3(Q1,Q2): pass
class Q4(Q2,Q1): pass
try:
    class Q5(Q3,Q4): pass
except TypeError as e: print(e)
class D:
    def f(self): return 'D'
class E_(D):
    def f(self): return 'E' + super().f()
class F(D):
    def f(self): return 'F' + super().f()
class G(E_,F):
    def f(self): return 'G' + super().f()
print(G().f(), [c.__name__ for c in G.__mro__], super(E_, G()).f())
class H:
    @property
    def p(self): return 1
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return 's'
    def __getattr__(self, n): return n*2
    def __dir__(self): return ['zz']
h=H(); print(h.p,h.c(),h.s(),h.foo,dir(h), H.c(), H.s())
try: h.p=3
except AttributeError as e: print(e)
try: del h.p
except AttributeError as e: print(e)
class I:
    def __eq__(s,o): return True
try: hash(I())
except TypeError as e: print(e)
class J:
    def __len__(s): return -1
try: len(J())
except ValueError as e: print(e)
class K:
    def __bool__(s): return 3
try: bool(K())
except TypeError as e: print(e)
class L_:
    def __str__(s): return 3
try: str(L_())
except TypeError as e: print(e)
class N:
    def __index__(s): return 2
print([1,2,3][N()], range(5)[N()], hex(N()), 'ab'*N())
class O:
    def __format__(s, f): return 'fmt:'+f
print(f'{O():abc}', format(O(),'x'), '{:q}'.format(O()))
class R:
    def __radd__(s,o): return ('radd',o)
    def __rmul__(s,o): return ('rmul',o)
    def __iadd__(s,o): return 'iadd'
    def __matmul__(s,o): return 'mm'
    def __contains__(s,o): return o==3
    def __reversed__(s): return iter([9])
    def __call__(s,*a,**k): return a,k
    def __getitem__(s,i): return i
    def __missing__(s,k): return 'm'
r=R(); print(1+r, 2*r, r@r, 3 in r, 4 in r, list(reversed(r)), r(1,a=2), r[1:2], r[...,1])
r+=1; print(r)
print(type('T',(),{'a':1}).a, type('T',(A,),{})().__class__.__name__)
import abc
class AB(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
try: AB()
except TypeError as e: print(e)
print(issubclass(bool,int), isinstance(3,(str,int)), callable(len), A.__name__, A.__qualname__, A.__module__, A.__bases__, A.__doc__)
