# Losses, normalisations, activations, attention, recurrence and resampling: results and refusals.
import math
import warnings
import torch
from torch import nn
import torch.nn.functional as F


def show(label, action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(label, action())
        except Exception as e:
            print(label, type(e).__name__, str(e))
    for w in caught:
        print("   warns", w.category.__name__, str(w.message).split(" (Triggered")[0])


T = torch.tensor
torch.manual_seed(0)
x = torch.arange(6.0).view(2, 3) / 3
for cls, a in (
    (nn.MSELoss, (x, x[:1])),
    (nn.MSELoss, (x, x[:, :2])),
    (nn.L1Loss, (x, x[:1])),
    (nn.SmoothL1Loss, (x, x[0])),
    (nn.HuberLoss, (x, x[0])),
    (nn.BCELoss, (x, x[0])),
    (nn.BCELoss, (x * 2, x)),
    (nn.BCEWithLogitsLoss, (x, x[0])),
    (nn.BCELoss, (x, x.long())),
    (nn.KLDivLoss, (x, x)),
    (nn.NLLLoss, (x, T([0, 3]))),
    (nn.NLLLoss, (x, T([0]))),
    (nn.NLLLoss, (x, T([0.0, 1]))),
    (nn.NLLLoss, (x, T([[0, 1]]))),
    (nn.NLLLoss, (T(1.0), T(0))),
    (nn.NLLLoss, (x, T([-100, 1]))),
    (nn.NLLLoss, (x, T([-100, -100]))),
    (nn.CrossEntropyLoss, (x, x)),
    (nn.CrossEntropyLoss, (x, x[:, :2])),
    (nn.CrossEntropyLoss, (x, T([0.0, 1]))),
    (nn.CrossEntropyLoss, (x, T([-1, 1]))),
    (nn.CrossEntropyLoss, (x, T([5, 1]))),
    (nn.CrossEntropyLoss, (x[0], T(1))),
    (nn.CrossEntropyLoss, (x[0], T([1]))),
    (nn.CrossEntropyLoss, (x, T([0, 1, 2]))),
    (nn.CrossEntropyLoss, (x.view(1, 3, 2), T([[0, 2]]))),
    (nn.CrossEntropyLoss, (x.long(), T([0, 1]))),
    (nn.CrossEntropyLoss, (x.double(), x)),
    (nn.GaussianNLLLoss, (x, x, -torch.ones(2, 3))),
    (nn.GaussianNLLLoss, (x, x, torch.ones(5))),
    (nn.GaussianNLLLoss, (x, x, torch.ones(2))),
    (nn.CosineEmbeddingLoss, (x, x, T([1]))),
    (nn.CosineEmbeddingLoss, (x, x[:, :2], T([1, 1]))),
    (nn.MarginRankingLoss, (x, x[0], T([1.0]))),
    (nn.MultiMarginLoss, (x, T([0, 5]))),
    (nn.TripletMarginLoss, (x, x[0], x)),
    (nn.MultiLabelMarginLoss, (x, T([0, 1]))),
    (nn.SoftMarginLoss, (x, x[0])),
    (nn.HingeEmbeddingLoss, (x, x[:, :2])),
    (nn.PoissonNLLLoss, (x, x[:, :2])),
    (nn.MSELoss, (x, x.long())),
    (nn.MSELoss, (x.long(), x.long())),
    (nn.MSELoss, (x, 3)),
):
    show(f"loss err {cls.__name__} {[tuple(v.shape) if hasattr(v, 'shape') else v for v in a]}", lambda: cls()(*a))
for k in (
    dict(weight=T([1.0, 2, 3])),
    dict(label_smoothing=0.1),
    dict(ignore_index=0),
    dict(weight=T([1.0, 2])),
    dict(label_smoothing=1.5),
    dict(label_smoothing=0.2, weight=T([1.0, 2, 3])),
    dict(weight=T([1.0, 2, 3]).double()),
):
    show(f"ce {k}", lambda: nn.CrossEntropyLoss(**k)(x, T([0, 2])))
    show(f"ce prob {k}", lambda: nn.CrossEntropyLoss(**k)(x, x.softmax(1)))
for k in (dict(size_average=False), dict(reduce=False), dict(size_average=True, reduce=True)):
    show(f"old {k}", lambda: nn.MSELoss(**k)(x, x + 1))
show("bce weight", lambda: F.binary_cross_entropy(x.sigmoid(), x / 2, weight=T([1.0, 2, 3])))
show("bcel pos", lambda: F.binary_cross_entropy_with_logits(x, x / 2, pos_weight=T([1.0, 2, 3])))
show("huber delta", lambda: F.huber_loss(x, x + 1, delta=-1))
show("smooth beta", lambda: F.smooth_l1_loss(x, x + 1, beta=-1))
show("smooth 0", lambda: F.smooth_l1_loss(x, x + 1, beta=0))
show("kl log", lambda: F.kl_div(x, x, log_target=True, reduction="batchmean"))
show("multimargin p", lambda: F.multi_margin_loss(x, T([0, 1]), p=3))
show("triplet swap", lambda: nn.TripletMarginLoss(margin=-1))
show("triplet p", lambda: nn.TripletMarginLoss(p=1, swap=True)(x, x + 1, x - 2))
for cls, n in (
    (nn.BatchNorm1d, 1),
    (nn.BatchNorm2d, 2),
    (nn.BatchNorm3d, 3),
    (nn.InstanceNorm1d, 1),
    (nn.InstanceNorm2d, 2),
    (nn.InstanceNorm3d, 3),
):
    for d in range(1, 7):
        show(f"{cls.__name__} {d}", lambda: cls(2)(torch.ones((2,) * d)).shape)
    show(f"{cls.__name__} ch", lambda: cls(3)(torch.ones((2,) * (n + 2))))
    show(f"{cls.__name__} one", lambda: cls(2)(torch.ones((1, 2) + (1,) * n)))
    show(
        f"{cls.__name__} repr",
        lambda: (
            cls(2),
            cls(2, 0.001, None, False, False),
            list(cls(2).state_dict()),
            list(cls(2, affine=True, track_running_stats=True).state_dict()),
        ),
    )
    show(f"{cls.__name__} half", lambda: cls(2)(torch.ones((2,) * (n + 2)).double()))


def bn():
    b = nn.BatchNorm1d(2, momentum=None)
    b(x[:, :2])
    b(x[:, :2] * 2)
    return (b.running_mean, b.running_var, b.num_batches_tracked)


show("bn cum", bn)
show("bn eval none", lambda: nn.BatchNorm1d(2, track_running_stats=False).eval()(x[:, :2]))
show("bn reset", lambda: (lambda b: (b(x[:, :2]), b.reset_running_stats(), b.running_mean)[1:])(nn.BatchNorm1d(2)))
show("F bn", lambda: F.batch_norm(x, None, None))
show("F bn train", lambda: F.batch_norm(x[:1], torch.zeros(3), torch.ones(3), training=True))
show("F bn sizes", lambda: F.batch_norm(x, torch.zeros(2), torch.ones(3)))
show("F bn w", lambda: F.batch_norm(x, torch.zeros(3), torch.ones(3), weight=torch.ones(2)))
show("F bn 1d", lambda: F.batch_norm(x[0], torch.zeros(3), torch.ones(3)))
for a in ((3,), ((2, 3),), ((3,), 0.001, False), (2,), ((3, 3),), ((),)):
    show(f"ln {a}", lambda: nn.LayerNorm(*a)(x))
show(
    "ln repr",
    lambda: (
        nn.LayerNorm(3),
        nn.LayerNorm((2, 3), bias=False),
        nn.RMSNorm(3),
        nn.GroupNorm(2, 4),
        nn.LocalResponseNorm(2),
    ),
)
show("ln w", lambda: F.layer_norm(x, (3,), torch.ones(2)))
show("ln b", lambda: F.layer_norm(x, (3,), bias=torch.ones(2)))
show("rms", lambda: (nn.RMSNorm(3)(x), nn.RMSNorm(2)(x)))
show("gn", lambda: nn.GroupNorm(2, 4)(torch.arange(8.0).view(1, 4, 2)))
show("gn ch", lambda: nn.GroupNorm(2, 4)(torch.ones(1, 2, 2)))
show("gn 1", lambda: nn.GroupNorm(2, 2)(torch.ones(1, 2)))
show("gn F", lambda: F.group_norm(torch.ones(1, 3, 2), 2))
show("gn dim", lambda: F.group_norm(torch.ones(3), 1))
show("in F", lambda: F.instance_norm(torch.ones(1, 2, 1)))
show("prelu ch", lambda: nn.PReLU(3)(x))
show("prelu bad", lambda: nn.PReLU(2)(x))
show("threshold", lambda: (nn.Threshold(0.5, 9), nn.Threshold(0.5, 9)(x)))
show("hardtanh bad", lambda: nn.Hardtanh(2, 1))
show("hardtanh old", lambda: nn.Hardtanh(min_value=-1, max_value=2))
show("elu inplace", lambda: nn.ELU(inplace=True)(T([1.0], requires_grad=True)))
show("relu inplace", lambda: (lambda t: nn.ReLU(True)(t) is t)(T([-1.0])))
show("gelu", lambda: F.gelu(x, approximate="what"))
show("softmax none", lambda: F.softmax(x))
show("softmax dim", lambda: F.softmax(x, 5))
show("softmax dtype", lambda: F.softmax(T([1, 2]), 0, dtype=torch.float32))
show("softmax int", lambda: F.softmax(T([1, 2]), 0))
show("gumbel", lambda: F.gumbel_softmax(x, hard=True).sum(1))
show("softmin", lambda: F.softmin(x, 1))
show("softplus", lambda: F.softplus(T([1.0, 30.0]), beta=2, threshold=10))
show("glu odd", lambda: F.glu(x))
show("rrelu", lambda: F.rrelu(T([-1.0]), 0.1, 0.3, True) < 0)
show("multihead", lambda: nn.MultiheadAttention(4, 2))
torch.manual_seed(1)
mha = nn.MultiheadAttention(4, 2, batch_first=True)
q = torch.randn(1, 3, 4)
show("mha", lambda: mha(q, q, q))
show("mha mask", lambda: mha(q, q, q, attn_mask=torch.ones(3, 3).triu(1).bool(), need_weights=False))
show("mha kpm", lambda: mha(q, q, q, key_padding_mask=T([[False, False, True]]))[1])
show("mha avg", lambda: mha(q, q, q, average_attn_weights=False)[1].shape)
show("mha unb", lambda: mha(q[0], q[0], q[0])[0].shape)
show("mha bad mask", lambda: mha(q, q, q, attn_mask=torch.ones(2, 2)))
show("mha bad dim", lambda: mha(torch.ones(1, 3, 5), q, q))
show("mha mixed", lambda: mha(q[0], q, q))
show(
    "mha kdim",
    lambda: [tuple(p.shape) for p in nn.MultiheadAttention(4, 2, kdim=3, vdim=5, add_bias_kv=True).parameters()],
)
show("mha names", lambda: list(mha.state_dict()))
for k in (
    dict(is_causal=True),
    dict(attn_mask=torch.ones(3, 3).bool()),
    dict(scale=0.5),
    dict(attn_mask=torch.zeros(3, 3), is_causal=True),
    dict(dropout_p=0.0),
    dict(enable_gqa=True),
):
    show(f"sdpa {k}", lambda: F.scaled_dot_product_attention(q, q, q, **k))
show("sdpa bad", lambda: F.scaled_dot_product_attention(q, q[..., :3], q))
show("sdpa 1d", lambda: F.scaled_dot_product_attention(q[0, 0], q[0, 0], q[0, 0]))
for cls in (nn.RNN, nn.LSTM, nn.GRU):
    r = cls(2, 3, 2, bidirectional=True)
    show(cls.__name__, lambda: (r, list(r.state_dict()), [tuple(p.shape) for p in r.parameters()]))
    show(
        cls.__name__ + " out",
        lambda: [o.shape if torch.is_tensor(o) else [p.shape for p in o] for o in r(torch.ones(4, 1, 2))],
    )
    show(cls.__name__ + " in", lambda: r(torch.ones(4, 1, 3)))
    show(cls.__name__ + " dim", lambda: r(torch.ones(4, 1, 3, 2)))
    show(
        cls.__name__ + " hx",
        lambda: r(
            torch.ones(4, 1, 2),
            torch.ones(1, 1, 3) if cls is not nn.LSTM else (torch.ones(1, 1, 3), torch.ones(4, 1, 3)),
        ),
    )
    show(
        cls.__name__ + " hx2",
        lambda: r(
            torch.ones(4, 2),
            torch.ones(4, 1, 3) if cls is not nn.LSTM else (torch.ones(4, 1, 3), torch.ones(4, 1, 3)),
        ),
    )
    show(cls.__name__ + " drop", lambda: cls(2, 3, dropout=0.5))
    show(cls.__name__ + " drop bad", lambda: cls(2, 3, dropout=1.5))
    show(cls.__name__ + " kw", lambda: cls(2, 3, what=1))
    show(cls.__name__ + " dtype", lambda: r(torch.ones(4, 1, 2).double()))
    show(cls.__name__ + " flat", lambda: r.flatten_parameters())
    show(cls.__name__ + " all", lambda: [[tuple(p.shape) for p in l] for l in r.all_weights])
    show(cls.__name__ + " empty", lambda: r(torch.ones(0, 1, 2)))
    show(cls.__name__ + " batch0", lambda: r(torch.ones(2, 0, 2))[0].shape)
    c = getattr(nn, cls.__name__ + "Cell")(2, 3)
    show(cls.__name__ + "Cell", lambda: (c, list(c.state_dict())))
    show(cls.__name__ + "Cell in", lambda: c(torch.ones(1, 3)))
    show(cls.__name__ + "Cell dim", lambda: c(torch.ones(1, 1, 2)))
    show(
        cls.__name__ + "Cell hx",
        lambda: c(torch.ones(1, 2), torch.ones(1, 2) if cls is not nn.LSTM else (torch.ones(1, 2), torch.ones(1, 3))),
    )
    show(
        cls.__name__ + "Cell batch",
        lambda: c(torch.ones(1, 2), torch.ones(2, 3) if cls is not nn.LSTM else (torch.ones(2, 3), torch.ones(2, 3))),
    )
    show(cls.__name__ + "Cell unb", lambda: c(torch.ones(2))[0].shape)
show("rnn nonlin", lambda: nn.RNN(2, 3, nonlinearity="what"))
show("rnncell nonlin", lambda: nn.RNNCell(2, 3, nonlinearity="what")(torch.ones(1, 2)))
show("lstm proj", lambda: nn.LSTM(2, 3, proj_size=2)(torch.ones(4, 1, 2))[0].shape)
show("gru proj", lambda: nn.GRU(2, 3, proj_size=2))
for mode in ("nearest", "linear", "bilinear", "bicubic", "trilinear", "area", "nearest-exact", "what"):
    for s in ((1, 1, 3), (1, 1, 2, 3), (1, 1, 2, 2, 2), (3, 3)):
        show(
            f"interp {mode} {s}",
            lambda: F.interpolate(torch.arange(float(math.prod(s))).view(s), scale_factor=2, mode=mode).sum(),
        )
    show(
        f"interp {mode} align",
        lambda: F.interpolate(torch.arange(4.0).view(1, 1, 2, 2), size=3, mode=mode, align_corners=True),
    )
y = torch.arange(4.0).view(1, 1, 2, 2)
show(
    "upsample",
    lambda: (
        nn.Upsample(scale_factor=2),
        nn.Upsample((2, 3), mode="bilinear"),
        nn.UpsamplingNearest2d(2),
        nn.UpsamplingBilinear2d(scale_factor=2),
    ),
)
show("F.upsample", lambda: F.upsample(y, scale_factor=2).shape)
g = torch.zeros(1, 2, 2, 2)
for k in (
    dict(),
    dict(mode="nearest"),
    dict(padding_mode="border", align_corners=True),
    dict(mode="what"),
    dict(padding_mode="what"),
    dict(mode="bicubic", padding_mode="reflection", align_corners=False),
):
    show(f"grid {k}", lambda: F.grid_sample(y, g + 0.3, **k))
show("grid dims", lambda: F.grid_sample(y, g[0]))
show("grid batch", lambda: F.grid_sample(y.repeat(2, 1, 1, 1), g))
show("grid dtype", lambda: F.grid_sample(y, g.double()))
show("affine", lambda: F.affine_grid(torch.eye(2, 3)[None], (1, 1, 2, 2), align_corners=False))
show("affine bad", lambda: F.affine_grid(torch.eye(2, 2)[None], (1, 1, 2, 2)))
show(
    "pad reprs",
    lambda: (
        nn.ZeroPad2d(1),
        nn.ConstantPad1d(2, 3.5),
        nn.ReflectionPad2d((1, 2, 3, 4)),
        nn.CircularPad1d(1),
        nn.ReplicationPad3d(1),
    ),
)
show("cos", lambda: (F.cosine_similarity(x, x + 1), F.cosine_similarity(x[0], x[1], dim=0), nn.CosineSimilarity()))
show("cos int", lambda: F.cosine_similarity(T([1, 2]), T([1, 2]), 0))
show("pairwise", lambda: (F.pairwise_distance(x, x + 1), nn.PairwiseDistance(), F.pdist(x)))
show("normalize", lambda: (F.normalize(x), F.normalize(x, p=1, dim=0)))
show("bilinear", lambda: (nn.Bilinear(2, 3, 4), nn.Bilinear(2, 3, 4)(torch.ones(1, 2), torch.ones(1, 3)).shape))
show("bilinear bad", lambda: nn.Bilinear(2, 3, 4)(torch.ones(1, 2), torch.ones(1, 2)))
for a in (
    (torch.ones(2, 4),),
    (torch.ones(3, 2),),
    (torch.ones(2, 3).double(),),
    (torch.ones(3),),
    (torch.ones(2, 3, 3),),
    (T([1, 2, 3]),),
    ([1, 2, 3],),
    (T(1.0),),
):
    show(f"linear {a}", lambda: nn.Linear(3, 2)(*a).shape)
show("identity", lambda: (nn.Identity(5, what=2), nn.Identity()(x) is x))
show("flatten", lambda: (nn.Flatten(), nn.Unflatten(1, (1, 3)), nn.Unflatten(1, (1, 3))(x).shape))
show("unflatten bad", lambda: nn.Unflatten(1, 3))
show("unflatten bad2", lambda: nn.Unflatten("a", (1, 3)))
show("adaptive softmax", lambda: nn.AdaptiveLogSoftmaxWithLoss(4, 6, [2, 7]))
show("adaptive softmax2", lambda: nn.AdaptiveLogSoftmaxWithLoss(4, 6, [2, 4]))
show("transformer", lambda: list(nn.TransformerEncoderLayer(4, 2, 8).state_dict()))
show("transformer act", lambda: nn.TransformerEncoderLayer(4, 2, 8, activation="what"))
show(
    "transformer enc",
    lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, dropout=0, batch_first=True), 2)(
        torch.ones(1, 3, 4)
    ).shape,
)
show(
    "transformer dec",
    lambda: nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8, dropout=0), 1)(
        torch.ones(3, 1, 4), torch.ones(2, 1, 4)
    ).shape,
)
show("transformer full", lambda: nn.Transformer(4, 2, 1, 1, 8)(torch.ones(3, 1, 4), torch.ones(2, 1, 5)))
show("transformer mask", lambda: nn.Transformer.generate_square_subsequent_mask(3))
show("lrn", lambda: F.local_response_norm(torch.ones(1, 3, 2), 2))
