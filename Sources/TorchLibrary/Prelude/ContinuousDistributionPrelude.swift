extension Prelude {
  /// The distributions of `torch.distributions` over real numbers.
  static let continuousDistributions = Prelude(
    "torch.distributions._continuous",
    #"""
    import math
    import torch
    from torch.distributions import constraints
    from torch.distributions.distribution import Distribution
    from torch.distributions.utils import _normal_noise, _numbers, broadcast_all
    from torch.nn import functional as F


    class ExponentialFamily(Distribution):
        __module__ = "torch.distributions.exp_family"


    class _LocScale(Distribution):
        arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
        support = constraints.real
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self.loc, self.scale = broadcast_all(loc, scale)
            super().__init__(torch.Size() if _numbers(loc, scale) else self.loc.size(), validate_args=validate_args)

        @property
        def mean(self):
            return self.loc

        @property
        def mode(self):
            return self.loc


    class Normal(_LocScale, ExponentialFamily):
        __module__ = "torch.distributions.normal"

        @property
        def stddev(self):
            return self.scale

        @property
        def variance(self):
            return self.stddev.pow(2)

        def sample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            with torch.no_grad():
                return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            noise = _normal_noise(shape, self.loc.dtype)
            return self.loc + noise * self.scale

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            variance = self.scale**2
            log_scale = self.scale.log()
            return -((value - self.loc) ** 2) / (2 * variance) - log_scale - math.log(math.sqrt(2 * math.pi))

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

        def icdf(self, value):
            return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

        def entropy(self):
            return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


    class Laplace(_LocScale):
        __module__ = "torch.distributions.laplace"

        @property
        def variance(self):
            return 2 * self.scale.pow(2)

        @property
        def stddev(self):
            return (2**0.5) * self.scale

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            eps = torch.finfo(self.loc.dtype).eps
            u = self.loc.new_empty(shape).uniform_(eps - 1, 1)
            return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return 0.5 - 0.5 * (value - self.loc).sign() * torch.expm1(-(value - self.loc).abs() / self.scale)

        def icdf(self, value):
            term = value - 0.5
            return self.loc - self.scale * term.sign() * torch.log1p(-2 * term.abs())

        def entropy(self):
            return 1 + torch.log(2 * self.scale)


    class Cauchy(_LocScale):
        __module__ = "torch.distributions.cauchy"

        @property
        def mean(self):
            return torch.full(self._extended_shape(), math.nan, dtype=self.loc.dtype)

        @property
        def variance(self):
            return torch.full(self._extended_shape(), math.inf, dtype=self.loc.dtype)

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            return self.loc + self.loc.new_empty(shape).cauchy_() * self.scale

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

        def icdf(self, value):
            return torch.tan(math.pi * (value - 0.5)) * self.scale + self.loc

        def entropy(self):
            return math.log(4 * math.pi) + self.scale.log()


    class Uniform(Distribution):
        __module__ = "torch.distributions.uniform"
        has_rsample = True
        arg_constraints = {"low": constraints.dependent, "high": constraints.dependent}

        def __init__(self, low, high, validate_args=None):
            self.low, self.high = broadcast_all(low, high)
            self.arg_constraints = {
                "low": constraints.less_than(self.high), "high": constraints.greater_than(self.low)}
            super().__init__(torch.Size() if _numbers(low, high) else self.low.size(), validate_args=validate_args)
            if self._validate_args and not torch.lt(self.low, self.high).all():
                raise ValueError("Uniform is not defined when low>= high")

        @property
        def support(self):
            return constraints.interval(self.low, self.high)

        @property
        def mean(self):
            return (self.high + self.low) / 2

        @property
        def mode(self):
            return math.nan * self.high

        @property
        def stddev(self):
            return (self.high - self.low) / 12**0.5

        @property
        def variance(self):
            return (self.high - self.low).pow(2) / 12

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            return self.low + torch.rand(shape, dtype=self.low.dtype) * (self.high - self.low)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            lower = self.low.le(value).type_as(self.low)
            upper = self.high.gt(value).type_as(self.low)
            return torch.log(lower.mul(upper)) - torch.log(self.high - self.low)

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

        def icdf(self, value):
            return value * (self.high - self.low) + self.low

        def entropy(self):
            return torch.log(self.high - self.low)


    class Exponential(ExponentialFamily):
        __module__ = "torch.distributions.exponential"
        arg_constraints = {"rate": constraints.positive}
        support = constraints.nonnegative
        has_rsample = True

        def __init__(self, rate, validate_args=None):
            (self.rate,) = broadcast_all(rate)
            super().__init__(torch.Size() if _numbers(rate) else self.rate.size(), validate_args=validate_args)

        @property
        def mean(self):
            return self.rate.reciprocal()

        @property
        def mode(self):
            return torch.zeros_like(self.rate)

        @property
        def stddev(self):
            return self.rate.reciprocal()

        @property
        def variance(self):
            return self.rate.pow(-2)

        def rsample(self, sample_shape=torch.Size()):
            return self.rate.new_empty(self._extended_shape(sample_shape)).exponential_() / self.rate

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return self.rate.log() - self.rate * value

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return 1 - torch.exp(-self.rate * value)

        def icdf(self, value):
            return -torch.log1p(-value) / self.rate

        def entropy(self):
            return 1.0 - torch.log(self.rate)


    class Gamma(ExponentialFamily):
        __module__ = "torch.distributions.gamma"
        arg_constraints = {"concentration": constraints.positive, "rate": constraints.positive}
        support = constraints.nonnegative
        has_rsample = True

        def __init__(self, concentration, rate, validate_args=None):
            self.concentration, self.rate = broadcast_all(concentration, rate)
            super().__init__(
                torch.Size() if _numbers(concentration, rate) else self.concentration.size(),
                validate_args=validate_args)

        @property
        def mean(self):
            return self.concentration / self.rate

        @property
        def mode(self):
            return ((self.concentration - 1) / self.rate).clamp(min=0)

        @property
        def variance(self):
            return self.concentration / self.rate.pow(2)

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            value = torch._standard_gamma(self.concentration.expand(shape)) / self.rate.expand(shape)
            value.detach().clamp_(min=torch.finfo(value.dtype).tiny)
            return value

        def log_prob(self, value):
            value = torch.as_tensor(value, dtype=self.rate.dtype)
            if self._validate_args:
                self._validate_sample(value)
            return (torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value)
                    - self.rate * value - torch.lgamma(self.concentration))

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return torch.special.gammainc(self.concentration, self.rate * value)

        def entropy(self):
            return (self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                    + (1.0 - self.concentration) * torch.digamma(self.concentration))


    class Chi2(Gamma):
        __module__ = "torch.distributions.chi2"
        arg_constraints = {"df": constraints.positive}

        def __init__(self, df, validate_args=None):
            super().__init__(0.5 * df, 0.5, validate_args=validate_args)

        @property
        def df(self):
            return self.concentration * 2


    class _Dirichlet(torch.autograd.Function):
        @staticmethod
        def forward(ctx, concentration):
            x = torch._sample_dirichlet(concentration)
            ctx.save_for_backward(x, concentration)
            return x

        @staticmethod
        def backward(ctx, grad):
            x, concentration = ctx.saved_tensors
            total = concentration.sum(-1, True).expand_as(concentration)
            slope = torch._dirichlet_grad(x, concentration, total)
            return slope * (grad - (x * grad).sum(-1, True))


    class Dirichlet(ExponentialFamily):
        __module__ = "torch.distributions.dirichlet"
        arg_constraints = {"concentration": constraints.independent(constraints.positive, 1)}
        support = constraints.simplex
        has_rsample = True

        def __init__(self, concentration, validate_args=None):
            if concentration.dim() < 1:
                raise ValueError("`concentration` parameter must be at least one-dimensional.")
            self.concentration = concentration
            super().__init__(concentration.shape[:-1], concentration.shape[-1:], validate_args=validate_args)

        @property
        def mean(self):
            return self.concentration / self.concentration.sum(-1, True)

        @property
        def mode(self):
            above = (self.concentration - 1).clamp(min=0.0)
            mode = above / above.sum(-1, True)
            flat = (self.concentration < 1).all(dim=-1)
            mode[flat] = F.one_hot(mode[flat].argmax(dim=-1), above.shape[-1]).to(mode)
            return mode

        @property
        def variance(self):
            total = self.concentration.sum(-1, True)
            return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

        def rsample(self, sample_shape=torch.Size()):
            return _Dirichlet.apply(self.concentration.expand(self._extended_shape(sample_shape)))

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return (torch.xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
                    - torch.lgamma(self.concentration).sum(-1))

        def entropy(self):
            k = self.concentration.size(-1)
            total = self.concentration.sum(-1)
            return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total) - (k - total) * torch.digamma(total)
                    - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))


    class Beta(ExponentialFamily):
        __module__ = "torch.distributions.beta"
        arg_constraints = {"concentration1": constraints.positive, "concentration0": constraints.positive}
        support = constraints.unit_interval
        has_rsample = True

        def __init__(self, concentration1, concentration0, validate_args=None):
            first, second = broadcast_all(concentration1, concentration0)
            self._dirichlet = Dirichlet(torch.stack([first, second], -1), validate_args=validate_args)
            super().__init__(self._dirichlet.batch_shape, validate_args=validate_args)

        @property
        def concentration1(self):
            return self._dirichlet.concentration[..., 0]

        @property
        def concentration0(self):
            return self._dirichlet.concentration[..., 1]

        @property
        def mean(self):
            return self.concentration1 / (self.concentration1 + self.concentration0)

        @property
        def mode(self):
            return self._dirichlet.mode[..., 0]

        @property
        def variance(self):
            total = self.concentration1 + self.concentration0
            return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

        def rsample(self, sample_shape=torch.Size()):
            return self._dirichlet.rsample(sample_shape).select(-1, 0)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

        def entropy(self):
            return self._dirichlet.entropy()


    def _factor_of_inverse(precision):
        """The lower factor of the inverse of a positive definite matrix."""
        turned = torch.linalg.cholesky(torch.flip(precision, (-2, -1)))
        inverse = torch.transpose(torch.flip(turned, (-2, -1)), -2, -1)
        identity = torch.eye(precision.shape[-1], dtype=precision.dtype)
        return torch.linalg.solve_triangular(inverse, identity, upper=False)


    class MultivariateNormal(Distribution):
        __module__ = "torch.distributions.multivariate_normal"
        arg_constraints = {
            "loc": constraints.real_vector, "covariance_matrix": constraints.positive_definite,
            "precision_matrix": constraints.positive_definite, "scale_tril": constraints.lower_cholesky}
        support = constraints.real_vector
        has_rsample = True

        def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
            if loc.dim() < 1:
                raise ValueError("loc must be at least one-dimensional.")
            given = {"covariance_matrix": covariance_matrix, "precision_matrix": precision_matrix,
                     "scale_tril": scale_tril}
            named = [(name, value) for name, value in given.items() if value is not None]
            if len(named) != 1:
                raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
            name, value = named[0]
            if value.dim() < 2:
                raise ValueError(f"{name} must be at least two-dimensional, with optional leading batch dimensions")
            batch = torch.broadcast_shapes(value.shape[:-2], loc.shape[:-1])
            value = value.expand(tuple(batch) + (-1, -1))
            setattr(self, name, value)
            self.loc = loc.expand(tuple(batch) + (-1,))
            super().__init__(batch, self.loc.shape[-1:], validate_args=validate_args)
            if name == "scale_tril":
                self._factor = value
            elif name == "covariance_matrix":
                self._factor = torch.linalg.cholesky(value)
            else:
                self._factor = _factor_of_inverse(value)

        def __getattr__(self, name):
            factor = self.__dict__.get("_factor")
            if factor is None or name not in ("scale_tril", "covariance_matrix", "precision_matrix"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            if name == "scale_tril":
                value = factor
            else:
                value = factor @ factor.mT if name == "covariance_matrix" else torch.cholesky_inverse(factor)
            # What was asked for once counts as given, in the text of the distribution too.
            setattr(self, name, value)
            return value

        @property
        def mean(self):
            return self.loc

        @property
        def mode(self):
            return self.loc

        @property
        def variance(self):
            return self._factor.pow(2).sum(-1).expand(tuple(self._batch_shape) + tuple(self._event_shape))

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            noise = _normal_noise(shape, self.loc.dtype)
            return self.loc + (self._factor @ noise.unsqueeze(-1)).squeeze(-1)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            gap = (value - self.loc).unsqueeze(-1)
            solved = torch.linalg.solve_triangular(self._factor, gap, upper=False).squeeze(-1)
            distance = solved.pow(2).sum(-1)
            half = self._factor.diagonal(dim1=-2, dim2=-1).log().sum(-1)
            return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + distance) - half

        def entropy(self):
            half = self._factor.diagonal(dim1=-2, dim2=-1).log().sum(-1)
            return 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + half
    """#)
}
