# What PyTorch says and gives where indices, layouts or sizes are out of the ordinary.
import torch, torch.nn.functional as F
torch.manual_seed(0)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
def st(r): return (r.dtype, tuple(r.shape), r.stride(), r._version, r.grad_fn.name() if r.grad_fn is not None else None)
def setit(a,i,v):
    a[i]=v; return a
print('index')
for base in (torch.tensor(3), torch.arange(3), torch.zeros(2,3)):
    for ix in (torch.tensor(0.5), torch.tensor([0.5]), torch.tensor(0), torch.tensor([0]), (torch.tensor([0.5]),torch.tensor([0.5]),torch.tensor([0.5])), torch.tensor(True), torch.tensor([[True]])):
        t(lambda: base[ix]); t(lambda: setit(base.clone(), ix, 7))
print('linear')
for shape in ((3,),(1,3),(2,3),(2,2,3),(1,2,2,3)):
    for b in ((),(1,),(2,),(3,),(1,2),(3,1),(2,2),(2,2,2),(1,1),(1,1,2),(2,1,1)):
        for make in ('c','n'):
            x=torch.ones(shape)
            if make=='n': x=torch.ones(shape+(2,))[...,0]
            print(shape,b,make); t(lambda: st(F.linear(x,torch.ones(2,3,requires_grad=True),torch.ones(b))))
print('index_add')
for shape in ((3,),(3,1),(2,3),()):
    for dim in (0,1):
        for ix in ([0,5],[0,-1],[0,0],[7]):
            x=torch.zeros(shape)
            try: s=x.index_select(dim, torch.zeros(len(ix),dtype=torch.long))
            except Exception: continue
            print(shape,dim,ix); t(lambda: x.index_add(dim,torch.tensor(ix),s)); t(lambda: x.clone().index_add_(dim,torch.tensor(ix),s)); t(lambda: x.index_copy(dim,torch.tensor(ix),s)); t(lambda: x.index_fill(dim,torch.tensor(ix),1.)); t(lambda: x.index_select(dim,torch.tensor(ix))); t(lambda: x.index_reduce(dim,torch.tensor(ix),s,'prod'))
print('einsum')
a=torch.ones
for eq,x,y in (('...i,...i->...',a(4,3,2),a(5,2)),('...i,...i->...',a(3,2),a(4,5,2)),('...i,...i->...',a(5,2,3),a(4,2,3)),('i...,i...->...',a(2,3),a(3,2)),('i...,i...->...',a(2,3),a(2,4,2)),('...,...',a(2,3),a(3,3)),('i...j,i...j->...',a(2,3,4),a(3,2,5)),('...i,...i->...',a(3,1,2),a(4,5,2))):
    t(lambda: torch.einsum(eq,x,y).shape)
print('round')
for d in (torch.bfloat16, torch.float16, torch.float32, torch.float64):
    x=(torch.randn(40)*7).to(d)
    for k in (1,2,3,-1,0): print(d,k); torch.set_printoptions(precision=6); print(torch.round(x,decimals=k))
torch.set_printoptions(profile='default')
print('tensordot')
for x,y,k in ((torch.ones(3).half(),torch.ones(0),1),(torch.ones(3),torch.ones(2),1),(torch.ones(3),torch.ones(3),0),(torch.ones(2,3).half(),torch.ones(3),5)):
    t(lambda: torch.tensordot(x,y,dims=k))
t(lambda: torch.tensordot(torch.ones(3).half(),torch.ones(2),dims=([0],[0,1])))
t(lambda: torch.tensordot(torch.ones(3),torch.ones(2),dims=([0],[0,1])))
print('addmv')
for i,m,v in (((3,),(0,3),(3,)),((2,),(2,3),(3,)),((),(2,3),(3,)),((1,),(2,3),(3,)),((3,),(1,6),(1,)),((3,),(2,3),(3,)),((2,2),(2,3),(3,))):
    for dts in ((torch.float32,)*3,(torch.float64,torch.float32,torch.float64),(torch.float32,torch.float64,torch.float64),(torch.float32,torch.float32,torch.float64)):
        t(lambda: torch.addmv(torch.ones(i,dtype=dts[0]),torch.ones(m,dtype=dts[1]),torch.ones(v,dtype=dts[2])))
print('solve_tri')
for A,B in (((2,3),(40,)),((2,2),(3,2)),((2,2),(2,)),((3,3),(3,2))):
    for d in (torch.bfloat16,torch.float32,torch.int64):
        t(lambda: torch.linalg.solve_triangular(torch.ones(A,dtype=d),torch.ones(B,dtype=d),upper=False)); t(lambda: torch.linalg.solve_triangular(torch.ones(A,dtype=d),torch.ones(B),upper=False))
