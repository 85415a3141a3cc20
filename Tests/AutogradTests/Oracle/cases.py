# The cases, one line each: the name in the table, PyTorch's function, and the arguments in the order of the signature.

# Activations.
points = C([-7.0, -3.5, -3.0, -2.0, -1.0, -0.4, 0.0, 0.3, 0.5, 1.0, 2.5, 3.0, 6.5, 25.0], True, D)
for name in "leaky_relu elu celu selu silu mish softplus hardtanh relu6 hardsigmoid hardswish logsigmoid softshrink hardshrink softsign tanhshrink".split():
    again = name != "hardsigmoid"  # PyTorch has no derivative of its derivative
    case(name, getattr(F, name), points, second=again)
    case(name, getattr(F, name), R(2, 3, 4), second=again)
case("leaky_relu", F.leaky_relu, points, 0.2)
case("elu", F.elu, points, 1.7)
case("celu", F.celu, points, 1.7)
case("softplus", F.softplus, points, 2.0, 10.0)
case("hardtanh", F.hardtanh, points, -2.0, 3.0)
case("threshold", F.threshold, points, 0.5, 20.0)
for approximate in ("none", "tanh"):
    case("gelu", lambda x, a: F.gelu(x, approximate=a), points, approximate)
    case("gelu", lambda x, a: F.gelu(x, approximate=a), R(2, 3), approximate)
case("glu", F.glu, R(3, 4))
case("glu", F.glu, R(4, 3), 0)
case("prelu", F.prelu, R(2, 3), R(3))
case("prelu", F.prelu, R(2, 3, 4), R(1))
case("prelu", F.prelu, R(5), R(1))
case("rrelu", F.rrelu, R(2, 3))

# Softmax.
for dim in (0, 1, -1):
    case("softmax", F.softmax, R(3, 4), dim)
    case("log_softmax", F.log_softmax, R(3, 4), dim)
    case("softmin", F.softmin, R(2, 3, 2), dim)
case("softmax", F.softmax, R(), 0)
case("softmax", lambda x, d, t: F.softmax(x, d, dtype=t), R(2, 3, dtype=torch.float32), 1, torch.float64)

