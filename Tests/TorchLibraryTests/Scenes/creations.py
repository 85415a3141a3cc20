# Ways to make a tensor, and values and sizes that it does not take.
import warnings
import torch
from torch import nn


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
n = float("nan")
for name, f in dict(
    zeros=torch.zeros, ones=torch.ones, empty=torch.empty, rand=torch.rand, randn=torch.randn
).items():
    for a in (
        (2,),
        (2, 3),
        ((2, 3),),
        ([2],),
        (),
        ((),),
        (-1,),
        ((2, -3),),
        (2.5,),
        ("a",),
        (True,),
        (T(2),),
        (T([2]),),
        (None,),
        (torch.Size([1]),),
        (0, 2),
        (2**62, 4),
    ):
        show(f"{name} {a}", lambda: f(*a).shape)
    show(f"{name} kw", lambda: f(size=(2,)).shape)
    show(f"{name} dtype", lambda: f(2, dtype=torch.float64).dtype)
    show(f"{name} dtype bad", lambda: f(2, dtype="float"))
    show(f"{name} pydtype", lambda: f(2, dtype=float).dtype)
    show(f"{name} rg", lambda: f(2, requires_grad=True).requires_grad)
    show(f"{name} int rg", lambda: f(2, dtype=torch.int64, requires_grad=True))
    show(f"{name} device", lambda: f(2, device="cuda"))
    show(f"{name} dev bad", lambda: f(2, device="what"))
    show(f"{name} out", lambda: f(2, 2, out=torch.empty(1)).shape)
    show(f"{name} like", lambda: getattr(torch, name + "_like")(torch.ones(2, 3).t()).stride())
    show(f"{name} like bad", lambda: getattr(torch, name + "_like")([1]))
    show(f"{name} like dtype", lambda: getattr(torch, name + "_like")(torch.ones(2), dtype=torch.float16).dtype)
    if name in ("zeros", "ones", "empty"):
        show(f"new {name}", lambda: getattr(torch.ones(1).double(), "new_" + name)((2, 2)).dtype)
        show(f"new {name} neg", lambda: getattr(torch.ones(1), "new_" + name)(-1))
        show(f"like int", lambda: getattr(torch, name + "_like")(T([1])).dtype)
    else:
        show(f"like int", lambda: getattr(torch, name + "_like")(T([1])).dtype)
for a, k in (
    (((2,), 3), {}),
    (((2,), True), {}),
    (((2,), 1.5), {}),
    ((2, 3), {}),
    (((2,),), {"fill_value": 1}),
    (((2,), 3), {"dtype": torch.uint8}),
    (((2,), 300), {"dtype": torch.uint8}),
    (((-1,), 3), {}),
    (((2,), T(3)), {}),
    (((2,), T([3])), {}),
    (((), 3), {}),
    (((2,), "a"), {}),
    (((2,), 1.7), {"dtype": torch.int32}),
    (((2,), n), {"dtype": torch.int32}),
    (((2,), -1), {"dtype": torch.uint8}),
):
    show(f"full {a} {k}", lambda: torch.full(*a, **k))
show("arange kw", lambda: torch.arange(start=1, end=3, step=1))
show("arange f16", lambda: torch.arange(0, 1, 0.25, dtype=torch.float16))
show("arange int from float", lambda: torch.arange(0.5, 3.7, dtype=torch.int64))
show("arange bool", lambda: torch.arange(2, dtype=torch.bool))
show("arange u8", lambda: torch.arange(254, 258, dtype=torch.uint8))
show("arange out", lambda: torch.arange(3, out=torch.empty(1)))
show("range", lambda: torch.range(1, 3))
show("range bad", lambda: torch.range(3, 1))
show("logspace base", lambda: (torch.logspace(0, 3, 4, 2), torch.logspace(0, 3, 4, base=2.0)))
for a in ((2,), (2, 3), (0,), (-1,), (2, -1), (2.5,), ("a",)):
    show(f"eye {a}", lambda: torch.eye(*a))
