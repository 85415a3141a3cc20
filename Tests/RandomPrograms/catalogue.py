"""What random programs are made of. Letters in braces: X Y Z floating-point tensors, N int64, B bool, T any, L leaves that
require grad, R results that do, M matrices, E an expression, I an index; the others are in LITERALS."""

LITERALS = {
    "S": ["2", "0.5", "-1.5", "3", "1", "0.1", "-2", "{X}.sum().item()"],
    "P": ["2", "3", "0.5", "1.5", "-1", "0"],
    "D": ["0", "1", "-1", "-2"],
    "d": ["0", "-1", "(0, 1)", "(0,)", "[-1, 0]", "None"],
    "K": ["True", "False"],
    "H": ["2, 3", "3", "3, 1", "1, 3", "4", "2, 2", "2, 1, 3", "3, 3", "1", "2, 3, 4", "0, 3", "", "4, 4", "5"],
    "G": ["2, 3", "3", "3, 2", "4", "2, 2", "2, 2, 2", "3, 3", "1, 1", "4, 3"],
    "V": ["-1", "2, -1", "-1, 3", "3, -1", "1, -1", "-1, 2", "6", "2, 3", "4, -1"],
    "C": ["torch.float32", "torch.float64", "torch.float16", "torch.bfloat16", "torch.int64", "torch.int32", "torch.bool",
          "torch.uint8", "torch.int8"],
    "F": ["torch.float32", "torch.float32", "torch.float64", "torch.float64", "torch.float16", "torch.bfloat16"],
    "J": ["0", "1", "-1", "2"],
    "W": ["'mean'", "'sum'", "'none'"],
    "O": ["torch.optim.SGD({m}.parameters(), lr=0.1)", "torch.optim.SGD({m}.parameters(), lr=0.05, momentum=0.9)",
          "torch.optim.Adam({m}.parameters(), lr=0.01)", "torch.optim.AdamW({m}.parameters(), lr=0.01)",
          "torch.optim.RMSprop({m}.parameters(), lr=0.01)", "torch.optim.Adagrad({m}.parameters(), lr=0.1)",
          "torch.optim.SGD({m}.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01)"],
    "m": ["model"],
    "A": ["nn.Linear(3, 2)", "nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))",
          "nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.LayerNorm(4), nn.Linear(4, 1))", "nn.Linear(3, 2, bias=False)",
          "nn.Sequential(nn.Linear(3, 5, bias=False), nn.BatchNorm1d(5), nn.GELU(), nn.Dropout(0.3), nn.Linear(5, 2))",
          "nn.Sequential(nn.Linear(3, 4), nn.Sigmoid(), nn.Softmax(dim=-1))",
          "nn.Sequential(nn.Linear(3, 4), nn.PReLU(), nn.Linear(4, 2), nn.LogSoftmax(dim=1))"],
}

INDICES = ["0", "-1", "1", "1:", ":2", "::2", "1::2", ":, 0", ":, 1:", "..., 0", "..., :2", "None", ":, None", "..., None",
           "[0, 1]", "[1, 0, 1]", ":, [0, 1]", "[0, 1], [1, 0]", "torch.tensor([0, 1])", "torch.tensor([[0, 1], [1, 0]])",
           "{B}", "{X} > 0", "...", "0, ...", "[True, False]", "None, 0", "[0], :, [1]", "[0], 1:", "0, [1]", "True",
           "1:1", "-2:", ":, -1:", "slice(0, 2)", "(0, 1)", "{N}", "torch.tensor(1)", ":, ::2", "[-1]", "5", "[7]", "{X}"]

_UNARY = ("exp sin cos tanh sigmoid relu abs neg square sqrt log1p expm1 atan asinh erf floor ceil round trunc frac sign "
          "reciprocal rsqrt log log2 log10 exp2 tan sinh cosh asin acos atan acosh atanh erfc erfinv lgamma digamma sinc logit "
          "sgn positive deg2rad rad2deg nan_to_num signbit isnan isinf isfinite isposinf isneginf logical_not clone detach "
          "contiguous t ravel trace tril triu diag flatten fliplr flipud expit sum mean prod max min std var norm argmax argmin "
          "all any nansum nanmean median nonzero argwhere unique cumsum cummax count_nonzero adjoint T mT "
          "atleast_1d atleast_2d atleast_3d msort diagflat diag_embed det inverse logdet pinverse matrix_exp squeeze").split()
_BINARY = ("add sub mul div maximum minimum fmax fmin atan2 hypot logaddexp xlogy copysign remainder fmod pow eq ne lt le gt ge "
           "logical_and logical_or logical_xor floor_divide matmul dist isclose heaviside true_divide float_power rsub dot mv mm "
           "bmm outer inner vdot kron cross allclose equal expand_as view_as reshape_as cdist take_along_dim").split()
_DIMENSION = ("sum mean prod amax amin logsumexp cumsum cumprod argmax argmin all any std var softmax log_softmax max min median "
              "unbind sort argsort logcumsumexp cummax cummin flip squeeze unsqueeze nansum nanmean count_nonzero diff mode "
              "softmin norm aminmax std_mean var_mean").split()
