# A gradient that is kept lies in memory as its leaf does, and tells in its version how it came about.
import torch, torch.nn as nn
def t(*k):
    try: print(*k[:-1], k[-1]())
    except Exception as e: print(*k[:-1], type(e).__name__, str(e)[:200])
for n,mk in (('t',lambda: torch.randn(3,4).t()),('p',lambda: torch.randn(2,3,4).permute(2,0,1)),('s',lambda: torch.randn(4,4)[::2,1:]),('e',lambda: torch.randn(3,1).expand(3,4)),('c',lambda: torch.randn(3,4)),('one',lambda: torch.randn(3,1).t())):
    for fn,f in (('mul2',lambda x:x*2),('sum',lambda x:x.sum()),('sq',lambda x:x*x),('id',lambda x:x),('mm',lambda x:x@x.mT),('c',lambda x:x.contiguous()),('two',lambda x:(x*2).sum()+x.sum()),('exp',lambda x:x.exp()), ('sel',lambda x:x[0]),('cat',lambda x:torch.cat([x,x]))):
        def g():
            x=mk().requires_grad_(); f(x).sum().backward(); r=[x.grad.stride(),x.grad._version]
            f(x).sum().backward(); r+=[x.grad.stride(),x.grad._version]
            x.grad=None; f(x).sum().backward(create_graph=True); r+=[x.grad.stride()]
            return r
        t(n,fn,g)
