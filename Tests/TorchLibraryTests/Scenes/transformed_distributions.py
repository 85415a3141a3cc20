# Distributions that are made of others, and the transforms that make them: densities, samples, gradients, texts.
import torch
import torch.distributions as D
import torch.distributions.transforms as T
from torch.distributions import constraints, kl_divergence
from torch.distributions.constraint_registry import biject_to, transform_to

torch.manual_seed(0)
t = torch.tensor


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


pairs = [
    (D.StudentT(t([1.5, 3.0, 5.0])), t([0.1, -2.0, 3.0])), (D.StudentT(4.0, 1.0, 2.0), t(0.5)),
    (D.Gumbel(0.5, 2.0), t(0.3)), (D.Gumbel(t([0.0, 1.0]), t([1.0, 2.0])), t([0.3, -1.0])),
    (D.HalfCauchy(2.0), t(0.7)), (D.HalfNormal(t([1.0, 2.0])), t([0.7, 3.0])), (D.LogNormal(t([0.0, 1.0]), 0.5), t([0.7, 3.0])),
    (D.Pareto(1.5, t([2.5, 4.0])), t([2.0, 3.0])), (D.Weibull(t([1.0, 2.0]), 1.5), t([0.5, 1.0])),
    (D.Kumaraswamy(t([2.0, 1.5]), t([2.0, 3.0])), t([0.3, 0.6])), (D.InverseGamma(t([3.0, 2.5]), t([1.0, 2.0])), t([0.3, 0.6])),
    (D.Gamma(t([0.5, 2.0]), t([1.0, 3.0])), t([0.3, 0.6])), (D.Beta(t([0.5, 2.0]), t([1.0, 3.0])), t([0.3, 0.6])),
    (D.Dirichlet(t([[0.5, 1.0, 2.0], [3.0, 4.0, 5.0]])), t([0.2, 0.3, 0.5])), (D.Chi2(t([3.0, 1.0])), t([1.0, 2.0])),
    (D.FisherSnedecor(t([3.0, 5.0]), t([5.0, 6.0])), t([1.0, 2.0])), (D.LogisticNormal(t([0.0, 0.5]), t([1.0, 0.5])), t([0.2, 0.3, 0.5])),
    (D.RelaxedBernoulli(t(0.5), t([0.3, 0.8])), t([0.4, 0.7])), (D.RelaxedBernoulli(t(1.5), logits=t(0.2)), t(0.7)),
    (D.RelaxedOneHotCategorical(t(0.7), t([0.2, 0.3, 0.5])), t([0.2, 0.2, 0.6])),
    (D.OneHotCategoricalStraightThrough(t([0.2, 0.8])), t([0.0, 1.0])), (D.OneHotCategorical(t([0.2, 0.8])), t([0.0, 1.0])),
    (D.Multinomial(5, t([0.2, 0.3, 0.5])), t([1.0, 2.0, 2.0])), (D.NegativeBinomial(t([3.0, 5.0]), t([0.3, 0.6])), t([2.0, 4.0])),
    (D.NegativeBinomial(3, logits=t([0.3, -0.6])), t([2.0, 4.0])), (D.ContinuousBernoulli(t([0.2, 0.5])), t([0.3, 0.6])),
    (D.ContinuousBernoulli(logits=t(0.3)), t(0.6)), (D.VonMises(t([0.5, 1.0]), t([1.0, 5.0])), t([0.3, 2.0])),
    (D.GeneralizedPareto(t([0.0, 1.0]), t([1.0, 2.0]), t([0.0, 0.3])), t([0.5, 2.0])),
    (D.LowRankMultivariateNormal(torch.zeros(3), t([[1.0], [0.5], [0.2]]), t([1.0, 2.0, 0.5])), t([0.1, 0.2, 0.3])),
    (D.LKJCholesky(3, 1.5), torch.eye(3)),
    (D.MixtureSameFamily(D.Categorical(t([0.3, 0.7])), D.Normal(t([-1.0, 1.0]), t([0.5, 1.0]))), t(0.4)),
    (D.MixtureSameFamily(D.Categorical(logits=t([0.3, 0.7])), D.Independent(D.Normal(torch.zeros(2, 3), torch.ones(2, 3)), 1)), t([0.4, 0.1, 0.0])),
    (D.TransformedDistribution(D.Normal(t([0.0, 1.0]), 1.0), [T.AffineTransform(1.0, 2.0), T.ExpTransform()]), t([0.5, 2.0])),
    (D.TransformedDistribution(D.Uniform(0.0, 1.0), [T.SigmoidTransform().inv, T.AffineTransform(t(1.0), t(-2.0))]), t(0.4)),
    (D.MultivariateNormal(torch.zeros(2), precision_matrix=t([[2.0, 0.5], [0.5, 1.0]])), t([0.1, 0.2])),
    (D.Binomial(3, t([0.2, 0.4])), t([1.0, 2.0])),
]
for d, value in pairs:
    print(d, d.batch_shape, d.event_shape, d.has_rsample)
    show(lambda: d.log_prob(value))
    show(lambda: d.mean)
    show(lambda: d.mode)
    show(lambda: d.variance)
    show(lambda: d.stddev)
    show(lambda: d.entropy())
    show(lambda: d.cdf(value))
    show(lambda: d.icdf(t(0.3)))
    show(lambda: d.support)
    show(lambda: d.sample())
    show(lambda: d.sample((2,)))
    show(lambda: d.rsample((2,)))
    show(lambda: d.expand((2, *d.batch_shape)).sample().shape)
    show(lambda: d.expand((2, *d.batch_shape)).log_prob(value))