_ACTIVATIONS = ("relu relu6 leaky_relu elu selu celu gelu silu mish softplus softsign hardtanh hardsigmoid hardswish hardshrink "
                "softshrink tanhshrink logsigmoid sigmoid tanh glu normalize").split()

EXPRESSIONS = (
    [f"{{X}}.{f}()" for f in _UNARY if f not in ("T", "mT", "positive", "expit", "nansum")]
    + [f"torch.{f}({{X}})" for f in _UNARY if f not in ("T", "mT", "contiguous", "expit")]
    + ["torch.special.expit({X})", "{X}.T", "{X}.mT", "torch.nansum({X})"]
    + [f"torch.{f}({{X}}, {{Y}})" for f in _BINARY if f not in ("expand_as", "view_as", "reshape_as")]
    + [f"{{X}}.{f}({{Y}})" for f in _BINARY if f not in ("cdist", "rsub", "cross", "kron", "dist")]
    + [f"{{X}}.{f}({{D}})" for f in _DIMENSION if f not in ("softmin", "norm")]
    + [f"torch.{f}({{X}}, {{D}})" for f in _DIMENSION if f not in ("softmin",)]
    + [f"{{X}}.{f}(dim={{D}}, keepdim={{K}})" for f in "sum mean amax amin std var norm prod all any logsumexp argmax".split()]
    + [f"F.{f}({{X}})" for f in _ACTIVATIONS]
    + ["{X} + {Y}", "{X} - {Y}", "{X} * {Y}", "{X} / {Y}", "{X} ** {P}", "{X} @ {Y}", "-{X}", "{X} + {S}", "{S} - {X}",
       "{S} * {X}", "{X} / {S}", "{S} / {X}", "{X} // {Y}", "{X} % {Y}", "{P} ** {X}", "abs({X})", "{X} > {Y}", "{X} <= {S}",
       "{X} == {Y}", "({X} > 0) & ({X} < 1)", "~({X} > 0)", "({X} > 0) | ({Y} > 0)", "({X} > 0) ^ {B}", "{N} + {X}",
       "{N} * 2", "{N} // 2", "{N} % 3", "{N} / 2", "{B} + {B}", "{B} * {X}", "{N} & 1", "{N} | 4", "{N} ^ 3", "{N} << 1",
       "{N} >> 1", "{N} - {B}", "~{N}", "{N} ** 2", "{N} > 1", "-{N}", "{N} @ {N}", "{N}.sum()", "{N}.max()", "{N}.float()",
       "{T}.to({C})", "{X}.double()", "{X}.float()", "{X}.half()", "{X}.long()", "{X}.int()", "{X}.bool()", "{X}.type_as({Y})",
       "torch.add({X}, {Y}, alpha={S})", "torch.sub({X}, {Y}, alpha={S})", "torch.div({X}, {Y}, rounding_mode='floor')",
       "torch.div({X}, {Y}, rounding_mode='trunc')", "torch.addcmul({X}, {Y}, {Z}, value={S})",
       "torch.addcdiv({X}, {Y}, {Z}, value={S})", "torch.lerp({X}, {Y}, {S})", "torch.lerp({X}, {Y}, {Z})",
       "torch.where({X} > 0, {X}, {Y})", "torch.where({B}, {X}, {Y})", "torch.where({X} > {S}, {X}, {S})",
       "{X}.clamp({S}, 2)", "{X}.clamp(min={S})", "{X}.clamp(max={Y})", "torch.clamp({X}, -1, 1)", "{X}.clip(-0.5, 0.5)",
       "{X}.clamp_min({S})", "{X}.clamp_max({S})", "{X}.masked_fill({X} > 0, {S})", "{X}.masked_fill({B}, 0.)",
       "{X}.masked_select({X} > 0)", "torch.polygamma(1, {X})", "torch.round({X}, decimals=1)", "{X}.logit(eps=0.1)",
       "torch.mm({M}, {M})", "torch.matmul({X}, {Y}.t())", "torch.addmm({X}, {M}, {M})", "torch.addmv({X}, {M}, {Y})",
       "torch.addr({M}, {X}, {Y})", "torch.baddbmm({X}, {Y}, {Z})", "torch.addbmm({X}, {Y}, {Z})",
       "torch.einsum('ij,jk->ik', {M}, {M})", "torch.einsum('ij->ji', {M})", "torch.einsum('ij,ij->', {M}, {M})",
       "torch.einsum('i,j->ij', {X}, {Y})", "torch.einsum('...i,...i->...', {X}, {Y})", "torch.einsum('ii->i', {M})",
       "torch.tensordot({X}, {Y}, dims=1)", "torch.chain_matmul({M}, {M})", "torch.ger({X}, {Y})",
       "torch.linalg.norm({X})", "torch.linalg.inv({M})", "torch.linalg.det({M})", "torch.linalg.solve({M}, {X})",
       "torch.linalg.vector_norm({X}, 3)", "torch.linalg.matrix_norm({M})", "torch.linalg.matrix_power({M}, 2)",
       "torch.linalg.multi_dot([{M}, {M}])", "torch.linalg.slogdet({M})", "torch.slogdet({M})", "torch.linalg.pinv({M})",
       "torch.linalg.cholesky({M} @ {M}.t() + torch.eye({M}.shape[0]))", "torch.linalg.svdvals({M})",
       "torch.linalg.eigvalsh({M} + {M}.t())", "torch.linalg.qr({M})[1]", "torch.linalg.matrix_rank({M})",
       "torch.linalg.solve_triangular({M}.tril(), {X}, upper=False)", "{M}.norm(p='fro')", "{X}.norm(1)", "{X}.norm({P}, {D})",
       "{X}.view({V})", "{X}.reshape({V})", "{X}.flatten()", "{X}.flatten(0, 1)", "{X}.unflatten({D}, (-1, 1))",
       "{X}.unflatten(-1, (1, -1))", "{X}.squeeze()", "{X}.squeeze({D})", "{X}.unsqueeze({D})", "{X}.expand(2, -1)",
       "{X}.expand({H})", "{X}.expand(3, -1, -1)", "{X}.broadcast_to(2, 3)", "{X}.repeat(2, 1)", "{X}.repeat(2)",
       "{X}.repeat_interleave(2)", "{X}.repeat_interleave(2, dim={D})", "{X}.tile(2)", "{X}.transpose({D}, {D})",
       "{X}.permute(1, 0)", "{X}.permute(2, 0, 1)", "{X}.permute(*range({X}.dim()))", "{X}.movedim(0, -1)", "{X}.swapaxes(0, 1)",
       "{X}.narrow({D}, 0, 1)", "{X}.narrow({D}, 1, 2)", "{X}.select({D}, {J})", "{X}.diagonal()", "{X}.diagonal(1)",
       "{X}.unfold({D}, 2, 1)", "{X}.as_strided((2, 2), (1, 2))", "{X}.as_strided((2,), (1,), 1)", "{X}.split(2)[0]",
       "{X}.split([1, 2])[1]", "{X}.split(1, {D})[0]", "{X}.chunk(2)[-1]", "{X}.chunk(2, {D})[0]", "{X}.unbind()[0]",
       "{X}.tensor_split(2)[1]", "{X}.hsplit(2)[0]", "{X}.vsplit(2)[0]", "{X}[{I}]", "{X}[{I}]", "{X}[{I}]", "{X}[{I}]",
       "{N}[{I}]", "{B}[{I}]", "{X}.flip({D})", "{X}.flip(0, 1)", "{X}.roll(1)", "{X}.roll(1, {D})", "{X}.roll((1, 2), (0, 1))",
       "{X}.rot90()", "torch.rot90({X}, 2)", "torch.cat([{X}, {Y}])", "torch.cat([{X}, {X}], dim={D})",
       "torch.stack([{X}, {X}])", "torch.stack([{X}, {Y}], {D})", "torch.hstack([{X}, {Y}])", "torch.vstack([{X}, {Y}])",
       "torch.dstack([{X}, {Y}])", "torch.column_stack([{X}, {Y}])", "torch.meshgrid({X}, {Y}, indexing='ij')[0]",
       "torch.cartesian_prod({X}, {Y})", "torch.broadcast_tensors({X}, {Y})[0]", "torch.vander({X})",
       "{X}.gather({D}, {N})", "{X}.gather(0, torch.zeros_like({X}, dtype=torch.long))", "{X}.index_select({D}, torch.tensor([0, 1]))",
       "{X}.take(torch.tensor([0, 1]))", "{X}.scatter({D}, {N}, {S})", "{X}.scatter(0, torch.zeros_like({X}, dtype=torch.long), {Y})",
       "{X}.scatter_add(0, torch.zeros_like({X}, dtype=torch.long), {Y})",
       "{X}.scatter_reduce(0, torch.zeros_like({X}, dtype=torch.long), {X}, 'amax')",
       "{X}.index_add(0, torch.tensor([0, 0]), {Y})", "{X}.index_add({D}, torch.tensor([0, 1]), {X}.index_select({D}, torch.tensor([1, 0])))",
       "{X}.index_fill({D}, torch.tensor([0]), {S})", "{X}.index_copy({D}, torch.tensor([0]), {X}.narrow({D}, 0, 1))",
       "{X}.index_put((torch.tensor([0, 0]),), {Y}, accumulate=True)", "{X}.masked_scatter({X} > 0, {Y})",
       "{X}.topk(2)[0]", "{X}.topk(1, {D})[0]", "{X}.topk(2, largest=False).indices", "{X}.kthvalue(1)[0]", "{X}.kthvalue(2, {D})[0]",
       "{X}.sort(descending=True)[0]", "{X}.sort({D}).values", "{X}.argsort({D}, descending=True)", "{X}.max({D})[0]",
       "{X}.min({D}).indices", "{X}.median({D})[0]", "{X}.mode({D})[0]", "{X}.cummax({D})[0]", "{X}.aminmax()[0]",
       "{X}.unique(return_counts=True)[1]", "torch.unique_consecutive({X})", "{N}.unique()", "torch.bincount({N})",
       "torch.histc({X}, 3)", "torch.searchsorted(torch.tensor([0., 1., 2.]), {X})", "torch.bucketize({X}, torch.tensor([0., 1.]))",
       "torch.std_mean({X})[0]", "torch.var_mean({X}, {D})[1]", "{X}.var(unbiased=False)", "{X}.std({D}, correction=0)",
       "{X}.sum({d})", "{X}.mean({d})", "{X}.amax({d})", "{X}.sum(dtype=torch.float64)", "{X}.prod({D}, keepdim={K})",
       "torch.diff({X})", "torch.trapezoid({X})", "torch.tril({M}, -1)", "torch.triu({M}, 1)", "torch.diagonal({X}, 0, {D}, 0)",
       "torch.diag_embed({X})", "torch.zeros_like({T})", "torch.ones_like({X})", "torch.full_like({X}, {S})", "torch.rand_like({X})",
       "torch.randn_like({X})", "torch.empty_like({X}).fill_(2)", "{X}.new_zeros(2, 2)", "{X}.new_ones({H})", "{X}.new_full((2,), {S})",
       "{X}.new_tensor([1., 2.])", "torch.bernoulli({X}.sigmoid())", "torch.multinomial({X}.softmax(-1), 2)", "torch.renorm({X}, 2, 0, 1.)",
       "F.softmax({X}, dim={D})", "F.log_softmax({X}, dim={D})", "F.softmin({X}, dim={D})", "F.gelu({X}, approximate='tanh')",
       "F.leaky_relu({X}, {S})", "F.elu({X}, alpha=0.5)", "F.softplus({X}, beta=2)", "F.hardtanh({X}, -0.5, 0.5)", "F.threshold({X}, 0.1, {S})",
       "F.glu({X}, {D})", "F.prelu({X}, torch.tensor([0.2]))", "F.rrelu({X}, training={K})", "F.dropout({X}, 0.5)",
       "F.dropout({X}, 0.3, training=False)", "F.alpha_dropout({X}, 0.4, True)", "F.normalize({X}, dim={D})", "F.normalize({X}, p=1, dim=-1)",
       "F.layer_norm({X}, {X}.shape[-1:])", "F.rms_norm({X}, {X}.shape[-1:])", "F.batch_norm({M}, None, None, training=True)",
       "F.group_norm({X}, 1)", "F.instance_norm({X})", "F.linear({X}, {M})", "F.linear({X}, {M}, {Y})", "F.bilinear({X}, {Y}, {Z})",
       "F.one_hot({N}.abs() % 3)", "F.embedding({N}.abs() % {M}.shape[0], {M})", "F.pad({X}, (1, 1))", "F.pad({X}, (1, 0), value={S})",
       "F.pad({X}, (0, 1, 1, 0))", "F.pad({X}[None], (1, 1), mode='reflect')", "F.pad({X}[None], (1, 1), mode='replicate')",
       "F.pad({X}[None], (1, 1), mode='circular')", "F.mse_loss({X}, {Y}, reduction={W})", "F.l1_loss({X}, {Y}, reduction={W})",
       "F.smooth_l1_loss({X}, {Y}, reduction={W})", "F.huber_loss({X}, {Y}, reduction={W}, delta=0.5)",
       "F.cross_entropy({M}, torch.zeros({M}.shape[0], dtype=torch.long), reduction={W})", "F.cross_entropy({X}, torch.tensor(1))",
       "F.cross_entropy({M}, {M}.softmax(1), label_smoothing=0.1)", "F.nll_loss({M}.log_softmax(1), torch.ones({M}.shape[0], dtype=torch.long), reduction={W})",
       "F.binary_cross_entropy({X}.sigmoid(), torch.ones_like({X}), reduction={W})", "F.binary_cross_entropy_with_logits({X}, {Y}.sigmoid(), reduction={W})",
       "F.kl_div({X}.log_softmax(-1), {Y}.softmax(-1), reduction={W})", "F.cosine_similarity({X}, {Y}, dim={D})",
       "F.pairwise_distance({X}, {Y})", "F.poisson_nll_loss({X}, {Y}.abs())", "F.gaussian_nll_loss({X}, {Y}, {Z}.abs() + 1)",
       "F.hinge_embedding_loss({X}, {Y}.sign())", "F.margin_ranking_loss({X}, {Y}, {Z}.sign())", "F.soft_margin_loss({X}, {Y}.sign())",
       "F.triplet_margin_loss({X}, {Y}, {Z})", "F.cosine_embedding_loss({M}, {M}, torch.ones({M}.shape[0]))",
       "F.conv1d({X}.reshape(1, 1, -1), {Y}.reshape(1, 1, -1)[..., :2])", "F.conv1d({X}.reshape(1, 1, -1), {Y}.reshape(1, 1, -1)[..., :3], padding=1, stride=2)",
       "F.conv2d({M}[None, None], {M}[None, None, :2, :2])", "F.conv2d({M}[None, None], {M}[None, None, :2, :2], padding=1)",
       "F.conv_transpose2d({M}[None, None], {M}[None, None, :2, :2])", "F.max_pool1d({X}[None], 2)", "F.avg_pool1d({X}[None], 2)",
       "F.max_pool2d({M}[None], 2)", "F.max_pool2d({M}[None], 2, stride=1)", "F.avg_pool2d({M}[None], 2)", "F.adaptive_avg_pool2d({M}[None], 2)",
       "F.adaptive_avg_pool1d({M}, 2)", "F.adaptive_max_pool1d({M}, 2)", "F.interpolate({M}[None, None], scale_factor=2)",
       "F.interpolate({M}[None, None], size=(3, 3), mode='bilinear')", "F.interpolate({M}[None], scale_factor=2, mode='linear')",
       "F.interpolate({M}[None, None], size=(4, 4), mode='bicubic', align_corners=True)", "F.pixel_shuffle({X}.reshape(1, -1, 1, 1), 2)",
       "F.unfold({M}[None, None], 2)", "F.scaled_dot_product_attention({X}, {X}, {X})", "F.scaled_dot_product_attention({M}, {M}, {M}, is_causal=True)",
       "torch.poisson({X}.abs())", "F.fold({X}.reshape(1, 4, -1), (3, 3), 2)", "F.pixel_unshuffle({X}.reshape(1, 1, 2, -1), 2)",
       "torch.channel_shuffle({X}.reshape(1, 2, 1, -1), 2)", "torch.linalg.svd({M})[1]", "torch.linalg.eigh({M} + {M}.t())[0]",
       "torch.linalg.cholesky_ex({M} @ {M}.t() + torch.eye({M}.shape[0]))[0]", "torch.diagonal_copy({X})", "torch.linalg.inv_ex({M})[0]",
       "torch.linalg.matrix_exp({M})", "torch.constant_pad_nd({X}, (1, 1), {S})",
       "square({X})", "scale({X}, {S})", "clip({X})", "pair({X}, {Y})[0]", "{X}.detach()", "{X}.data", "{X}.clone().requires_grad_()",
       "{X}.detach().requires_grad_()", "({X} * {Y}).sum()", "({X} ** 2).mean()", "({X} - {Y}).pow(2).sum().sqrt()"])

