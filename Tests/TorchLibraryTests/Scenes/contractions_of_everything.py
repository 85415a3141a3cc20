# What PyTorch says and gives where indices, layouts or sizes are out of the ordinary.
import torch
v=torch.randn(3,requires_grad=True); i=torch.randn(2,3,requires_grad=True)
for f in (lambda: torch.tensordot(v,v,dims=1), lambda: torch.tensordot(i,i,dims=2), lambda: torch.tensordot(i,i.detach(),dims=([0,1],[0,1])), lambda: torch.tensordot(i,i.t(),dims=([0,1],[1,0])), lambda: torch.tensordot(v,v,dims=0), lambda: torch.inner(v,v), lambda: torch.tensordot(torch.tensor(2.,requires_grad=True),v,dims=0), lambda: torch.tensordot(torch.ones(2,1),torch.ones(2,3,requires_grad=True),dims=2), lambda: torch.tensordot(torch.ones(2,0,requires_grad=True),torch.ones(2,0,requires_grad=True),dims=2)):
    try:
        r=f(); g=r.grad_fn; s=''
        while g is not None: s+=g.name()+' '; g=g.next_functions[0][0] if g.next_functions else None
        print(r.shape, r._version, s)
    except Exception as e: print(e)
