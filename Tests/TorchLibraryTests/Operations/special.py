# Special functions, factors of matrices and what is told of grids.
for name in ("i0e", "i1", "i1e", "ndtr", "log_ndtr", "psi", "gammaln", "expm1", "log1p", "exp2"):
    sample(name, p(2, 3) if name in ("psi", "gammaln", "log1p") else t(2, 3), _of="special")
sample("entr", p(2, 3), _of="special", _without="nan")
sample("erfcx", t(2, 3), _of="special")
sample("ndtri", p(2, 3, low=0.05, high=0.95), _of="special", _without="tied")
sample("xlog1py", p(2, 3), p(2, 3), _of="special")
sample("zeta", n(2, 3, low=1.5, high=4.0), n(2, 3, low=0.5, high=3.0), _of="special", _without="nan")
sample("gammainc", n(2, 3, low=0.5, high=3.0), n(2, 3, low=0.1, high=4.0), _of="special")
sample("igammac", n(2, 3, low=0.5, high=3.0), p(2, 3, low=0.1, high=4.0))
sample("multigammaln", p(2, 3, low=2.0, high=4.0), 3, _of="special", _without="nan")
sample("mvlgamma", p(2, 3, low=2.0, high=4.0), 2, _without="nan")
for shape in ((3, 3), (2, 3), (3, 2), (2, 3, 3)):
    sample("lu", t(*shape), _call=lambda x: torch.linalg.lu(x), _brief=True)
    sample("lu_factor", t(*shape), _call=lambda x: torch.linalg.lu_factor(x)[0], _brief=True)
    sample("lu_factor_ex", t(*shape), _call=lambda x: torch.linalg.lu_factor_ex(x)[0], _brief=True)
    sample("lu_unpack", t(*shape), _call=lambda x: torch.lu_unpack(*torch.linalg.lu_factor(x)), _brief=True)
for left in (True, False):
    for adjoint in (True, False):
        sample("lu_solve_of_sides", t(3, 3), t(3, 3), _brief=True,
               _call=lambda a, b, left=left, adjoint=adjoint: torch.linalg.lu_solve(
                   *torch.linalg.lu_factor(a), b, left=left, adjoint=adjoint))
sample("affine_grid_generator", t(1, 2, 3), [1, 1, 3, 2], False, _brief=True)
sample("affine_grid_generator", t(2, 3, 4), [2, 1, 2, 2, 3], True, _brief=True)
for mode in (0, 1, 2):
    for padding in (0, 1, 2):
        for corners in (False, True):
            sample("grid_sampler", t(1, 2, 3, 4), t(1, 2, 2, 2, low=-1.4, high=1.4), mode, padding, corners, _brief=True,
                   _second=False)
            if mode < 2:
                sample("grid_sampler_3d", t(1, 1, 3, 2, 4), t(1, 2, 1, 2, 3, low=-1.4, high=1.4), mode, padding, corners,
                       _brief=True, _second=False)
sample("grid_sampler_2d", t(1, 2, 3, 4), t(1, 2, 2, 2), 0, 0, False, _brief=True, _second=False)
sample("cholesky_inverse", p(3, 3), _brief=True)
sample("conj_physical_", t(2, 3), _call=lambda x: x.clone().conj_physical_(), _brief=True)
sample("gammaincc", n(2, 3, low=0.5), n(2, 3, low=0.5))
sample("gammaincc", n(2, 3, low=0.5), n(2, 3, low=0.5), _of="special")
for name in "isreal is_complex is_conj is_neg is_floating_point is_nonzero imag".split():
    sample(name, t(2, 3))
    sample(name, t(1))
