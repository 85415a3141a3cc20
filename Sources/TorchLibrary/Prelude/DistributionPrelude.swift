extension Prelude {
  /// `torch.distributions`.
  static let distributions = Prelude(
    "torch.distributions",
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


    _open_unit = _Constraint("Interval(lower_bound=0.0, upper_bound=1.0)", lambda x: (0.0 <= x) & (x <= 1.0))


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


    class ExponentialFamily(Distribution):
        pass


    class _LocScale(Distribution):
        arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
        support = constraints.real
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self.loc, self.scale = _broadcast(loc, scale)
            super().__init__(torch.Size() if _numbers(loc, scale) else self.loc.size(), validate_args=validate_args)

        @property
        def mean(self):
            return self.loc

        @property
        def mode(self):
            return self.loc


    class Normal(_LocScale):
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
            noise = torch.normal(torch.zeros(shape, dtype=self.loc.dtype), torch.ones(shape, dtype=self.loc.dtype))
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


    class LogNormal(_LocScale):
        support = constraints.positive

        def __init__(self, loc, scale, validate_args=None):
            super().__init__(loc, scale, validate_args)
            self._base = Normal(loc, scale, validate_args=validate_args)

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

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return self._base.sample(sample_shape).exp()

        def rsample(self, sample_shape=torch.Size()):
            return self._base.rsample(sample_shape).exp()

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return self._base.log_prob(value.log()) - value.log()

        def cdf(self, value):
            return self._base.cdf(value.log())

        def entropy(self):
            return self._base.entropy() + self.loc

        def __repr__(self):
            return "LogNormal()"


    class HalfNormal(Distribution):
        arg_constraints = {"scale": constraints.positive}
        support = constraints.nonnegative
        has_rsample = True

        def __init__(self, scale, validate_args=None):
            self._base = Normal(0, scale, validate_args=False)
            self.scale = self._base.scale
            super().__init__(self._base.batch_shape, validate_args=validate_args)

        @property
        def mean(self):
            return self.scale * math.sqrt(2 / math.pi)

        @property
        def mode(self):
            return torch.zeros_like(self.scale)

        @property
        def variance(self):
            return self.scale.pow(2) * (1 - 2 / math.pi)

        def sample(self, sample_shape=torch.Size()):
            return self._base.sample(sample_shape).abs()

        def rsample(self, sample_shape=torch.Size()):
            return self._base.rsample(sample_shape).abs()

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            inside = self._base.log_prob(value) + math.log(2)
            return torch.where(value >= 0, inside, -math.inf)

        def cdf(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return 2 * self._base.cdf(value) - 1

        def icdf(self, value):
            return self._base.icdf((value + 1) / 2)

        def entropy(self):
            return self._base.entropy() - math.log(2)

        def __repr__(self):
            return "HalfNormal()"


    class Uniform(Distribution):
        has_rsample = True
        arg_constraints = {"low": constraints.dependent, "high": constraints.dependent}

        def __init__(self, low, high, validate_args=None):
            self.low, self.high = _broadcast(low, high)
            bottom, top = self.low, self.high
            self.arg_constraints = {
                "low": _Constraint(f"LessThan(upper_bound={top})", lambda x: x < top),
                "high": _Constraint(f"GreaterThan(lower_bound={bottom})", lambda x: x > bottom)}
            super().__init__(torch.Size() if _numbers(low, high) else self.low.size(), validate_args=validate_args)
            if self._validate_args and not torch.lt(self.low, self.high).all():
                raise ValueError("Uniform is not defined when low>= high")

        @property
        def support(self):
            low, high = self.low, self.high
            return _Constraint(f"Interval(lower_bound={low}, upper_bound={high})", lambda x: (low <= x) & (x <= high))

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


    class _Probabilities(Distribution):
        """A distribution that is given by probabilities or by logits, one of which follows from the other."""

        _is_binary = True

        def _choose(self, probs, logits, name):
            if (probs is None) == (logits is None):
                raise ValueError("Either `probs` or `logits` must be specified, but not both.")
            self._given = "logits" if probs is None else "probs"

        def __getattr__(self, name):
            if name == "logits" and "probs" in self.__dict__:
                self.logits = _probs_to_logits(self.probs, self._is_binary)
                return self.logits
            if name == "probs" and "logits" in self.__dict__:
                self.probs = _logits_to_probs(self.logits, self._is_binary)
                return self.probs
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

        @property
        def _param(self):
            return self.probs if self._given == "probs" else self.logits

        def expand(self, batch_shape, _instance=None):
            made = type(self)(**{self._given: self._param.expand(tuple(batch_shape) + tuple(self._tail()))},
                              validate_args=False)
            made._validate_args = self._validate_args
            return made

        def _tail(self):
            return ()


    class Bernoulli(_Probabilities):
        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.boolean
        has_enumerate_support = True

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._choose(probs, logits, "Bernoulli")
            given = logits if probs is None else probs
            (value,) = _broadcast(given)
            setattr(self, self._given, value)
            super().__init__(torch.Size() if _numbers(given) else value.size(), validate_args=validate_args)

        @property
        def mean(self):
            return self.probs

        @property
        def mode(self):
            mode = (self.probs >= 0.5).to(self.probs)
            mode[self.probs == 0.5] = math.nan
            return mode

        @property
        def variance(self):
            return self.probs * (1 - self.probs)

        @property
        def param_shape(self):
            return self._param.size()

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            logits, value = torch.broadcast_tensors(self.logits, value)
            return -F.binary_cross_entropy_with_logits(logits, value, reduction="none")

        def entropy(self):
            return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")

        def enumerate_support(self, expand=True):
            values = torch.arange(2, dtype=self._param.dtype).view((-1,) + (1,) * len(self._batch_shape))
            return values.expand((-1,) + tuple(self._batch_shape)) if expand else values


    class Geometric(_Probabilities):
        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.nonnegative_integer

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._choose(probs, logits, "Geometric")
            given = logits if probs is None else probs
            (value,) = _broadcast(given)
            setattr(self, self._given, value)
            super().__init__(torch.Size() if _numbers(given) else value.size(), validate_args=validate_args)

        @property
        def mean(self):
            return 1.0 / self.probs - 1.0

        @property
        def mode(self):
            return torch.zeros_like(self.probs)

        @property
        def variance(self):
            return (1.0 / self.probs - 1.0) / self.probs

        def sample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            tiny = torch.finfo(self.probs.dtype).tiny
            with torch.no_grad():
                u = self.probs.new_empty(shape).uniform_(tiny, 1)
                return (u.log() / (-self.probs).log1p()).floor()

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            value, probs = torch.broadcast_tensors(value, self.probs)
            probs = probs.clone()
            probs[(probs == 1) & (value == 0)] = 0
            return value * (-probs).log1p() + self.probs.log()

        def entropy(self):
            return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none") / self.probs


    class Categorical(_Probabilities):
        arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
        has_enumerate_support = True
        _is_binary = False

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._choose(probs, logits, "Categorical")
            if probs is not None:
                if probs.dim() < 1:
                    raise ValueError("`probs` parameter must be at least one-dimensional.")
                self.probs = probs / probs.sum(-1, keepdim=True)
            else:
                if logits.dim() < 1:
                    raise ValueError("`logits` parameter must be at least one-dimensional.")
                self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
            self._num_events = self._param.size()[-1]
            super().__init__(self._param.size()[:-1], validate_args=validate_args)

        def _tail(self):
            return (self._num_events,)

        @property
        def support(self):
            return _integers(0, self._num_events - 1)

        @property
        def param_shape(self):
            return self._param.size()

        @property
        def mean(self):
            return torch.full(self._extended_shape(), math.nan, dtype=self.probs.dtype)

        @property
        def mode(self):
            return self.probs.argmax(dim=-1)

        @property
        def variance(self):
            return torch.full(self._extended_shape(), math.nan, dtype=self.probs.dtype)

        def sample(self, sample_shape=torch.Size()):
            sample_shape = torch.Size(sample_shape)
            flat = self.probs.reshape(-1, self._num_events)
            with torch.no_grad():
                return torch.multinomial(flat, sample_shape.numel(), True).T.reshape(self._extended_shape(sample_shape))

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            value = value.long().unsqueeze(-1)
            value, table = torch.broadcast_tensors(value, self.logits)
            return table.gather(-1, value[..., :1]).squeeze(-1)

        def entropy(self):
            logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
            return -(logits * self.probs).sum(-1)

        def enumerate_support(self, expand=True):
            values = torch.arange(self._num_events, dtype=torch.long).view((-1,) + (1,) * len(self._batch_shape))
            return values.expand((-1,) + tuple(self._batch_shape)) if expand else values


    class OneHotCategorical(_Probabilities):
        arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
        support = constraints.one_hot
        has_enumerate_support = True

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._categorical = Categorical(probs, logits)
            shape = self._categorical.param_shape
            Distribution.__init__(self, shape[:-1], shape[-1:], validate_args=validate_args)

        def __getattr__(self, name):
            if name in ("probs", "logits"):
                return getattr(self.__dict__["_categorical"], name)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

        @property
        def mean(self):
            return self._categorical.probs

        @property
        def variance(self):
            return self.probs * (1 - self.probs)

        @property
        def mode(self):
            mode = self.probs.argmax(dim=-1)
            return F.one_hot(mode, num_classes=self.probs.shape[-1]).to(self.probs)

        def sample(self, sample_shape=torch.Size()):
            return F.one_hot(self._categorical.sample(sample_shape), self._event_shape[0]).to(self.probs)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return self._categorical.log_prob(value.max(-1)[1])

        def entropy(self):
            return self._categorical.entropy()

        def __repr__(self):
            return type(self).__name__ + "()"


    class Binomial(_Probabilities):
        arg_constraints = {
            "total_count": constraints.nonnegative_integer, "probs": constraints.unit_interval,
            "logits": constraints.real}

        def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
            self._choose(probs, logits, "Binomial")
            self.total_count, value = _broadcast(total_count, logits if probs is None else probs)
            self.total_count = self.total_count.type_as(value)
            setattr(self, self._given, value)
            super().__init__(value.size(), validate_args=validate_args)

        @property
        def support(self):
            count = self.total_count
            return _Constraint(f"IntegerInterval(lower_bound=0, upper_bound={count})",
                               lambda x: (x % 1 == 0) & (x >= 0) & (x <= count), 0, True)

        @property
        def mean(self):
            return self.total_count * self.probs

        @property
        def mode(self):
            return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

        @property
        def variance(self):
            return self.total_count * self.probs * (1 - self.probs)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            factorials = (torch.lgamma(self.total_count + 1) - torch.lgamma(value + 1)
                          - torch.lgamma(self.total_count - value + 1))
            normal = (self.total_count * self.logits.clamp(min=0)
                      + self.total_count * torch.log1p(torch.exp(-torch.abs(self.logits))))
            return value * self.logits + factorials - normal

        def entropy(self):
            if not (self.total_count == self.total_count.max()).all():
                raise NotImplementedError("Inhomogeneous total count not supported by `entropy`.")
            log_prob = self.log_prob(self.enumerate_support(False))
            return -(torch.exp(log_prob) * log_prob).sum(0)

        def enumerate_support(self, expand=True):
            values = torch.arange(1 + int(self.total_count.max()), dtype=self._param.dtype)
            values = values.view((-1,) + (1,) * len(self._batch_shape))
            return values.expand((-1,) + tuple(self._batch_shape)) if expand else values

        def sample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            with torch.no_grad():
                return torch.binomial(self.total_count.expand(shape), self.probs.expand(shape))


    class Poisson(Distribution):
        arg_constraints = {"rate": constraints.nonnegative}
        support = constraints.nonnegative_integer

        def __init__(self, rate, validate_args=None):
            (self.rate,) = _broadcast(rate)
            super().__init__(torch.Size() if _numbers(rate) else self.rate.size(), validate_args=validate_args)

        @property
        def mean(self):
            return self.rate

        @property
        def mode(self):
            return self.rate.floor()

        @property
        def variance(self):
            return self.rate

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            rate, value = torch.broadcast_tensors(self.rate, value)
            return value.xlogy(rate) - rate - (value + 1).lgamma()


    class Exponential(Distribution):
        arg_constraints = {"rate": constraints.positive}
        support = constraints.nonnegative
        has_rsample = True

        def __init__(self, rate, validate_args=None):
            (self.rate,) = _broadcast(rate)
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


    class Gamma(Distribution):
        arg_constraints = {"concentration": constraints.positive, "rate": constraints.positive}
        support = constraints.nonnegative

        def __init__(self, concentration, rate, validate_args=None):
            self.concentration, self.rate = _broadcast(concentration, rate)
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
            raise NotImplementedError(f"sampling from {type(self).__name__} is not supported by gradwalk")

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
        arg_constraints = {"df": constraints.positive}

        def __init__(self, df, validate_args=None):
            super().__init__(0.5 * df, 0.5, validate_args=validate_args)

        @property
        def df(self):
            return self.concentration * 2


    class Dirichlet(Distribution):
        arg_constraints = {"concentration": _Constraint(
            "IndependentConstraint(GreaterThan(lower_bound=0.0), 1)", lambda x: (x > 0).all(-1), 1)}
        support = constraints.simplex

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
            raise NotImplementedError(f"sampling from {type(self).__name__} is not supported by gradwalk")

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


    class Beta(Distribution):
        arg_constraints = {"concentration1": constraints.positive, "concentration0": constraints.positive}
        support = constraints.unit_interval

        def __init__(self, concentration1, concentration0, validate_args=None):
            first, second = _broadcast(concentration1, concentration0)
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
            raise NotImplementedError(f"sampling from {type(self).__name__} is not supported by gradwalk")

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

        def entropy(self):
            return self._dirichlet.entropy()


    class MultivariateNormal(Distribution):
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
                self._factor = torch.linalg.cholesky(torch.linalg.inv(value))

        def __getattr__(self, name):
            factor = self.__dict__.get("_factor")
            if name == "scale_tril" and factor is not None:
                return factor
            if name == "covariance_matrix" and factor is not None:
                return factor @ factor.mT
            if name == "precision_matrix" and factor is not None:
                return torch.cholesky_inverse(factor)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

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
            noise = torch.normal(torch.zeros(shape, dtype=self.loc.dtype), torch.ones(shape, dtype=self.loc.dtype))
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


    _divergences = []


    def register_kl(type_p, type_q):
        def decorator(function):
            _divergences.insert(0, (type_p, type_q, function))
            return function
        return decorator


    def kl_divergence(p, q):
        for type_p, type_q, function in _divergences:
            if isinstance(p, type_p) and isinstance(q, type_q):
                return function(p, q)
        raise NotImplementedError(
            f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")


    @register_kl(Normal, Normal)
    def _kl_normal_normal(p, q):
        ratio = (p.scale / q.scale).pow(2)
        gap = ((p.loc - q.loc) / q.scale).pow(2)
        return 0.5 * (ratio + gap - 1 - ratio.log())


    @register_kl(LogNormal, LogNormal)
    def _kl_lognormal_lognormal(p, q):
        return _kl_normal_normal(p._base, q._base)


    @register_kl(Laplace, Laplace)
    def _kl_laplace_laplace(p, q):
        ratio = p.scale / q.scale
        gap = (p.loc - q.loc).abs()
        return -ratio.log() + gap / q.scale + ratio * torch.exp(-gap / p.scale) - 1


    @register_kl(Bernoulli, Bernoulli)
    def _kl_bernoulli_bernoulli(p, q):
        t1 = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
        t1[q.probs == 0] = math.inf
        t1[p.probs == 0] = 0
        t2 = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
        t2[q.probs == 1] = math.inf
        t2[p.probs == 1] = 0
        return t1 + t2


    @register_kl(Categorical, Categorical)
    def _kl_categorical_categorical(p, q):
        t = p.probs * (p.logits - q.logits)
        t[(q.probs == 0).expand_as(t)] = math.inf
        t[(p.probs == 0).expand_as(t)] = 0
        return t.sum(-1)


    @register_kl(OneHotCategorical, OneHotCategorical)
    def _kl_onehot_onehot(p, q):
        return _kl_categorical_categorical(p._categorical, q._categorical)


    @register_kl(Cauchy, Cauchy)
    def _kl_cauchy_cauchy(p, q):
        total = ((p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)).log()
        return total - (4 * p.scale * q.scale).log()


    @register_kl(HalfNormal, HalfNormal)
    def _kl_halfnormal_halfnormal(p, q):
        return _kl_normal_normal(p._base, q._base)


    @register_kl(Binomial, Binomial)
    def _kl_binomial_binomial(p, q):
        if (p.total_count < q.total_count).any():
            raise NotImplementedError(
                "KL between Binomials where q.total_count > p.total_count is not implemented")
        kl = p.total_count * (p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p())
        kl[p.total_count > q.total_count] = math.inf
        return kl


    @register_kl(Exponential, Exponential)
    def _kl_exponential_exponential(p, q):
        ratio = q.rate / p.rate
        return -ratio.log() + ratio - 1


    @register_kl(Gamma, Gamma)
    def _kl_gamma_gamma(p, q):
        t1 = q.concentration * (p.rate / q.rate).log()
        t2 = torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
        t3 = (p.concentration - q.concentration) * torch.digamma(p.concentration)
        t4 = (q.rate - p.rate) * (p.concentration / p.rate)
        return t1 + t2 + t3 + t4


    @register_kl(Beta, Beta)
    def _kl_beta_beta(p, q):
        total_p = p.concentration1 + p.concentration0
        total_q = q.concentration1 + q.concentration0
        t1 = q.concentration1.lgamma() + q.concentration0.lgamma() + total_p.lgamma()
        t2 = p.concentration1.lgamma() + p.concentration0.lgamma() + total_q.lgamma()
        t3 = (p.concentration1 - q.concentration1) * torch.digamma(p.concentration1)
        t4 = (p.concentration0 - q.concentration0) * torch.digamma(p.concentration0)
        t5 = (total_q - total_p) * torch.digamma(total_p)
        return t1 - t2 + t3 + t4 + t5


    @register_kl(Dirichlet, Dirichlet)
    def _kl_dirichlet_dirichlet(p, q):
        total_p, total_q = p.concentration.sum(-1), q.concentration.sum(-1)
        t1 = total_p.lgamma() - total_q.lgamma()
        t2 = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
        t3 = p.concentration - q.concentration
        t4 = p.concentration.digamma() - total_p.digamma().unsqueeze(-1)
        return t1 - t2 + (t3 * t4).sum(-1)


    @register_kl(Poisson, Poisson)
    def _kl_poisson_poisson(p, q):
        return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


    @register_kl(Geometric, Geometric)
    def _kl_geometric_geometric(p, q):
        return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits


    @register_kl(Uniform, Uniform)
    def _kl_uniform_uniform(p, q):
        result = ((q.high - q.low) / (p.high - p.low)).log()
        result[(q.low > p.low) | (q.high < p.high)] = math.inf
        return result


    @register_kl(MultivariateNormal, MultivariateNormal)
    def _kl_multivariate(p, q):
        n = p.event_shape[0]
        half = (q._factor.diagonal(dim1=-2, dim2=-1).log().sum(-1)
                - p._factor.diagonal(dim1=-2, dim2=-1).log().sum(-1))
        spread = torch.linalg.solve_triangular(q._factor, p._factor, upper=False).pow(2).sum(-1).sum(-1)
        gap = torch.linalg.solve_triangular(q._factor, (q.loc - p.loc).unsqueeze(-1), upper=False)
        return half + 0.5 * (spread + gap.squeeze(-1).pow(2).sum(-1) - n)


    @register_kl(Independent, Independent)
    def _kl_independent_independent(p, q):
        if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
            raise NotImplementedError
        return _sum_rightmost(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)
    """#)
}