STATEMENTS = {
    "make": ["{new} = torch.randn({G}, requires_grad=True)", "{new} = torch.randn({H})", "{new} = torch.rand({H}, requires_grad=True)",
             "{new} = torch.tensor([1., -2., 3.], requires_grad=True)", "{new} = torch.tensor([[1., 2., 3.], [4., 5., 6.]], requires_grad=True)",
             "{new} = torch.arange(6.).reshape(2, 3).requires_grad_()", "{new} = torch.arange(6)", "{new} = torch.arange(1., 4)",
             "{new} = torch.tensor({S})", "{new} = torch.tensor(2.0, requires_grad=True)", "{new} = torch.randn({H}, dtype={F}, requires_grad={K})",
             "{new} = torch.ones({H}, requires_grad={K})", "{new} = torch.zeros({H})", "{new} = torch.full(({G},), {S})",
             "{new} = torch.linspace(-1, 1, 4, requires_grad=True)", "{new} = torch.eye(3, requires_grad=True)", "{new} = torch.randint(0, 4, ({G},))",
             "{new} = torch.tensor([True, False, True])", "{new} = torch.tensor([1, 2, 0])", "{new} = torch.randn(2, 3) > 0",
             "{new} = torch.tensor([float('nan'), 1., float('inf')])", "{new} = torch.tensor([1e-8, 1e6, -3.5])", "{new} = torch.randn(3, dtype=torch.float64)",
             "{new} = torch.tensor([1e10, 2.], dtype=torch.float64)", "{new} = nn.Parameter(torch.randn({G}))", "{new} = torch.randperm(4)",
             "{new} = torch.empty(0)", "{new} = torch.tensor([[0.1, 1000.], [1e-5, 2.]])", "{new} = torch.tensor([3, -200], dtype=torch.int32)",
             "{new} = torch.logspace(0, 2, 3)", "{new} = torch.tensor([0.5, 0.25], dtype=torch.float16)", "{new} = torch.randn(2, 2, 2)",
             "{new} = torch.randn(3, 4).t()", "{new} = torch.randn(4, 4)[::2, 1:]", "{new} = torch.tril_indices(3, 3)"],
    "compute": ["{new} = {E}"],
}

