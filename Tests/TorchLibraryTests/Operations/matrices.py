# Products, decompositions and distances.
sample("matmul", t(2, 3), t(3, 2))
sample("matmul", t(3), t(3))
sample("matmul", t(2, 3), t(3))
sample("matmul", t(3), t(3, 2))
sample("matmul", t(2, 2, 3), t(3, 4))
sample("matmul", t(2, 2, 3), t(2, 3, 2))
sample("matmul", t(4, 1, 2, 3), t(2, 3, 2))
sample("matmul", t(2, 2, 3), t(3))
sample("matmul", t(2, 3), t(3, 2), _call=lambda a, b: a @ b)
sample("matmul", t(2, 3), t(3, 2), _of="linalg")
sample("matmul", t(2, 3), t(2, 2))
sample("mm", t(2, 3), t(3, 4))
sample("mv", t(2, 3), t(3))
sample("dot", t(3), t(3))
sample("vdot", t(3), t(3))
sample("vecdot", t(2, 3), t(2, 3), _of="linalg")
sample("inner", t(2, 3), t(4, 3))
sample("outer", t(3), t(4))
sample("ger", t(3), t(4))
sample("bmm", t(2, 3, 4), t(2, 4, 3))
sample("baddbmm", t(2, 3, 3), t(2, 3, 4), t(2, 4, 3))
sample("baddbmm", t(3, 3), t(2, 3, 4), t(2, 4, 3), beta=0.5, alpha=2, _forms="f")
sample("addbmm", t(3, 3), t(2, 3, 4), t(2, 4, 3))
sample("addmm", t(2, 2), t(2, 3), t(3, 2))
sample("addmm", t(2), t(2, 3), t(3, 2), beta=0.5, alpha=2, _forms="fm")
sample("addmv", t(2), t(2, 3), t(3))
sample("addmv", t(2), t(2, 3), t(3), beta=2, alpha=0.5)
sample("addr", t(2, 3), t(2), t(3))
sample("chain_matmul", t(2, 3), t(3, 4), t(4, 2), _forms="f")
sample("multi_dot", [t(2, 3), t(3, 4), t(4, 2)], _of="linalg")
for equation in ("ij,jk->ik", "ij,jk", "ij,ij->", "bij,bjk->bik", "i,j->ij", "ii->i", "ij->ji", "...ij,...jk->...ik"):
    shapes = {"bij,bjk->bik": (t(2, 3, 4), t(2, 4, 3)), "i,j->ij": (t(3), t(4)), "ii->i": (t(3, 3),), "ij->ji": (t(2, 3),),
              "ij,ij->": (t(2, 3), t(2, 3)), "...ij,...jk->...ik": (t(2, 3, 4), t(4, 3))}.get(equation, (t(2, 3), t(3, 2)))
    sample("einsum", *shapes, _call=lambda *a, e=equation: torch.einsum(e, *a))
sample("tensordot", t(2, 3, 4), t(3, 4, 2), 2, _call=lambda a, b, n: torch.tensordot(a, b, n))
sample("tensordot", t(2, 3), t(3, 2), _call=lambda a, b: torch.tensordot(a, b, dims=([0], [1])))
sample("kron", t(2, 2), t(2, 3))
sample("cross", t(2, 3), t(2, 3), dim=1)
sample("cross", t(2, 3), t(2, 3), _of="linalg")
sample("bilinear", t(2, 3), t(2, 4), t(2, 3, 4), _of="F")
sample("matrix_power", t(3, 3), 3)
sample("matrix_power", t(3, 3), -2)
sample("matrix_power", t(3, 3), 0, _of="linalg")
sample("matrix_exp", t(2, 2))
sample("trace", t(3, 3), _of="Tensor")
square = t(3, 3)
for name in "det logdet slogdet inverse pinverse".split():
    sample(name, square)
for name in "det slogdet inv pinv inv_ex".split():
    sample(name, square, _of="linalg")
sample("pinv", t(2, 3), _of="linalg", _second=False)
sample("solve", t(3, 3), t(3, 2), _of="linalg")
sample("solve", t(3, 3), t(3), _of="linalg")
sample("solve", t(3, 3), t(2, 3), _of="linalg", left=False)
sample("solve_ex", t(3, 3), t(3, 2), _of="linalg")
sample("solve_triangular", t(3, 3), t(3, 2), _of="linalg", upper=True)
sample("solve_triangular", t(3, 3), t(3, 2), _of="linalg", upper=False, unitriangular=True)
sample("triangular_solve", t(3, 2), t(3, 3))