# Losses that compare elements.
for r in ("mean", "sum", "none"):
    for t in (R(2, 3, grad=False), R(2, 3), R(3)):
        case("mse_loss", lambda x, t, r: F.mse_loss(x, t, reduction=r), R(2, 3), t, r)
        case("l1_loss", lambda x, t, r: F.l1_loss(x, t, reduction=r), R(2, 3), t, r)
        case("smooth_l1_loss", lambda x, t, r, b: F.smooth_l1_loss(x, t, reduction=r, beta=b), R(2, 3), t, r, 0.7)
        case("huber_loss", lambda x, t, r, d: F.huber_loss(x, t, reduction=r, delta=d), R(2, 3), t, r, 0.7)
    case("smooth_l1_loss", lambda x, t, r, b: F.smooth_l1_loss(x, t, reduction=r, beta=b), R(2, 3), R(2, 3), r, 0.0)
    case("mse_loss", lambda x, t, r, w: F.mse_loss(x, t, reduction=r, weight=w), R(2, 3), R(2, 3), r, U(2, 3, grad=False))
    case("l1_loss", lambda x, t, r, w: F.l1_loss(x, t, reduction=r, weight=w), R(2, 3), R(2, 3), r, U(2, 3, grad=False))
    case("huber_loss", lambda x, t, r, d, w: F.huber_loss(x, t, reduction=r, delta=d, weight=w), R(2, 3), R(2, 3), r, 1.0, U(2, 3, grad=False))
    case("soft_margin_loss", lambda x, t, r: F.soft_margin_loss(x, t, reduction=r), R(2, 3), R(2, 3, grad=False).sign(), r)

    # Losses of classes.
    weight = U(4, grad=False)
    for x, t in ((R(3, 4), C([1, 0, 3])), (R(4), C(2)), (R(2, 4, 3), C([[0, 3, 1], [2, 2, 0]])), (R(2, 4, 2, 2), C([[[0, 3], [1, 1]], [[2, 2], [0, 3]]]))):
        for v in (None, weight):
            case("nll_loss", lambda x, t, w, i, r: F.nll_loss(x, t, w, ignore_index=i, reduction=r), x, t, v, -100, r)
            case("nll_loss", lambda x, t, w, i, r: F.nll_loss(x, t, w, ignore_index=i, reduction=r), x, t, v, 3, r)
            case("cross_entropy", lambda x, t, w, i, r: F.cross_entropy(x, t, w, ignore_index=i, reduction=r), x, t, v, -100, r)
            if x.dim() > 1:
                case("cross_entropy", lambda x, t, w, i, r, s: F.cross_entropy(x, t, w, ignore_index=i, reduction=r, label_smoothing=s), x, t, v, 3, r, 0.2)
    for v in (None, weight):
        for s in (0.0, 0.2):
            case("cross_entropy", lambda x, t, w, i, r, s: F.cross_entropy(x, t, w, ignore_index=i, reduction=r, label_smoothing=s), R(3, 4), U(3, 4), v, -100, r, s)

    # Losses of probabilities.
    for v in (None, U(2, 3, grad=False), U(3, grad=False)):
        case("binary_cross_entropy", lambda x, t, w, r: F.binary_cross_entropy(x, t, w, reduction=r), U(2, 3), U(2, 3, grad=False), v, r)
        case("binary_cross_entropy", lambda x, t, w, r: F.binary_cross_entropy(x, t, w, reduction=r), U(2, 3), U(2, 3), v, r)
        for p in (None, U(3, grad=False)):
            case("binary_cross_entropy_with_logits", lambda x, t, w, r, p: F.binary_cross_entropy_with_logits(x, t, w, reduction=r, pos_weight=p), R(2, 3), U(2, 3), v, r, p)
    case("kl_div", lambda x, t, r, l: F.kl_div(x, t, reduction=r, log_target=l), R(2, 3), U(2, 3, grad=False), r, False)
    case("kl_div", lambda x, t, r, l: F.kl_div(x, t, reduction=r, log_target=l), R(2, 3), U(2, 3), r, False)
    case("kl_div", lambda x, t, r, l: F.kl_div(x, t, reduction=r, log_target=l), R(2, 3), U(2, 3), r, True)
    for log_input in (True, False):
        case("poisson_nll_loss", lambda x, t, l, f, e, r: F.poisson_nll_loss(x, t, l, f, eps=e, reduction=r), U(2, 3), U(2, 3, low=0.5, high=3, grad=False), log_input, True, 1e-8, r)

    # Losses with a margin.
    signs = R(3, grad=False).sign()
    case("margin_ranking_loss", lambda a, b, t, m, r: F.margin_ranking_loss(a, b, t, m, reduction=r), R(3), R(3), signs, 0.3, r)
    case("hinge_embedding_loss", lambda x, t, m, r: F.hinge_embedding_loss(x, t, m, reduction=r), R(3), signs, 1.0, r)
    case("cosine_embedding_loss", lambda a, b, t, m, r: F.cosine_embedding_loss(a, b, t, m, reduction=r), R(3, 4), R(3, 4), signs, 0.1, r)
case("kl_div", lambda x, t, r: F.kl_div(x, t, reduction=r), R(2, 3), U(2, 3, grad=False), "batchmean")

# Normalisation.
for weight, bias in ((None, None), (R(4), R(4)), (R(4), None)):
    case("layer_norm", F.layer_norm, R(3, 4), [4], weight, bias)
    case("batch_norm", F.batch_norm, R(3, 4), None, None, weight, bias, True)
    case("batch_norm", F.batch_norm, R(2, 4, 3), U(4, grad=False), U(4, grad=False), weight, bias, True, 0.3, 1e-3)
    case("batch_norm", F.batch_norm, R(2, 4, 3), U(4, grad=False), U(4, grad=False), weight, bias, False)
    case("group_norm", F.group_norm, R(2, 4, 3), 2, weight, bias)
    case("instance_norm", F.instance_norm, R(2, 4, 3), None, None, weight, bias)
    case("rms_norm", F.rms_norm, R(3, 4), [4], weight)