_IN_PLACE = [f"{{X}}.{f}_()" for f in ("exp sin cos tanh sigmoid relu abs neg square sqrt floor round sign reciprocal zero log1p "
                                       "erf trunc frac atan ceil detach t squeeze clone nan_to_num tril triu").split() if f != "clone"]
_IN_PLACE += [f"{{X}}.{f}_({{Y}})" for f in "add sub mul div copy pow remainder fmod atan2 eq gt".split()]
_IN_PLACE += ["{X}.add_({S})", "{X}.sub_({Y}, alpha=2)", "{X}.mul_({S})", "{X}.div_({S})", "{X}.pow_(2)", "{X}.fill_({S})", "{X}.clamp_(-1, 1)",
              "{X}.clamp_(min=0)", "{X}.masked_fill_({X} > 0, {S})", "{X}.addcmul_({Y}, {Z})", "{X}.lerp_({Y}, 0.5)", "{X}.index_fill_(0, torch.tensor([0]), 1.)",
              "{X}.index_add_(0, torch.tensor([0]), {Y})", "{X}.scatter_(0, torch.zeros_like({X}, dtype=torch.long), {S})",
              "{X} += {Y}", "{X} -= {S}", "{X} *= {Y}", "{X} /= {S}", "{X} **= 2", "{X} += 1", "{X} *= 2", "{N} += 1", "{N} *= 2", "{N} -= {N}", "{B} |= True",
              "{X}.view(-1).mul_(2)", "{X}[0].add_(1)", "{X}.t().mul_(2)", "{X}.select(0, 0).fill_(1)", "{X}.unsqueeze(0).sub_(1)",
              "{X}[{I}] = {S}", "{X}[{I}] = {Y}", "{X}[{I}] += 1", "{X}[{I}] *= {Y}", "{X}[{I}] = {X}[{I}] * 2", "{N}[{I}] = 7", "{X}.data[0] = 9",
              "{X}.diagonal().fill_(3)", "{X}.transpose(0, 1).exp_()", "{X}.expand(2, -1).add_(1)", "{X}.unsqueeze_(0)", "{X}.squeeze_(0)", "{X}.transpose_(0, 1)",
              "F.relu({X}, inplace=True)", "F.leaky_relu_({X})", "torch.relu_({X})", "torch.exp({X}, out={Y})", "torch.add({X}, {Y}, out=torch.empty(0))",
              "with torch.no_grad():\n    {L} -= 0.1", "with torch.no_grad():\n    {L}.add_({S})", "{L}.data.mul_(0.5)", "{X}.requires_grad_({K})", "{X}.requires_grad = {K}",
              "{X}.normal_()", "{X}.uniform_(-1, 1)", "{X}.bernoulli_(0.5)", "{X}.exponential_()", "{X}.cauchy_()", "{X}.log_normal_()", "{X}.geometric_(0.5)", "{X}.random_(9)", "{X}.copy_({Y})", "{X}.zero_()",
              "{X}.unbind()[0].mul_(3)", "{X}.split(1)[0].add_(1)", "{X}.chunk(2)[0].zero_()"]