# Gradients through samples.
for make, count in [
        (lambda a, b: D.Gamma(a, b), 2), (lambda a, b: D.Beta(a, b), 2), (lambda a, b: D.StudentT(a, b, a), 2),
        (lambda a, b: D.Gumbel(a, b), 2), (lambda a, b: D.Weibull(a, b), 2), (lambda a, b: D.Pareto(a, b), 2),
        (lambda a, b: D.Kumaraswamy(a, b), 2), (lambda a, b: D.LogNormal(a, b), 2), (lambda a, b: D.HalfCauchy(a), 1),
        (lambda a, b: D.FisherSnedecor(a, b), 2), (lambda a, b: D.Dirichlet(a), 1), (lambda a, b: D.Chi2(a), 1),
        (lambda a, b: D.RelaxedBernoulli(a, logits=b / 8), 2), (lambda a, b: D.LogisticNormal(a / 9, b / 9), 2),
        (lambda a, b: D.ContinuousBernoulli(logits=a), 1), (lambda a, b: D.InverseGamma(a, b), 2)]:
    a = t([0.6, 2.0, 9.5, 20.0], requires_grad=True)
    b = t([1.5, 0.7, 12.0, 18.0], requires_grad=True)
    d = make(a, b)
    x = d.rsample()
    print(type(d).__name__, x)
    show(lambda: torch.autograd.grad((x * t([1.0, 2.0, 3.0, 4.0, 5.0][:x.numel()])).sum(), [a, b][:count]))
    show(lambda: torch.autograd.grad(d.log_prob(x.detach()).sum(), [a, b][:count]))
    show(lambda: d.log_prob(x.detach()))
w = D.Wishart(t(5.0, requires_grad=True), torch.eye(2))
print(w.rsample(), w.log_prob(torch.eye(2)), w.covariance_matrix, w.precision_matrix)
w = D.Wishart(t([4.0, 3.0]), precision_matrix=torch.eye(2) * 2)
print(w, w.sample((2,)), w.mean, w.mode, w.variance, w.entropy(), w.expand((3, 2)).batch_shape, w.support)

# Transforms.
x = t([[0.3, -0.4, 0.7], [0.1, 0.2, -0.5]])
for f in [T.ExpTransform(), T.PowerTransform(t(2.0)), T.SigmoidTransform(), T.TanhTransform(), T.SoftplusTransform(),
          T.AffineTransform(1.0, -2.0), T.AffineTransform(t([1.0, 2.0, 3.0]), t([1.0, 2.0, -3.0]), event_dim=1), T.AbsTransform(),
          T.SoftmaxTransform(), T.StickBreakingTransform(), T.CorrCholeskyTransform(), T.ReshapeTransform((3,), (1, 3)),
          T.IndependentTransform(T.ExpTransform(), 1), T.ComposeTransform([T.TanhTransform(), T.AffineTransform(0.0, 0.5)]),
          T.CatTransform([T.ExpTransform(), T.TanhTransform()], dim=1, lengths=[1, 2]),
          T.StackTransform([T.ExpTransform(), T.TanhTransform(), T.SigmoidTransform()], dim=1), T.ExpTransform().inv.inv,
          T.SigmoidTransform().inv, T.CumulativeDistributionTransform(D.Normal(0.0, 1.0)), T.identity_transform,
          T.TanhTransform(cache_size=1), T.ComposeTransform([T.ExpTransform(), T.AffineTransform(0, 2)]).inv]:
    z = x.abs() * 0.9 if isinstance(f, T.PowerTransform) or "nverse" in repr(f) else x
    y = f(z)
    print(f, f.bijective, f.domain, f.codomain)
    print(y)
    show(lambda: f.inv(y))
    show(lambda: f.log_abs_det_jacobian(z, y))
    show(lambda: f.sign)
    show(lambda: f.event_dim)
    show(lambda: (f.forward_shape((2, 3)), f.inverse_shape(tuple(y.shape))))
    show(lambda: f.with_cache()(z).shape)