def spd(x):
    return x @ x.mT + 2 * torch.eye(3, dtype=x.dtype)


for call in (lambda x: torch.linalg.cholesky(spd(x)), lambda x: torch.linalg.cholesky(spd(x), upper=True), lambda x: torch.cholesky(spd(x)),
             lambda x: torch.cholesky_inverse(torch.linalg.cholesky(spd(x))), lambda x: torch.linalg.eigvalsh(spd(x)),
             lambda x: torch.linalg.eigh(spd(x))[0], lambda x: torch.linalg.eigh(spd(x))[1].abs(), lambda x: torch.linalg.svdvals(x),
             lambda x: torch.linalg.svd(x)[1], lambda x: torch.linalg.svd(x, full_matrices=False)[1],
             lambda x: torch.svd(x)[1], lambda x: torch.linalg.qr(x), lambda x: torch.qr(x), lambda x: torch.linalg.qr(x, mode="r")[1],
             lambda x: torch.linalg.cond(x), lambda x: torch.linalg.cond(x, 1), lambda x: torch.linalg.matrix_rank(x),
             lambda x: torch.linalg.lu(x), lambda x: torch.linalg.lu_factor(x)[0], lambda x: torch.linalg.cholesky_ex(spd(x))):
    sample("decomposition", t(3, 3), _call=call)
for call in (lambda x: torch.linalg.svdvals(x), lambda x: torch.linalg.qr(x), lambda x: torch.linalg.qr(x, mode="complete"),
             lambda x: torch.linalg.svd(x, full_matrices=False)[1], lambda x: (lambda u, s, v: (u * s) @ v)(*torch.linalg.svd(x, full_matrices=False)),
             lambda x: torch.linalg.matrix_rank(x), lambda x: torch.linalg.cond(x)):
    sample("decomposition", t(2, 3), _call=call)
    sample("decomposition", t(3, 2), _call=call)
for name, call in (("cholesky", lambda x: torch.linalg.cholesky(spd(x))), ("cholesky_ex", lambda x: torch.linalg.cholesky_ex(spd(x))),
                   ("eigh", lambda x: torch.linalg.eigh(spd(x))[0]), ("eigvalsh", lambda x: torch.linalg.eigvalsh(spd(x))),
                   ("qr", lambda x: torch.linalg.qr(x)), ("svd", lambda x: torch.linalg.svd(x)[1]),
                   ("svdvals", lambda x: torch.linalg.svdvals(x)), ("matrix_rank", lambda x: torch.linalg.matrix_rank(x))):
    sample(name, p(3, 3), _call=call, _brief=True)
sample("cholesky_solve", t(3, 2), t(3, 3), _call=lambda b, x: torch.cholesky_solve(b, torch.linalg.cholesky(spd(x))))
sample("lu_solve", t(3, 2), t(3, 3), _call=lambda b, x: torch.linalg.lu_solve(*torch.linalg.lu_factor(x), b))
sample("lstsq", t(4, 2), t(4, 2), _call=lambda a, b: torch.linalg.lstsq(a, b).solution)
sample("eigvals", t(3, 3), _call=lambda x: torch.linalg.eigvalsh(x))
sample("tensorsolve", t(2, 3, 6), t(2, 3), _of="linalg")
sample("tensorinv", t(2, 3, 6), _of="linalg")
sample("svd_lowrank", t(4, 3), _call=lambda x: torch.svd_lowrank(x, q=2)[1], _brief=True)
sample("pca_lowrank", t(4, 3), _call=lambda x: torch.pca_lowrank(x, q=2)[1], _brief=True)
sample("vander", t(3), _of="linalg")
sample("cdist", t(2, 3), t(4, 3))
for order in (1.0, 0.0, 3.0, math.inf):
    sample("cdist", t(2, 3), t(4, 3), order, _second=False)
sample("pdist", t(4, 3), _of="F", _second=False)
sample("pdist", t(4, 3), 1.0, _of="F", _second=False)
sample("pairwise_distance", t(2, 3), t(2, 3), _of="F")
sample("cosine_similarity", t(2, 3), t(2, 3), _of="F")
sample("cosine_similarity", t(2, 3), t(2, 3), 0, _of="F")
for order in (None, 1, "fro", math.inf):
    sample("cond", t(3, 3), order, _of="linalg")
