# Packed sequences, initialisers, dropout and layers that learn their sizes.
import copy
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


import itertools
from torch.nn.utils.rnn import *
from torch.nn.utils.rnn import PackedSequence, invert_permutation, unpad_sequence
from torch.nn import init

torch.manual_seed(0)
a, b, c = (torch.tensor([1, 2, 3]), torch.tensor([4, 5]), torch.tensor([6]))
p = pack_sequence([a, b, c])
show("pack", lambda: p)
show("fields", lambda: p._fields)
show("pack unsorted", lambda: pack_sequence([c, a, b]))
show("pack unsorted ok", lambda: pack_sequence([c, a, b], enforce_sorted=False))
show("pack empty", lambda: pack_sequence([]))
show("pad", lambda: pad_sequence([a, b, c]))
show("pad bf", lambda: pad_sequence([a, b, c], True, -1))
show("pad left", lambda: pad_sequence([a, b, c], True, 0, "left"))
show("pad side", lambda: pad_sequence([a, b, c], True, 0, "middle"))
show("pad notlist", lambda: pad_sequence(3))
show("pad tensor", lambda: pad_sequence(torch.ones(2, 3)))
show("pad empty", lambda: pad_sequence([]))
show("pad dims", lambda: pad_sequence([torch.ones(2, 2), torch.ones(1, 3)]))
show("unpad", lambda: unpad_sequence(pad_sequence([a, b, c]), torch.tensor([3, 2, 1])))
show("unpack", lambda: unpack_sequence(p))
show("padpacked", lambda: pad_packed_sequence(p))
show("padpacked bf", lambda: pad_packed_sequence(p, True, -5.0, 5))
show("padpacked short", lambda: pad_packed_sequence(p, total_length=2))
show("padpacked unsorted", lambda: pad_packed_sequence(pack_sequence([c, a, b], enforce_sorted=False)))
show("ppp", lambda: pack_padded_sequence(torch.arange(6).view(3, 2), [3, 1]))
show("ppp unsorted", lambda: pack_padded_sequence(torch.arange(6).view(3, 2), [1, 3]))
show("ppp zero", lambda: pack_padded_sequence(torch.arange(6).view(3, 2), [3, 0]))
show("ppp long", lambda: pack_padded_sequence(torch.arange(6).view(3, 2), [4, 1]))
show("ppp count", lambda: pack_padded_sequence(torch.arange(6).view(3, 2), [3]))
show("ppp tensor len", lambda: pack_padded_sequence(torch.arange(6).view(3, 2), torch.tensor([3, 1])))
show("ppp float len", lambda: pack_padded_sequence(torch.arange(6).view(3, 2), torch.tensor([3.0, 1.0])))
show("ppp empty", lambda: pack_padded_sequence(torch.zeros(0, 0), []))
show("ppp bf", lambda: pack_padded_sequence(torch.arange(6).view(2, 3), [3, 1], True))
show("to", lambda: p.to(torch.float64).data.dtype)
show("double", lambda: p.double().data)
show(
    "is",
    lambda: (
        p.is_pinned(),
        p.is_cuda,
        p.cpu() is p,
        p.float().data.dtype,
        p.int().data.dtype,
        p.half().data.dtype,
        p.char().data.dtype,
        p.byte().data.dtype,
        p.short().data.dtype,
        p.long().data.dtype,
    ),
)
show("inv", lambda: (invert_permutation(torch.tensor([2, 0, 1])), invert_permutation(None)))
show("construct", lambda: PackedSequence(torch.ones(2), torch.tensor([1, 1])))
show("construct bad", lambda: PackedSequence((torch.ones(2), torch.tensor([1, 1])), torch.ones(1)))
show("wrong batch", lambda: nn.RNN(2, 2)(PackedSequence(torch.ones(3, 3), torch.tensor([2, 1]))))
show(
    "rnn packed",
    lambda: [type(o).__name__ for o in nn.LSTM(1, 2)(pack_sequence([a.float()[:, None], c.float()[:, None]]))],
)
for dims in ((5,), (2, 3), (2, 3, 4), (1, 2, 3, 2)):
    t = torch.empty(dims)
    for f, k in (
        (init.uniform_, {}),
        (init.normal_, {}),
        (init.constant_, {"val": 2}),
        (init.ones_, {}),
        (init.zeros_, {}),
        (init.eye_, {}),
        (init.dirac_, {}),
        (init.xavier_uniform_, {}),
        (init.xavier_normal_, {"gain": 2}),
        (init.kaiming_uniform_, {}),
        (init.kaiming_normal_, {"mode": "fan_out"}),
        (init.orthogonal_, {}),
        (init.sparse_, {"sparsity": 0.5}),
        (init.trunc_normal_, {"a": -1, "b": 1}),
    ):
        show(f"init {f.__name__} {dims}", lambda: (lambda r: (r is t, round(float(r.sum()), 3)))(f(t, **k)))
