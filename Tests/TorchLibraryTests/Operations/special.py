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