sample("is_signed", t(2, 3), _of="Tensor")
sample("is_same_size", t(2, 3), n(2, 3), _of="Tensor")
for low, high in ((0.05, 1.0), (1.0, 4.0), (9.0, 40.0)):
    sample("_standard_gamma", p(3, 4, low=low, high=high), _brief=True)
    for ratio in (0.2, 0.95, 1.0, 1.3):
        sample("_standard_gamma_grad", p(2, 3, low=low, high=high), ratio, _brief=True,
               _call=lambda a, ratio: torch._standard_gamma_grad(a, (a * ratio).to(a.dtype).detach()))
    sample("_sample_dirichlet", n(2, 3, low=low, high=high), _brief=True)
    for part in (0.02, 0.3, 0.5, 0.9, 0.999):
        sample("_dirichlet_grad", n(2, 3, low=low, high=high), part, _brief=True,
               _call=lambda a, part: torch._dirichlet_grad(torch.full_like(a, part), a, (a * 1.7 + 1).to(a.dtype)))
    sample("_dirichlet_grad", n(2, 3, low=low, high=high), _brief=True,
           _call=lambda a: torch._dirichlet_grad((a / (a * 1.7 + 1)).to(a.dtype), a, (a * 1.7 + 1).to(a.dtype)))
for name in "bessel_j0 bessel_j1 bessel_y0 bessel_y1 modified_bessel_i0 modified_bessel_i1".split():
    for low, high in ((0.05, 3.0), (3.0, 30.0)):
        sample(name, p(3, 4, low=low, high=high), _of="special", _brief=True)
    sample(name, fixed([0.0, -1.5, math.inf, math.nan]), _of="special")
for name in "modified_bessel_k0 modified_bessel_k1 scaled_modified_bessel_k0 scaled_modified_bessel_k1".split():
    for low, high in ((0.05, 2.5), (2.0, 30.0)):
        sample(name, p(3, 4, low=low, high=high), _of="special", _brief=True)
    sample(name, fixed([0.0, -1.5, math.nan]), _of="special")
for low, high in ((-2.0, 2.0), (-30.0, -5.0), (1.0, 12.0)):
    sample("spherical_bessel_j0", t(3, 4, low=low, high=high), _of="special", _brief=True)
    sample("airy_ai", t(3, 4, low=low, high=high), _of="special", _brief=True)
for kind in "chebyshev_polynomial_t chebyshev_polynomial_u chebyshev_polynomial_v chebyshev_polynomial_w".split():
    for degree in (0, 1, 2, 5):
        sample(kind, t(2, 3), degree, _of="special", _brief=True)
        sample("shifted_" + kind, t(2, 3), degree, _of="special", _brief=True)
    sample(kind, fixed([0.3, 1.0, -1.0, -0.7]), fixed([9, 4, 3, 12]), _of="special")
    sample("shifted_" + kind, fixed([0.3, 1.0, 0.0, 0.7]), fixed([9, 4, 3, 12]), _of="special")
for kind in "hermite_polynomial_h hermite_polynomial_he laguerre_polynomial_l legendre_polynomial_p".split():
    for degree in (-1, 0, 1, 2, 5):
        sample(kind, t(2, 3), degree, _of="special", _brief=True)
    sample(kind, t(2, 3), n(3, low=0.0, high=6.0), _of="special", _brief=True)
sample("frexp", t(2, 3))
for shape in ((3, 3), (4, 2), (2, 4, 3)):
    rank = min(shape[-2:])
    sample("householder_product", t(*shape), t(*shape[:-2], rank), _of="linalg", _brief=True, _second=False)
    sample("orgqr", t(*shape), t(*shape[:-2], rank), _brief=True, _second=False)
    sample("geqrf", t(*shape), _brief=True)
sample("householder_product", t(4, 3), t(2), _of="linalg", _brief=True, _second=False)
sample("householder_product", t(2, 3), t(2), _of="linalg", _brief=True)
sample("geqrf", t(2, 4), _brief=True)
for shape in ((3, 3), (2, 3, 3)):
    sample("lu", t(*shape), _call=lambda x: torch.lu(x)[0], _brief=True)
    sample("lu", t(*shape), _call=lambda x: x.lu(get_infos=True)[0], _brief=True)
    sample("lu_solve", t(*shape), t(3, 2), _brief=True, _call=lambda a, b: torch.lu_solve(b, *torch.linalg.lu_factor(a + 3 * torch.eye(3))))
    sample("lu_solve", t(*shape), t(3, 2), _brief=True, _call=lambda a, b: b.lu_solve(*torch.linalg.lu_factor(a + 3 * torch.eye(3))))
