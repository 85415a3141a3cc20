# What PyTorch says and gives where indices, layouts or sizes are out of the ordinary.
import torch, torch.nn.functional as F
torch.manual_seed(0)
def t(*k):
    try: print(*k[:-1], k[-1]())
    except Exception as e: print(*k[:-1], type(e).__name__, str(e)[:300])
for q,k,v in (((2,3),(0,3),(2,3)),((2,3),(2,3),(0,3)),((2,3),(2,3),(1,3)),((2,3),(0,3),(0,3)),((2,3),(0,2),(0,3)),((2,3),(4,3),(0,3)),((0,3),(2,3),(2,3)),((0,3),(2,2),(2,3)),((0,3),(0,3),(2,3)),((2,0),(2,0),(2,3)),((2,3),(2,0),(2,3)),((2,3),(2,3),(2,0)),((2,3),(2,3),(4,0)),((1,2,3),(2,0,3),(2,0,3)),((1,2,3),(2,0,3),(3,0,3))):
    for c in (False,True):
      for mk in (False, True):
        for rg in (False,True):
            t(q,k,v,c,mk,rg,lambda: F.scaled_dot_product_attention(torch.ones(q,requires_grad=rg),torch.ones(k),torch.ones(v),is_causal=c,attn_mask=torch.ones(q[-2],k[-2]) if mk else None))