case("layer_norm", F.layer_norm, R(2, 3, 4), [3, 4], R(3, 4), R(3, 4), 1e-2)

# Products of matrices.
case("mm", torch.mm, R(3, 4), R(4, 2))
case("mm", torch.mm, R(3, 0), R(0, 2))
case("mv", torch.mv, R(3, 4), R(4))
case("dot", torch.dot, R(20), R(20))
case("vdot", torch.vdot, R(3), R(3))
case("bmm", torch.bmm, R(2, 3, 4), R(2, 4, 2))
for a, b in ((3, 3), ((2, 3), 3), (3, (3, 2)), ((2, 3), (3, 2)), ((2, 3, 4), (4, 2)), ((2, 3, 4), 4), ((2, 3, 4), (2, 4, 3)), ((4,), (2, 4, 3)),
             ((3, 4), (2, 4, 3)), ((2, 1, 3, 4), (3, 4, 2)), ((1, 3, 4), (2, 4, 1)), ((1, 3, 4), (2, 4, 2)), ((2, 3, 4), (1, 4, 2)), ((1, 3, 4), (1, 4, 2))):
    case("matmul", torch.matmul, R(a), R(b))
case("matmul", torch.matmul, R(2, 3, 4), R(4, 2, grad=False))
for name, shapes in (("addmm", (2, (3, 4), (4, 2))), ("addmv", (3, (3, 4), 4)), ("addr", ((3, 4), 3, 4)), ("addbmm", ((3, 2), (2, 3, 4), (2, 4, 2))), ("baddbmm", ((2, 3, 2), (2, 3, 4), (2, 4, 2)))):
    case(name, getattr(torch, name), *[R(s) for s in shapes])
    case(name, lambda a, b, c, beta, alpha, f=getattr(torch, name): f(a, b, c, beta=beta, alpha=alpha), *[R(s) for s in shapes], 0.5, 2.0)
case("outer", torch.outer, R(3), R(4))
for x in (R(2, 3), R(2, 2, 3), R(3)):
    case("linear", F.linear, x, R(4, 3), R(4))
    case("linear", F.linear, x, R(4, 3))
case("linear", F.linear, R(2, 3), R(3))
case("bilinear", F.bilinear, R(2, 3), R(2, 4), R(5, 3, 4), R(5), chains=False)
for equation, shapes in (("ij,jk->ik", ((2, 3), (3, 4))), ("ii->", ((3, 3),)), ("ii->i", ((3, 3),)), ("i,i->", (3, 3)), ("i,j->ij", (3, 4)), ("bij,bjk->bik", ((2, 3, 4), (2, 4, 2))),
                         ("ij->ji", ((2, 3),)), ("ij,ij->ij", ((2, 3), (2, 3))), ("ij,jk,kl->il", ((2, 3), (3, 4), (4, 2))), ("ij->i", ((2, 3),)), ("ij", ((2, 3),)), ("ba", ((2, 3),)),
                         ("bqd,bkd->bqk", ((2, 3, 4), (2, 2, 4))), ("...ij,...jk->...ik", ((2, 3, 4), (4, 2))), ("bn,anm,bm->ba", ((2, 3), (4, 3, 2), (2, 2))), ("ij,j", ((2, 3), 3)), ("i...->...", ((2, 3, 2),)), ("ij,kj->", ((2, 3), (4, 3)))):
    case("einsum", lambda e, ts: torch.einsum(e, *ts), equation, [R(s) for s in shapes], chains="k" not in equation or "bqd" not in equation)
case("tensordot", lambda a, b, d: torch.tensordot(a, b, d), R(2, 3, 4), R(3, 4, 2), 2)
case("tensordot", lambda a, b, d, e: torch.tensordot(a, b, (d, e)), R(2, 3, 4), R(4, 2), [2, 0], [0, 1], chains=False)
case("inner", torch.inner, R(3), R(3))
case("inner", torch.inner, R(2, 3), R(4, 3), chains=False)
case("kron", torch.kron, R(2, 3), R(3, 2))
case("kron", torch.kron, R(3), R(2, 2))
case("multi_dot", L.multi_dot, [R(2, 3), R(3, 4), R(4, 2)])

