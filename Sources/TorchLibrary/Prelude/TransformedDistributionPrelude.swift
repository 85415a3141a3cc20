extension Prelude {
  /// `torch.distributions.transformed_distribution`, and the distributions that are made of another by transforms.
  static let transformedDistributions = Prelude(
    "torch.distributions.transformed_distribution",
    #"""
    import copy
    import math
    import torch
    from torch.distributions import constraints
    from torch.distributions._continuous import Cauchy, Exponential, Gamma, Normal, Uniform
    from torch.distributions._discrete import _OverCategories, _Probabilities
    from torch.distributions.distribution import Distribution, Independent
    from torch.distributions.transforms import (
        AbsTransform, AffineTransform, ComposeTransform, ExpTransform, PowerTransform, SigmoidTransform,
        StickBreakingTransform, Transform)
    from torch.distributions.utils import (
        _numbers, _sum_rightmost, broadcast_all, clamp_probs, euler_constant)


    class TransformedDistribution(Distribution):
        arg_constraints = {}

        def __init__(self, base_distribution, transforms, validate_args=None):
            if isinstance(transforms, Transform):
                transforms = [transforms]
            elif not isinstance(transforms, list):
                raise ValueError(f"transforms must be a Transform or list, but was {transforms}")
            elif not all([isinstance(transform, Transform) for transform in transforms]):
                raise ValueError("transforms must be a Transform or a list of Transforms")
            self.transforms = transforms
            whole = ComposeTransform(transforms)
            inner, outer = whole.domain.event_dim, whole.codomain.event_dim
            shape = torch.Size(tuple(base_distribution.batch_shape) + tuple(base_distribution.event_shape))
            base_dim = len(base_distribution.event_shape)
            if len(shape) < inner:
                raise ValueError(
                    f"base_distribution needs to have shape with size at least {inner}, but got {shape}.")
            result = whole.forward_shape(shape)
            expanded = whole.inverse_shape(result)
            if tuple(shape) != tuple(expanded):
                base_distribution = base_distribution.expand(expanded[:len(expanded) - base_dim])
            if inner > base_dim:
                base_distribution = Independent(base_distribution, inner - base_dim)
            self.base_dist = base_distribution
            cut = len(result) - max(outer, base_dim + outer - inner)
            super().__init__(result[:cut], result[cut:], validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            made = copy.copy(self)
            for name in self.arg_constraints:
                if name in self.__dict__:
                    made.__dict__[name] = self._expanded(getattr(self, name), name, batch_shape)
            shape = torch.Size(tuple(batch_shape) + tuple(self.event_shape))
            for transform in reversed(self.transforms):
                shape = transform.inverse_shape(shape)
            made.base_dist = self.base_dist.expand(shape[:len(shape) - len(self.base_dist.event_shape)])
            made._batch_shape = torch.Size(batch_shape)
            return made

        @property
        def has_rsample(self):
            return self.base_dist.has_rsample

        @property
        def support(self):
            if not self.transforms:
                return self.base_dist.support
            support = self.transforms[-1].codomain
            missing = len(self.event_shape) - support.event_dim
            return constraints.independent(support, missing) if missing > 0 else support

        def _moved(self, x):
            for transform in self.transforms:
                x = transform(x)
            return x

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return self._moved(self.base_dist.sample(sample_shape))

        def rsample(self, sample_shape=torch.Size()):
            return self._moved(self.base_dist.rsample(sample_shape))

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            event_dim = len(self.event_shape)
            total = 0.0
            for transform in reversed(self.transforms):
                x = transform.inv(value)
                inner = transform.domain.event_dim
                event_dim += inner - transform.codomain.event_dim
                total = total - _sum_rightmost(transform.log_abs_det_jacobian(x, value), event_dim - inner)
                value = x
            return total + _sum_rightmost(
                self.base_dist.log_prob(value), event_dim - len(self.base_dist.event_shape))

        def _turned(self, chance):
            """The chance of the other side where the transforms turn the order round."""
            sign = 1
            for transform in self.transforms:
                sign = sign * transform.sign
            return chance if isinstance(sign, int) and sign == 1 else sign * (chance - 0.5) + 0.5

        def cdf(self, value):
            for transform in reversed(self.transforms):
                value = transform.inv(value)
            if self._validate_args:
                self.base_dist._validate_sample(value)
            return self._turned(self.base_dist.cdf(value))

        def icdf(self, value):
            return self._moved(self.base_dist.icdf(self._turned(value)))


    class LogNormal(TransformedDistribution):
        __module__ = "torch.distributions.log_normal"
        arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
        support = constraints.positive
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            super().__init__(Normal(loc, scale, validate_args=validate_args), ExpTransform(), validate_args=validate_args)

        loc = property(lambda self: self.base_dist.loc)
        scale = property(lambda self: self.base_dist.scale)

        @property
        def mean(self):
            return (self.loc + self.scale.pow(2) / 2).exp()

        @property
        def mode(self):
            return (self.loc - self.scale.square()).exp()

        @property
        def variance(self):
            square = self.scale.pow(2)
            return square.expm1() * (2 * self.loc + square).exp()

        def entropy(self):
            return self.base_dist.entropy() + self.loc


    class _Half(TransformedDistribution):
        """The absolute value of a symmetric distribution around 0."""

        arg_constraints = {"scale": constraints.positive}
        support = constraints.nonnegative
        has_rsample = True
        scale = property(lambda self: self.base_dist.scale)

        @property
        def mode(self):
            return torch.zeros_like(self.scale)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            inside = self.base_dist.log_prob(value) + math.log(2)
            return torch.where(value >= 0, inside, -math.inf)

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return 2 * self.base_dist.cdf(value) - 1

        def icdf(self, value):
            return self.base_dist.icdf((value + 1) / 2)

        def entropy(self):
            return self.base_dist.entropy() - math.log(2)


    class HalfNormal(_Half):
        __module__ = "torch.distributions.half_normal"

        def __init__(self, scale, validate_args=None):
            super().__init__(Normal(0, scale, validate_args=False), AbsTransform(), validate_args=validate_args)

        @property
        def mean(self):
            return self.scale * math.sqrt(2 / math.pi)

        @property
        def variance(self):
            return self.scale.pow(2) * (1 - 2 / math.pi)


    class HalfCauchy(_Half):
        __module__ = "torch.distributions.half_cauchy"

        def __init__(self, scale, validate_args=None):
            super().__init__(Cauchy(0, scale, validate_args=False), AbsTransform(), validate_args=validate_args)

        @property
        def mean(self):
            return torch.full(self._extended_shape(), math.inf, dtype=self.scale.dtype)

        @property
        def variance(self):
            return self.base_dist.variance

        def log_prob(self, value):
            return super().log_prob(torch.as_tensor(value, dtype=self.scale.dtype))


    class Gumbel(TransformedDistribution):
        __module__ = "torch.distributions.gumbel"
        arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
        support = constraints.real

        def __init__(self, loc, scale, validate_args=None):
            self.loc, self.scale = broadcast_all(loc, scale)
            info = torch.finfo(self.loc.dtype)
            ends = (info.tiny, 1 - info.eps)
            if not _numbers(loc, scale):
                ends = [torch.full_like(self.loc, end) for end in ends]
            super().__init__(
                Uniform(*ends, validate_args=validate_args),
                [ExpTransform().inv, AffineTransform(0, -torch.ones_like(self.scale)), ExpTransform().inv,
                 AffineTransform(loc, -self.scale)], validate_args=validate_args)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            y = (self.loc - value) / self.scale
            return (y - y.exp()) - self.scale.log()

        @property
        def mean(self):
            return self.loc + self.scale * euler_constant

        @property
        def mode(self):
            return self.loc

        @property
        def stddev(self):
            return (math.pi / math.sqrt(6)) * self.scale

        @property
        def variance(self):
            return self.stddev.pow(2)

        def entropy(self):
            return self.scale.log() + (1 + euler_constant)


    class Pareto(TransformedDistribution):
        __module__ = "torch.distributions.pareto"
        arg_constraints = {"alpha": constraints.positive, "scale": constraints.positive}

        def __init__(self, scale, alpha, validate_args=None):
            self.scale, self.alpha = broadcast_all(scale, alpha)
            super().__init__(
                Exponential(self.alpha, validate_args=validate_args), [ExpTransform(), AffineTransform(0, self.scale)],
                validate_args=validate_args)

        @property
        def mean(self):
            alpha = self.alpha.clamp(min=1)
            return alpha * self.scale / (alpha - 1)

        @property
        def mode(self):
            return self.scale

        @property
        def variance(self):
            alpha = self.alpha.clamp(min=2)
            return self.scale.pow(2) * alpha / ((alpha - 1).pow(2) * (alpha - 2))

        @property
        def support(self):
            return constraints.greater_than_eq(self.scale)

        def entropy(self):
            return (self.scale / self.alpha).log() + (1 + self.alpha.reciprocal())


    class Weibull(TransformedDistribution):
        __module__ = "torch.distributions.weibull"
        arg_constraints = {"scale": constraints.positive, "concentration": constraints.positive}
        support = constraints.positive

        def __init__(self, scale, concentration, validate_args=None):
            self.scale, self.concentration = broadcast_all(scale, concentration)
            self.concentration_reciprocal = self.concentration.reciprocal()
            super().__init__(
                Exponential(torch.ones_like(self.scale), validate_args=validate_args),
                [PowerTransform(self.concentration_reciprocal), AffineTransform(0, self.scale)],
                validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            return Weibull(self.scale.expand(batch_shape), self.concentration.expand(batch_shape), validate_args=False)

        @property
        def mean(self):
            return self.scale * torch.exp(torch.lgamma(1 + self.concentration_reciprocal))

        @property
        def mode(self):
            return self.scale * ((self.concentration - 1) / self.concentration) ** self.concentration.reciprocal()

        @property
        def variance(self):
            power = self.concentration_reciprocal
            return self.scale.pow(2) * (
                torch.exp(torch.lgamma(1 + 2 * power)) - torch.exp(2 * torch.lgamma(1 + power)))

        def entropy(self):
            power = self.concentration_reciprocal
            return euler_constant * (1 - power) + torch.log(self.scale * power) + 1


    class Kumaraswamy(TransformedDistribution):
        __module__ = "torch.distributions.kumaraswamy"
        arg_constraints = {"concentration1": constraints.positive, "concentration0": constraints.positive}
        support = constraints.unit_interval
        has_rsample = True

        def __init__(self, concentration1, concentration0, validate_args=None):
            self.concentration1, self.concentration0 = broadcast_all(concentration1, concentration0)
            ends = [torch.full_like(self.concentration0, end) for end in (0, 1)]
            super().__init__(
                Uniform(*ends, validate_args=validate_args),
                [PowerTransform(self.concentration0.reciprocal()), AffineTransform(1.0, -1.0),
                 PowerTransform(self.concentration1.reciprocal())], validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            return Kumaraswamy(
                self.concentration1.expand(batch_shape), self.concentration0.expand(batch_shape), validate_args=False)

        def _moment(self, order):
            place = 1 + order / self.concentration1
            b = self.concentration0
            return b * torch.exp(torch.lgamma(place) + torch.lgamma(b) - torch.lgamma(place + b))

        @property
        def mean(self):
            return self._moment(1)

        @property
        def mode(self):
            first, second = self.concentration1, self.concentration0
            logarithm = second.reciprocal() * (-second).log1p() - (-second * first).log1p()
            logarithm[(second < 1) | (first < 1)] = math.nan
            return logarithm.exp()

        @property
        def variance(self):
            return self._moment(2) - torch.pow(self.mean, 2)

        def entropy(self):
            first = 1 - self.concentration1.reciprocal()
            second = 1 - self.concentration0.reciprocal()
            harmonic = torch.digamma(self.concentration0 + 1) + euler_constant
            return (second + first * harmonic - torch.log(self.concentration1) - torch.log(self.concentration0))


    class InverseGamma(TransformedDistribution):
        __module__ = "torch.distributions.inverse_gamma"
        arg_constraints = {"concentration": constraints.positive, "rate": constraints.positive}
        support = constraints.positive
        has_rsample = True

        def __init__(self, concentration, rate, validate_args=None):
            base = Gamma(concentration, rate, validate_args=validate_args)
            super().__init__(base, PowerTransform(-base.rate.new_ones(())), validate_args=validate_args)

        concentration = property(lambda self: self.base_dist.concentration)
        rate = property(lambda self: self.base_dist.rate)

        @property
        def mean(self):
            return torch.where(self.concentration > 1, self.rate / (self.concentration - 1), math.inf)

        @property
        def mode(self):
            return self.rate / (self.concentration + 1)

        @property
        def variance(self):
            inside = self.rate.square() / ((self.concentration - 1).square() * (self.concentration - 2))
            return torch.where(self.concentration > 2, inside, math.inf)

        def entropy(self):
            return (self.concentration + self.rate.log() + self.concentration.lgamma()
                    - (1 + self.concentration) * self.concentration.digamma())


    class LogisticNormal(TransformedDistribution):
        __module__ = "torch.distributions.logistic_normal"
        arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
        support = constraints.simplex
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            base = Normal(loc, scale, validate_args=validate_args)
            if not base.batch_shape:
                base = base.expand([1])
            super().__init__(base, StickBreakingTransform(), validate_args=validate_args)

        loc = property(lambda self: self.base_dist.base_dist.loc)
        scale = property(lambda self: self.base_dist.base_dist.scale)


    class LogitRelaxedBernoulli(_Probabilities):
        __module__ = "torch.distributions.relaxed_bernoulli"
        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.real

        def __init__(self, temperature, probs=None, logits=None, validate_args=None):
            self.temperature = temperature
            self._choose(probs, logits)
            given = logits if probs is None else probs
            (value,) = broadcast_all(given)
            setattr(self, self._given, value)
            super().__init__(torch.Size() if _numbers(given) else value.size(), validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            return LogitRelaxedBernoulli(
                self.temperature, **{self._given: self._param.expand(batch_shape)}, validate_args=False)

        @property
        def param_shape(self):
            return self._param.size()

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            probs = clamp_probs(self.probs.expand(shape))
            chances = clamp_probs(torch.rand(shape, dtype=probs.dtype))
            return (chances.log() - (-chances).log1p() + probs.log() - (-probs).log1p()) / self.temperature

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            logits, value = broadcast_all(self.logits, value)
            gap = logits - value.mul(self.temperature)
            return self.temperature.log() + gap - 2 * gap.exp().log1p()


    class RelaxedBernoulli(TransformedDistribution):
        __module__ = "torch.distributions.relaxed_bernoulli"
        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.unit_interval
        has_rsample = True

        def __init__(self, temperature, probs=None, logits=None, validate_args=None):
            super().__init__(
                LogitRelaxedBernoulli(temperature, probs, logits), SigmoidTransform(), validate_args=validate_args)

        temperature = property(lambda self: self.base_dist.temperature)
        logits = property(lambda self: self.base_dist.logits)
        probs = property(lambda self: self.base_dist.probs)


    class ExpRelaxedCategorical(_OverCategories):
        __module__ = "torch.distributions.relaxed_categorical"
        support = constraints.real_vector
        has_rsample = True

        def __init__(self, temperature, probs=None, logits=None, validate_args=None):
            self.temperature = temperature
            super().__init__(probs, logits, validate_args)

        def rsample(self, sample_shape=torch.Size()):
            chances = clamp_probs(torch.rand(self._extended_shape(sample_shape), dtype=self.logits.dtype))
            noise = -((-(chances.log())).log())
            scores = (self.logits + noise) / self.temperature
            return scores - scores.logsumexp(dim=-1, keepdim=True)

        def log_prob(self, value):
            count = self._categorical._num_events
            if self._validate_args:
                self._validate_sample(value)
            logits, value = broadcast_all(self.logits, value)
            scale = torch.full_like(self.temperature, float(count)).lgamma() - self.temperature.log().mul(-(count - 1))
            score = logits - value.mul(self.temperature)
            return (score - score.logsumexp(dim=-1, keepdim=True)).sum(-1) + scale


    class RelaxedOneHotCategorical(TransformedDistribution):
        __module__ = "torch.distributions.relaxed_categorical"
        arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
        support = constraints.simplex
        has_rsample = True

        def __init__(self, temperature, probs=None, logits=None, validate_args=None):
            base = ExpRelaxedCategorical(temperature, probs, logits, validate_args=validate_args)
            super().__init__(base, ExpTransform(), validate_args=validate_args)

        temperature = property(lambda self: self.base_dist.temperature)
        logits = property(lambda self: self.base_dist.logits)
        probs = property(lambda self: self.base_dist.probs)
    """#)
}
