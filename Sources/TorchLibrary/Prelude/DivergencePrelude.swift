extension Prelude {
  /// `torch.distributions.kl`: divergences between distributions.
  static let divergences = Prelude(
    "torch.distributions.kl",
    #"""
    import math
    import torch
    from torch.distributions._continuous import (
        Normal, Laplace, Cauchy, Uniform, Exponential, Gamma, Dirichlet, Beta, MultivariateNormal)
    from torch.distributions._discrete import Bernoulli, Geometric, Categorical, OneHotCategorical, Binomial, Poisson
    from torch.distributions.distribution import Independent
    from torch.distributions.transformed_distribution import HalfNormal, TransformedDistribution
    from torch.distributions.utils import _sum_rightmost
    from torch.nn import functional as F


    _divergences = {}


    def register_kl(type_p, type_q):
        def decorator(function):
            _divergences[type_p, type_q] = function
            return function
        return decorator


    def _distance(kind, ancestor):
        """How many classes are between a class and one that it derives from; None where it does not."""
        return kind.__mro__.index(ancestor) if ancestor in kind.__mro__ else None


    def kl_divergence(p, q):
        best = None
        for (type_p, type_q), function in _divergences.items():
            first, second = _distance(type(p), type_p), _distance(type(q), type_q)
            if first is not None and second is not None and (best is None or (first, second) < best[0]):
                best = ((first, second), function)
        if best is None:
            # Pairs of distributions that few scenes use are read when a pair is not known.
            if "torch.distributions._divergences" not in _read:
                _read.append("torch.distributions._divergences")
                import torch.distributions._divergences
                return kl_divergence(p, q)
            raise NotImplementedError(
                f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")
        return best[1](p, q)


    _read = []


    @register_kl(Normal, Normal)
    def _kl_normal_normal(p, q):
        ratio = (p.scale / q.scale).pow(2)
        gap = ((p.loc - q.loc) / q.scale).pow(2)
        return 0.5 * (ratio + gap - 1 - ratio.log())


    @register_kl(TransformedDistribution, TransformedDistribution)
    def _kl_transformed_transformed(p, q):
        if p.transforms != q.transforms or p.event_shape != q.event_shape:
            raise NotImplementedError
        return kl_divergence(p.base_dist, q.base_dist)


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
        return _kl_normal_normal(p.base_dist, q.base_dist)


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
        spread = torch.linalg.solve_triangular(q._factor, p._factor, upper=False).flatten(-2).pow(2).sum(-1)
        gap = torch.linalg.solve_triangular(q._factor, (q.loc - p.loc).unsqueeze(-1), upper=False)
        return half + 0.5 * (spread + gap.squeeze(-1).pow(2).sum(-1) - n)


    @register_kl(Independent, Independent)
    def _kl_independent_independent(p, q):
        if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
            raise NotImplementedError
        return _sum_rightmost(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)
    """#)

  /// Divergences between distributions of two kinds, and between kinds that few scripts use.
  static let moreDivergences = Prelude(
    "torch.distributions._divergences",
    #"""
    import math
    import torch
    from torch.distributions._continuous import (
        Beta, Exponential, ExponentialFamily, Gamma, Laplace, MultivariateNormal, Normal, Uniform)
    from torch.distributions._discrete import Bernoulli, Binomial, Poisson
    from torch.distributions._matrices import LowRankMultivariateNormal, _log_diagonal
    from torch.distributions._more import ContinuousBernoulli
    from torch.distributions.kl import register_kl
    from torch.distributions.transformed_distribution import Gumbel, Pareto
    from torch.distributions.utils import euler_constant


    # What has mass where the other has none.
    _infinite = [
        (Beta, [Pareto], "concentration1"), (ContinuousBernoulli, [Pareto], "probs"),
        (Exponential, [Beta, ContinuousBernoulli, Pareto, Uniform], "rate"),
        (Gamma, [Beta, ContinuousBernoulli, Pareto, Uniform], "concentration"),
        (Gumbel, [Beta, ContinuousBernoulli, Exponential, Gamma, Pareto, Uniform], "loc"),
        (Laplace, [Beta, ContinuousBernoulli, Exponential, Gamma, Pareto, Uniform], "loc"),
        (Normal, [Beta, ContinuousBernoulli, Exponential, Gamma, Pareto, Uniform], "loc"),
        (Pareto, [Beta, ContinuousBernoulli, Uniform], "scale"), (Poisson, [Bernoulli, Binomial], "rate"),
    ]


    def _always_infinite(name):
        return lambda p, q: torch.full_like(getattr(p, name), math.inf)


    for _kind, _others, _name in _infinite:
        for _other in _others:
            register_kl(_kind, _other)(_always_infinite(_name))


    def _infinite_where(result, condition):
        result[condition] = math.inf
        return result


    def _x_log_x(x):
        return torch.special.xlogy(x, x)


    def _mean_logarithm(p):
        """The mean of ln x under a uniform distribution."""
        width = p.high - p.low
        return (_x_log_x(p.high) - _x_log_x(p.low) - width) / width


    def _gamma_norm(q):
        return q.concentration.lgamma() - q.concentration * q.rate.log()


    @register_kl(ContinuousBernoulli, ContinuousBernoulli)
    def _kl_continuous_continuous(p, q):
        own = p._log_norm() + torch.log1p(-p.probs)
        return p.mean * (p.logits - q.logits) + own + (-q._log_norm() - torch.log1p(-q.probs))


    @register_kl(Gumbel, Gumbel)
    def _kl_gumbel_gumbel(p, q):
        ratio, there, here = p.scale / q.scale, q.loc / q.scale, p.loc / q.scale
        moved = torch.exp(there + (1 + ratio).lgamma() - here)
        return -ratio.log() - there + here + ratio * euler_constant + moved - (1 + euler_constant)


    @register_kl(Pareto, Pareto)
    def _kl_pareto_pareto(p, q):
        ratio = q.alpha / p.alpha
        result = q.alpha * (p.scale / q.scale).log() - ratio.log() + ratio - 1
        return _infinite_where(result, p.support.lower_bound < q.support.lower_bound)


    @register_kl(Bernoulli, Poisson)
    def _kl_bernoulli_poisson(p, q):
        return -p.entropy() - (p.probs * q.rate.log() - q.rate)


    @register_kl(Beta, ContinuousBernoulli)
    def _kl_beta_continuous(p, q):
        return -p.entropy() - p.mean * q.logits - torch.log1p(-q.probs) - q._log_norm()


    @register_kl(Beta, Exponential)
    def _kl_beta_exponential(p, q):
        return -p.entropy() - q.rate.log() + q.rate * (p.concentration1 / (p.concentration1 + p.concentration0))


    @register_kl(Beta, Gamma)
    def _kl_beta_gamma(p, q):
        total = p.concentration1 + p.concentration0
        slope = (q.concentration - 1) * (p.concentration1.digamma() - total.digamma())
        return -p.entropy() + _gamma_norm(q) - slope + q.rate * p.concentration1 / total


    @register_kl(Beta, Normal)
    def _kl_beta_normal(p, q):
        total = p.concentration1 + p.concentration0
        mean, variance = p.concentration1 / total, q.scale.pow(2)
        square = (mean * (1 - mean) / (total + 1) + mean.pow(2)) * 0.5
        norm = 0.5 * (variance * 2 * math.pi).log()
        return -p.entropy() + norm + (square - q.loc * mean + q.loc.pow(2) * 0.5) / variance


    @register_kl(Beta, Uniform)
    def _kl_beta_uniform(p, q):
        return _infinite_where(-p.entropy() + (q.high - q.low).log(), (q.low > 0.0) | (q.high < 1.0))


    @register_kl(ContinuousBernoulli, Exponential)
    def _kl_continuous_exponential(p, q):
        return -p.entropy() - torch.log(q.rate) + q.rate * p.mean


    @register_kl(ContinuousBernoulli, Normal)
    def _kl_continuous_normal(p, q):
        norm = 0.5 * (math.log(2.0 * math.pi) + torch.square(q.loc / q.scale)) + torch.log(q.scale)
        square = (p.variance + torch.square(p.mean) - 2.0 * q.loc * p.mean) / (2.0 * torch.square(q.scale))
        return -p.entropy() + norm + square


    @register_kl(ContinuousBernoulli, Uniform)
    def _kl_continuous_uniform(p, q):
        result = -p.entropy() + (q.high - q.low).log()
        outside = torch.max(torch.ge(q.low, 0.0), torch.le(q.high, 1.0))
        return torch.where(outside, torch.ones_like(result) * math.inf, result)


    @register_kl(Exponential, Gamma)
    def _kl_exponential_gamma(p, q):
        ratio = q.rate / p.rate
        return (-q.concentration * torch.log(ratio) + ratio + q.concentration.lgamma()
                + q.concentration * euler_constant - (1 + euler_constant))


    @register_kl(Exponential, Gumbel)
    def _kl_exponential_gumbel(p, q):
        product, place = p.rate * q.scale, q.loc / q.scale
        moved = torch.exp(place) * product / (product + 1)
        return (product.log() - 1) - place + moved + product.reciprocal()


    @register_kl(Exponential, Normal)
    def _kl_exponential_normal(p, q):
        variance, square = q.scale.pow(2), p.rate.pow(2)
        norm = 0.5 * torch.log(square * variance * 2 * math.pi)
        return norm - 1 + (square.reciprocal() - q.loc / p.rate + q.loc.pow(2) * 0.5) / variance


    @register_kl(Gamma, Exponential)
    def _kl_gamma_exponential(p, q):
        return -p.entropy() - q.rate.log() + q.rate * p.concentration / p.rate


    @register_kl(Gamma, Gumbel)
    def _kl_gamma_gumbel(p, q):
        product, place, count = p.rate * q.scale, q.loc / q.scale, p.concentration
        own = (count - 1) * count.digamma() - count.lgamma() - count
        moved = torch.exp(place) * (1 + product.reciprocal()).pow(-count) - place
        return own + (product.log() + count / product) + moved


    @register_kl(Gamma, Normal)
    def _kl_gamma_normal(p, q):
        variance, square, count = q.scale.pow(2), p.rate.pow(2), p.concentration
        norm = 0.5 * torch.log(square * variance * 2 * math.pi) - count - count.lgamma()
        spread = 0.5 * (count.pow(2) + count) / square - q.loc * count / p.rate + 0.5 * q.loc.pow(2)
        return norm + (count - 1) * count.digamma() + spread / variance


    @register_kl(Gumbel, Normal)
    def _kl_gumbel_normal(p, q):
        ratio = p.scale / q.scale
        spread = (math.pi * ratio * 0.5).pow(2) / 3
        gap = ((p.loc + p.scale * euler_constant - q.loc) / q.scale).pow(2) * 0.5
        return -(ratio / math.sqrt(2 * math.pi)).log() + spread + gap - (euler_constant + 1)


    @register_kl(Laplace, Normal)
    def _kl_laplace_normal(p, q):
        variance = q.scale.pow(2)
        ratio = p.scale.pow(2) / variance
        gap = 0.5 * p.loc.pow(2) - p.loc * q.loc + 0.5 * q.loc.pow(2)
        return -0.5 * torch.log(2 * ratio / math.pi) + ratio + gap / variance - 1


    @register_kl(Normal, Gumbel)
    def _kl_normal_gumbel(p, q):
        here, there = p.loc / q.scale, q.loc / q.scale
        ratio = (p.scale / q.scale).pow(2)
        moved = torch.exp(-here + 0.5 * ratio + there)
        return -(ratio.log() * 0.5) + (here - there) + moved - (0.5 * (1 + math.log(2 * math.pi)))


    @register_kl(Normal, Laplace)
    def _kl_normal_laplace(p, q):
        gap = p.loc - q.loc
        place = gap / p.scale
        near = math.sqrt(2 / math.pi) * p.scale * torch.exp(-0.5 * place.pow(2))
        far = gap * torch.erf(math.sqrt(0.5) * place)
        return -torch.log(p.scale / q.scale) + (near + far) / q.scale - (0.5 * (1 + math.log(0.5 * math.pi)))


    @register_kl(Pareto, Exponential)
    def _kl_pareto_exponential(p, q):
        product = p.scale * q.rate
        mean = p.alpha * product / (p.alpha - 1)
        result = (p.alpha / product).log() - p.alpha.reciprocal() + mean - 1
        return _infinite_where(result, p.alpha <= 1)


    @register_kl(Pareto, Gamma)
    def _kl_pareto_gamma(p, q):
        own = p.scale.log() + p.alpha.reciprocal()
        mean = q.rate * p.alpha * p.scale / (p.alpha - 1)
        result = p.alpha.log() - own + _gamma_norm(q) + (1 - q.concentration) * own + mean - 1
        return _infinite_where(result, p.alpha <= 1)


    @register_kl(Pareto, Normal)
    def _kl_pareto_normal(p, q):
        unit = p.scale / (p.alpha - 1)
        norm = (math.sqrt(2 * math.pi) * q.scale * p.alpha / p.scale).log()
        spread = p.alpha * unit.pow(2) / (p.alpha - 2) + (p.alpha * unit - q.loc).pow(2)
        result = norm - p.alpha.reciprocal() + spread / (2 * q.scale.pow(2)) - 1
        return _infinite_where(result, p.alpha <= 2)


    @register_kl(Uniform, Beta)
    def _kl_uniform_beta(p, q):
        width = p.high - p.low
        first = (q.concentration1 - 1) * _mean_logarithm(p)
        mirrored = (_x_log_x(1 - p.high) - _x_log_x(1 - p.low) + width) / width
        norm = (q.concentration1.lgamma() + q.concentration0.lgamma()
                - (q.concentration1 + q.concentration0).lgamma())
        result = (q.concentration0 - 1) * mirrored + norm - torch.log(width) - first
        return _infinite_where(result, (p.high > 1.0) | (p.low < 0.0))


    @register_kl(Uniform, ContinuousBernoulli)
    def _kl_uniform_continuous(p, q):
        result = -p.entropy() - p.mean * q.logits - torch.log1p(-q.probs) - q._log_norm()
        outside = torch.max(torch.ge(p.high, 1.0), torch.le(p.low, 0.0))
        return torch.where(outside, torch.ones_like(result) * math.inf, result)


    @register_kl(Uniform, Exponential)
    def _kl_uniform_exponential(p, q):
        result = q.rate * (p.high + p.low) / 2 - ((p.high - p.low) * q.rate).log()
        return _infinite_where(result, p.low < 0.0)


    @register_kl(Uniform, Gamma)
    def _kl_uniform_gamma(p, q):
        slope = (1 - q.concentration) * _mean_logarithm(p)
        result = -(p.high - p.low).log() + _gamma_norm(q) + slope + q.rate * (p.high + p.low) / 2
        return _infinite_where(result, p.low < 0.0)


    @register_kl(Uniform, Gumbel)
    def _kl_uniform_gumbel(p, q):
        unit = q.scale / (p.high - p.low)
        high, low = (p.high - q.loc) / q.scale, (p.low - q.loc) / q.scale
        return unit.log() + 0.5 * (high + low) - unit * (torch.exp(-high) - torch.exp(-low))


    @register_kl(Uniform, Normal)
    def _kl_uniform_normal(p, q):
        width = p.high - p.low
        gap = ((p.high + p.low - 2 * q.loc) / 2).pow(2)
        norm = (math.sqrt(math.pi * 2) * q.scale / width).log()
        return norm + 0.5 * (width.pow(2) / 12 + gap) / q.scale.pow(2)


    @register_kl(Uniform, Pareto)
    def _kl_uniform_pareto(p, q):
        norm = (q.alpha * q.scale.pow(q.alpha) * (p.high - p.low)).log()
        result = _mean_logarithm(p) * (q.alpha + 1) - norm
        return _infinite_where(result, p.low < q.support.lower_bound)


    def _squares(matrix):
        return matrix.flatten(-2).pow(2).sum(-1)


    @register_kl(LowRankMultivariateNormal, LowRankMultivariateNormal)
    def _kl_low_rank_low_rank(p, q):
        solved = q._solved()
        volumes = q._log_determinant() - p._log_determinant()
        spread = (p._narrow_diag / q._narrow_diag).sum(-1)
        spread = spread + _squares(p._narrow_factor * q._narrow_diag.rsqrt().unsqueeze(-1))
        spread = spread - _squares(solved * p._narrow_diag.sqrt().unsqueeze(-2))
        spread = spread - _squares(solved.matmul(p._narrow_factor))
        return 0.5 * (volumes + spread + q._distance(q.loc - p.loc) - p.event_shape[0])


    @register_kl(MultivariateNormal, LowRankMultivariateNormal)
    def _kl_multivariate_low_rank(p, q):
        volumes = q._log_determinant() - 2 * _log_diagonal(p._factor)
        spread = _squares(p._factor * q._narrow_diag.rsqrt().unsqueeze(-1)) - _squares(q._solved().matmul(p._factor))
        return 0.5 * (volumes + spread + q._distance(q.loc - p.loc) - p.event_shape[0])


    @register_kl(LowRankMultivariateNormal, MultivariateNormal)
    def _kl_low_rank_multivariate(p, q):
        def solved(matrix):
            return torch.linalg.solve_triangular(q._factor, matrix, upper=False)

        volumes = 2 * _log_diagonal(q._factor) - p._log_determinant()
        spread = _squares(solved(p._narrow_factor)) + _squares(solved(torch.diag_embed(p._narrow_diag.sqrt())))
        distance = solved((q.loc - p.loc).unsqueeze(-1)).squeeze(-1).pow(2).sum(-1)
        return 0.5 * (volumes + spread + distance - p.event_shape[0])


    @register_kl(ExponentialFamily, ExponentialFamily)
    def _kl_of_families(p, q):
        raise NotImplementedError(
            "The cross KL-divergence between different exponential families cannot be computed using Bregman divergences")
    """#)
}
