x=1
def f():
    y=2
    print(locals())
    print('x' in globals())
    globals()['zz']=5
f()
print(zz)
class A: pass
a=A(); vars(a)['q']=3; print(a.q)
print(sorted(k for k in locals() if not k.startswith('__')))
