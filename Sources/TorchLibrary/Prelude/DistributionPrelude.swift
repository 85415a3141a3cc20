extension Prelude {
  /// `torch.distributions.utils`: what distributions compute with.
  static let distributionUtilities = Prelude(
    "torch.distributions.utils",
    #"""
    import math
    import torch
    from torch.nn import functional as F

    euler_constant = 0.57721566490153286060


    def broadcast_all(*values):
        tensors = [v for v in values if isinstance(v, torch.Tensor)]
        if not all([isinstance(v, (int, float, torch.Tensor)) for v in values]):
            raise ValueError("Input arguments must all be instances of Number, torch.Tensor or objects implementing "
                             "__torch_function__.")
        dtype = tensors[0].dtype if tensors else torch.get_default_dtype()
        return torch.broadcast_tensors(*[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype)
                                         for v in values])


    def _numbers(*values):
        return all([isinstance(v, (int, float)) for v in values])


    def _normal_noise(shape, dtype):
        return torch.normal(torch.zeros(shape, dtype=dtype), torch.ones(shape, dtype=dtype))


    def clamp_probs(probs):
        eps = torch.finfo(probs.dtype).eps
        return probs.clamp(min=eps, max=1 - eps)


    def probs_to_logits(probs, is_binary=False):
        clamped = clamp_probs(probs)
        return torch.log(clamped) - torch.log1p(-clamped) if is_binary else torch.log(clamped)


    def logits_to_probs(logits, is_binary=False):
        return torch.sigmoid(logits) if is_binary else F.softmax(logits, dim=-1)


    def _sum_rightmost(value, dim):
        return value if dim == 0 else value.reshape(value.shape[:value.dim() - dim] + (-1,)).sum(-1)


    class lazy_property:
        def __init__(self, wrapped):
            self.wrapped = wrapped

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            with torch.enable_grad():
                value = self.wrapped(instance)
            setattr(instance, self.wrapped.__name__, value)
            return value


    def _lower(size, diag):
        places = torch.arange(size)
        return places < places.view(-1, 1) + (diag + 1)


    def tril_matrix_to_vec(mat, diag=0):
        size = mat.shape[-1]
        if diag < -size or diag >= size:
            raise ValueError(f"diag ({diag}) provided is outside [{-size}, {size - 1}].")
        return mat[..., _lower(size, diag)]


    def vec_to_tril_matrix(vec, diag=0):
        count = vec.shape[-1]
        size = (-(1 + 2 * diag) + ((1 + 2 * diag) ** 2 + 8 * count + 4 * abs(diag) * (diag + 1)) ** 0.5) / 2
        if not round(size) - size < torch.finfo(vec.dtype).eps:
            raise ValueError(
                f"The size of last dimension is {count} which cannot be expressed as the lower triangular part of a square "
                "D x D matrix.")
        size = round(size)
        matrix = vec.new_zeros(tuple(vec.shape[:-1]) + (size, size))
        matrix[..., _lower(size, diag)] = vec
        return matrix
    """#)

  /// What distributions have in common.
  static let distributionBase = Prelude(
    "torch.distributions.distribution",
    #"""
    import copy
    import math
    import torch
    from torch import _C
    from torch.distributions import constraints
    from torch.distributions.utils import _sum_rightmost


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
                if constraints.is_dependent(constraint):
                    continue
                if not self._has(name):
                    continue
                value = getattr(self, name)
                if not constraint.check(value).all():
                    raise ValueError(
                        f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution "
                        f"{self!r} to satisfy the constraint {constraint!r}, but found invalid values:\n{value}")

        def _has(self, name):
            """Whether a parameter was given, rather than that it follows from another."""
            return name in self.__dict__ or isinstance(getattr(type(self), name, None), property)

        @property
        def batch_shape(self):
            return self._batch_shape

        @property
        def event_shape(self):
            return self._event_shape

        @property
        def mean(self):
            raise NotImplementedError

        @property
        def variance(self):
            raise NotImplementedError

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
            _C.warn("FutureWarning", "`sample_n(n)` will be deprecated. Use `sample((n,))` instead.")
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
            names = [name for name in self.arg_constraints if self._has(name)]
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
        __module__ = "torch.distributions.independent"
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

        def expand(self, batch_shape, _instance=None):
            made = copy.copy(self)
            inner = tuple(batch_shape) + tuple(self.event_shape)[:self.reinterpreted_batch_ndims]
            made.base_dist = self.base_dist.expand(inner)
            made._batch_shape = torch.Size(batch_shape)
            return made

        @property
        def has_rsample(self):
            return self.base_dist.has_rsample

        @property
        def has_enumerate_support(self):
            return self.reinterpreted_batch_ndims == 0 and self.base_dist.has_enumerate_support

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
            return constraints.independent(inner, count)

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
