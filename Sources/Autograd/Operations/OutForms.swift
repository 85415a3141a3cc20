/// The operations whose functions write into tensors that a caller gives as `out=`.
enum OutForms {
  /// PyTorch's names of them.
  static let names = Set(
    """
    abs absolute acos acosh add addbmm addcdiv addcmul addmm addmv addr all amax amin aminmax angle any arccos \
    arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin asin asinh atan atan2 atanh baddbmm bmm bucketize \
    cat ceil chain_matmul cholesky_inverse clamp clamp_max clamp_min clip column_stack concat concatenate cond \
    conj_physical copysign cos cosh cross cummax cummin cumprod cumsum deg2rad diag diagonal_copy diff digamma div \
    divide dot dstack entr eq erf erfc erfcx erfinv exp exp2 expit expm1 fix float_power floor floor_divide fmax \
    fmin fmod frac gammainc gammaincc gammaln gather ge ger greater greater_equal gt hardshrink heaviside histc \
    hstack hypot i0 i0e i1 i1e igamma igammac index_add index_copy index_reduce index_select inner inv inv_ex \
    inverse isin isneginf isposinf kron kthvalue ldexp le lerp less less_equal lgamma log log10 log1p log2 \
    log_ndtr logaddexp logaddexp2 logcumsumexp logical_and logical_not logical_or logical_xor logit logsumexp lt \
    masked_select matmul matrix_norm matrix_power max maximum mean min minimum mm mode msort mul multi_dot \
    multigammaln multinomial multiply mv mvlgamma nan_to_num nanmean nanquantile nansum narrow_copy ndtr ndtri ne \
    neg negative nextafter norm normal not_equal outer pinv polygamma pow psi quantile rad2deg reciprocal \
    remainder renorm round row_stack rsqrt scatter scatter_add scatter_reduce searchsorted sgn sigmoid sign \
    signbit sin sinc sinh slice_scatter slogdet solve solve_ex solve_triangular sort sqrt square stack sub \
    subtract take take_along_dim tan tanh tensorinv tensorsolve threshold topk triangular_solve tril triu \
    true_divide trunc vdot vecdot vector_norm vstack xlog1py xlogy zeta
    """.split(separator: " ").map(String.init))
}
