# What PyTorch says and gives where indices, layouts or sizes are out of the ordinary.
import torch, torch.nn.functional as F
torch.manual_seed(0)
def t(*k):
    try: print(*k[:-1], k[-1]())
    except Exception as e: print(*k[:-1], type(e).__name__, str(e)[:300])
def st(r): return (r.dtype, tuple(r.shape), r.stride(), None if r.is_inference() else r._version)
with torch.inference_mode():
    i=torch.tensor([[1.,2.,3.],[4.,5.,6.]]); v=torch.tensor([1.,2.,3.]); n=torch.tensor(2.)
def setit(a,ix,val): a[ix]=val; return a
t(lambda: setit(i.data,0,9)); t(lambda: i.data._version); t(lambda: i.data.is_inference()); t(lambda: i.detach().is_inference()); t(lambda: i.detach()._version); t(lambda: setit(i.detach(),0,9)); t(lambda: i.data.add_(1)); t(lambda: i.data.requires_grad_()); t(lambda: i.detach().requires_grad_()); t(lambda: i.data.zero_()); t(lambda: i.detach().zero_())
for k in range(-3,4): t('rot90',k,lambda: st(i.rot90(k)))
t(lambda: st(torch.inner(v,v))); t(lambda: st(torch.inner(i,v))); t(lambda: st(torch.inner(i,i))); t(lambda: st(torch.tensordot(v,v,dims=1))); t(lambda: st(torch.tensordot(i,v,dims=1))); t(lambda: st(torch.dot(v,v))); t(lambda: st(torch.tensordot(i,i,dims=([1],[1])))); t(lambda: st(torch.tensordot(i,i,dims=2))); t(lambda: st(torch.tensordot(i,i,dims=0)))
t(lambda: st(torch.matmul(v,i.t()))); t(lambda: st(F.linear(v,i))); t(lambda: st(F.linear(v,i,n))); t(lambda: st(F.linear(i,i,n)))
print('lin')
A=torch.tensor([[2.,1.],[0.5,3.]]); B=torch.tensor([[1.,2.],[3.,4.]])
for left in (True,False):
    for ul in (True,False):
        for a in (A,A.t()):
            for b in (B,B.t(),B[:1] if not left else B[:,:1]):
                t(left,ul,lambda: st(torch.linalg.solve_triangular(a,b,upper=ul,left=left)))
        t(left,lambda: st(torch.linalg.solve(A,B,left=left))); t(left,lambda: st(torch.linalg.solve(A.t(),B.t(),left=left)))
W=torch.arange(6.).reshape(2,3)**1.5+torch.eye(2,3)
for m in (A,A.t(),W,W.t(),torch.stack([A,B]),torch.stack([A,B]).mT):
    for f in (torch.linalg.qr,torch.linalg.svd,torch.linalg.eigh,torch.linalg.cholesky_ex,torch.linalg.inv,torch.linalg.pinv,torch.linalg.lu_factor,torch.linalg.lu,torch.linalg.matrix_exp,torch.linalg.slogdet,torch.linalg.svdvals,torch.linalg.matrix_norm,torch.linalg.eigvalsh,torch.linalg.cond,torch.linalg.householder_product if 0 else torch.linalg.det,torch.inverse,torch.linalg.inv_ex,torch.geqrf,torch.linalg.matrix_rank, lambda x: torch.linalg.lstsq(x,torch.ones(x.shape[:-1]+(2,)))[:1], lambda x: torch.linalg.qr(x,mode='complete'), lambda x: torch.linalg.qr(x,mode='r'), lambda x: torch.linalg.svd(x,full_matrices=False), torch.svd, lambda x: torch.linalg.matrix_power(x,3),lambda x: torch.linalg.matrix_power(x,-1), lambda x: torch.triangular_solve(x.mT.contiguous(), x@x.mT)):
        def g():
            r=f(m); r=r if isinstance(r,(tuple,list)) else (r,)
            return [st(x) for x in r]
        t(tuple(m.shape),m.stride(),g)
        x=m.clone().requires_grad_()
        def h():
            r=f(x); r=r if isinstance(r,(tuple,list)) else (r,)
            o=[]
            for y in r:
                if y.requires_grad:
                    gr,=torch.autograd.grad((y*y).sum(),x,create_graph=True,allow_unused=True)
                    o.append(None if gr is None else (st(gr), gr.grad_fn.name() if gr.grad_fn is not None else None))
            return o
        t(tuple(m.shape),m.stride(),'grad',h)
print('sdpa')
for q,k,v in (((2,3),(0,3),(2,3)),((2,3),(0,3),(0,3)),((2,3),(0,2),(0,3)),((2,3),(4,3),(0,3)),((0,3),(2,3),(2,3)),((0,3),(2,2),(2,3)),((2,0),(2,0),(2,3)),((2,3),(2,3),(2,0)),((1,2,3),(2,0,3),(2,0,3)),((2,1,2,3),(2,1,0,3),(2,1,0,3)),((2,3),(4,3),(5,3)),((2,3),(4,2),(4,3))):
    for c in (False,True):
        t(q,k,v,c,lambda: F.scaled_dot_product_attention(torch.ones(q),torch.ones(k),torch.ones(v),is_causal=c))
