# Powers of 0 and 1, reductions of a number, and results written where inference mode does not allow it.
import torch, torch.nn.functional as F
def t(*k):
    try: print(*k[:-1], k[-1]())
    except Exception as e: print(*k[:-1], type(e).__name__, str(e)[:200])
def st(r): return r.dtype, tuple(r.shape), r.stride(), r._version, r.requires_grad, r.grad_fn.name() if r.grad_fn is not None else None
for d in (torch.float16,torch.bfloat16,torch.float64):
    for tr in (True,False): t(d,tr,lambda: F.rrelu(torch.ones(3,dtype=d),training=tr).dtype)
with torch.inference_mode(): i=torch.rand(2,4); n=torch.tensor(2.)
for k in (0,1,2,0.,3,0.5,-1): t('pow',k,lambda: st(i**k)); t('tp',k,lambda: st(torch.pow(i,k))); t(lambda: st(n**k))
for mk in (lambda: torch.randn(2,3), lambda: torch.randn(3,2).t(), lambda: torch.tensor(2.), lambda: torch.randn(4,4)[::2,1:]):
    for k in (0,0.,1,2):
        x=mk().requires_grad_(); y=x**k; g,=torch.autograd.grad((y*y).sum(),x,create_graph=True); t(k,lambda: (st(y),st(g)))
for f in (lambda x: x.sum(-1), lambda x: x.sum(0,keepdim=True), lambda x: x.mean(-1), lambda x: x.nansum(0), lambda x: x.prod(0), lambda x: x.logsumexp(0), lambda x: x.var(0,unbiased=False), lambda x: x.amax(0), lambda x: x.norm(dim=0), lambda x: x.cumsum(0), lambda x: x.max(0)[0], lambda x: x.softmax(0), lambda x:x.sort()[0]):
    for x in (torch.tensor(2.,requires_grad=True), torch.ones(1,requires_grad=True), torch.ones(1,3,requires_grad=True)):
        def g():
            y=f(x); r,=torch.autograd.grad((y*y).sum(),x,create_graph=True); return st(y),st(r)
        t(tuple(x.shape),g)
t(lambda: torch.exp(torch.ones(2,4),out=i)); t(lambda: torch.add(i,i,out=i)); t(lambda: torch.channel_shuffle(i.reshape(1,2,2,2),2)._version)
