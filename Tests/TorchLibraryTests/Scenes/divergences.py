# Divergences between distributions of all kinds.
import torch
import torch.distributions as D
from torch.distributions import kl_divergence
from torch.distributions.kl import register_kl

t = torch.tensor
a, b = t([0.6, 0.3]), t([0.8, 1.7])
kinds = [
    D.Beta(a + 1, b), D.Exponential(b), D.Gamma(a, b), D.Gumbel(a, b), D.Laplace(a, b), D.Normal(a, b), D.Pareto(a + 1, b + 3),
    D.Uniform(a / 4, b), D.Uniform(t([0.1, 0.2]), t([0.4, 0.9])), D.ContinuousBernoulli(a), D.Bernoulli(a), D.Poisson(b),
    D.Binomial(3, a), D.HalfNormal(b), D.HalfCauchy(b), D.LogNormal(a, b), D.Cauchy(a, b), D.Geometric(a), D.Dirichlet(b),
    D.Categorical(a), D.OneHotCategorical(a), D.StudentT(b), D.NegativeBinomial(3, a), D.VonMises(a, b), D.Chi2(b),
    D.MultivariateNormal(a, torch.eye(2) * 4), D.LowRankMultivariateNormal(b, t([[0.3], [0.4]]), b),
    D.Independent(D.Normal(a, b), 1), D.TransformedDistribution(D.Normal(a, b), [D.TanhTransform()]), D.Weibull(a, b),
]
for p in kinds:
    for q in kinds:
        try:
            print(type(p).__name__, type(q).__name__, kl_divergence(p, q))
        except NotImplementedError as e:
            if type(p) is type(q):
                print(type(p).__name__, "has none:", e)
mean = t([0.2, 0.4], requires_grad=True)
k = kl_divergence(D.Gumbel(mean, 1.0), D.Normal(0.0, mean + 1))
print(k, torch.autograd.grad(k.sum(), mean))


class Own(D.Normal):
    pass


@register_kl(Own, D.Normal)
def _own(p, q):
    return t(42.0)


print(kl_divergence(Own(0.0, 1.0), D.Normal(0.0, 1.0)), kl_divergence(D.Normal(0.0, 1.0), Own(1.0, 1.0)))
