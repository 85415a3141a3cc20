extension Prelude {
  /// Distributions that few scripts use: of ratios, on circles, between 0 and 1.
  static let moreDistributions = Prelude(
    "torch.distributions._more",
    #"""
    import math
    import torch
    from torch.distributions import constraints
    from torch.distributions._continuous import Chi2, ExponentialFamily, Gamma
    from torch.distributions._discrete import Categorical, _Probabilities
    from torch.distributions.distribution import Distribution
    from torch.distributions.utils import (
        _normal_noise, _numbers, broadcast_all, clamp_probs, logits_to_probs, probs_to_logits)
    from torch.nn import functional as F


    class StudentT(Distribution):
        __module__ = "torch.distributions.studentT"
        arg_constraints = {"df": constraints.positive, "loc": constraints.real, "scale": constraints.positive}
        support = constraints.real
        has_rsample = True

        def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
            self.df, self.loc, self.scale = broadcast_all(df, loc, scale)
            self._chi2 = Chi2(self.df)
            super().__init__(self.df.size(), validate_args=validate_args)

        @property
        def mean(self):
            mean = self.loc.clone()
            mean[self.df <= 1] = math.nan
            return mean

        @property
        def mode(self):
            return self.loc

        @property
        def variance(self):
            variance = self.df.clone()
            finite = self.df > 2
            variance[finite] = self.scale[finite].pow(2) * self.df[finite] / (self.df[finite] - 2)
            variance[(self.df <= 2) & (self.df > 1)] = math.inf
            variance[self.df <= 1] = math.nan
            return variance

        def rsample(self, sample_shape=torch.Size()):
            noise = _normal_noise(self._extended_shape(sample_shape), self.df.dtype)
            return self.loc + self.scale * (noise * torch.rsqrt(self._chi2.rsample(sample_shape) / self.df))

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            y = (value - self.loc) / self.scale
            norm = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + torch.lgamma(0.5 * self.df)
                    - torch.lgamma(0.5 * (self.df + 1.0)))
            return -0.5 * (self.df + 1.0) * torch.log1p(y**2.0 / self.df) - norm

        def entropy(self):
            half, next = 0.5 * self.df, 0.5 * (self.df + 1)
            beta = torch.lgamma(half) + math.lgamma(0.5) - torch.lgamma(next)
            return (self.scale.log() + 0.5 * (self.df + 1) * (torch.digamma(next) - torch.digamma(half))
                    + 0.5 * self.df.log() + beta)


    class FisherSnedecor(Distribution):
        __module__ = "torch.distributions.fishersnedecor"
        arg_constraints = {"df1": constraints.positive, "df2": constraints.positive}
        support = constraints.positive
        has_rsample = True

        def __init__(self, df1, df2, validate_args=None):
            self.df1, self.df2 = broadcast_all(df1, df2)
            self._gamma1 = Gamma(self.df1 * 0.5, self.df1)
            self._gamma2 = Gamma(self.df2 * 0.5, self.df2)
            super().__init__(torch.Size() if _numbers(df1, df2) else self.df1.size(), validate_args=validate_args)

        def _second(self, limit):
            second = self.df2.clone()
            second[second <= limit] = math.nan
            return second

        @property
        def mean(self):
            second = self._second(2)
            return second / (second - 2)

        @property
        def mode(self):
            mode = (self.df1 - 2) / self.df1 * self.df2 / (self.df2 + 2)
            mode[self.df1 <= 2] = math.nan
            return mode

        @property
        def variance(self):
            second = self._second(4)
            return (2 * second.pow(2) * (self.df1 + second - 2)
                    / (self.df1 * (second - 2).pow(2) * (second - 4)))

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            above = self._gamma1.rsample(sample_shape).view(shape)
            below = self._gamma2.rsample(sample_shape).view(shape)
            tiny = torch.finfo(below.dtype).tiny
            below.clamp_(min=tiny)
            ratio = above / below
            ratio.clamp_(min=tiny)
            return ratio

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            first, second = self.df1 * 0.5, self.df2 * 0.5
            ratio = self.df1 / self.df2
            norm = (first + second).lgamma() - first.lgamma() - second.lgamma()
            power = first * ratio.log() + (first - 1) * torch.log(value)
            return norm + power - (first + second) * torch.log1p(ratio * value)


    class GeneralizedPareto(Distribution):
        __module__ = "torch.distributions.generalized_pareto"
        arg_constraints = {
            "loc": constraints.real, "scale": constraints.positive, "concentration": constraints.real}
        has_rsample = True

        def __init__(self, loc, scale, concentration, validate_args=None):
            self.loc, self.scale, self.concentration = broadcast_all(loc, scale, concentration)
            super().__init__(
                torch.Size() if _numbers(loc, scale, concentration) else self.loc.size(), validate_args=validate_args)

        def _place(self, value):
            if self._validate_args:
                self._validate_sample(value)
            is_zero = torch.isclose(self.concentration, torch.zeros_like(self.concentration))
            shape = torch.where(is_zero, torch.ones_like(self.concentration), self.concentration)
            return (value - self.loc) / self.scale, is_zero, shape

        def rsample(self, sample_shape=torch.Size()):
            return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype))

        def log_prob(self, value):
            z, is_zero, shape = self._place(value)
            power = 1 / shape + torch.ones_like(z)
            inside = torch.where(power == 0, power, power * torch.log1p(shape * z))
            return -self.scale.log() - torch.where(is_zero, z, inside)

        def log_survival_function(self, value):
            z, is_zero, shape = self._place(value)
            return torch.where(is_zero, -z, -torch.log1p(shape * z) / shape)

        def log_cdf(self, value):
            return torch.log1p(-torch.exp(self.log_survival_function(value)))

        def cdf(self, value):
            return torch.exp(self.log_cdf(value))

        def icdf(self, value):
            is_zero = torch.isclose(self.concentration, torch.zeros_like(self.concentration))
            shape = torch.where(is_zero, torch.ones_like(self.concentration), self.concentration)
            logarithm = torch.log1p(-value)
            inside = self.loc + self.scale / shape * torch.expm1(-shape * logarithm)
            return torch.where(is_zero, self.loc - self.scale * logarithm, inside)

        @property
        def mean(self):
            valid = self.concentration < 1
            shape = torch.where(valid, self.concentration, 0.5)
            return torch.where(valid, self.loc + self.scale / (1 - shape), math.nan)

        @property
        def variance(self):
            valid = self.concentration < 0.5
            shape = torch.where(valid, self.concentration, 0.25)
            return torch.where(valid, self.scale**2 / ((1 - shape) ** 2 * (1 - 2 * shape)), math.nan)

        @property
        def mode(self):
            return self.loc

        @property
        def support(self):
            end = torch.where(self.concentration < 0, self.loc - self.scale / self.concentration, math.inf)
            return constraints.interval(self.loc, end)

        def entropy(self):
            return torch.broadcast_to(torch.log(self.scale) + self.concentration + 1, self._batch_shape)


    class ContinuousBernoulli(_Probabilities, ExponentialFamily):
        __module__ = "torch.distributions.continuous_bernoulli"
        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.unit_interval
        has_rsample = True

        def __init__(self, probs=None, logits=None, lims=(0.499, 0.501), validate_args=None):
            self._choose(probs, logits)
            given = logits if probs is None else probs
            (value,) = broadcast_all(given)
            if probs is not None:
                if validate_args is not None and not constraints.unit_interval.check(value).all():
                    raise ValueError("The parameter probs has invalid values")
                value = clamp_probs(value)
            setattr(self, self._given, value)
            self._lims = lims
            Distribution.__init__(
                self, torch.Size() if _numbers(given) else value.size(), validate_args=validate_args)

        def __getattr__(self, name):
            if name == "probs" and "logits" in self.__dict__:
                self.probs = clamp_probs(logits_to_probs(self.logits, is_binary=True))
                return self.probs
            return super().__getattr__(name)

        param_shape = property(lambda self: self._param.size())

        def _is_stable(self):
            return torch.max(torch.le(self.probs, self._lims[0]), torch.gt(self.probs, self._lims[1]))

        def _cut(self):
            """The probabilities, those near a half replaced by one that the formulas can divide by."""
            return torch.where(self._is_stable(), self.probs, self._lims[0] * torch.ones_like(self.probs))

        def _log_norm(self):
            cut = self._cut()
            below = torch.where(torch.le(cut, 0.5), cut, torch.zeros_like(cut))
            above = torch.where(torch.ge(cut, 0.5), cut, torch.ones_like(cut))
            norm = torch.log(torch.abs(torch.log1p(-cut) - torch.log(cut))) - torch.where(
                torch.le(cut, 0.5), torch.log1p(-2.0 * below), torch.log(2.0 * above - 1.0))
            x = torch.pow(self.probs - 0.5, 2)
            near = math.log(2.0) + (4.0 / 3.0 + 104.0 / 45.0 * x) * x
            return torch.where(self._is_stable(), norm, near)

        @property
        def mean(self):
            cut = self._cut()
            mean = cut / (2.0 * cut - 1.0) + 1.0 / (torch.log1p(-cut) - torch.log(cut))
            x = self.probs - 0.5
            near = 0.5 + (1.0 / 3.0 + 16.0 / 45.0 * torch.pow(x, 2)) * x
            return torch.where(self._is_stable(), mean, near)

        @property
        def stddev(self):
            return torch.sqrt(self.variance)

        @property
        def variance(self):
            cut = self._cut()
            variance = cut * (cut - 1.0) / torch.pow(1.0 - 2.0 * cut, 2) + 1.0 / torch.pow(
                torch.log1p(-cut) - torch.log(cut), 2)
            x = torch.pow(self.probs - 0.5, 2)
            near = 1.0 / 12.0 - (1.0 / 15.0 - 128.0 / 945.0 * x) * x
            return torch.where(self._is_stable(), variance, near)

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return self.rsample(sample_shape)

        def rsample(self, sample_shape=torch.Size()):
            return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype))

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            logits, value = broadcast_all(self.logits, value)
            return -F.binary_cross_entropy_with_logits(logits, value, reduction="none") + self._log_norm()

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            cut = self._cut()
            chances = (torch.pow(cut, value) * torch.pow(1.0 - cut, 1.0 - value) + cut - 1.0) / (2.0 * cut - 1.0)
            inside = torch.where(self._is_stable(), chances, value)
            return torch.where(
                torch.le(value, 0.0), torch.zeros_like(value),
                torch.where(torch.ge(value, 1.0), torch.ones_like(value), inside))

        def icdf(self, value):
            cut = self._cut()
            inside = (torch.log1p(-cut + value * (2.0 * cut - 1.0)) - torch.log1p(-cut)) / (
                torch.log(cut) - torch.log1p(-cut))
            return torch.where(self._is_stable(), inside, value)

        def entropy(self):
            failure, success = torch.log1p(-self.probs), torch.log(self.probs)
            return self.mean * (failure - success) - self._log_norm() - failure


    # Polynomials of Abramowitz and Stegun 9.8.1 to 9.8.4, for small and for large arguments, of order 0 and 1.
    _small = [[1.0, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.360768e-1, 0.45813e-2],
              [0.5, 0.87890594, 0.51498869, 0.15084934, 0.2658733e-1, 0.301532e-2, 0.32411e-3]]
    _large = [[0.39894228, 0.1328592e-1, 0.225319e-2, -0.157565e-2, 0.916281e-2, -0.2057706e-1, 0.2635537e-1,
               -0.1647633e-1, 0.392377e-2],
              [0.39894228, -0.3988024e-1, -0.362018e-2, 0.163801e-2, -0.1031555e-1, 0.2282967e-1, -0.2895312e-1,
               0.1787654e-1, -0.420059e-2]]


    def _polynomial(y, coefficients):
        total = coefficients[-1]
        for coefficient in coefficients[-2::-1]:
            total = coefficient + y * total
        return total


    def _log_bessel(x, order):
        y = x / 3.75
        small = _polynomial(y * y, _small[order])
        if order == 1:
            small = x.abs() * small
        large = x - 0.5 * x.log() + _polynomial(3.75 / x, _large[order]).log()
        return torch.where(x < 3.75, small.log(), large)


    class VonMises(Distribution):
        __module__ = "torch.distributions.von_mises"
        arg_constraints = {"loc": constraints.real, "concentration": constraints.positive}
        support = constraints.real
        has_rsample = False

        def __init__(self, loc, concentration, validate_args=None):
            self.loc, self.concentration = broadcast_all(loc, concentration)
            super().__init__(self.loc.shape, torch.Size(), validate_args)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return (self.concentration * torch.cos(value - self.loc) - math.log(2 * math.pi)
                    - _log_bessel(self.concentration, 0))

        @torch.no_grad()
        def sample(self, sample_shape=torch.Size()):
            loc, kappa = self.loc.double(), self.concentration.double()
            tau = 1 + (1 + 4 * kappa**2).sqrt()
            rho = (tau - (2 * tau).sqrt()) / (2 * kappa)
            r = torch.where(kappa < 1e-5, 1 / kappa + kappa, (1 + rho**2) / (2 * rho))
            x = torch.zeros(self._extended_shape(sample_shape), dtype=torch.double)
            done = torch.zeros(x.shape, dtype=torch.bool)
            while not done.all():
                u1, u2, u3 = torch.rand((3,) + tuple(x.shape), dtype=torch.double).unbind()
                z = torch.cos(math.pi * u1)
                f = (1 + r * z) / (r + z)
                c = kappa * (r - f)
                accept = ((c * (2 - c) - u2) > 0) | ((c / u2).log() + 1 - c >= 0)
                x = torch.where(accept, (u3 - 0.5).sign() * f.acos(), x)
                done = done | accept
            return ((x + math.pi + loc) % (2 * math.pi) - math.pi).to(self.loc.dtype)

        @property
        def mean(self):
            return self.loc

        @property
        def mode(self):
            return self.loc

        @property
        def variance(self):
            return 1 - (_log_bessel(self.concentration, 1) - _log_bessel(self.concentration, 0)).exp()


    class MixtureSameFamily(Distribution):
        __module__ = "torch.distributions.mixture_same_family"
        arg_constraints = {}
        has_rsample = False

        def __init__(self, mixture_distribution, component_distribution, validate_args=None):
            self._mixture_distribution = mixture_distribution
            self._component_distribution = component_distribution
            if not isinstance(mixture_distribution, Categorical):
                raise ValueError(
                    " The Mixture distribution needs to be an  instance of torch.distributions.Categorical")
            if not isinstance(component_distribution, Distribution):
                raise ValueError("The Component distribution needs to be an instance of torch.distributions.Distribution")
            batch = mixture_distribution.batch_shape
            shape = component_distribution.batch_shape
            for one, other in zip(reversed(batch), reversed(shape[:-1])):
                if one != 1 and other != 1 and one != other:
                    raise ValueError(
                        f"`mixture_distribution.batch_shape` ({batch}) is not compatible with "
                        f"`component_distribution.batch_shape`({shape[:-1]})")
            count = mixture_distribution.logits.shape[-1]
            if count != shape[-1]:
                raise ValueError(
                    f"`mixture_distribution component` ({count}) does not equal "
                    f"`component_distribution.batch_shape[-1]` ({shape[-1]})")
            self._num_component = count
            self._event_ndims = len(component_distribution.event_shape)
            super().__init__(shape[:-1], component_distribution.event_shape, validate_args=validate_args)

        mixture_distribution = property(lambda self: self._mixture_distribution)
        component_distribution = property(lambda self: self._component_distribution)

        def expand(self, batch_shape, _instance=None):
            batch_shape = tuple(batch_shape)
            made = MixtureSameFamily(
                self._mixture_distribution.expand(batch_shape),
                self._component_distribution.expand(batch_shape + (self._num_component,)), validate_args=False)
            made._validate_args = self._validate_args
            return made

        @property
        def support(self):
            return constraints.MixtureSameFamilyConstraint(self._component_distribution.support)

        def _weights(self):
            """The probabilities with the dimensions of the components."""
            probs = self._mixture_distribution.probs
            rank = len(self._mixture_distribution.batch_shape)
            missing = 0 if rank == 1 else len(self.batch_shape) - rank
            return probs.reshape(
                tuple(probs.shape[:-1]) + (1,) * missing + tuple(probs.shape[-1:]) + (1,) * self._event_ndims)

        @property
        def mean(self):
            return torch.sum(self._weights() * self._component_distribution.mean, dim=-1 - self._event_ndims)

        @property
        def variance(self):
            weights, dim = self._weights(), -1 - self._event_ndims
            inside = torch.sum(weights * self._component_distribution.variance, dim=dim)
            gaps = (self._component_distribution.mean - self._padded(self.mean)).pow(2.0)
            return inside + torch.sum(weights * gaps, dim=dim)

        def cdf(self, x):
            chances = self._component_distribution.cdf(self._padded(x))
            return torch.sum(chances * self._mixture_distribution.probs, dim=-1)

        def log_prob(self, x):
            if self._validate_args:
                self._validate_sample(x)
            inside = self._component_distribution.log_prob(self._padded(x))
            return torch.logsumexp(inside + torch.log_softmax(self._mixture_distribution.logits, dim=-1), dim=-1)

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                dim = len(sample_shape) + len(self.batch_shape)
                event = tuple(self.event_shape)
                chosen = self._mixture_distribution.sample(sample_shape)
                drawn = self._component_distribution.sample(sample_shape)
                shape = tuple(chosen.shape)
                places = chosen.reshape(shape + (1,) * (len(event) + 1)).repeat((1,) * len(shape) + (1,) + event)
                return torch.gather(drawn, dim, places).squeeze(dim)

        def _padded(self, x):
            return x.unsqueeze(-1 - self._event_ndims)

        def __repr__(self):
            return f"MixtureSameFamily(\n  {self._mixture_distribution},\n  {self._component_distribution})"
    """#)
}