_BACKWARD = ["{R}.sum().backward()", "{R}.sum().backward(retain_graph=True)", "{R}.backward()", "{R}.backward(torch.ones_like({R}))", "({E}).sum().backward()",
             "({E}).pow(2).mean().backward()", "({E} * {E}).sum().backward()", "{R}.sum().backward(inputs=[{L}])", "{R}.mean().backward(retain_graph={K}, create_graph={K})",
             "torch.autograd.backward([{R}.sum(), {R}.mean()])", "print(torch.autograd.grad({R}.sum(), {L}, retain_graph=True))",
             "print(torch.autograd.grad({R}.sum(), [{L}, {L}], allow_unused=True, retain_graph=True))", "print(torch.autograd.grad({R}.sum(), {L}))",
             "print(torch.autograd.grad({R}, {L}, grad_outputs=torch.ones_like({R}), retain_graph=True, allow_unused=True))",
             "print(torch.autograd.grad({R}.sum(), [{L}], materialize_grads=True, allow_unused=True, retain_graph=True))",
             "{new}, = torch.autograd.grad(({E}).sum(), {L}, create_graph=True)", "{new}, = torch.autograd.grad(({E} ** 2).sum(), {L}, create_graph=True)",
             "{new} = torch.autograd.grad(({X} * {E}).sum(), {L}, create_graph=True)[0]", "print(torch.autograd.grad(({E}).sum(), {R}, retain_graph=True, allow_unused=True))",
             "{L}.grad = None", "if {L}.grad is not None:\n    {L}.grad.zero_()", "print({L}.grad)", "{L}.grad = torch.ones_like({L})",
             "print(torch.autograd.functional.vjp(lambda v: (v * v).sum(), {L})[1])", "print(torch.autograd.functional.jacobian(lambda v: v.exp() * 2, {L}))",
             "print(torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), {L}))", "print(torch.autograd.functional.jvp(lambda v: v ** 2, {L}, torch.ones_like({L}))[1])",
             "{R}.retain_grad()", "{R}.retain_grad()\n{R}.sum().backward()", "{new} = {R}\n{new}.retain_grad()\n({new} * 2).sum().backward()\nprint({new}.grad)",
             "print({R}.grad)", "{new} = {E}\n{new}.sum().backward()"]