for g in ("linear", "conv1d", "conv_transpose3d", "sigmoid", "tanh", "relu", "leaky_relu", "selu", "what", None):
    show(f"gain {g}", lambda: init.calculate_gain(g))
for q in (0.5, 1, True, "a", None):
    show(f"gain leaky {q}", lambda: init.calculate_gain("leaky_relu", q))
show("mode", lambda: init.kaiming_uniform_(torch.empty(2, 2), mode="what"))
show("nonlin", lambda: init.kaiming_uniform_(torch.empty(2, 2), nonlinearity="what"))
show("nonlin leaky warn", lambda: init.kaiming_uniform_(torch.empty(2, 2), a=1, nonlinearity="relu") is None)
show("zero", lambda: init.kaiming_uniform_(torch.empty(0, 2)).shape)
show("zero x", lambda: init.xavier_uniform_(torch.empty(0, 2)).shape)
show("dirac groups", lambda: init.dirac_(torch.empty(4, 2, 2), groups=2))
show("dirac groups bad", lambda: init.dirac_(torch.empty(4, 2, 2), groups=3))
show("trunc warn", lambda: init.trunc_normal_(torch.empty(1), mean=5) is None)
show("old", lambda: init.xavier_normal(torch.empty(2, 2)).shape)
show("old uniform", lambda: init.uniform(torch.empty(1)).shape)
show("gen", lambda: init.normal_(torch.empty(2), generator=torch.Generator().manual_seed(1)))
show("leaf", lambda: init.zeros_(nn.Parameter(torch.ones(1))))
show("orth 1d", lambda: init.orthogonal_(torch.empty(3)))
show(
    "orth gain",
    lambda: (lambda t: torch.allclose(t @ t.T, 4 * torch.eye(2), atol=1e-05))(init.orthogonal_(torch.empty(2, 3), 2)),
)
show("sparse 3d", lambda: init.sparse_(torch.empty(2, 2, 2), 0.5))
show("fan", lambda: init._calculate_fan_in_and_fan_out(torch.empty(3, 4, 5)))
for f in (F.dropout, F.dropout1d, F.dropout2d, F.dropout3d, F.alpha_dropout, F.feature_alpha_dropout):
    show(f.__name__, lambda: f(torch.ones(1, 2, 2), -0.1))
    show(f.__name__, lambda: f(torch.ones(1, 2, 2), 1.1))
