# Distributions: samples, densities, moments and divergences.
import torch
import torch.distributions as D
from torch.distributions import Normal, kl_divergence
torch.manual_seed(0)
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
T=torch.tensor
for d,v in [(Normal(0.,1.),T(0.5)),(Normal(T([0.,1.]),T([1.,2.])),T([0.3,2.])),(D.Laplace(0.,1.),T(0.3)),(D.Cauchy(0.,2.),T(0.3)),(D.LogNormal(0.,1.),T(2.)),(D.HalfNormal(1.),T(.5)),(D.Uniform(0.,2.),T(1.)),(D.Bernoulli(0.3),T(1.)),(D.Bernoulli(logits=T([0.1,-2.])),T([1.,0.])),(D.Geometric(0.3),T(2.)),(D.Categorical(T([0.2,0.3,0.5])),T(1)),(D.Categorical(logits=T([[0.2,0.3,0.5],[1.,2,3]])),T([1,2])),(D.OneHotCategorical(T([0.2,0.8])),T([0.,1.])),(D.Binomial(10,T([0.3,0.5])),T([3.,4.])),(D.Poisson(T([1.,3.])),T([2.,3.])),(D.Exponential(T([1.,2.])),T([.5,.2])),(D.MultivariateNormal(torch.zeros(2),torch.eye(2)*2),T([1.,2.])),(D.Independent(Normal(torch.zeros(3),torch.ones(3)),1),T([1.,2,3])),(D.Gamma(T([1.,2.]),T([1.,3.])),T([1.,2.])),(D.Beta(T([1.,2.]),T([1.,3.])),T([.1,.2])),(D.Dirichlet(T([1.,2.])),T([.3,.7])),(D.Chi2(T([3.])),T([1.]))]:
    print(d, d.batch_shape, d.event_shape)
    show(lambda: d.log_prob(v)); show(lambda: d.entropy()); show(lambda: d.mean); show(lambda: d.variance); show(lambda: d.stddev); show(lambda:d.mode)
    show(lambda: d.cdf(v)); show(lambda: d.support)
    if not isinstance(d,(D.Gamma,D.Beta,D.Dirichlet,D.Binomial)):
        show(lambda: d.sample()); show(lambda: d.sample((2,)))
        if d.has_rsample: show(lambda: d.rsample((3,)).shape)
    if not isinstance(d, D.MultivariateNormal): show(lambda: kl_divergence(d,d))
    if len(d.batch_shape)==0 and not isinstance(d,(D.Beta,D.Independent,D.OneHotCategorical)): show(lambda: d.expand((2,)).batch_shape)
mu=T(0.5,requires_grad=True); s=T(2.,requires_grad=True)
n=Normal(mu,s); x=n.rsample(); print(x); n.log_prob(x.detach()).backward(); print(mu.grad,s.grad)
lp=D.Categorical(logits=torch.zeros(3,requires_grad=True)).log_prob(T(1)); print(lp)
show(lambda: Normal(0.,-1.)); show(lambda: Normal(0.,1.).log_prob(1.0)); show(lambda: D.Bernoulli(2.)); show(lambda: D.Bernoulli(0.5).log_prob(T(0.5))); show(lambda: D.Bernoulli()); show(lambda: D.Uniform(2.,1.)); show(lambda: D.Uniform(0.,1.).log_prob(T(3.)))
show(lambda: D.Categorical(T([[0.5,0.6]])).probs); show(lambda: D.Categorical(T(0.5))); show(lambda: D.Categorical(T([-1.,2.])));show(lambda: D.Categorical(T([0.1,0.2])).log_prob(T(5)))
show(lambda: Normal(T([0.,1.]),T([1.,1.])).log_prob(T([1.,2.,3.])))
print(kl_divergence(Normal(0.,1.),Normal(1.,2.)), kl_divergence(D.Uniform(0.,1.),D.Uniform(0.,2.)), kl_divergence(D.Bernoulli(.2),D.Bernoulli(.4)))
print(Normal(torch.zeros(2,3),torch.ones(2,3)), Normal(0.,1.).sample().shape, D.Bernoulli(T([.5])).enumerate_support(), D.Categorical(torch.ones(3)).enumerate_support())
print(D.Bernoulli(0.3).probs, D.Bernoulli(0.3).logits, Normal(0.,1.).icdf(T(.9)), Normal(0,1).loc.dtype)

# The modules that scripts import single distributions from.
from torch.distributions.categorical import Categorical as FromModule
from torch.distributions.normal import Normal as NormalFromModule

print(FromModule is torch.distributions.Categorical, NormalFromModule is torch.distributions.Normal)
