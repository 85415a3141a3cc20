extension Prelude {
  /// `torch.distributions.constraints`: the sets that parameters and samples come from.
  static let constraints = Prelude(
    "torch.distributions.constraints",
    #"""
    import torch


    class Constraint:
        is_discrete = False
        event_dim = 0

        def check(self, value):
            raise NotImplementedError

        def __repr__(self):
            return type(self).__name__[1:] + "()"


    class _Dependent(Constraint):
        """A constraint that follows from the parameters of a distribution."""

        def __init__(self, *, is_discrete=NotImplemented, event_dim=NotImplemented):
            self._known = {"is_discrete": is_discrete, "event_dim": event_dim}

        def _fact(self, name):
            if self._known[name] is NotImplemented:
                raise NotImplementedError(f".{name} cannot be determined statically")
            return self._known[name]

        @property
        def is_discrete(self):
            return self._fact("is_discrete")

        @property
        def event_dim(self):
            return self._fact("event_dim")

        def __call__(self, **known):
            return _Dependent(**dict(self._known, **known))

        def check(self, x):
            raise ValueError("Cannot determine validity of dependent constraint")


    def is_dependent(constraint):
        return isinstance(constraint, (_Dependent, property))


    def dependent_property(fn=None, *, is_discrete=NotImplemented, event_dim=NotImplemented):
        return property if fn is None else property(fn)


    class _Bounded(Constraint):
        """A constraint by numbers, which its text names."""

        _names = ("lower_bound",)

        def __init__(self, *bounds, **named):
            for name, bound in zip(self._names, bounds):
                setattr(self, name, bound)
            for name, bound in named.items():
                setattr(self, name, bound)

        def __repr__(self):
            bounds = ", ".join([f"{name}={getattr(self, name)}" for name in self._names])
            return f"{type(self).__name__[1:]}({bounds})"


    class _GreaterThan(_Bounded):
        def check(self, value):
            return self.lower_bound < value


    class _GreaterThanEq(_Bounded):
        def check(self, value):
            return self.lower_bound <= value


    class _LessThan(_Bounded):
        _names = ("upper_bound",)

        def check(self, value):
            return value < self.upper_bound


    class _Interval(_Bounded):
        _names = ("lower_bound", "upper_bound")

        def check(self, value):
            return (self.lower_bound <= value) & (value <= self.upper_bound)


    class _HalfOpenInterval(_Interval):
        def check(self, value):
            return (self.lower_bound <= value) & (value < self.upper_bound)


    class _IntegerInterval(_Interval):
        is_discrete = True

        def check(self, value):
            return (value % 1 == 0) & super().check(value)


    class _IntegerGreaterThan(_Bounded):
        is_discrete = True

        def check(self, value):
            return (value % 1 == 0) & (value >= self.lower_bound)


    class _Real(Constraint):
        def check(self, value):
            return value == value


    class _Boolean(Constraint):
        is_discrete = True

        def check(self, value):
            return (value == 0) | (value == 1)


    class _OneHot(_Boolean):
        event_dim = 1

        def check(self, value):
            return super().check(value).all(-1) & value.sum(-1).eq(1)


    class _Simplex(Constraint):
        event_dim = 1

        def check(self, value):
            return (value >= 0).all(-1) & ((value.sum(-1) - 1).abs() < 1e-6)


    class _Multinomial(Constraint):
        is_discrete = True
        event_dim = 1

        def __init__(self, upper_bound):
            self.upper_bound = upper_bound

        def check(self, x):
            return (x >= 0).all(-1) & (x.sum(-1) <= self.upper_bound)


    class _Square(Constraint):
        event_dim = 2

        def check(self, value):
            rows, columns = value.shape[-2:]
            return torch.full(value.shape[:-2], rows == columns, dtype=torch.bool)


    class _Symmetric(_Square):
        def check(self, value):
            fits = super().check(value)
            return torch.isclose(value, value.mT, atol=1e-6).all(-2).all(-1) if fits.all() else fits


    class _PositiveSemidefinite(_Symmetric):
        def check(self, value):
            fits = super().check(value)
            return torch.linalg.eigvalsh(value).ge(0).all(-1) if fits.all() else fits


    class _PositiveDefinite(_Symmetric):
        def check(self, value):
            fits = super().check(value)
            return torch.linalg.cholesky_ex(value)[1].eq(0) if fits.all() else fits


    class _LowerTriangular(Constraint):
        event_dim = 2

        def check(self, value):
            return (value.tril() == value).view(value.shape[:-2] + (-1,)).min(-1)[0]


    class _LowerCholesky(_LowerTriangular):
        def check(self, value):
            return super().check(value) & (value.diagonal(dim1=-2, dim2=-1) > 0).min(-1)[0]


    class _CorrCholesky(_LowerCholesky):
        def check(self, value):
            near = torch.finfo(value.dtype).eps * value.size(-1) * 10
            lengths = torch.linalg.norm(value.detach(), dim=-1)
            return super().check(value) & (lengths - 1.0).abs().le(near).all(-1)


    class _IndependentConstraint(Constraint):
        def __init__(self, base_constraint, reinterpreted_batch_ndims):
            self.base_constraint = base_constraint
            self.reinterpreted_batch_ndims = reinterpreted_batch_ndims

        @property
        def is_discrete(self):
            return self.base_constraint.is_discrete

        @property
        def event_dim(self):
            return self.base_constraint.event_dim + self.reinterpreted_batch_ndims

        def check(self, value):
            fits = self.base_constraint.check(value)
            lead = fits.dim() - self.reinterpreted_batch_ndims
            if lead < 0:
                raise ValueError(f"Expected value.dim() >= {self.event_dim} but got {value.dim()}")
            return fits.reshape(fits.shape[:lead] + (-1,)).all(-1)

        def __repr__(self):
            return f"IndependentConstraint({self.base_constraint!r}, {self.reinterpreted_batch_ndims})"


    class MixtureSameFamilyConstraint(Constraint):
        def __init__(self, base_constraint):
            self.base_constraint = base_constraint

        @property
        def is_discrete(self):
            return self.base_constraint.is_discrete

        @property
        def event_dim(self):
            return self.base_constraint.event_dim

        def check(self, value):
            lead = value.dim() - self.event_dim
            if lead < 0:
                raise ValueError(f"Expected value.dim() >= {self.event_dim} but got {value.dim()}")
            fits = self.base_constraint.check(value.unsqueeze(-1 - self.event_dim))
            return fits.reshape(fits.shape[:lead] + (-1,)).all(-1)

        def __repr__(self):
            return f"MixtureSameFamilyConstraint({self.base_constraint!r})"


    class _Parts(Constraint):
        """A constraint for each part of a tensor along a dimension."""

        def __init__(self, cseq, dim=0):
            self.cseq = list(cseq)
            self.dim = dim

        @property
        def is_discrete(self):
            return any([part.is_discrete for part in self.cseq])

        @property
        def event_dim(self):
            return max([part.event_dim for part in self.cseq])


    class _Cat(_Parts):
        def __init__(self, cseq, dim=0, lengths=None):
            super().__init__(cseq, dim)
            self.lengths = [1] * len(self.cseq) if lengths is None else list(lengths)

        def check(self, value):
            checks, start = [], 0
            for one, length in zip(self.cseq, self.lengths):
                checks.append(one.check(value.narrow(self.dim, start, length)))
                start += length
            return torch.cat(checks, self.dim)


    class _Stack(_Parts):
        @property
        def event_dim(self):
            inner = max([part.event_dim for part in self.cseq])
            return inner + 1 if self.dim + inner < 0 else inner

        def check(self, value):
            parts = value.unbind(self.dim)
            return torch.stack([one.check(part) for one, part in zip(self.cseq, parts)], self.dim)


    dependent = _Dependent()
    independent = _IndependentConstraint
    boolean = _Boolean()
    one_hot = _OneHot()
    nonnegative_integer = _IntegerGreaterThan(0)
    positive_integer = _IntegerGreaterThan(1)
    integer_interval = _IntegerInterval
    real = _Real()
    real_vector = independent(real, 1)
    positive = _GreaterThan(0.0)
    nonnegative = _GreaterThanEq(0.0)
    greater_than = _GreaterThan
    greater_than_eq = _GreaterThanEq
    less_than = _LessThan
    multinomial = _Multinomial
    unit_interval = _Interval(0.0, 1.0)
    interval = _Interval
    half_open_interval = _HalfOpenInterval
    simplex = _Simplex()
    lower_triangular = _LowerTriangular()
    lower_cholesky = _LowerCholesky()
    corr_cholesky = _CorrCholesky()
    square = _Square()
    symmetric = _Symmetric()
    positive_semidefinite = _PositiveSemidefinite()
    positive_definite = _PositiveDefinite()
    cat = _Cat
    stack = _Stack
    """#)

  /// `torch.distributions.constraint_registry`: the maps from all real numbers to a set.
  static let constraintRegistry = Prelude(
    "torch.distributions.constraint_registry",
    #"""
    from torch.distributions import constraints, transforms


    class ConstraintRegistry:
        def __init__(self):
            self._registry = {}

        def register(self, constraint, factory=None):
            if factory is None:
                return lambda factory: self.register(constraint, factory)
            if isinstance(constraint, constraints.Constraint):
                constraint = type(constraint)
            if not isinstance(constraint, type) or not issubclass(constraint, constraints.Constraint):
                raise TypeError(
                    f"Expected constraint to be either a Constraint subclass or instance, but got {constraint}")
            self._registry[constraint] = factory
            return factory

        def __call__(self, constraint):
            if type(constraint) not in self._registry:
                raise NotImplementedError(f"Cannot transform {type(constraint).__name__} constraints")
            return self._registry[type(constraint)](constraint)


    biject_to = ConstraintRegistry()
    transform_to = ConstraintRegistry()


    def _onto_interval(constraint):
        low, high = constraint.lower_bound, constraint.upper_bound
        if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low == 0 and high == 1:
            return transforms.SigmoidTransform()
        return transforms.ComposeTransform(
            [transforms.SigmoidTransform(), transforms.AffineTransform(low, high - low)])


    def _beyond(bound, sign):
        return transforms.ComposeTransform([transforms.ExpTransform(), transforms.AffineTransform(bound, sign)])


    def _for_both(constraint, factory):
        for registry in (biject_to, transform_to):
            registry.register(constraint, factory)


    def _for_each(constraint, factory):
        """Registers what maps the parts of a constraint by the same registry."""
        for registry in (biject_to, transform_to):
            registry.register(constraint, lambda found, registry=registry: factory(found, registry))


    _for_both(constraints.real, lambda found: transforms.identity_transform)
    _for_both(constraints.positive, lambda found: transforms.ExpTransform())
    _for_both(constraints.nonnegative, lambda found: transforms.ExpTransform())
    _for_both(constraints.greater_than, lambda found: _beyond(found.lower_bound, 1))
    _for_both(constraints.greater_than_eq, lambda found: _beyond(found.lower_bound, 1))
    _for_both(constraints.less_than, lambda found: _beyond(found.upper_bound, -1))
    _for_both(constraints.interval, _onto_interval)
    _for_both(constraints.half_open_interval, _onto_interval)
    _for_both(constraints.corr_cholesky, lambda found: transforms.CorrCholeskyTransform())
    biject_to.register(constraints.simplex, lambda found: transforms.StickBreakingTransform())
    transform_to.register(constraints.simplex, lambda found: transforms.SoftmaxTransform())
    transform_to.register(constraints.lower_cholesky, lambda found: transforms.LowerCholeskyTransform())
    transform_to.register(constraints.positive_definite, lambda found: transforms.PositiveDefiniteTransform())
    transform_to.register(constraints.positive_semidefinite, lambda found: transforms.PositiveDefiniteTransform())
    _for_each(constraints.independent, lambda found, registry: transforms.IndependentTransform(
        registry(found.base_constraint), found.reinterpreted_batch_ndims))
    _for_each(constraints.cat, lambda found, registry: transforms.CatTransform(
        [registry(part) for part in found.cseq], found.dim, found.lengths))
    _for_each(constraints.stack, lambda found, registry: transforms.StackTransform(
        [registry(part) for part in found.cseq], found.dim))
    """#)
}