_HOOKS = ["{X}.register_hook(lambda g: print('hook', g.shape, g.sum()))", "{X}.register_hook(lambda g: g * 2)", "{new} = {X}.register_hook(lambda g: print('g', g))",
          "{L}.register_post_accumulate_grad_hook(lambda t: print('accumulated', t.grad))", "{R}.grad_fn.register_hook(lambda i, o: print('node', len(i), len(o)))",
          "{R}.grad_fn.register_prehook(lambda o: print('before', [v.shape if v is not None else None for v in o]))",
          "{R}.grad_fn.register_hook(lambda i, o: tuple(v * 0.5 if v is not None else None for v in i))",
          "with torch.autograd.graph.saved_tensors_hooks(lambda t: t * 1, lambda t: t):\n    {new} = {E}",
          "torch.autograd.graph.register_multi_grad_hook([{L}, {L}], lambda gs: print('all', len(gs)))",
          "{X}.register_hook(lambda g: g.clamp(-1, 1))\n({X} * {X}).sum().backward(retain_graph=True)"]

_MODES = ["with torch.no_grad():\n    {new} = {E}\n    print({new}.requires_grad, {new}.grad_fn)", "with torch.inference_mode():\n    {new} = {E}\n    print({new}.is_inference())",
          "with torch.no_grad():\n    with torch.enable_grad():\n        {new} = {E}", "with torch.set_grad_enabled({K}):\n    {new} = {E}",
          "with torch.autograd.set_grad_enabled({K}):\n    {new} = {X} * 2", "{new} = {X}.detach() * 2", "{new} = {X}.detach()\n{new}.mul_(2)",
          "@torch.no_grad()\ndef f(v):\n    return v * 2\nprint(f({X}).requires_grad)", "@torch.enable_grad()\ndef h(v):\n    return v * 3\n{new} = h({X})",
          "print(torch.is_grad_enabled())", "{new} = {X}.clone()", "{new} = {X}.clone().detach()", "{new} = {R}.detach().clone().requires_grad_(True)",
          "with torch.inference_mode():\n    {new} = torch.ones(3)\n{new} * {X}", "with torch.autograd.detect_anomaly():\n    ({E}).sum().backward()",
          "{new} = {X}.requires_grad_(False)"]

