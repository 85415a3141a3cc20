# What gradient functions saved of their results.
import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
def t(*k):
    try: print(*k[:-1], k[-1]())
    except Exception as e: print(*k[:-1], type(e).__name__, str(e)[:300])
x=torch.randn(2,3,4,requires_grad=True); m=torch.randn(3,3,requires_grad=True)
for n,f in (('ln',lambda: F.layer_norm(x,(4,),torch.ones(4,requires_grad=True))),('bn',lambda: F.batch_norm(x,None,None,training=True)),('gn',lambda: F.group_norm(x,1)),('qr',lambda: torch.linalg.qr(m)[0]),('svd',lambda: torch.linalg.svd(m)[0]),('do',lambda: F.dropout(x,0.5)),('exp',lambda: x.exp()),('std',lambda: x.std(0)),('varmean',lambda: torch.var_mean(x,0)[0]),('eigh',lambda: torch.linalg.eigh(m+m.T)[0]),('lu',lambda: torch.linalg.lu(m)[1]),('slog',lambda: torch.linalg.slogdet(m)[1]),('inv',lambda: torch.linalg.inv(m)),('max',lambda: x.max(0)[0]),('rms',lambda: F.rms_norm(x,(4,))),('emb',lambda: F.embedding_bag(torch.tensor([[0,1]]),m)),('ctc',lambda: F.ctc_loss(torch.randn(4,1,3,requires_grad=True).log_softmax(-1),torch.tensor([[1]]),torch.tensor([4]),torch.tensor([1]))),('nll',lambda: F.nll_loss(m,torch.tensor([0,1,2]))),('sm',lambda: m.softmax(0)),('amp',lambda: torch.linalg.det(m)),('chol',lambda: torch.linalg.cholesky(m@m.T+torch.eye(3))),('sdpa',lambda: F.scaled_dot_product_attention(x[None],x[None],x[None])),('cummax',lambda: m.cummax(0)[0]),('solve',lambda: torch.linalg.solve(m,m)),('lusolve',lambda: torch.linalg.lu_factor(m)[0]),('rrelu',lambda: F.rrelu(x,training=True)),('multi',lambda: F.multi_margin_loss(m,torch.tensor([0,1,2]))),('mlm',lambda: F.multilabel_margin_loss(m,torch.tensor([[0,1,-1]]*3))),('frexp',lambda: torch.frexp(x)[0]),('norm',lambda: x.norm()),('mp',lambda: F.max_pool1d(x,2)),('amp2',lambda: F.adaptive_max_pool2d(x,2)),('uniq',lambda: torch.cdist(m,m)),('prod',lambda: x.prod()),('median',lambda: x.median(0)[0]),('lstsq',lambda: torch.linalg.lstsq(m,m)[0])):
    def g():
        fn=f().grad_fn; out=[]
        for a in dir(fn):
            if a.startswith('_saved_result') or a in ('_saved_indices','_saved_L','_saved_Q','_saved_U','_saved_buffer','_saved_log_probs'):
                v=getattr(fn,a); out.append((a, v.grad_fn.name() if isinstance(v,torch.Tensor) and v.grad_fn is not None else v.requires_grad if isinstance(v,torch.Tensor) else v))
        return fn.name(), out
    t(n,g)
