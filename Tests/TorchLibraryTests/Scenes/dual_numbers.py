# Dual numbers print with their tangents.
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
try:
    import torch.autograd.forward_ad as fwAD
    with fwAD.dual_level():
        d=fwAD.make_dual(torch.tensor([1.,2.]),torch.tensor([3.,4.]))
        print(d)
        print(d*2)
        print(d.sum())
        print(fwAD.unpack_dual(d))
        x=torch.tensor([1.,2.],requires_grad=True)
        e=fwAD.make_dual(x,torch.ones(2))
        print(e)
        print(repr(d.detach()))
        print(d>1)
except Exception as e: print(type(e).__name__, e)
try:
    import torch.autograd.forward_ad as fwAD
    with fwAD.dual_level():
        d=fwAD.make_dual(torch.randn(2,3),torch.randn(2,3))
        print(d)
        p=nn.Parameter(torch.ones(2))
        print(fwAD.make_dual(p,torch.ones(2)))
        print(f'{d.sum()}')
        print([d.sum()])
    print(d)
except Exception as e: print(type(e).__name__, e)
