extension Prelude {
  /// The distributions of `torch.distributions` over whole numbers and categories.
  static let discreteDistributions = Prelude(
    "torch.distributions._discrete",
    #"""
    import copy
    import math
    import torch
    from torch.distributions import constraints
    from torch.distributions._continuous import ExponentialFamily, Gamma
    from torch.distributions.distribution import Distribution
    from torch.distributions.utils import _numbers, broadcast_all, logits_to_probs, probs_to_logits
    from torch.nn import functional as F


    class _Probabilities(Distribution):
        """A distribution that is given by probabilities or by logits, one of which follows from the other."""

        _is_binary = True

        def _choose(self, probs, logits):
            if (probs is None) == (logits is None):
                raise ValueError("Either `probs` or `logits` must be specified, but not both.")
            self._given = "logits" if probs is None else "probs"

        def __getattr__(self, name):
            if name == "logits" and "probs" in self.__dict__:
                self.logits = probs_to_logits(self.probs, self._is_binary)
                return self.logits
            if name == "probs" and "logits" in self.__dict__:
                self.probs = logits_to_probs(self.logits, self._is_binary)
                return self.probs
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

        @property
        def _param(self):
            return self.probs if self._given == "probs" else self.logits

        def expand(self, batch_shape, _instance=None):
            given = {self._given: self._param.expand(tuple(batch_shape) + tuple(self._tail()))}
            if "total_count" in self.__dict__:
                given["total_count"] = self.total_count.expand(batch_shape)
            made = type(self)(**given, validate_args=False)
            made._validate_args = self._validate_args
            return made

        def _tail(self):
            return ()


    class _Trials(_Probabilities):
        """Trials that succeed with one probability each."""

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._choose(probs, logits)
            given = logits if probs is None else probs
            (value,) = broadcast_all(given)
            setattr(self, self._given, value)
            super().__init__(torch.Size() if _numbers(given) else value.size(), validate_args=validate_args)


    class Bernoulli(_Trials, ExponentialFamily):
        __module__ = "torch.distributions.bernoulli"
        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.boolean
        has_enumerate_support = True

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


    class Geometric(_Trials):
        __module__ = "torch.distributions.geometric"
        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.nonnegative_integer

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
        __module__ = "torch.distributions.categorical"
        arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
        has_enumerate_support = True
        _is_binary = False

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._choose(probs, logits)
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
            return constraints.integer_interval(0, self._num_events - 1)

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


    class _OverCategories(Distribution):
        """A distribution whose parameters are those of a Categorical, with an event for all categories."""

        arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._categorical = Categorical(probs, logits)
            shape = self._categorical.param_shape
            super().__init__(shape[:-1], shape[-1:], validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            made = copy.copy(self)
            made._categorical = self._categorical.expand(batch_shape)
            made._batch_shape = torch.Size(batch_shape)
            return made

        logits = property(lambda self: self._categorical.logits)
        probs = property(lambda self: self._categorical.probs)
        param_shape = property(lambda self: self._categorical.param_shape)


    class OneHotCategorical(_OverCategories):
        __module__ = "torch.distributions.one_hot_categorical"
        support = constraints.one_hot
        has_enumerate_support = True

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

        def enumerate_support(self, expand=True):
            count = self._event_shape[0]
            values = torch.eye(count, dtype=self.probs.dtype)
            values = values.view((count,) + (1,) * len(self._batch_shape) + (count,))
            return values.expand((count,) + tuple(self._batch_shape) + (count,)) if expand else values

        def __repr__(self):
            return type(self).__name__ + "()"


    class OneHotCategoricalStraightThrough(OneHotCategorical):
        __module__ = "torch.distributions.one_hot_categorical"
        has_rsample = True

        def rsample(self, sample_shape=torch.Size()):
            samples = self.sample(sample_shape)
            probs = self._categorical.probs
            return samples + (probs - probs.detach())


    class Multinomial(_OverCategories):
        __module__ = "torch.distributions.multinomial"

        def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
            if not isinstance(total_count, int):
                raise NotImplementedError("inhomogeneous total_count is not supported")
            self.total_count = total_count
            super().__init__(probs, logits, validate_args)
            self._binomial = Binomial(total_count=total_count, probs=self.probs)

        @property
        def support(self):
            return constraints.multinomial(self.total_count)

        @property
        def mean(self):
            return self.probs * self.total_count

        @property
        def variance(self):
            return self.total_count * self.probs * (1 - self.probs)

        def sample(self, sample_shape=torch.Size()):
            drawn = self._categorical.sample(torch.Size((self.total_count,) + tuple(sample_shape)))
            drawn = drawn.permute(*range(1, drawn.dim()), 0)
            counts = drawn.new_zeros(self._extended_shape(sample_shape))
            counts.scatter_add_(-1, drawn, torch.ones_like(drawn))
            return counts.type_as(self.probs)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            logits, value = broadcast_all(self.logits, value)
            logits = logits.clone()
            whole, parts = torch.lgamma(value.sum(-1) + 1), torch.lgamma(value + 1).sum(-1)
            logits[(value == 0) & (logits == -math.inf)] = 0
            return whole - parts + (logits * value).sum(-1)

        def entropy(self):
            count = torch.tensor(self.total_count)
            first = count * self._categorical.entropy() - torch.lgamma(count + 1)
            support = self._binomial.enumerate_support(expand=False)[1:]
            chances = torch.exp(self._binomial.log_prob(support))
            return first + (chances * torch.lgamma(support + 1)).sum([0, -1])


    class Binomial(_Probabilities):
        __module__ = "torch.distributions.binomial"
        arg_constraints = {
            "total_count": constraints.nonnegative_integer, "probs": constraints.unit_interval,
            "logits": constraints.real}

        def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
            self._choose(probs, logits)
            self.total_count, value = broadcast_all(total_count, logits if probs is None else probs)
            self.total_count = self.total_count.type_as(value)
            setattr(self, self._given, value)
            super().__init__(value.size(), validate_args=validate_args)

        @property
        def support(self):
            return constraints.integer_interval(0, self.total_count)

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


    class Poisson(ExponentialFamily):
        __module__ = "torch.distributions.poisson"
        arg_constraints = {"rate": constraints.nonnegative}
        support = constraints.nonnegative_integer

        def __init__(self, rate, validate_args=None):
            (self.rate,) = broadcast_all(rate)
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


    class NegativeBinomial(_Probabilities):
        __module__ = "torch.distributions.negative_binomial"
        arg_constraints = {
            "total_count": constraints.greater_than_eq(0), "probs": constraints.half_open_interval(0.0, 1.0),
            "logits": constraints.real}
        support = constraints.nonnegative_integer

        def __init__(self, total_count, probs=None, logits=None, validate_args=None):
            self._choose(probs, logits)
            self.total_count, value = broadcast_all(total_count, logits if probs is None else probs)
            self.total_count = self.total_count.type_as(value)
            setattr(self, self._given, value)
            super().__init__(value.size(), validate_args=validate_args)

        param_shape = property(lambda self: self._param.size())

        @property
        def mean(self):
            return self.total_count * torch.exp(self.logits)

        @property
        def mode(self):
            return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

        @property
        def variance(self):
            return self.mean / torch.sigmoid(-self.logits)

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                rates = Gamma(self.total_count, torch.exp(-self.logits), validate_args=False)
                return torch.poisson(rates.sample(sample_shape))

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            chance = self.total_count * F.logsigmoid(-self.logits) + value * F.logsigmoid(self.logits)
            count = self.total_count + value
            norm = -torch.lgamma(count) + torch.lgamma(1.0 + value) + torch.lgamma(self.total_count)
            return chance - norm.masked_fill(count == 0.0, 0.0)
    """#)
}
