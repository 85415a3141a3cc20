extension Prelude {
  /// `torch.distributions.transforms`: maps of random variables and how they stretch volumes.
  static let transforms = Prelude(
    "torch.distributions.transforms",
    #"""
    import copy
    import math
    import torch
    from torch.distributions import constraints
    from torch.distributions.utils import _sum_rightmost, broadcast_all, tril_matrix_to_vec, vec_to_tril_matrix
    from torch.nn import functional as F
    from torch.nn.functional import pad, softplus


    class Transform:
        bijective = False

        def __init__(self, cache_size=0):
            if cache_size not in (0, 1):
                raise ValueError("cache_size must be 0 or 1")
            self._cache_size = cache_size
            self._inv = None
            self._last = (None, None)

        def with_cache(self, cache_size=1):
            if self._cache_size == cache_size:
                return self
            made = copy.copy(self)
            Transform.__init__(made, cache_size)
            return made

        @property
        def event_dim(self):
            if self.domain.event_dim == self.codomain.event_dim:
                return self.domain.event_dim
            raise ValueError("Please use either .domain.event_dim or .codomain.event_dim")

        @property
        def inv(self):
            if self._inv is None:
                self._inv = self._make_inverse()
            return self._inv

        def _make_inverse(self):
            return _InverseTransform(self)

        @property
        def sign(self):
            raise NotImplementedError

        def __eq__(self, other):
            return self is other

        def __ne__(self, other):
            return not self == other

        def __hash__(self):
            return id(self)

        def __call__(self, x):
            return self._remembered(x, None)

        def _inv_call(self, y):
            return self._remembered(None, y)

        def _remembered(self, x, y):
            """The image of `x` or the source of `y`, the same object as in the last call if a cache is kept."""
            last_x, last_y = self._last
            if x is None:
                if self._cache_size and y is last_y:
                    return last_x
                found = x = self._inverse(y)
            else:
                if self._cache_size and x is last_x:
                    return last_y
                found = y = self._call(x)
            if self._cache_size:
                self._last = (x, y)
            return found

        def _call(self, x):
            raise NotImplementedError

        def _inverse(self, y):
            raise NotImplementedError

        def log_abs_det_jacobian(self, x, y):
            raise NotImplementedError

        def __repr__(self):
            return type(self).__name__ + "()"

        def forward_shape(self, shape):
            return shape

        def inverse_shape(self, shape):
            return shape


    class _InverseTransform(Transform):
        def __init__(self, transform):
            super().__init__(transform._cache_size)
            self._inv = transform

        domain = property(lambda self: self._inv.codomain)
        codomain = property(lambda self: self._inv.domain)
        bijective = property(lambda self: self._inv.bijective)
        sign = property(lambda self: self._inv.sign)
        inv = property(lambda self: self._inv)

        def with_cache(self, cache_size=1):
            return self if self._cache_size == cache_size else self.inv.with_cache(cache_size).inv

        def __eq__(self, other):
            return isinstance(other, _InverseTransform) and self._inv == other._inv

        def __repr__(self):
            return f"_InverseTransform({self._inv!r})"

        def __call__(self, x):
            return self._inv._inv_call(x)

        def log_abs_det_jacobian(self, x, y):
            return -self._inv.log_abs_det_jacobian(y, x)

        def forward_shape(self, shape):
            return self._inv.inverse_shape(shape)

        def inverse_shape(self, shape):
            return self._inv.forward_shape(shape)


    def _reaching(constraint, event_dim):
        missing = event_dim - constraint.event_dim
        return constraints.independent(constraint, missing) if missing > 0 else constraint


    class ComposeTransform(Transform):
        def __init__(self, parts, cache_size=0):
            super().__init__(cache_size)
            self.parts = [part.with_cache(cache_size) for part in parts] if cache_size else parts

        def with_cache(self, cache_size=1):
            return self if self._cache_size == cache_size else ComposeTransform(self.parts, cache_size)

        def __eq__(self, other):
            return isinstance(other, ComposeTransform) and self.parts == other.parts

        @property
        def domain(self):
            if not self.parts:
                return constraints.real
            event_dim = self.parts[-1].codomain.event_dim
            for part in reversed(self.parts):
                inner = part.domain.event_dim
                event_dim = max(event_dim + inner - part.codomain.event_dim, inner)
            return _reaching(self.parts[0].domain, event_dim)

        @property
        def codomain(self):
            if not self.parts:
                return constraints.real
            event_dim = self.parts[0].domain.event_dim
            for part in self.parts:
                outer = part.codomain.event_dim
                event_dim = max(event_dim + outer - part.domain.event_dim, outer)
            return _reaching(self.parts[-1].codomain, event_dim)

        @property
        def bijective(self):
            return all([part.bijective for part in self.parts])

        @property
        def sign(self):
            sign = 1
            for part in self.parts:
                sign = sign * part.sign
            return sign

        def _make_inverse(self):
            inverse = ComposeTransform([part.inv for part in reversed(self.parts)])
            inverse._inv = self
            return inverse

        def __call__(self, x):
            for part in self.parts:
                x = part(x)
            return x

        def log_abs_det_jacobian(self, x, y):
            if not self.parts:
                return torch.zeros_like(x)
            event_dim = self.domain.event_dim
            total = None
            for index, part in enumerate(self.parts):
                image = y if index == len(self.parts) - 1 else part(x)
                term = _sum_rightmost(part.log_abs_det_jacobian(x, image), event_dim - part.domain.event_dim)
                total = term if total is None else total + term
                event_dim += part.codomain.event_dim - part.domain.event_dim
                x = image
            return total

        def forward_shape(self, shape):
            for part in self.parts:
                shape = part.forward_shape(shape)
            return shape

        def inverse_shape(self, shape):
            for part in reversed(self.parts):
                shape = part.inverse_shape(shape)
            return shape

        def __repr__(self):
            return "ComposeTransform(\n    " + ",\n    ".join([repr(part) for part in self.parts]) + "\n)"


    identity_transform = ComposeTransform([])


    class IndependentTransform(Transform):
        def __init__(self, base_transform, reinterpreted_batch_ndims, cache_size=0):
            super().__init__(cache_size)
            self.base_transform = base_transform.with_cache(cache_size)
            self.reinterpreted_batch_ndims = reinterpreted_batch_ndims

        bijective = property(lambda self: self.base_transform.bijective)
        sign = property(lambda self: self.base_transform.sign)

        @property
        def domain(self):
            return constraints.independent(self.base_transform.domain, self.reinterpreted_batch_ndims)

        @property
        def codomain(self):
            return constraints.independent(self.base_transform.codomain, self.reinterpreted_batch_ndims)

        def _call(self, x):
            if x.dim() < self.domain.event_dim:
                raise ValueError("Too few dimensions on input")
            return self.base_transform(x)

        def _inverse(self, y):
            if y.dim() < self.codomain.event_dim:
                raise ValueError("Too few dimensions on input")
            return self.base_transform.inv(y)

        def log_abs_det_jacobian(self, x, y):
            return _sum_rightmost(self.base_transform.log_abs_det_jacobian(x, y), self.reinterpreted_batch_ndims)

        def __repr__(self):
            return f"IndependentTransform({self.base_transform!r}, {self.reinterpreted_batch_ndims})"

        def forward_shape(self, shape):
            return self.base_transform.forward_shape(shape)

        def inverse_shape(self, shape):
            return self.base_transform.inverse_shape(shape)


    class ReshapeTransform(Transform):
        bijective = True

        def __init__(self, in_shape, out_shape, cache_size=0):
            self.in_shape = torch.Size(in_shape)
            self.out_shape = torch.Size(out_shape)
            if self.in_shape.numel() != self.out_shape.numel():
                raise ValueError("in_shape, out_shape have different numbers of elements")
            super().__init__(cache_size)

        domain = property(lambda self: constraints.independent(constraints.real, len(self.in_shape)))
        codomain = property(lambda self: constraints.independent(constraints.real, len(self.out_shape)))

        def _call(self, x):
            return x.reshape(tuple(x.shape[:x.dim() - len(self.in_shape)]) + tuple(self.out_shape))

        def _inverse(self, y):
            return y.reshape(tuple(y.shape[:y.dim() - len(self.out_shape)]) + tuple(self.in_shape))

        def log_abs_det_jacobian(self, x, y):
            return x.new_zeros(tuple(x.shape[:x.dim() - len(self.in_shape)]))

        def _exchanged(self, shape, old, new):
            cut = len(shape) - len(old)
            if cut < 0:
                raise ValueError("Too few dimensions on input")
            if tuple(shape[cut:]) != tuple(old):
                raise ValueError(f"Shape mismatch: expected {shape[cut:]} but got {old}")
            return torch.Size(tuple(shape[:cut]) + tuple(new))

        def forward_shape(self, shape):
            return self._exchanged(shape, self.in_shape, self.out_shape)

        def inverse_shape(self, shape):
            return self._exchanged(shape, self.out_shape, self.in_shape)


    class _Fixed(Transform):
        """A transform without parameters: any two of a class are equal."""

        def __eq__(self, other):
            return type(other) is type(self)


    class ExpTransform(_Fixed):
        domain = constraints.real
        codomain = constraints.positive
        bijective = True
        sign = +1

        def _call(self, x):
            return x.exp()

        def _inverse(self, y):
            return y.log()

        def log_abs_det_jacobian(self, x, y):
            return x


    class PowerTransform(Transform):
        domain = constraints.positive
        codomain = constraints.positive
        bijective = True

        def __init__(self, exponent, cache_size=0):
            super().__init__(cache_size)
            (self.exponent,) = broadcast_all(exponent)

        @property
        def sign(self):
            return self.exponent.sign()

        def __eq__(self, other):
            return isinstance(other, PowerTransform) and self.exponent.eq(other.exponent).all().item()

        def _call(self, x):
            return x.pow(self.exponent)

        def _inverse(self, y):
            return y.pow(1 / self.exponent)

        def log_abs_det_jacobian(self, x, y):
            return (self.exponent * y / x).abs().log()

        def forward_shape(self, shape):
            return torch.broadcast_shapes(shape, self.exponent.shape)

        def inverse_shape(self, shape):
            return self.forward_shape(shape)


    def _clipped_sigmoid(x):
        info = torch.finfo(x.dtype)
        return torch.clamp(torch.sigmoid(x), min=info.tiny, max=1.0 - info.eps)


    class SigmoidTransform(_Fixed):
        domain = constraints.real
        codomain = constraints.unit_interval
        bijective = True
        sign = +1

        def _call(self, x):
            return _clipped_sigmoid(x)

        def _inverse(self, y):
            info = torch.finfo(y.dtype)
            y = y.clamp(min=info.tiny, max=1.0 - info.eps)
            return y.log() - (-y).log1p()

        def log_abs_det_jacobian(self, x, y):
            return -softplus(-x) - softplus(x)


    class SoftplusTransform(_Fixed):
        domain = constraints.real
        codomain = constraints.positive
        bijective = True
        sign = +1

        def _call(self, x):
            return softplus(x)

        def _inverse(self, y):
            return (-y).expm1().neg().log() + y

        def log_abs_det_jacobian(self, x, y):
            return -softplus(-x)


    class TanhTransform(_Fixed):
        domain = constraints.real
        codomain = constraints.interval(-1.0, 1.0)
        bijective = True
        sign = +1

        def _call(self, x):
            return x.tanh()

        def _inverse(self, y):
            return y.atanh()

        def log_abs_det_jacobian(self, x, y):
            return 2.0 * (math.log(2.0) - x - softplus(-2.0 * x))


    class AbsTransform(_Fixed):
        domain = constraints.real
        codomain = constraints.positive

        def _call(self, x):
            return x.abs()

        def _inverse(self, y):
            return y


    class AffineTransform(Transform):
        bijective = True

        def __init__(self, loc, scale, event_dim=0, cache_size=0):
            super().__init__(cache_size)
            self.loc = loc
            self.scale = scale
            self._event_dim = event_dim

        event_dim = property(lambda self: self._event_dim)

        @property
        def domain(self):
            return _reaching(constraints.real, self._event_dim)

        @property
        def codomain(self):
            return _reaching(constraints.real, self._event_dim)

        def __eq__(self, other):
            return (isinstance(other, AffineTransform) and _same(self.loc, other.loc)
                    and _same(self.scale, other.scale))

        @property
        def sign(self):
            if isinstance(self.scale, (int, float)):
                return 1 if float(self.scale) > 0 else -1 if float(self.scale) < 0 else 0
            return self.scale.sign()

        def _call(self, x):
            return self.loc + self.scale * x

        def _inverse(self, y):
            return (y - self.loc) / self.scale

        def log_abs_det_jacobian(self, x, y):
            shape = x.shape
            if isinstance(self.scale, (int, float)):
                result = torch.full_like(x, math.log(abs(self.scale)))
            else:
                result = torch.abs(self.scale).log()
            if self._event_dim:
                lead = len(result.shape) - self._event_dim
                result = result.view(tuple(result.shape[:lead]) + (-1,)).sum(-1)
                shape = shape[:len(shape) - self._event_dim]
            return result.expand(shape)

        def forward_shape(self, shape):
            return torch.broadcast_shapes(
                shape, getattr(self.loc, "shape", ()), getattr(self.scale, "shape", ()))

        def inverse_shape(self, shape):
            return self.forward_shape(shape)


    def _same(a, b):
        if isinstance(a, (int, float)) and isinstance(b, (int, float)):
            return a == b
        return bool((a == b).all())


    class CorrCholeskyTransform(Transform):
        domain = constraints.real_vector
        codomain = constraints.corr_cholesky
        bijective = True

        def _call(self, x):
            x = torch.tanh(x)
            eps = torch.finfo(x.dtype).eps
            rows = vec_to_tril_matrix(x.clamp(min=-1 + eps, max=1 - eps), diag=-1)
            left = (1 - rows**2).sqrt().cumprod(-1)
            rows = rows + torch.eye(rows.shape[-1], dtype=rows.dtype)
            return rows * pad(left[..., :-1], [1, 0], value=1)

        def _inverse(self, y):
            left = 1 - torch.cumsum(y * y, dim=-1)
            shifted = tril_matrix_to_vec(pad(left[..., :-1], [1, 0], value=1), diag=-1)
            t = tril_matrix_to_vec(y, diag=-1) / shifted.sqrt()
            return (t.log1p() - t.neg().log1p()) / 2

        def log_abs_det_jacobian(self, x, y, intermediates=None):
            left = tril_matrix_to_vec(1 - (y * y).cumsum(dim=-1), diag=-2)
            sticks = 0.5 * left.log().sum(-1)
            return sticks + -2 * (x + softplus(-2 * x) - math.log(2.0)).sum(dim=-1)

        def forward_shape(self, shape):
            if len(shape) < 1:
                raise ValueError("Too few dimensions on input")
            size = round((0.25 + 2 * shape[-1]) ** 0.5 + 0.5)
            if size * (size - 1) // 2 != shape[-1]:
                raise ValueError("Input is not a flattened lower-diagonal number")
            return shape[:-1] + (size, size)

        def inverse_shape(self, shape):
            if len(shape) < 2:
                raise ValueError("Too few dimensions on input")
            if shape[-2] != shape[-1]:
                raise ValueError("Input is not square")
            return shape[:-2] + (shape[-1] * (shape[-1] - 1) // 2,)


    class SoftmaxTransform(_Fixed):
        domain = constraints.real_vector
        codomain = constraints.simplex

        def _call(self, x):
            weights = (x - x.max(-1, True)[0]).exp()
            return weights / weights.sum(-1, True)

        def _inverse(self, y):
            return y.log()

        def forward_shape(self, shape):
            if len(shape) < 1:
                raise ValueError("Too few dimensions on input")
            return shape

        def inverse_shape(self, shape):
            return self.forward_shape(shape)


    class StickBreakingTransform(_Fixed):
        domain = constraints.real_vector
        codomain = constraints.simplex
        bijective = True

        def _remaining(self, x):
            """How many pieces there still are at each break."""
            return x.shape[-1] + 1 - x.new_ones(x.shape[-1]).cumsum(-1)

        def _call(self, x):
            z = _clipped_sigmoid(x - self._remaining(x).log())
            left = (1 - z).cumprod(-1)
            return pad(z, [0, 1], value=1) * pad(left, [1, 0], value=1)

        def _inverse(self, y):
            pieces = y[..., :-1]
            left = torch.clamp(1 - pieces.cumsum(-1), min=torch.finfo(y.dtype).tiny)
            return pieces.log() - left.log() + self._remaining(pieces).log()

        def log_abs_det_jacobian(self, x, y):
            x = x - self._remaining(x).log()
            return (-x + F.logsigmoid(x) + y[..., :-1].log()).sum(-1)

        def forward_shape(self, shape):
            if len(shape) < 1:
                raise ValueError("Too few dimensions on input")
            return shape[:-1] + (shape[-1] + 1,)

        def inverse_shape(self, shape):
            if len(shape) < 1:
                raise ValueError("Too few dimensions on input")
            return shape[:-1] + (shape[-1] - 1,)


    class LowerCholeskyTransform(_Fixed):
        domain = constraints.independent(constraints.real, 2)
        codomain = constraints.lower_cholesky

        def _call(self, x):
            return x.tril(-1) + x.diagonal(dim1=-2, dim2=-1).exp().diag_embed()

        def _inverse(self, y):
            return y.tril(-1) + y.diagonal(dim1=-2, dim2=-1).log().diag_embed()


    class PositiveDefiniteTransform(_Fixed):
        domain = constraints.independent(constraints.real, 2)
        codomain = constraints.positive_definite

        def _call(self, x):
            factor = LowerCholeskyTransform()(x)
            return factor @ factor.mT

        def _inverse(self, y):
            return LowerCholeskyTransform().inv(torch.linalg.cholesky(y))


    class _PartsTransform(Transform):
        """A transform for each part of a tensor along a dimension."""

        def __init__(self, tseq, dim=0, cache_size=0):
            super().__init__(cache_size)
            self.transforms = [part.with_cache(cache_size) for part in tseq] if cache_size else list(tseq)
            self.dim = dim

        @property
        def bijective(self):
            return all([part.bijective for part in self.transforms])

        def _call(self, x):
            return self._joined([part(piece) for part, piece in zip(self.transforms, self._pieces(x))])

        def _inverse(self, y):
            return self._joined([part.inv(piece) for part, piece in zip(self.transforms, self._pieces(y))])

        def _stretches(self, x, y):
            return [part.log_abs_det_jacobian(a, b)
                    for part, a, b in zip(self.transforms, self._pieces(x), self._pieces(y))]


    class CatTransform(_PartsTransform):
        def __init__(self, tseq, dim=0, lengths=None, cache_size=0):
            super().__init__(tseq, dim, cache_size)
            self.lengths = [1] * len(self.transforms) if lengths is None else list(lengths)

        def with_cache(self, cache_size=1):
            if self._cache_size == cache_size:
                return self
            return CatTransform(self.transforms, self.dim, self.lengths, cache_size)

        event_dim = property(lambda self: max([part.event_dim for part in self.transforms]))
        length = property(lambda self: sum(self.lengths))

        @property
        def domain(self):
            return constraints.cat([part.domain for part in self.transforms], self.dim, self.lengths)

        @property
        def codomain(self):
            return constraints.cat([part.codomain for part in self.transforms], self.dim, self.lengths)

        def _pieces(self, x):
            return x.split(self.lengths, self.dim)

        def _joined(self, pieces):
            return torch.cat(pieces, dim=self.dim)

        def log_abs_det_jacobian(self, x, y):
            terms = [_sum_rightmost(term, self.event_dim - part.event_dim) if part.event_dim < self.event_dim else term
                     for part, term in zip(self.transforms, self._stretches(x, y))]
            dim = (self.dim - x.dim() if self.dim >= 0 else self.dim) + self.event_dim
            return torch.cat(terms, dim=dim) if dim < 0 else sum(terms)


    class StackTransform(_PartsTransform):
        def with_cache(self, cache_size=1):
            return self if self._cache_size == cache_size else StackTransform(self.transforms, self.dim, cache_size)

        @property
        def domain(self):
            return constraints.stack([part.domain for part in self.transforms], self.dim)

        @property
        def codomain(self):
            return constraints.stack([part.codomain for part in self.transforms], self.dim)

        def _pieces(self, x):
            return [x.select(self.dim, index) for index in range(x.size(self.dim))]

        def _joined(self, pieces):
            return torch.stack(pieces, dim=self.dim)

        def log_abs_det_jacobian(self, x, y):
            return torch.stack(self._stretches(x, y), dim=self.dim)


    class CumulativeDistributionTransform(Transform):
        bijective = True
        codomain = constraints.unit_interval
        sign = +1

        def __init__(self, distribution, cache_size=0):
            super().__init__(cache_size)
            self.distribution = distribution

        domain = property(lambda self: self.distribution.support)

        def _call(self, x):
            return self.distribution.cdf(x)

        def _inverse(self, y):
            return self.distribution.icdf(y)

        def log_abs_det_jacobian(self, x, y):
            return self.distribution.log_prob(x)
    """#)
}