# Distances.
for p in (1.0, 2.0, 3.0):
    case("pairwise_distance", F.pairwise_distance, R(3, 4), R(3, 4), p)
    case("normalize", F.normalize, R(3, 4), p, chains=p == 2.0)
    case("cdist", torch.cdist, R(3, 4), R(2, 4), p, second=False)
case("cosine_similarity", F.cosine_similarity, R(3, 4), R(3, 4))
case("cosine_similarity", F.cosine_similarity, R(3, 4), R(4), 0)
case("normalize", F.normalize, R(2, 3, 4), 2.0, -1)
for r in ("mean", "sum", "none"):
    case("triplet_margin_loss", lambda a, p, n, m, q, e, s, r: F.triplet_margin_loss(a, p, n, m, q, e, s, reduction=r), R(3, 4), R(3, 4), R(3, 4), 1.0, 2.0, 1e-6, False, r)

# Convolution.
for dims, extra in ((1, (7,)), (2, (5, 6)), (3, (3, 4, 4))):
    conv, transposed = getattr(F, f"conv{dims}d"), getattr(F, f"conv_transpose{dims}d")
    kernel = (3, 2, 2)[:dims]
    case(f"conv{dims}d", conv, R(2, 4, *extra), R(2, 4, *kernel), R(2))
    case(f"conv{dims}d", conv, R(4, *extra), R(2, 4, *kernel))
    case(f"conv{dims}d", conv, R(2, 4, *extra), R(4, 2, *kernel), R(4), 2, 1, 1, 2)
    if dims < 3: case(f"conv{dims}d", conv, R(2, 4, *extra), R(2, 4, *kernel), None, 1, 2, 2)
    if dims < 3: case(f"conv{dims}d", conv, R(2, 4, *extra), R(2, 4, *kernel), R(2), 1, "same")
    case(f"conv_transpose{dims}d", transposed, R(2, 4, *extra), R(4, 2, *kernel), R(2))
    case(f"conv_transpose{dims}d", transposed, R(2, 4, *extra), R(4, 2, *kernel), R(4), 2, 1, 1, 2, 1)

# Embedding.
case("embedding", F.embedding, C([[0, 2], [2, 1]]), R(4, 3))
case("embedding", F.embedding, C([[0, 2], [2, 1]]), R(4, 3), -2)
case("one_hot", F.one_hot, C([0, 2, 1]))
case("one_hot", F.one_hot, C([[0, 2]]), 4)
case("dropout", F.dropout, R(3), 0.0, True)
case("dropout", F.dropout, R(3), 0.5, False)

# Padding.
for pad in ([1, 2], [1, 0, 2, 1], [-1, 2]):
    case("pad", F.pad, R(2, 3, 4), pad)
    case("pad", F.pad, R(2, 3, 4), pad, "constant", 2.0)
for mode in ("reflect", "replicate", "circular"):
    case("pad", F.pad, R(2, 3, 4), [1, 2], mode, chains=mode != "circular")
    case("pad", F.pad, R(2, 3, 4), [1, 1, 2, 1], mode, chains=mode != "circular")
case("pad", F.pad, R(1, 2, 3, 3), [1, 1, 2, 1], "circular", chains=False)

