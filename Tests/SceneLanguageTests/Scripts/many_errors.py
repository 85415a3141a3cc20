# iteration, closures, generators
def gen():
    try:
        x = yield 1
        print('got', x)
        y = yield x*2
    except ValueError as e:
        print('caught', e); yield 'v'
    finally: print('fin')
    return 'r'
g=gen(); print(next(g), g.send(5)); print(g.throw(ValueError('q')))
try: next(g)
except StopIteration as e: print(e.value)
def d():
    r = yield from gen(); print('r', r)
it=d(); print(next(it), it.send(3)); 
try: it.send(None)
except StopIteration: print('stop')
g=gen(); next(g); g.close()
try: g.send(1)
except StopIteration: print('done')
def fib():
    a,b=0,1
    while True: yield a; a,b=b,a+b
import itertools
print(list(itertools.islice(fib(),10)), sum(x*x for x in range(5)), [y for x in range(3) if x for y in range(x)], {k:v for k,v in zip('ab',[1,2])}, {x%2 for x in range(5)})
def counter():
    n=0
    def inc(k=1):
        nonlocal n; n+=k; return n
    return inc
c=counter(); c(); print(c(5))
fs=[lambda i=i: i for i in range(3)]; print([f() for f in fs]); fs=[lambda: i for i in range(3)]; print([f() for f in fs])
def kw(a, b=2, /, c=3, *args, d, e=5, **kw): return a,b,c,args,d,e,kw
print(kw(1,d=4), kw(1,2,3,4,5,d=6,z=7))
for call in (lambda: kw(), lambda: kw(1), lambda: kw(1,b=2,d=3), lambda: kw(1,2,3,c=3,d=1), lambda: len(), lambda: len(1,2), lambda: int('x'), lambda: [].pop(), lambda: {}['k'], lambda: (1)(2), lambda: None.x, lambda: 'a'+1, lambda: 1+'a', lambda: [1]<['a'], lambda: {[]:1}, lambda: max([]), lambda: next(iter([])), lambda: int([]), lambda: float('q'), lambda: 'abc'.index('z'), lambda: [].remove(1), lambda: 1/0, lambda: 1%0, lambda: 2.0//0, lambda: divmod(1,0), lambda: 10**400*1.0, lambda: [1,2][5], lambda: 'a'[9], lambda: (1,)['a'], lambda: sum(['a']), lambda: sorted([1,'a']), lambda: dict([1]), lambda: dict([(1,2,3)]), lambda: set([[]]), lambda: range(1.5), lambda: 'x'.join([1]), lambda: chr(-1), lambda: ord('ab'), lambda: round('a'), lambda: abs('a'), lambda: -'a', lambda: ~1.5, lambda: 1<<-1, lambda: bytes([300]), lambda: 'é'.encode('ascii'), lambda: b'\xff'.decode(), lambda: isinstance(1,1), lambda: issubclass(1,int), lambda: super().x, lambda: getattr(1,'z'), lambda: iter(1), lambda: zip(1), lambda: list(zip([1],[1,2],strict=True)), lambda: reversed({1}), lambda: enumerate(1), lambda: map(1), lambda: print(1,foo=2), lambda: int('1',99), lambda: '{}'.format(), lambda: object().x, lambda: object(1), lambda: type(1,2), lambda: type('a',1,{}), lambda: [].sort(1), lambda: [3,1].sort(key=1), lambda: {}.update(1), lambda: 'a'.split(''), lambda: 'a'.center('b'), lambda: [].extend(1), lambda: [1].insert('a',1), lambda: (1,2).index(3), lambda: math, lambda: {1:2}.pop(3), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: slice()):
    try: r=call(); print('ok', r if not callable(r) else 'fn')
    except Exception as e: print(type(e).__name__, e)
a,*b,c=range(5); print(a,b,c); (a,b),c=(1,2),3; print(a,b,c)
try: a,b=1,2,3
except ValueError as e: print(e)
try: a,b,c=1,2
except ValueError as e: print(e)
try: a,*b,c=[1]
except ValueError as e: print(e)
x=[1,2,3]; x[1:2]=[9,9]; x[::2]=[0,0]; del x[0]; print(x, x*2, x+[1], [*x,*x], {**{'a':1},'b':2}, x==x[:], x is x[:])
print(1<2<3, 1<3>2, not 1, 1 and 2, 0 or 'x', 5//-2, -5%3, 2**-1, 7.5//2, divmod(-7,2), round(2.5), round(-1.5), round(2.675,2), round(12345,-2), 1e16, 1e-5, 1.0, 0.1+0.2, 1e22, 123456789012345678, float('nan'), -0.0)
if (n:=10)>5: print(n)
print([i for i in range(3)], *[1,2], sep='-', end='!\n'); print(); print('a',end=''); print('b',flush=True)
def deco(k):
    def w(f):
        def inner(*a,**kw): return k, f(*a,**kw)
        return inner
    return w
@deco(1)
@deco(2)
def dd(x): return x
print(dd(3)); 
for i in range(3):
    if i==5: break
else: print('else')
while False: pass
else: print('welse')
try:
    try: raise KeyError('k')
    except KeyError as e: raise ValueError('v') from e
except ValueError as e: print(repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
try:
    try: 1/0
    finally: print('f')
except ZeroDivisionError: print('z')
def rf():
    try: return 1
    finally: print('rf')
print(rf())
class CM:
    def __enter__(s): print('enter'); return s
    def __exit__(s,*a): print('exit', a[0]); return True
with CM() as c1, CM(): raise ValueError
e=ValueError('a'); e.add_note('n1'); print(e.__notes__, e.args, repr(e), str(KeyError('x')), repr(OSError(2,'m')), str(OSError(2,'No')), ValueError(1,2))
global_x=1
def gx():
    global global_x; global_x+=1
gx(); print(global_x); del global_x
try: global_x
except NameError as e: print(e)
print(bytes(3), b'ab'+b'c', b'abc'[1], b'abc'[1:], 'héllo'.encode(), b'\xc3\xa9'.decode(), b'a'.hex(), int.from_bytes(b'\x01\x02','big'), (258).to_bytes(2,'little'), b'a,b'.split(b','), b'%d' % 3, b'abc'.upper(), list(b'ab'))
assert True, 'x'
try: assert 1==2, 'msg'
except AssertionError as e: print(e)
print(sorted({'b':1,'a':2}), sorted([3,1,2],reverse=True), sorted('bA',key=str.lower), list(reversed([1,2])), list(enumerate('ab',1)), any([]), all([]), min(3,1), max('ab',key=ord), sum([[1],[2]],[]), list(map(lambda a,b:a+b,[1],[2])), list(filter(None,[0,1])), hash('a')==hash('a'), id(1)==id(1), pow(2,10,7), bin(5), oct(8), hex(255), ascii('é'), chr(233), ord('é'), repr('\n\t\x00'), 'a\\b')
