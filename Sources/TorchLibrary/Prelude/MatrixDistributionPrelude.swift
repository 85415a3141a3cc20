extension Prelude {
  /// Distributions that are given by matrices.
  static let matrixDistributions = Prelude(
    "torch.distributions._matrices",
    #"""
    import math
    import torch
    from torch import _C
    from torch.distributions import constraints
    from torch.distributions._continuous import Beta, Chi2, ExponentialFamily, _factor_of_inverse
    from torch.distributions.distribution import Distribution
    from torch.distributions.utils import _normal_noise, _numbers, broadcast_all


    def _log_diagonal(factor):
        return factor.diagonal(dim1=-2, dim2=-1).log().sum(-1)


    def _plus_identity(matrix):
        return matrix + torch.eye(matrix.shape[-1], dtype=matrix.dtype)


    class LowRankMultivariateNormal(Distribution):
        __module__ = "torch.distributions.lowrank_multivariate_normal"
        arg_constraints = {
            "loc": constraints.real_vector, "cov_factor": constraints.independent(constraints.real, 2),
            "cov_diag": constraints.independent(constraints.positive, 1)}
        support = constraints.real_vector
        has_rsample = True

        def __init__(self, loc, cov_factor, cov_diag, validate_args=None):
            if loc.dim() < 1:
                raise ValueError("loc must be at least one-dimensional.")
            event_shape = loc.shape[-1:]
            if cov_factor.dim() < 2:
                raise ValueError("cov_factor must be at least two-dimensional, with optional leading batch dimensions")
            if cov_factor.shape[-2:-1] != event_shape:
                raise ValueError(f"cov_factor must be a batch of matrices with shape {event_shape[0]} x m")
            if cov_diag.shape[-1:] != event_shape:
                raise ValueError(f"cov_diag must be a batch of vectors with shape {event_shape}")
            try:
                shown, self.cov_factor, diagonal = torch.broadcast_tensors(
                    loc.unsqueeze(-1), cov_factor, cov_diag.unsqueeze(-1))
            except RuntimeError as error:
                raise ValueError(
                    f"Incompatible batch shapes: loc {loc.shape}, cov_factor {cov_factor.shape}, cov_diag "
                    f"{cov_diag.shape}") from error
            self.loc, self.cov_diag = shown[..., 0], diagonal[..., 0]
            self._narrow_factor, self._narrow_diag = cov_factor, cov_diag
            inverse = cov_factor.mT / cov_diag.unsqueeze(-2)
            self._capacitance_tril = torch.linalg.cholesky(_plus_identity(torch.matmul(inverse, cov_factor)))
            super().__init__(self.loc.shape[:-1], event_shape, validate_args=validate_args)

        @property
        def mean(self):
            return self.loc

        @property
        def mode(self):
            return self.loc

        def _wide(self, value, rank):
            shape = tuple(self._batch_shape) + tuple(self._event_shape) * rank
            return value.expand(shape)

        @property
        def variance(self):
            return self._wide(self._narrow_factor.pow(2).sum(-1) + self._narrow_diag, 1)

        @property
        def scale_tril(self):
            root = self._narrow_diag.sqrt().unsqueeze(-1)
            scaled = self._narrow_factor / root
            return self._wide(root * torch.linalg.cholesky(_plus_identity(torch.matmul(scaled, scaled.mT))), 2)

        @property
        def covariance_matrix(self):
            outer = torch.matmul(self._narrow_factor, self._narrow_factor.mT)
            return self._wide(outer + torch.diag_embed(self._narrow_diag), 2)

        def _solved(self):
            inverse = self._narrow_factor.mT / self._narrow_diag.unsqueeze(-2)
            return torch.linalg.solve_triangular(self._capacitance_tril, inverse, upper=False)

        @property
        def precision_matrix(self):
            solved = self._solved()
            return self._wide(torch.diag_embed(self._narrow_diag.reciprocal()) - solved.mT @ solved, 2)

        def _log_determinant(self):
            return 2 * _log_diagonal(self._capacitance_tril) + self._narrow_diag.log().sum(-1)

        def _distance(self, gap):
            inverse = self._narrow_factor.mT / self._narrow_diag.unsqueeze(-2)
            inner = torch.matmul(inverse, gap.unsqueeze(-1))
            solved = torch.linalg.solve_triangular(self._capacitance_tril, inner, upper=False).squeeze(-1)
            return (gap.pow(2) / self._narrow_diag).sum(-1) - solved.pow(2).sum(-1)

        def rsample(self, sample_shape=torch.Size()):
            shape = tuple(self._extended_shape(sample_shape))
            factors = _normal_noise(shape[:-1] + tuple(self.cov_factor.shape[-1:]), self.loc.dtype)
            noise = _normal_noise(shape, self.loc.dtype)
            return (self.loc + torch.matmul(self._narrow_factor, factors.unsqueeze(-1)).squeeze(-1)
                    + self._narrow_diag.sqrt() * noise)

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            distance = self._distance(value - self.loc)
            return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + self._log_determinant() + distance)

        def entropy(self):
            size = self._event_shape[0]
            entropy = 0.5 * (size * (1.0 + math.log(2 * math.pi)) + self._log_determinant())
            return entropy.expand(self._batch_shape) if self._batch_shape else entropy


    class Wishart(ExponentialFamily):
        __module__ = "torch.distributions.wishart"
        support = constraints.positive_definite
        has_rsample = True

        def __init__(self, df, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
            given = {"covariance_matrix": covariance_matrix, "precision_matrix": precision_matrix,
                     "scale_tril": scale_tril}
            named = [(name, value) for name, value in given.items() if value is not None]
            assert len(named) == 1, (
                "Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
            name, value = named[0]
            if value.dim() < 2:
                raise ValueError("scale_tril must be at least two-dimensional, with optional leading batch dimensions")
            if _numbers(df):
                batch = torch.Size(value.shape[:-2])
                self.df = torch.tensor(df, dtype=value.dtype)
            else:
                batch = torch.broadcast_shapes(value.shape[:-2], df.shape)
                self.df = df.expand(batch)
            size = value.shape[-1]
            if self.df.le(size - 1).any():
                raise ValueError(f"Value of df={df} expected to be greater than ndim - 1 = {size - 1}.")
            setattr(self, name, value.expand(tuple(batch) + (-1, -1)))
            if self.df.lt(size).any():
                _C.warn("UserWarning", "Low df values detected. Singular samples are highly likely to occur for "
                        "ndim - 1 < df < ndim.")
            self.arg_constraints = {
                "covariance_matrix": constraints.positive_definite, "precision_matrix": constraints.positive_definite,
                "scale_tril": constraints.lower_cholesky, "df": constraints.greater_than(size - 1)}
            super().__init__(batch, value.shape[-2:], validate_args=validate_args)
            if name == "scale_tril":
                self._factor = value
            elif name == "covariance_matrix":
                self._factor = torch.linalg.cholesky(value)
            else:
                self._factor = _factor_of_inverse(value)
            self._chi2 = Chi2(self.df.unsqueeze(-1) - torch.arange(size, dtype=value.dtype).expand(tuple(batch) + (-1,)))

        def __getattr__(self, name):
            factor = self.__dict__.get("_factor")
            if factor is None or name not in ("scale_tril", "covariance_matrix", "precision_matrix"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            if name == "scale_tril":
                value = factor
            elif name == "covariance_matrix":
                value = factor @ factor.transpose(-2, -1)
            else:
                value = torch.cholesky_solve(torch.eye(factor.shape[-1], dtype=factor.dtype), factor)
            # What was asked for once counts as given, in the text of the distribution too.
            setattr(self, name, value.expand(tuple(self._batch_shape) + tuple(self._event_shape)))
            return getattr(self, name)

        def expand(self, batch_shape, _instance=None):
            shape = tuple(batch_shape) + tuple(self._event_shape)
            return Wishart(self.df.expand(batch_shape), scale_tril=self._factor.expand(shape), validate_args=False)

        def _times(self, factor, matrix):
            return factor.view(tuple(self._batch_shape) + (1, 1)) * matrix

        @property
        def mean(self):
            return self._times(self.df, self.covariance_matrix)

        @property
        def mode(self):
            factor = self.df - self.covariance_matrix.shape[-1] - 1
            factor[factor <= 0] = math.nan
            return self._times(factor, self.covariance_matrix)

        @property
        def variance(self):
            spread = self.covariance_matrix
            diagonal = spread.diagonal(dim1=-2, dim2=-1)
            return self._times(self.df, spread.pow(2) + torch.einsum("...i,...j->...ij", diagonal, diagonal))

        def _drawn(self, sample_shape):
            """Bartlett's decomposition: roots of chi-squared numbers on the diagonal, normal ones below."""
            size = self._event_shape[-1]
            roots = self._chi2.rsample(sample_shape).sqrt()
            noise = roots.clamp(min=torch.finfo(roots.dtype).eps).diag_embed(dim1=-2, dim2=-1)
            i, j = torch.tril_indices(size, size, offset=-1)
            shape = tuple(sample_shape) + tuple(self._batch_shape) + (size * (size - 1) // 2,)
            noise[..., i, j] = torch.randn(shape, dtype=noise.dtype)
            factor = self._factor @ noise
            return factor @ factor.transpose(-2, -1)

        def _in_any_batch(self, flags):
            ranks = [-(i + 1) for i in range(len(self._batch_shape))]
            return flags.amax(ranks) if ranks else flags

        def rsample(self, sample_shape=torch.Size(), max_try_correction=None):
            sample_shape = torch.Size(sample_shape)
            sample = self._drawn(sample_shape)
            # PyTorch takes the good samples for the singular ones here, and so draws them twice.
            singular = self._in_any_batch(self.support.check(sample))
            if singular.any():
                _C.warn("UserWarning", "Singular sample detected.")
                for _ in range(10 if max_try_correction is None else max_try_correction):
                    other = self._drawn(singular[singular].shape)
                    sample[singular] = other
                    singular[singular.clone()] = self._in_any_batch(~self.support.check(other))
                    if not singular.any():
                        break
            return sample

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            df, size = self.df, self._event_shape[-1]
            return (-df * (size * math.log(2) / 2 + _log_diagonal(self._factor)) - torch.mvlgamma(df / 2, p=size)
                    + (df - size - 1) / 2 * torch.linalg.slogdet(value)[1]
                    - torch.cholesky_solve(value, self._factor).diagonal(dim1=-2, dim2=-1).sum(dim=-1) / 2)

        def entropy(self):
            df, size = self.df, self._event_shape[-1]
            steps = torch.arange(size, dtype=df.dtype).div(2).expand(tuple(df.shape) + (-1,))
            slope = torch.digamma((df / 2).unsqueeze(-1) - steps).sum(-1)
            return ((size + 1) * (size * math.log(2) / 2 + _log_diagonal(self._factor)) + torch.mvlgamma(df / 2, p=size)
                    - (df - size - 1) / 2 * slope + df * size / 2)


    class LKJCholesky(Distribution):
        __module__ = "torch.distributions.lkj_cholesky"
        arg_constraints = {"concentration": constraints.positive}
        support = constraints.corr_cholesky

        def __init__(self, dim, concentration=1.0, validate_args=None):
            if dim < 2:
                raise ValueError(f"Expected dim to be an integer greater than or equal to 2. Found dim={dim}.")
            self.dim = dim
            (self.concentration,) = broadcast_all(concentration)
            marginal = self.concentration + 0.5 * (dim - 2)
            offset = torch.arange(dim - 1, dtype=self.concentration.dtype)
            offset = torch.cat([offset.new_zeros((1,)), offset])
            self._beta = Beta(offset + 0.5, marginal.unsqueeze(-1) - 0.5 * offset)
            super().__init__(self.concentration.size(), torch.Size((dim, dim)), validate_args)

        def expand(self, batch_shape, _instance=None):
            return LKJCholesky(self.dim, self.concentration.expand(batch_shape), validate_args=False)

        def sample(self, sample_shape=torch.Size()):
            y = self._beta.sample(sample_shape).unsqueeze(-1)
            noise = torch.randn(self._extended_shape(sample_shape), dtype=y.dtype).tril(-1)
            sphere = noise / noise.norm(dim=-1, keepdim=True)
            sphere[..., 0, :].fill_(0.0)
            factor = torch.sqrt(y) * sphere
            rest = torch.clamp(1 - torch.sum(factor**2, dim=-1), min=torch.finfo(factor.dtype).tiny).sqrt()
            factor += torch.diag_embed(rest)
            return factor

        def log_prob(self, value):
            if self._validate_args:
                self._validate_sample(value)
            diagonal = value.diagonal(dim1=-1, dim2=-2)[..., 1:]
            order = 2 * (self.concentration - 1).unsqueeze(-1) + self.dim - torch.arange(2, self.dim + 1)
            count = self.dim - 1
            alpha = self.concentration + 0.5 * count
            norm = (0.5 * count * math.log(math.pi) + torch.mvlgamma(alpha - 0.5, count)
                    - torch.lgamma(alpha) * count)
            return torch.sum(order * diagonal.log(), dim=-1) - norm
    """#)
}
