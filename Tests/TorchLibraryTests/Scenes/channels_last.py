# Images whose channels come last in memory keep them there.
import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
def t(*k):
    try: print(*k[:-1], k[-1]())
    except Exception as e: print(*k[:-1], type(e).__name__, str(e)[:200])
CL=torch.channels_last
def st(r): return (tuple(r.shape), r.stride())
ins={'cl':torch.randn(2,3,6,6).to(memory_format=CL),'c':torch.randn(2,3,6,6),'cl1':torch.randn(1,3,6,6).to(memory_format=CL),'p':torch.randn(2,6,6,3).permute(0,3,1,2),'e':torch.randn(3,6,6).expand(2,3,6,6),'w':torch.randn(2,3,6,6).permute(0,1,3,2)}
w=torch.randn(4,3,3,3); wcl=w.to(memory_format=CL)
fs={}
for wn,ww in (('w',w),('wcl',wcl),('w1',torch.randn(4,3,1,1)),('w1cl',torch.randn(4,3,1,1).to(memory_format=CL))):
    fs['conv_'+wn]=lambda x,ww=ww: F.conv2d(x,ww if x.shape[-3]==3 else ww[:,:1],padding=1)
    fs['convs_'+wn]=lambda x,ww=ww: F.conv2d(x,ww if x.shape[-3]==3 else ww[:,:1],torch.ones(4),stride=2,padding=1)
fs['convg']=lambda x: F.conv2d(x,torch.randn(3,1,3,3) if x.shape[-3]==3 else torch.randn(1,1,3,3),padding=1,groups=x.shape[-3])
fs['convt']=lambda x: F.conv_transpose2d(x,torch.randn(x.shape[-3],4,2,2),stride=2)
fs['convtcl']=lambda x: F.conv_transpose2d(x,torch.randn(x.shape[-3],4,2,2).to(memory_format=CL),stride=2)
fs.update({'max':lambda x:F.max_pool2d(x,2 if x.shape[-1]>1 else 1),'maxi':lambda x:F.max_pool2d(x,2 if x.shape[-1]>1 else 1,return_indices=True)[1],'avg':lambda x:F.avg_pool2d(x,2 if x.shape[-1]>1 else 1),'aavg':lambda x:F.adaptive_avg_pool2d(x,3),'amax':lambda x:F.adaptive_max_pool2d(x,3 if x.shape[-1]>1 else 1),'amax1':lambda x:F.adaptive_max_pool2d(x,1),'lp':lambda x:F.lp_pool2d(x,2,2 if x.shape[-1]>1 else 1),'bn':lambda x:F.batch_norm(x,torch.zeros(x.shape[1]),torch.ones(x.shape[1]),training=True),'bne':lambda x:F.batch_norm(x,torch.zeros(x.shape[1]),torch.ones(x.shape[1])),'gn':lambda x:F.group_norm(x,1),'in':lambda x:F.instance_norm(x),'ln':lambda x:F.layer_norm(x,x.shape[1:]),'near':lambda x:F.interpolate(x,scale_factor=2),'bil':lambda x:F.interpolate(x,scale_factor=2,mode='bilinear'),'pad':lambda x:F.pad(x,(1,1,1,1)),'padr':lambda x:F.pad(x,(0,1,0,0),mode='replicate'),'padf':lambda x:F.pad(x,(1,1,1,1),mode='reflect'),'padc':lambda x:F.pad(x,(1,1,1,1),mode='circular'),'ps':lambda x:F.pixel_shuffle(x.repeat(1,4,1,1),2),'pu':lambda x:F.pixel_unshuffle(x,2),'cs':lambda x:F.channel_shuffle(x,x.shape[1]),'do':lambda x:F.dropout2d(x,0.5),'prelu':lambda x:F.prelu(x,torch.ones(1)),'softmax':lambda x:F.softmax(x,1),'lrn':lambda x:F.local_response_norm(x,2),'unfold':lambda x:F.unfold(x,1),'grid':lambda x:F.grid_sample(x,torch.zeros(x.shape[0],2,2,2),align_corners=False),'flatten':lambda x:x.flatten(1),'mean':lambda x:x.mean((2,3),keepdim=True),'sum1':lambda x:x.sum(1,keepdim=True),'sum':lambda x:x.sum((2,3)),'chunk':lambda x:x.chunk(2,0)[0],'cat1':lambda x:torch.cat([x,x],1),'catmix':lambda x:torch.cat([x,x.contiguous()],1),'add':lambda x:x+torch.ones(x.shape[-3],1,1),'addc':lambda x:x+x.contiguous(),'mulc':lambda x:x.contiguous()*x,'bias':lambda x:x*torch.ones(1,x.shape[-3],1,1),'relu':F.relu,'gelu':F.gelu,'hs':F.hardswish,'nll':lambda x:F.nll_loss(x.log_softmax(1),torch.zeros(x.shape[0],*x.shape[2:],dtype=torch.long),reduction='none'),'ce':lambda x:F.cross_entropy(x,torch.zeros(x.shape[0],*x.shape[2:],dtype=torch.long)),'normalize':lambda x:F.normalize(x,dim=1),'upn':lambda x:nn.Upsample(scale_factor=3)(x),'fold':lambda x:F.fold(F.unfold(x,1),x.shape[-2:],1),'fmp':lambda x:F.fractional_max_pool2d(x,2,output_size=(2,2)),'like':torch.rand_like,'tomf':lambda x:x.contiguous(memory_format=CL),'clone':lambda x:x.clone(),'toc':lambda x:x.to(memory_format=torch.contiguous_format),'ax':lambda x:F.adaptive_avg_pool2d(x,(1,3))})
for fn,f in fs.items():
    for xn,x in ins.items():
        t(fn,xn,lambda: st(f(x)))
        def g():
            y=x.detach().requires_grad_()
            r=f(y)
            if not r.requires_grad: return None
            gr,=torch.autograd.grad((r*r).sum(),y)
            return st(gr)
        t(fn,xn,'g',g)
n=nn.Sequential(nn.Conv2d(3,4,3,padding=1),nn.BatchNorm2d(4),nn.ReLU(),nn.MaxPool2d(2),nn.Conv2d(4,2,1)).to(memory_format=CL)
print([p.stride() for p in n.parameters()]); o=n(ins['cl']); print(o.stride()); o.sum().backward(); print([p.grad.stride() for p in n.parameters()])
n=nn.Sequential(nn.Conv2d(3,4,3,padding=1),nn.BatchNorm2d(4),nn.ReLU(),nn.MaxPool2d(2),nn.Conv2d(4,2,1))
for k in ('cl','c','p'):
    o=n(ins[k]); print(o.stride()); n.zero_grad(); o.sum().backward(); print([p.grad.stride() for p in n.parameters()])
x=torch.randn(2,3,4,4,4).to(memory_format=torch.channels_last_3d)
for f in (lambda x:F.conv3d(x,torch.randn(4,3,3,3,3)),lambda x:F.max_pool3d(x,2),lambda x:F.avg_pool3d(x,2),lambda x:F.adaptive_avg_pool3d(x,2),lambda x:F.adaptive_max_pool3d(x,2),lambda x:F.interpolate(x,scale_factor=2),lambda x:F.interpolate(x,scale_factor=2,mode='trilinear'),lambda x:F.batch_norm(x,torch.zeros(3),torch.ones(3)),lambda x:F.pad(x,(1,1)),lambda x:torch.cat([x,x],1)):
    t(lambda: st(f(x)))
    def g():
        y=x.detach().requires_grad_(); r=f(y); gr,=torch.autograd.grad((r*r).sum(),y); return st(gr)
    t(g)