_PRINTS = ["print({T})", "print({E})", "print({T}.requires_grad, {T}.is_leaf, {T}.shape, {T}.dtype)", "print({R}.grad_fn.name(), [f[0].name() if f[0] else None for f in {R}.grad_fn.next_functions])",
           "print({T}._version, {T}.stride(), {T}.storage_offset(), {T}.is_contiguous())", "print({X}.tolist())", "print({X}.sum().item())",
           "print({T}._base is None, {T}.numel(), {T}.dim(), {T}.element_size())", "node = {R}.grad_fn\nwhile node is not None:\n    print(node.name(), end=' ')\n    node = node.next_functions[0][0] if node.next_functions else None\nprint()",
           "print(str({X}), repr({N}))", "print('%.3f' % {X}.sum(), '{:.2f}'.format({X}.sum().item()))", "print({X}.mean(), {X}.max(), {X}.min())", "print({T}.type(), {T}.size(), len({T}))",
           "print([k for k in dir({R}.grad_fn) if k.startswith('_saved_')])", "for row in {X}:\n    print(row)", "print(bool(({X} > 0).all()), {X}.any())", "print({X} == {Y})",
           "print({X} * 1e6)", "print({X} * 1e-6)", "print({X} * 12345.678)", "print({X}.double())", "print({X}.half())", "print({X}.to(torch.bfloat16))", "print({X}.int())", "print({X} > 0)", "print({X}[:0])",
           "print({X}.unsqueeze(0).unsqueeze(0))", "print({X} / 0)", "print(({X} > 0).sum(), ({X} > 0).float().mean())", "print(torch.stack([{X}, {X}]).shape, {X}.T.shape)",
           "print(torch.equal({X}, {Y}), torch.allclose({X}, {X}))", "print(int({N}.sum()), float({X}.sum()))", "print({X}.expand(2, *{X}.shape))", "print({X}.reshape(-1))",
           "print({R}.grad_fn.next_functions[0][1], {R}.output_nr)", "print(torch.result_type({X}, {N}), torch.promote_types({X}.dtype, {Y}.dtype))", "print({L}.grad_fn, {L}.is_leaf)", "print({T}.is_floating_point(), {T}.nelement(), {T}.ndim)",
           "torch.set_printoptions(precision=2)\nprint({X})\ntorch.set_printoptions(precision=4)", "torch.set_printoptions(sci_mode=True)\nprint({X})\ntorch.set_printoptions(sci_mode=None)", "print(torch.isnan({X}).any())", "print({X}.detach().sum())"]