for a, k in (
    (([1, 2.5],), {}),
    (([1, True],), {}),
    (([True],), {}),
    (([],), {}),
    (([[]],), {}),
    (([[1], [1, 2]],), {}),
    (([[1, 2], 3],), {}),
    (([1, "a"],), {}),
    (("a",), {}),
    ((None,), {}),
    (([None],), {}),
    (((1, 2),), {}),
    ((range(3),), {}),
    (({1},), {}),
    (({"a": 1},), {}),
    (([T(1), T(2)],), {}),
    (([T([1]), T([2])],), {}),
    (([T([1, 2]), T([2, 3])],), {}),
    (([T(1.5), 2],), {}),
    (([2**63],), {}),
    (([-(2**63)],), {}),
    ((2**64,), {}),
    (([1.5],), {"dtype": torch.int64}),
    (([n],), {"dtype": torch.int64}),
    (([300],), {"dtype": torch.uint8}),
    (([-1],), {"dtype": torch.uint8}),
    (([1, 0],), {"dtype": torch.bool}),
    (([1],), {"requires_grad": True}),
    ((1.0,), {"requires_grad": True}),
    ((T([1.0]),), {}),
    ((T([1.0], requires_grad=True),), {}),
    (([T(1.0, requires_grad=True)],), {}),
    ((1, 2), {}),
    ((), {}),
    (([1e309],), {}),
    (([1e39],), {}),
    (([1], torch.float64), {}),
    (([1],), {"device": "cpu"}),
    (([1],), {"what": 1}),
    (([b"a"],), {}),
    ((float,), {}),
    ((lambda: 1,), {}),
):
    show(f"tensor {len(a)} {(str(a)[:20] if 'lambda' not in str(a) else '')} {k}", lambda: torch.tensor(*a, **k))
show("as_tensor", lambda: (lambda t: torch.as_tensor(t) is t)(T([1])))
show(
    "asarray",
    lambda: (
        torch.asarray([1, 2]),
        torch.asarray(T([1.0]), dtype=torch.int64),
        torch.asarray([1.0], requires_grad=True),
    ),
)
show("asarray copy", lambda: (lambda t: torch.asarray(t, copy=True) is t)(T([1])))
show("from_numpy", lambda: torch.from_numpy([1]))
for a in (
    (3,),
    (1, 5),
    (5, 1),
    (3, (2,)),
    (0, 3, (2, 2)),
    (2, 2, (1,)),
    (0, (2,)),
    (-3, 3, (3,)),
    (0, 2.5, (1,)),
    (3, 2),
):
    show(f"randint {a}", lambda: torch.randint(*a, **{} if isinstance(a[-1], tuple) else {"size": (2,)}))
show("randint dtype", lambda: torch.randint(0, 300, (2,), dtype=torch.uint8))
show("randint f", lambda: torch.randint(0, 3, (2,), dtype=torch.float32))
show("randint bool", lambda: torch.randint(0, 2, (3,), dtype=torch.bool))
show("randint_like", lambda: torch.randint_like(torch.ones(3), 5))
show("randperm", lambda: (torch.randperm(5), torch.randperm(0), torch.randperm(3, dtype=torch.int32)))
show("randperm neg", lambda: torch.randperm(-1))
show("randperm big u8", lambda: torch.randperm(300, dtype=torch.uint8))
show(
    "normal",
    lambda: (
        torch.normal(0, 1, (2,)),
        torch.normal(T([0.0, 10.0]), T([1.0, 2.0])),
        torch.normal(T([0.0, 1.0])),
        torch.normal(0.0, T([1.0, 2.0])),
        torch.normal(T([1.0, 2.0]), 0.5),
    ),
)
show("normal neg", lambda: torch.normal(0, -1, (2,)))
show("normal neg t", lambda: torch.normal(T([0.0]), T([-1.0])))
show("normal shapes", lambda: torch.normal(torch.zeros(2), torch.ones(3)))
show("normal int", lambda: torch.normal(T([0]), T([1])))
show(
    "bernoulli",
    lambda: (
        torch.bernoulli(T([0.5, 0.9])),
        torch.bernoulli(T([0.0, 1.0])),
        torch.ones(2).bernoulli(0.5),
        torch.empty(2).bernoulli_(0.5),
        torch.empty(2).bernoulli_(T([1.0, 0.0])),
    ),
)
show("bernoulli bad", lambda: torch.bernoulli(T([1.5])))
show("bernoulli bad2", lambda: torch.empty(1).bernoulli_(-0.1))
show("bernoulli int", lambda: torch.bernoulli(T([1])))
show(
    "multinomial",
    lambda: (torch.multinomial(T([0.1, 0.9]), 2), torch.multinomial(T([[0.1, 0.9], [1.0, 0]]), 3, True)),
)
for a in (
    ([0.1, 0.9], 3),
    ([0.0, 0.0], 1),
    ([-1.0, 1.0], 1),
    ([n, 1.0], 1),
    ([1.0], 0),
    ([[[1.0]]], 1),
    ([1, 2], 1),
    ([1.0, 0.0], 2),
):
    show(f"multinomial {a}", lambda: torch.multinomial(T(a[0]), a[1]))