m = t([[0.5, 0.0], [0.3, -0.2]])
for f in [T.LowerCholeskyTransform(), T.PositiveDefiniteTransform()]:
    print(f(m), f.inv(f(m)), f.domain, f.codomain)
print(T.ExpTransform() == T.ExpTransform(), T.AffineTransform(0, 1) == T.AffineTransform(0, 2), T.AffineTransform(0, 1) != T.TanhTransform())
cached = T.TanhTransform(cache_size=1)
image = cached(x)
print(cached.inv(image) is x, cached(x) is image)

# Constraints and the maps onto them.
for c in [constraints.real, constraints.positive, constraints.nonnegative, constraints.greater_than(2.0), constraints.less_than(1.0),
          constraints.interval(-1.0, 3.0), constraints.unit_interval, constraints.simplex, constraints.lower_cholesky,
          constraints.corr_cholesky, constraints.half_open_interval(0.0, 2.0), constraints.independent(constraints.positive, 1),
          constraints.positive_definite, constraints.boolean, constraints.real_vector, constraints.one_hot, constraints.square,
          constraints.symmetric, constraints.lower_triangular, constraints.positive_integer, constraints.integer_interval(0, 3),
          constraints.multinomial(3), constraints.positive_semidefinite, constraints.dependent,
          constraints.cat([constraints.positive, constraints.real], 1, [1, 2]), constraints.stack([constraints.positive, constraints.real], 0)]:
    show(lambda: (c, c.event_dim, c.is_discrete))
    show(lambda: c.check(x))
    show(lambda: c.check(torch.eye(2)))
    show(lambda: transform_to(c))
    show(lambda: biject_to(c))
print(transform_to(D.Normal.arg_constraints["scale"])(t(0.3)), biject_to(D.Gamma(1.0, 1.0).support).inv(t(2.0)))
print(D.biject_to is biject_to, D.transforms is T, D.constraints is constraints, constraints.is_dependent(constraints.dependent))

# What is refused.
show(lambda: D.Gamma(t([1.0, -1.0]), 1.0))
show(lambda: D.HalfNormal(-1.0))
show(lambda: D.LogNormal(0.0, -1.0))
show(lambda: D.StudentT(-1.0))
show(lambda: D.Gumbel(0.0, 1.0).log_prob(1.0))
show(lambda: D.Pareto(1.0, 2.0).log_prob(t(0.5)))
show(lambda: D.Multinomial(t(3), t([0.2, 0.8])))
show(lambda: D.LKJCholesky(1))
show(lambda: D.Wishart(1.0, torch.eye(3)))
show(lambda: D.MixtureSameFamily(D.Normal(0.0, 1.0), D.Normal(t([0.0]), 1.0)))
show(lambda: D.MixtureSameFamily(D.Categorical(t([0.2, 0.8])), D.Normal(t([0.0, 1.0, 2.0]), 1.0)))
show(lambda: D.TransformedDistribution(D.Normal(0.0, 1.0), 3))
show(lambda: D.TransformedDistribution(D.Normal(0.0, 1.0), T.StickBreakingTransform()))
show(lambda: D.RelaxedBernoulli(t(1.0)))
show(lambda: T.Transform(cache_size=2))
show(lambda: T.ReshapeTransform((2,), (3,)))
show(lambda: D.LowRankMultivariateNormal(torch.zeros(2), torch.zeros(3, 1), torch.ones(2)))
show(lambda: D.ExponentialFamily)


class Triangular(D.Distribution):
    arg_constraints = {"width": constraints.positive}
    support = constraints.real
    has_rsample = True

    def __init__(self, width, validate_args=None):
        self.width = width
        super().__init__(width.shape, validate_args=validate_args)

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        return (torch.rand(shape) - torch.rand(shape)) * self.width

    @constraints.dependent_property(is_discrete=False, event_dim=0)
    def reach(self):
        return constraints.interval(-self.width, self.width)


print(Triangular(t([1.0, 2.0])), Triangular(t([1.0, 2.0])).sample((2,)), Triangular(t(2.0)).reach)
show(lambda: Triangular(t(-1.0)))
