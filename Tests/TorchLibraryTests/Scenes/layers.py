# Layers in one and three dimensions, unusual ones and lazy ones.
import torch, torch.nn as nn, warnings
warnings.simplefilter("ignore")
torch.manual_seed(0)
def show(f):
    try:
        r=f(); print(r)
    except Exception as e: print(type(e).__name__, str(e)[:200])
x1=torch.randn(2,4,8); x2=torch.randn(2,4,6,6); x3=torch.randn(1,4,4,4,4)
for m,x in [(nn.MaxPool3d(2),x3),(nn.AvgPool3d(2),x3),(nn.AdaptiveAvgPool3d(2),x3),(nn.AdaptiveMaxPool3d(1),x3),(nn.ConvTranspose3d(4,2,2),x3),(nn.LPPool2d(2,2),x2),(nn.LPPool1d(2,2),x1),(nn.PixelUnshuffle(2),x2),(nn.ChannelShuffle(2),x2),(nn.Fold((4,5),(2,2)),torch.randn(1,8,12)),(nn.Unfold((2,3)),x2),(nn.ZeroPad3d(1),x3),(nn.CircularPad1d(2),x1),(nn.CircularPad2d((1,1,2,0)),x2),(nn.ReflectionPad3d(1),x3),(nn.ReplicationPad3d(1),x3),(nn.ConstantPad3d(1,2.0),x3),(nn.UpsamplingNearest2d(scale_factor=2),x2),(nn.UpsamplingBilinear2d(scale_factor=2),x2),(nn.LocalResponseNorm(2),x2),(nn.InstanceNorm3d(4),x3),(nn.RReLU(),x1),(nn.RReLU().eval(),x1),(nn.LazyLinear(3),x1),(nn.LazyConv2d(3,2),x2),(nn.LazyBatchNorm2d(),x2),(nn.LazyConvTranspose1d(3,2),x1),(nn.LazyInstanceNorm2d(),x2)]:
    print(m); y=m(x); print(m, y.shape, round(y.abs().sum().item(),2), [ (n,tuple(p.shape), round(p.sum().item(),3)) for n,p in m.named_parameters()])
p,i=nn.MaxPool2d(2,return_indices=True)(x2); print(i[0,0]); print(nn.MaxUnpool2d(2)(p,i).sum() if 1 else 0)
l=nn.LazyLinear(2); print(l.weight, l.has_uninitialized_params()); show(lambda: l.weight.shape)
print(list(l.parameters())[0] is l.weight); o=torch.optim.SGD(l.parameters(),0.1); l(torch.ones(1,3)).sum().backward(); o.step(); print(l.weight.shape, type(l), type(l.weight))
show(lambda: nn.ConvTranspose2d(4,2,3,stride=2)(x2, output_size=(14,14)).shape)
show(lambda: nn.ConvTranspose2d(4,2,3,stride=2)(x2, output_size=(20,14)).shape)
print(nn.EmbeddingBag(3,2), nn.EmbeddingBag(3,2,mode='sum').weight.sum())
d=torch.randn(5,dtype=torch.float64)
print(torch.quantile(d,0.3), torch.quantile(d,torch.tensor([0.1,0.9],dtype=torch.float64)), torch.cov(torch.randn(2,3)), torch.trapz(torch.tensor([1.,2,3])), torch.isin(torch.tensor([1,2,3]), torch.tensor([2])), torch.combinations(torch.tensor([1,2,3])), torch.vander(torch.tensor([1,2,3])), torch.unravel_index(torch.tensor([3,4]),(2,3)))
print(torch.gradient(torch.tensor([1.,2,4,7.])), torch.gradient(torch.randn(3,3), spacing=2., dim=0), torch.linalg.cond(torch.eye(2)), torch.range(1,3), torch.tensor([1.5]).conj().is_complex(), torch.is_nonzero(torch.tensor(1)))
