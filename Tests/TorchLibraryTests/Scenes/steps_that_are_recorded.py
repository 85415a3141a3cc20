# Steps that gradients flow through, of every rule that has them; a leaf cannot take one.
import torch
def t(n,f):
    try: print(n,f())
    except Exception as e: print(n,type(e).__name__, str(e)[:200])
names='SGD Adam AdamW Adagrad Adadelta RMSprop Adamax NAdam RAdam ASGD Rprop LBFGS Adafactor SparseAdam Muon'.split()
for n in names:
    c=getattr(torch.optim,n)
    def leaf():
        p=torch.ones(2,requires_grad=True); o=c([p],lr=0.1,differentiable=True); (p*p).sum().backward(); o.step(); return p
    t(n+' leaf',leaf)
    def non():
        p=torch.ones(2,requires_grad=True).clone(); o=c([p],lr=0.1,differentiable=True); p.grad=torch.ones(2,requires_grad=True)*3; o.step(); return p
    t(n+' nonleaf',non) if n!='RMSprop' else None
    def meta():
        w=torch.tensor([2.,3.],requires_grad=True); p=w.clone(); g=w*2; o=c([p],lr=0.1,differentiable=True)
        p.grad=g; o.step(); p.grad=g*p; o.step(); r=torch.autograd.grad(p.sum(),w); return p, r
    t(n+' meta',meta)
    def non2():
        p=torch.ones(2,requires_grad=True).clone(); c([p],lr=0.1)
    t(n+' plain nonleaf',non2)
    def ng():
        p=torch.ones(2); p.grad=torch.ones(2); o=c([p],lr=0.1,differentiable=True); o.step(); return p
    t(n+' nograd',ng) if n!='RMSprop' else None
p=torch.ones(2,requires_grad=True).clone()
t('wd',lambda: torch.optim.SGD([p],lr=0.1,differentiable=True,foreach=True))
t('fu',lambda: torch.optim.SGD([p],lr=0.1,differentiable=True,fused=True))
def lr():
    l=torch.tensor(0.1,requires_grad=True); q=torch.ones(2,requires_grad=True).clone(); o=torch.optim.SGD([q],lr=l,differentiable=True,momentum=0.9); q.grad=torch.ones(2)*2; o.step(); q.grad=torch.ones(2)*3; o.step(); return q, torch.autograd.grad(q.sum(),l)
t('lr',lr)
def lr2():
    l=torch.tensor(0.1,requires_grad=True); q=torch.ones(2,requires_grad=True).clone(); o=torch.optim.Adam([q],lr=l,differentiable=True); q.grad=torch.ones(2)*2; o.step(); return q, torch.autograd.grad(q.sum(),l)
t('lr2',lr2)
