extension Prelude {
  /// `torch.distributions.kl`: divergences between distributions.
  static let divergences = Prelude(
    "torch.distributions.kl",
    #"""
    import math
    import torch
    from torch.distributions._continuous import (
        Normal, Laplace, Cauchy, LogNormal, HalfNormal, Uniform, Exponential, Gamma, Dirichlet, Beta,
        MultivariateNormal)
    from torch.distributions._discrete import Bernoulli, Geometric, Categorical, OneHotCategorical, Binomial, Poisson
    from torch.distributions.distribution import Independent, _sum_rightmost
    from torch.nn import functional as F


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