show("int dropout", lambda: F.dropout(torch.ones(3, dtype=torch.long)))
show("torch.dropout", lambda: torch.dropout(torch.ones(3), 1.5, True))
show("torch.dropout_", lambda: torch.dropout_(torch.ones(3), 0.0, True))
z = nn.LazyLinear(3)
show("lazy repr", lambda: (z, z.weight, z.bias))
show("lazy uninit", lambda: z.weight.shape)
show("lazy uninit2", lambda: z.weight + 1)
show("lazy numel", lambda: z.weight.numel())
show("lazy hasun", lambda: z.has_uninitialized_params())
show("lazy deepcopy", lambda: copy.deepcopy(z).has_uninitialized_params())
show("lazy sd", lambda: z.state_dict())
show("lazy run", lambda: (z(torch.ones(2, 4)).shape, z, type(z).__name__, type(z.weight).__name__))
show("lazy run2", lambda: z(torch.ones(2, 5)))
show(
    "lazy load",
    lambda: (
        lambda q: (
            q.load_state_dict(z.state_dict()),
            q.weight.shape,
            type(q).__name__,
            q(torch.ones(1, 4)).shape,
            type(q).__name__,
        )
    )(nn.LazyLinear(3)),
)
show("lazy into full", lambda: nn.Linear(2, 3).load_state_dict(nn.LazyLinear(3).state_dict()))
show("lazy init_weights", lambda: init.ones_(nn.LazyLinear(2).weight))
show("lazy opt", lambda: torch.optim.SGD(nn.LazyLinear(2).parameters(), lr=0.1))
show("lazy to", lambda: nn.LazyLinear(2).double()(torch.ones(1, 3).double()).dtype)
show(
    "lazy apply",
    lambda: [type(m).__name__ for m in nn.Sequential(nn.LazyConv2d(2, 1), nn.LazyBatchNorm2d()).modules()],
)
show(
    "lazy seq",
    lambda: (lambda s: (s(torch.ones(1, 3, 2, 2)).shape, s))(
        nn.Sequential(nn.LazyConv2d(2, 1), nn.LazyBatchNorm2d(), nn.Flatten(), nn.LazyLinear(1))
    ),
)
for cls, s in (
    (nn.LazyConv1d, (1, 2, 5)),
    (nn.LazyConv3d, (1, 2, 3, 3, 3)),
    (nn.LazyConvTranspose1d, (1, 2, 5)),
    (nn.LazyConvTranspose2d, (1, 2, 5, 5)),
    (nn.LazyConvTranspose3d, (1, 2, 3, 3, 3)),
):
    show(cls.__name__, lambda: (lambda q: (q(torch.ones(s)).shape, q))(cls(4, 2)))
    show(cls.__name__ + " bad", lambda: cls(4, 2)(torch.ones(3)))
for cls in (
    nn.LazyBatchNorm1d,
    nn.LazyBatchNorm3d,
    nn.LazyInstanceNorm1d,
    nn.LazyInstanceNorm2d,
    nn.LazyInstanceNorm3d,
):
    show(cls.__name__, lambda: cls())
show("lazy bn", lambda: (lambda q: (q(torch.ones(3, 2)).shape, q, list(q.state_dict())))(nn.LazyBatchNorm1d()))
show(
    "lazy inst",
    lambda: (lambda q: (q(torch.ones(3, 2, 4)).shape, q))(
        nn.LazyInstanceNorm1d(affine=True, track_running_stats=True)
    ),
)
show("uninit param", lambda: nn.UninitializedParameter())
show("uninit buffer", lambda: nn.UninitializedBuffer())
show(
    "materialize", lambda: (lambda u: (u.materialize((2, 2)), type(u).__name__, u.shape))(nn.UninitializedParameter())
)
show("uninit data", lambda: nn.UninitializedParameter().data)
show("is_lazy", lambda: torch.nn.parameter.is_lazy(nn.UninitializedParameter()))


class Mine(getattr(nn.modules.lazy, "LazyModuleMixin", nn.Module), nn.Module):

    def __init__(self):
        super().__init__()
        self.w = nn.UninitializedParameter()

    def initialize_parameters(self, x):
        self.w.materialize(x.shape)

    def forward(self, x):
        return (self.w * 0 + x).sum()


show("mine", lambda: (lambda m: (m(torch.ones(2)), m.w.shape, type(m).__name__))(Mine()))