_MODULES = ["model = {A}\nprint(model)", "model = {A}\nopt = {O}\nfor step in range(3):\n    opt.zero_grad()\n    loss = model(torch.ones(4, 3)).pow(2).mean()\n    loss.backward()\n    opt.step()\n    print(step, loss.item())",
            "model = {A}\nout = model(torch.randn(4, 3))\nprint(out)\nout.sum().backward()\nprint([p.grad.norm() for p in model.parameters()])", "model = {A}\nmodel.eval()\nprint(model(torch.ones(2, 3)), model.training)",
            "model = {A}\nprint([(n, p.shape) for n, p in model.named_parameters()])", "model = {A}\nprint(sum(p.numel() for p in model.parameters()), list(model.state_dict()))",
            "model = {A}\nmodel.register_forward_hook(lambda m, i, o: print(type(m).__name__, o.shape))\nprint(model(torch.ones(2, 3)).shape)", "model = {A}\nmodel.register_full_backward_hook(lambda m, i, o: print(len(i), o[0].shape))\nmodel(torch.ones(2, 3)).sum().backward()",
            "model = {A}\nnn.utils.clip_grad_norm_(model.parameters(), 1.0)\nprint(model(torch.zeros(2, 3)))", "model = {A}\nmodel(torch.ones(2, 3)).sum().backward()\nprint(nn.utils.clip_grad_norm_(model.parameters(), 0.5))\nmodel.zero_grad()\nprint([p.grad for p in model.parameters()])",
            "model = {A}.double()\nprint(model(torch.ones(2, 3, dtype=torch.float64)))", "model = {A}\nopt = {O}\nsched = torch.optim.lr_scheduler.StepLR(opt, 1, 0.5)\nmodel(torch.ones(2, 3)).sum().backward()\nopt.step()\nsched.step()\nprint(sched.get_last_lr(), opt)",
            "lstm = nn.LSTM(3, 2)\nout, (hn, cn) = lstm(torch.randn(4, 1, 3))\nprint(out, hn.shape)\nout.sum().backward()\nprint(lstm.weight_ih_l0.grad)", "gru = nn.GRU(3, 2, batch_first=True)\nprint(gru(torch.randn(2, 4, 3))[1])", "conv = nn.Conv2d(1, 2, 2)\nprint(conv(torch.ones(1, 1, 3, 3)))\nconv(torch.randn(1, 1, 3, 3)).sum().backward()\nprint(conv.weight.grad)",
            "emb = nn.Embedding(4, 3)\nprint(emb(torch.tensor([1, 2, 1])))\nemb(torch.tensor([1, 1])).sum().backward()\nprint(emb.weight.grad)", "attn = nn.MultiheadAttention(4, 2)\nprint(attn(torch.ones(2, 1, 4), torch.ones(2, 1, 4), torch.ones(2, 1, 4))[0])", "norm = nn.BatchNorm1d(3)\nprint(norm(torch.randn(4, 3)), norm.running_mean)",
            "print(nn.CrossEntropyLoss()(torch.randn(3, 4, requires_grad=True), torch.tensor([0, 1, 2])))", "print(nn.MSELoss()({X}, {Y}), nn.L1Loss(reduction='sum')({X}, {Y}))", "layer = nn.Linear({X}.shape[-1], 2)\n{new} = layer({X})\n{new}.sum().backward()\nprint(layer.weight.grad, layer.bias.grad)",
            "model = {A}\nmodel.requires_grad_(False)\nprint(model(torch.ones(1, 3)).requires_grad)"]

DEFINITIONS = [
    "class Square(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        ctx.save_for_backward(x)\n        return x * x\n\n    @staticmethod\n    def backward(ctx, grad):\n        x, = ctx.saved_tensors\n        return 2 * x * grad\n\n\nsquare = Square.apply",
    "class Scale(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x, factor):\n        ctx.factor = factor\n        return x * factor\n\n    @staticmethod\n    def backward(ctx, grad):\n        print('scale', ctx.needs_input_grad)\n        return grad * ctx.factor, None\n\n\nscale = Scale.apply",
    "class Clip(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        ctx.mark_dirty(x)\n        return x.clamp_(-1, 1)\n\n    @staticmethod\n    @torch.autograd.function.once_differentiable\n    def backward(ctx, grad):\n        return grad\n\n\nclip = Clip.apply",
    "class Pair(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x, y):\n        ctx.save_for_backward(x, y)\n        positive = x > 0\n        ctx.mark_non_differentiable(positive)\n        return x * y, positive\n\n    @staticmethod\n    def backward(ctx, grad, unused):\n        x, y = ctx.saved_tensors\n        return (grad * y).sum_to_size(x.shape), (grad * x).sum_to_size(y.shape)\n\n\npair = Pair.apply",
]

# The weight of each kind of statement, and what it is chosen from.
BLOCKS = {
    "make": (6, STATEMENTS["make"]),
    "compute": (34, STATEMENTS["compute"]),
    "in place": (12, _IN_PLACE),
    "backward": (12, _BACKWARD),
    "hook": (4, _HOOKS),
    "mode": (4, _MODES),
    "print": (18, _PRINTS),
    "module": (3, _MODULES),
}