print('expanded')
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('tril_()'); t(lambda: (x.tril_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('triu_()'); t(lambda: (x.triu_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('index_fill_(0,torch.tensor([0]),1.)'); t(lambda: (x.index_fill_(0,torch.tensor([0]),1.), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('index_fill_(1,torch.tensor([0]),9.)'); t(lambda: (x.index_fill_(1,torch.tensor([0]),9.), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('index_fill_(0,torch.tensor([1]),torch.tensor(5.))'); t(lambda: (x.index_fill_(0,torch.tensor([1]),torch.tensor(5.)), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('fill_diagonal_(3.)'); t(lambda: (x.fill_diagonal_(3.), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('masked_fill_(torch.tensor([[True,False,False],[False,True,False]]),8.)'); t(lambda: (x.masked_fill_(torch.tensor([[True,False,False],[False,True,False]]),8.), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('zero_()'); t(lambda: (x.zero_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('clamp_(0)'); t(lambda: (x.clamp_(0), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('add_(1)'); t(lambda: (x.add_(1), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('index_copy_(0,torch.tensor([0]),torch.ones(1,3))'); t(lambda: (x.index_copy_(0,torch.tensor([0]),torch.ones(1,3)), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('cumsum_(0)'); t(lambda: (x.cumsum_(0), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('renorm_(2,0,1.)'); t(lambda: (x.renorm_(2,0,1.), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('sort()'); t(lambda: (x.sort(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('random_()'); t(lambda: (x.random_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('uniform_()'); t(lambda: (x.uniform_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('normal_()'); t(lambda: (x.normal_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('exponential_()'); t(lambda: (x.exponential_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('bernoulli_()'); t(lambda: (x.bernoulli_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('t_()'); t(lambda: (x.t_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('index_put_((torch.tensor([0]),),torch.tensor(2.))'); t(lambda: (x.index_put_((torch.tensor([0]),),torch.tensor(2.)), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('scatter_(0,torch.tensor([[0,0,0]]),1.)'); t(lambda: (x.scatter_(0,torch.tensor([[0,0,0]]),1.), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('put_(torch.tensor([0]),torch.tensor([3.]))'); t(lambda: (x.put_(torch.tensor([0]),torch.tensor([3.])), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('masked_scatter_(torch.tensor([True,False,True]),torch.ones(6))'); t(lambda: (x.masked_scatter_(torch.tensor([True,False,True]),torch.ones(6)), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('erfinv_()'); t(lambda: (x.erfinv_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('copy_(torch.ones(3))'); t(lambda: (x.copy_(torch.ones(3)), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('set_(torch.ones(3))'); t(lambda: (x.set_(torch.ones(3)), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('addmm_(torch.ones(2,2),torch.ones(2,3))'); t(lambda: (x.addmm_(torch.ones(2,2),torch.ones(2,3)), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('addcmul_(torch.ones(3),torch.ones(3))'); t(lambda: (x.addcmul_(torch.ones(3),torch.ones(3)), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('lerp_(torch.ones(3),0.5)'); t(lambda: (x.lerp_(torch.ones(3),0.5), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('floor_()'); t(lambda: (x.floor_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('squeeze_()'); t(lambda: (x.squeeze_(), x, x.stride(), x._version))
torch.manual_seed(0); x=torch.tensor([1.,2.,-3.]).expand(2,3); print('ger(torch.ones(3))'); t(lambda: (x.ger(torch.ones(3)), x, x.stride(), x._version))
print('overlap')
n=torch.tensor([],dtype=torch.long)
t(lambda: setit(n,n,7)); t(lambda: n.index_put_((n,),n)); 
n=torch.tensor([0,1]); t(lambda: setit(n,n,7)); t(lambda: n.index_fill_(0,n,1)); t(lambda: n.index_add_(0,n,n)); t(lambda: n.scatter_(0,n,n)); t(lambda: n.put_(n,n)); t(lambda: n.index_copy_(0,n,n)); t(lambda: n.scatter_add_(0,n,n))
n=torch.tensor([],dtype=torch.long); t(lambda: n.index_fill_(0,n,1)); t(lambda: n.index_add_(0,n,n)); t(lambda: n.scatter_(0,n,n)); t(lambda: n.put_(n,n)); t(lambda: n.index_copy_(0,n,n)); t(lambda: n.scatter_add_(0,n,n))