show("poisson", lambda: torch.poisson(T([1.0, 5.0])))
show("poisson neg", lambda: torch.poisson(T([-1.0])))
show("binomial", lambda: torch.binomial(T([10.0]), T([0.5])))
show("uniform_", lambda: torch.empty(2).uniform_(2, 3))
show("uniform_ bad", lambda: torch.empty(2).uniform_(3, 2))
show("uniform_ int", lambda: torch.zeros(2, dtype=torch.int64).uniform_())
show("normal_ bad", lambda: torch.empty(1).normal_(0, -1))
show("normal_ int", lambda: torch.zeros(2, dtype=torch.int64).normal_())
show(
    "random_",
    lambda: (
        torch.zeros(2).random_(5),
        torch.zeros(2, dtype=torch.int64).random_(3, 7),
        torch.zeros(2, dtype=torch.uint8).random_(),
        torch.zeros(3, dtype=torch.bool).random_(),
    ),
)
show("random_ bad", lambda: torch.zeros(1).random_(5, 5))
show("random_ bad u8", lambda: torch.zeros(1, dtype=torch.uint8).random_(0, 300))
show("exponential_", lambda: torch.empty(2).exponential_(2))
show("exponential_ bad", lambda: torch.empty(2).exponential_(0))
show("geometric_", lambda: torch.empty(2).geometric_(0.5))
show("geometric_ bad", lambda: torch.empty(2).geometric_(0))
show("cauchy_", lambda: torch.empty(2).cauchy_())
show("cauchy_ bad", lambda: torch.empty(2).cauchy_(0, 0))
show("log_normal_", lambda: torch.empty(2).log_normal_())
show("log_normal_ bad", lambda: torch.empty(2).log_normal_(0, -1))
show("complex", lambda: torch.empty_strided((2, 2), (1, 2)).stride())
show("empty_strided neg", lambda: torch.empty_strided((2, -2), (1, 2)))
show("empty_strided neg2", lambda: torch.empty_strided((2, 2), (1, -2)))
show("empty_permuted", lambda: torch.empty_permuted((2, 3), (1, 0)).stride())
show(
    "windows",
    lambda: (
        torch.hann_window(4),
        torch.hamming_window(4, periodic=False),
        torch.blackman_window(3),
        torch.bartlett_window(4),
        torch.kaiser_window(3),
    ),
)
show("hann neg", lambda: torch.hann_window(-1))
show("hann 0", lambda: (torch.hann_window(0), torch.hann_window(1)))
show("gen", lambda: torch.rand(2, generator=torch.Generator().manual_seed(3)))
show("gen seed", lambda: (torch.Generator().initial_seed(), torch.initial_seed()))
show("seed bad", lambda: torch.manual_seed("a"))
show("seed neg", lambda: (torch.manual_seed(-5).initial_seed(), torch.rand(1)))
show("seed big", lambda: torch.manual_seed(2**64))
show(
    "state",
    lambda: (lambda s: (torch.rand(1), torch.set_rng_state(s), torch.rand(1), s.dtype, s.shape))(
        torch.get_rng_state()
    ),
)
show("state bad", lambda: torch.set_rng_state(torch.zeros(3, dtype=torch.uint8)))
show("fork", lambda: [torch.random.fork_rng().__enter__()])
show(
    "default dtype",
    lambda: (
        torch.set_default_dtype(torch.float64),
        torch.ones(1).dtype,
        T(1.0).dtype,
        torch.set_default_dtype(torch.float32),
    ),
)
show("default int", lambda: torch.set_default_dtype(torch.int64))
show("default type", lambda: torch.set_default_tensor_type("torch.DoubleTensor"))
torch.set_default_dtype(torch.float32)
show(
    "Tensor",
    lambda: (
        torch.Tensor(2, 3).shape,
        torch.Tensor([1, 2]),
        torch.Tensor().shape,
        torch.LongTensor([1]),
        torch.FloatTensor(2).shape,
        torch.Tensor(T([1.0])),
    ),
)
show("Tensor f", lambda: torch.Tensor(2.5))
show("Tensor int", lambda: torch.Tensor(T([1])))
show("Long f", lambda: torch.LongTensor([1.5]))
show("Bool", lambda: torch.BoolTensor([1, 0]))
show("new", lambda: (T([1.0]).new([2]), T([1]).new_tensor([2.5]), T([1]).new_full((2,), 3.5)))
show("scalar_tensor", lambda: torch.scalar_tensor(3))
show("complex t", lambda: torch.heaviside(T([-1.0, 0, 1]), T(0.5)))
show("clone", lambda: torch.ones(2, 3).t().clone().stride())
show("tri_idx", lambda: torch.triu_indices(3, 3, 1))
