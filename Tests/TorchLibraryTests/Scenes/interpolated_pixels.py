# Interpolation that widens its filter, and of bytes.
import torch, torch.nn.functional as F, torch.nn as nn
torch.manual_seed(0)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x=torch.randn(1,2,5,6,dtype=torch.float64,requires_grad=True)
for m in ('bilinear','bicubic'):
    for kw in (dict(size=(3,2)),dict(size=(8,9)),dict(size=(5,3)),dict(scale_factor=.6),dict(scale_factor=(.5,1.7),recompute_scale_factor=True),dict(size=(3,3),align_corners=True),dict(size=(1,1)),dict(size=(1,1),align_corners=True),dict(size=(5,6))):
        y=F.interpolate(x,mode=m,antialias=True,**kw); print(m,kw,y.grad_fn.name(),y.shape)
        g,=torch.autograd.grad(y.pow(2).sum(),x,create_graph=True); print(y.sum(),y.flatten()[:4],g.sum(),g.flatten()[:5],g.grad_fn.name())
        h,=torch.autograd.grad(g.pow(2).sum(),x); print(h.flatten()[:3])
t(lambda: F.interpolate(x,mode='nearest',size=3,antialias=True))
t(lambda: F.interpolate(x[0],mode='linear',size=3,antialias=True))
t(lambda: F.interpolate(x.long(),mode='bilinear',size=3,antialias=True))
t(lambda: F.interpolate(x.bfloat16(),mode='bilinear',size=3,antialias=True))
t(lambda: F.interpolate(x.half(),mode='bicubic',size=3,antialias=True))
t(lambda: F.interpolate(x.float(),mode='bicubic',size=3,antialias=True))
t(lambda: F.interpolate(x.float().to(memory_format=torch.channels_last),mode='bilinear',size=3,antialias=True).stride())
t(lambda: F.interpolate(x[:0],mode='bilinear',size=3,antialias=True))
t(lambda: F.interpolate(x.detach().abs().to(torch.bool),mode='bilinear',size=3,antialias=True))
for kw in (dict(size=(3,2)),dict(size=(8,9)),dict(scale_factor=.6)):
    y=F.interpolate(x,mode='lanczos',antialias=True,**kw); print(y); g,=torch.autograd.grad(y.pow(2).sum(),x); print(g)
t(lambda: F.interpolate(x,mode='lanczos',size=(3,2)))
for m in ('bilinear','bicubic','lanczos'):
    z=torch.randint(0,256,(1,3,7,9),dtype=torch.uint8)
    for kw in (dict(size=(3,2)),dict(size=(8,12)),dict(scale_factor=.6)): t(lambda: F.interpolate(z,mode=m,antialias=True,**kw))
for m in ('bilinear', 'bicubic'):
    z = torch.randint(0, 256, (1, 2, 5, 6), dtype=torch.uint8)
    for kw in (dict(size=(3, 2)), dict(size=(8, 7), align_corners=True), dict(scale_factor=1.7)):
        print(F.interpolate(z, mode=m, **kw))
