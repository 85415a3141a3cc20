extension Prelude {
  /// `torch.distributions`.
  static let distributions = Prelude(
    "torch.distributions",
    #"""
    from torch.distributions._continuous import (
        ExponentialFamily, Normal, Laplace, Cauchy, LogNormal, HalfNormal, Uniform, Exponential, Gamma, Chi2,
        Dirichlet, Beta, MultivariateNormal)
    from torch.distributions._discrete import Bernoulli, Geometric, Categorical, OneHotCategorical, Binomial, Poisson
    from torch.distributions.distribution import Distribution, Independent, constraints
    from torch.distributions.kl import kl_divergence, register_kl
    """#)

  /// The modules that PyTorch keeps single distributions in, by which scripts import them too.
  static let singleDistributions: [Prelude] = [
    ("exp_family", "ExponentialFamily"), ("normal", "Normal"), ("laplace", "Laplace"), ("cauchy", "Cauchy"),
    ("log_normal", "LogNormal"), ("half_normal", "HalfNormal"), ("uniform", "Uniform"),
    ("exponential", "Exponential"), ("gamma", "Gamma"), ("chi2", "Chi2"), ("dirichlet", "Dirichlet"),
    ("beta", "Beta"), ("multivariate_normal", "MultivariateNormal"), ("bernoulli", "Bernoulli"),
    ("geometric", "Geometric"), ("categorical", "Categorical"), ("one_hot_categorical", "OneHotCategorical"),
    ("binomial", "Binomial"), ("poisson", "Poisson"), ("independent", "Independent"),
  ].map { module, name in
    Prelude("torch.distributions.\(module)", "from torch.distributions import \(name)\n")
  }

  /// What distributions have in common.
  static let distributionBase = Prelude(
    "torch.distributions.distribution",
    #"""
    import math
    import torch
    from torch.nn import functional as F


    class _Constraint:
        def __init__(self, text, check, event_dim=0, is_discrete=False):
            self._text = text
            self._check = check
            self.event_dim = event_dim
            self.is_discrete = is_discrete

        def check(self, value):
            return self._check(value)

        def __repr__(self):
            return self._text


    def _interval(low, high):
        return _Constraint(f"Interval(lower_bound={low}, upper_bound={high})", lambda x: (low <= x) & (x <= high))


    def _integers(low, high):
        return _Constraint(f"IntegerInterval(lower_bound={low}, upper_bound={high})",
                           lambda x: (x % 1 == 0) & (low <= x) & (x <= high), 0, True)


    class constraints:
        real = _Constraint("Real()", lambda x: x == x)
        real_vector = _Constraint("IndependentConstraint(Real(), 1)", lambda x: (x == x).all(-1), 1)
        positive = _Constraint("GreaterThan(lower_bound=0.0)", lambda x: 0.0 < x)
        nonnegative = _Constraint("GreaterThanEq(lower_bound=0.0)", lambda x: 0.0 <= x)
        unit_interval = _interval(0.0, 1.0)
        boolean = _Constraint("Boolean()", lambda x: (x == 0) | (x == 1), 0, True)
        nonnegative_integer = _Constraint(
            "IntegerGreaterThan(lower_bound=0)", lambda x: (x % 1 == 0) & (x >= 0), 0, True)
        simplex = _Constraint(
            "Simplex()", lambda x: (x >= 0).all(-1) & ((x.sum(-1) - 1).abs() < 1e-6), 1)
        one_hot = _Constraint(
            "OneHot()", lambda x: ((x == 0) | (x == 1)).all(-1) & x.sum(-1).eq(1), 1, True)
        lower_cholesky = _Constraint(
            "LowerCholesky()",
            lambda x: (x.tril() == x).view(x.shape[:-2] + (-1,)).min(-1)[0]
            & (x.diagonal(dim1=-2, dim2=-1) > 0).min(-1)[0], 2)
        positive_definite = _Constraint(
            "PositiveDefinite()", lambda x: torch.linalg.cholesky_ex(x)[1].eq(0), 2)
        dependent = _Constraint("Dependent()", lambda x: torch.ones_like(x, dtype=torch.bool))


    def _broadcast(*values):
        tensors = [v for v in values if isinstance(v, torch.Tensor)]
        if not all([isinstance(v, (int, float, torch.Tensor)) for v in values]):
            raise ValueError("Input arguments must all be instances of Number, torch.Tensor or objects implementing "
                             "__torch_function__.")
        dtype = tensors[0].dtype if tensors else torch.get_default_dtype()
        return torch.broadcast_tensors(*[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype)
                                         for v in values])


    def _numbers(*values):
        return all([isinstance(v, (int, float)) for v in values])


    def _clamped(probs):
        eps = torch.finfo(probs.dtype).eps
        return probs.clamp(min=eps, max=1 - eps)


    def _probs_to_logits(probs, is_binary=False):
        clamped = _clamped(probs)
        return torch.log(clamped) - torch.log1p(-clamped) if is_binary else torch.log(clamped)


    def _logits_to_probs(logits, is_binary=False):
        return torch.sigmoid(logits) if is_binary else F.softmax(logits, dim=-1)


    def _sum_rightmost(value, count):
        return value if count == 0 else value.reshape(value.shape[:value.dim() - count] + (-1,)).sum(-1)


    class Distribution:
        has_rsample = False
        has_enumerate_support = False
        _validate_args = True
        arg_constraints = {}
        support = None

        @staticmethod
        def set_default_validate_args(value):
            if value not in (True, False):
                raise ValueError
            Distribution._validate_args = value

        def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
            self._batch_shape = torch.Size(batch_shape)
            self._event_shape = torch.Size(event_shape)
            if validate_args is not None:
                self._validate_args = validate_args
            if not self._validate_args:
                return
            for name, constraint in self.arg_constraints.items():
                if constraint is constraints.dependent or name not in self.__dict__:
                    continue
                value = getattr(self, name)
                if not constraint.check(value).all():
                    raise ValueError(
                        f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution "
                        f"{self!r} to satisfy the constraint {constraint!r}, but found invalid values:\n{value}")

        @property
        def batch_shape(self):
            return self._batch_shape

        @property
        def event_shape(self):
            return self._event_shape

        @property
        def mode(self):
            raise NotImplementedError(f"{type(self)} does not implement mode")

        @property
        def stddev(self):
            return self.variance.sqrt()

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return self.rsample(sample_shape)

        def rsample(self, sample_shape=torch.Size()):
            raise NotImplementedError

        def sample_n(self, n):
            return self.sample(torch.Size((n,)))

        def log_prob(self, value):
            raise NotImplementedError

        def cdf(self, value):
            raise NotImplementedError

        def icdf(self, value):
            raise NotImplementedError

        def enumerate_support(self, expand=True):
            raise NotImplementedError

        def entropy(self):
            raise NotImplementedError

        def perplexity(self):
            return torch.exp(self.entropy())

        def expand(self, batch_shape, _instance=None):
            shape = torch.Size(batch_shape)
            names = [name for name in self.arg_constraints if name in self.__dict__]
            made = type(self)(**{name: self._expanded(getattr(self, name), name, shape) for name in names},
                              validate_args=False)
            made._validate_args = self._validate_args
            return made

        def _expanded(self, value, name, shape):
            kept = self.arg_constraints[name].event_dim
            return value.expand(tuple(shape) + tuple(value.shape[value.dim() - kept:]))

        def _extended_shape(self, sample_shape=torch.Size()):
            return torch.Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

        def _validate_sample(self, value):
            if not isinstance(value, torch.Tensor):
                raise ValueError("The value argument to log_prob must be a Tensor")
            lead = len(value.size()) - len(self._event_shape)
            if tuple(value.size()[lead:]) != tuple(self._event_shape):
                raise ValueError(
                    "The right-most size of value must match event_shape: "
                    f"{value.size()} vs {self._event_shape}.")
            actual, expected = value.size(), tuple(self._batch_shape) + tuple(self._event_shape)
            for i, j in zip(reversed(actual), reversed(expected)):
                if i != 1 and j != 1 and i != j:
                    raise ValueError(
                        f"Value is not broadcastable with batch_shape+event_shape: {actual} vs {torch.Size(expected)}.")
            support = self.support
            if support is None:
                return
            if not support.check(value).all():
                raise ValueError(
                    f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the "
                    f"support ({support!r}) of the distribution {self!r}, but found invalid values:\n{value}")

        def __repr__(self):
            names = [name for name in self.arg_constraints if name in self.__dict__]
            shown = ", ".join([
                f"{name}: {self.__dict__[name] if self.__dict__[name].numel() == 1 else self.__dict__[name].size()}"
                for name in names])
            return type(self).__name__ + "(" + shown + ")"


    class Independent(Distribution):
        arg_constraints = {}

        def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
            if reinterpreted_batch_ndims > len(base_distribution.batch_shape):
                raise ValueError(
                    "Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual "
                    f"{reinterpreted_batch_ndims} vs {len(base_distribution.batch_shape)}")
            shape = tuple(base_distribution.batch_shape) + tuple(base_distribution.event_shape)
            event = reinterpreted_batch_ndims + len(base_distribution.event_shape)
            self.base_dist = base_distribution
            self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
            super().__init__(shape[:len(shape) - event], shape[len(shape) - event:], validate_args=validate_args)

        @property
        def has_rsample(self):
            return self.base_dist.has_rsample

        @property
        def mean(self):
            return self.base_dist.mean

        @property
        def mode(self):
            return self.base_dist.mode

        @property
        def variance(self):
            return self.base_dist.variance

        @property
        def support(self):
            inner, count = self.base_dist.support, self.reinterpreted_batch_ndims
            if count == 0:
                return inner
            return _Constraint(
                f"IndependentConstraint({inner!r}, {count})",
                lambda x: inner.check(x).reshape(x.shape[:x.dim() - count] + (-1,)).all(-1), count)

        def sample(self, sample_shape=torch.Size()):
            return self.base_dist.sample(sample_shape)

        def rsample(self, sample_shape=torch.Size()):
            return self.base_dist.rsample(sample_shape)

        def log_prob(self, value):
            return _sum_rightmost(self.base_dist.log_prob(value), self.reinterpreted_batch_ndims)

        def entropy(self):
            return _sum_rightmost(self.base_dist.entropy(), self.reinterpreted_batch_ndims)

        def __repr__(self):
            return f"Independent({self.base_dist}, {self.reinterpreted_batch_ndims})"
    """#)
}