# Pooling.
for dims, x in ((1, R(2, 3, 7)), (2, R(2, 2, 5, 6)), (3, R(1, 2, 4, 5, 4))):
    case(f"max_pool{dims}d", getattr(F, f"max_pool{dims}d"), x, 2)
    case(f"max_pool{dims}d", getattr(F, f"max_pool{dims}d"), x, 3, 2, 1, 1, True)
    case(f"max_pool{dims}d_with_indices", getattr(F, f"max_pool{dims}d_with_indices"), x, 2, 1, 1, 2)
    case(f"avg_pool{dims}d", getattr(F, f"avg_pool{dims}d"), x, 2)
    case(f"avg_pool{dims}d", getattr(F, f"avg_pool{dims}d"), x, 3, 2, 1, True)
    case(f"avg_pool{dims}d", getattr(F, f"avg_pool{dims}d"), x, 3, 2, 1, False, False)
    if dims > 1: case(f"avg_pool{dims}d", getattr(F, f"avg_pool{dims}d"), x, 2, 1, 0, False, True, 7)
    for size in (1, 2, 3):
        case(f"adaptive_avg_pool{dims}d", getattr(F, f"adaptive_avg_pool{dims}d"), x, size, chains=dims < 3)
        case(f"adaptive_max_pool{dims}d", getattr(F, f"adaptive_max_pool{dims}d"), x, size)
case("max_pool2d", F.max_pool2d, R(3, 4, 4), [2, 3], [1, 2])

# Interpolation.
for mode, x in (("nearest", R(1, 2, 3)), ("nearest", R(1, 2, 3, 4)), ("nearest", R(1, 1, 2, 3, 2)), ("nearest-exact", R(1, 2, 3, 4)), ("linear", R(1, 2, 4)), ("bilinear", R(1, 2, 3, 4)), ("trilinear", R(1, 1, 2, 3, 2)), ("bicubic", R(1, 2, 4, 4)), ("area", R(1, 2, 4, 4))):
    case("interpolate", F.interpolate, x, 5, None, mode)
    case("interpolate", F.interpolate, x, None, 1.7, mode)
    if "linear" in mode or mode == "bicubic": case("interpolate", F.interpolate, x, 5, None, mode, True)
case("interpolate", F.interpolate, R(1, 2, 3, 4), [2, 5], None, "bilinear")

# Attention.
sdpa = F.scaled_dot_product_attention
for causal in (False, True):
    for lead in ((2, 2), (2,), ()):
        case("scaled_dot_product_attention", sdpa, R(lead + (3, 4)), R(lead + (3, 4)), R(lead + (3, 4)), None, 0.0, causal, chains=lead != (2,), second=len(lead) < 2)
mask = C([[True, False, True], [True, True, False]])
case("scaled_dot_product_attention", sdpa, R(1, 2, 2, 4), R(1, 2, 3, 4), R(1, 2, 3, 4), mask, second=False)
case("scaled_dot_product_attention", sdpa, R(1, 2, 2, 4), R(1, 2, 3, 4), R(1, 2, 3, 5), R(2, 3, grad=False), chains=False)

# Shuffling.
case("pixel_shuffle", F.pixel_shuffle, R(1, 8, 2, 3), 2)
case("pixel_unshuffle", F.pixel_unshuffle, R(2, 4, 6), 2)
case("channel_shuffle", F.channel_shuffle, R(1, 6, 2, 2), 3)
case("unfold", F.unfold, R(2, 2, 4, 5), 2)
case("unfold", F.unfold, R(2, 4, 5), [2, 3], 1, 1, 2)
case("fold", F.fold, R(1, 12, 9), [4, 4], 2)
case("fold", F.fold, R(1, 12, 4), [4, 4], 2, 1, 0, 2)

# Order.
nan = C([3.0, 1.0, math.nan, 2.0, 1.0], dtype=D)
for x in (R(5), R(3, 4), R(), nan):
    case("sort", torch.sort, x)
    case("sort", torch.sort, x, 0, True)
    case("argsort", torch.argsort, x)
    case("topk", torch.topk, x, 1)
case("topk", torch.topk, R(3, 4), 2, 0, False)
case("msort", torch.msort, R(3, 4))
for x in (R(5), R(3, 4), C([[1, 2, 2], [3, 1, 3]])):
    case("kthvalue", torch.kthvalue, x, 2)
    case("kthvalue", torch.kthvalue, x, 2, 0, True)
    case("mode", torch.mode, x)
    case("mode", torch.mode, x, 0, True)
case("unique", torch.unique, C([3, 1, 2, 1, 3]), True, True, True)
case("unique", torch.unique, C([[1, 2], [0, 1], [1, 2]]), True, True, True, 0)
case("unique", torch.unique, C([[1, 2], [0, 1], [1, 2]]), True, True)
case("unique", torch.unique, nan)
case("unique_consecutive", torch.unique_consecutive, C([1, 1, 2, 2, 1]), True, True)
case("unique_consecutive", lambda x, i, c, d: torch.unique_consecutive(x, return_inverse=i, return_counts=c, dim=d), C([[1, 1], [1, 1], [0, 1]]), False, True, 0)
case("searchsorted", torch.searchsorted, C([1, 3, 5]), C([[3, 6], [0, 4]]))
case("searchsorted", torch.searchsorted, C([[1, 3], [2, 4]]), C([[3], [3]]))
case("searchsorted", lambda s, x, a, r: torch.searchsorted(s, x, out_int32=a, right=r), C([1, 3, 5]), C([3, 6]), True, True)
case("bucketize", torch.bucketize, C([1.0, 3.0]), C([1.0, 2.0, 3.0]))
case("bincount", torch.bincount, C([3, 1, 2, 1]))
case("bincount", torch.bincount, C([3, 1, 2, 1]), C([0.5, 1.0, 2.0, 3.0]), 6)
case("histc", torch.histc, C([1.0, 2.0, 1.0, 2.5]), 4)
case("histc", torch.histc, C([1.0, 2.0, 1.0, 2.5]), 4, 0, 3)

# Linear algebra.
def P(n):
    a = R(n, n, grad=False)
    return (a @ a.T + 2 * torch.eye(n, dtype=D)).requires_grad_()
case("diag", torch.diag, R(3))
case("diag", torch.diag, R(3, 4), 1)
case("diag_embed", torch.diag_embed, R(2, 3))
case("diag_embed", torch.diag_embed, R(2, 3), -1, 0, 2)
case("diagflat", torch.diagflat, R(2, 2), 1)
case("trace", torch.trace, R(3, 3))
case("trace", torch.trace, R(2, 3))
case("cross", torch.cross, R(2, 3), R(2, 3), 1)
case("det", torch.det, R(3, 3))
case("det", torch.det, R(2, 3, 3))
case("det", torch.det, C([[1.0, 2.0], [2.0, 4.0]], True, D), second=False)
case("slogdet", torch.slogdet, R(3, 3))
case("logdet", torch.logdet, P(3))
case("inverse", torch.inverse, R(3, 3))
case("inverse", torch.inverse, R(2, 3, 3))
case("solve", L.solve, R(3, 3), R(3, 2))
case("solve", L.solve, R(3, 3), R(3))
case("solve", L.solve, R(2, 3, 3), R(2, 3, 2))
case("solve_triangular", lambda a, b, u: L.solve_triangular(a, b, upper=u), R(3, 3), R(3, 2), True)
case("solve_triangular", lambda a, b, u, l, n: L.solve_triangular(a, b, upper=u, left=l, unitriangular=n), R(3, 3), R(2, 3), False, False, True)
case("cholesky", torch.cholesky, P(3))
case("cholesky", torch.cholesky, P(3), True)
case("qr", torch.qr, R(3, 3))
case("qr", torch.qr, R(4, 3))
case("eigvalsh", L.eigvalsh, P(3))
case("svdvals", L.svdvals, R(3, 4))
case("svd", torch.svd, R(4, 3), only=[1])
for n in (-2, 0, 1, 2, 3, 5):
    case("matrix_power", torch.matrix_power, R(3, 3), n, chains=n != 0)
case("pinv", L.pinv, R(3, 4))
case("pinv", L.pinv, R(4, 3))
case("matrix_exp", torch.matrix_exp, R(3, 3))
for ord in (1, -1, 2, -2, math.inf, "fro", "nuc"):
    case("matrix_norm", L.matrix_norm, R(3, 4), ord)
    case("matrix_norm", L.matrix_norm, R(2, 3, 4), ord, [0, 2], True, chains=ord not in (2, -2, "nuc"))
