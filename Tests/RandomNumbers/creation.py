# The random tensors of each function and dtype, and what the generator gives after them.
import torch

SHAPES = [(), (0,), (1,), (2,), (5,), (15,), (16,), (17,), (23,), (32,), (3, 7), (4, 4), (2, 3, 5)]
FLOATS = [torch.float32, torch.float64, torch.float16, torch.bfloat16]
WHOLES = [torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool]


def show(label, make, seed=7):
    torch.manual_seed(seed)
    try:
        made = make()
        print(label, str(made.dtype), tuple(made.shape), made.reshape(-1).tolist())
    except Exception as error:
        print(label, type(error).__name__, str(error).split("\n")[0])
    print("   then", torch.rand(1).item(), torch.randn(1).item())


for shape in SHAPES:
    show(f"rand {shape}", lambda: torch.rand(shape))
    show(f"randn {shape}", lambda: torch.randn(shape))
    show(f"randint {shape}", lambda: torch.randint(10, shape))
    show(f"normal {shape}", lambda: torch.normal(1.0, 2.5, shape))
for dtype in FLOATS:
    for shape in [(3,), (15,), (16,), (19,), (4, 8)]:
        show(f"rand {shape}", lambda: torch.rand(shape, dtype=dtype))
        show(f"randn {shape}", lambda: torch.randn(shape, dtype=dtype))
        show(f"normal {shape}", lambda: torch.normal(-1.0, 0.5, shape, dtype=dtype))
        show(f"randint {shape}", lambda: torch.randint(-3, 9, shape, dtype=dtype))
        base = torch.zeros(shape, dtype=dtype)
        show(f"rand_like {shape}", lambda: torch.rand_like(base))
        show(f"randn_like {shape}", lambda: torch.randn_like(base))
        show(f"randint_like {shape}", lambda: torch.randint_like(base, 5))
        show(f"randint_like low {shape}", lambda: torch.randint_like(base, 2, 50))
        show(f"bernoulli {shape}", lambda: torch.bernoulli(base + 0.4))
        show(f"bernoulli p {shape}", lambda: torch.bernoulli(base, 0.3))
        show(f"bernoulli method {shape}", lambda: base.bernoulli(0.6))
        show(f"bernoulli self {shape}", lambda: (base + 0.25).bernoulli())
        show(f"poisson {shape}", lambda: torch.poisson(base + 3))
        show(f"poisson large {shape}", lambda: torch.poisson(base + 30))
        show(f"normal means {shape}", lambda: torch.normal(base + 2, 0.5))
        show(f"normal deviations {shape}", lambda: torch.normal(2.0, base + 3))
        show(f"normal both {shape}", lambda: torch.normal(base - 1, base + 3))
for dtype in WHOLES:
    for shape in [(5,), (17,)]:
        show(f"rand {shape}", lambda: torch.rand(shape, dtype=dtype))
        show(f"randn {shape}", lambda: torch.randn(shape, dtype=dtype))
        show(f"randint {shape}", lambda: torch.randint(0, 2, shape, dtype=dtype))
        base = torch.zeros(shape, dtype=dtype)
        show(f"randint_like {shape}", lambda: torch.randint_like(base, 2))
        show(f"rand_like {shape}", lambda: torch.rand_like(base))
        show(f"rand_like float {shape}", lambda: torch.rand_like(base, dtype=torch.float32))
        show(f"randn_like float {shape}", lambda: torch.randn_like(base, dtype=torch.float64))
        show(f"bernoulli p {shape}", lambda: torch.bernoulli(base, 0.3))
        show(f"bernoulli {shape}", lambda: torch.bernoulli(base))
for high in [1, 2, 3, 100, 2 ** 16, 2 ** 24, 2 ** 28 - 1, 2 ** 28, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 40, 2 ** 62]:
    show(f"randint {high}", lambda: torch.randint(high, (4,)))
    show(f"randint -{high}", lambda: torch.randint(-high, high, (4,)))
for high, dtype in [(300, torch.uint8), (128, torch.int8), (127, torch.int8), (40000, torch.int16), (3000, torch.float16),
                    (2, torch.bool), (3, torch.bool), (2 ** 25, torch.float32)]:
    show(f"randint {high} {dtype}", lambda: torch.randint(high, (4,), dtype=dtype))
for count in [0, 1, 2, 3, 5, 10, 20, 33]:
    show(f"randperm {count}", lambda: torch.randperm(count))
    show(f"randperm int32 {count}", lambda: torch.randperm(count, dtype=torch.int32))
    show(f"randperm float {count}", lambda: torch.randperm(count, dtype=torch.float32))
show("randperm big", lambda: torch.randperm(1000)[:30])
show("randperm negative", lambda: torch.randperm(-1))
weights = torch.tensor([0.1, 0.0, 3.0, 2.0, 0.5])
for dtype in FLOATS:
    w = weights.to(dtype)
    show("multinomial 1", lambda: torch.multinomial(w, 1))
    show("multinomial 3", lambda: torch.multinomial(w, 3))
    show("multinomial replaced", lambda: torch.multinomial(w, 12, replacement=True))
    show("multinomial replaced once", lambda: torch.multinomial(w, 1, replacement=True))
    show("multinomial rows replaced once", lambda: torch.multinomial(torch.stack([w, w.flip(0)]), 1, True))
    show("multinomial rows", lambda: torch.multinomial(torch.stack([w, w.flip(0)]), 2))
    show("multinomial rows replaced", lambda: torch.multinomial(torch.stack([w, w.flip(0)]), 6, True))
    show("multinomial method", lambda: w.multinomial(2))
show("multinomial 5 of 4", lambda: torch.multinomial(weights, 5))
show("multinomial 6", lambda: torch.multinomial(weights, 6))
show("multinomial negative", lambda: torch.multinomial(torch.tensor([1.0, -1.0]), 1))
show("multinomial zero", lambda: torch.multinomial(torch.zeros(3), 1))
show("multinomial zero replaced", lambda: torch.multinomial(torch.zeros(3), 1, True))
show("multinomial nan", lambda: torch.multinomial(torch.tensor([float("nan"), 1.0]), 1))
show("multinomial int", lambda: torch.multinomial(torch.tensor([1, 2]), 1))
show("multinomial none", lambda: torch.multinomial(weights, 0))
show("binomial", lambda: torch.binomial(torch.full((6,), 20.0), torch.tensor([0.1, 0.5, 0.9, 0.3, 0.0, 1.0])))
show("binomial large", lambda: torch.binomial(torch.full((6,), 200.0), torch.tensor([0.1, 0.5, 0.9, 0.3, 0.0, 1.0])))
show("poisson rates", lambda: torch.poisson(torch.tensor([0.0, 0.5, 1.0, 5.0, 9.9, 10.0, 50.0, 1000.0])))
show("poisson negative", lambda: torch.poisson(torch.tensor([-1.0])))
show("poisson int", lambda: torch.poisson(torch.tensor([1])))
show("negative size", lambda: torch.rand(-1))
show("normal negative", lambda: torch.normal(0.0, -1.0, (2,)))
show("normal deviation negative", lambda: torch.normal(torch.zeros(2), torch.tensor([1.0, -1.0])))
show("normal broadcast", lambda: torch.normal(torch.zeros(2, 1), torch.ones(3)))
show("normal broadcast large", lambda: torch.normal(torch.zeros(4, 1), torch.ones(5)))
show("normal dtypes", lambda: torch.normal(torch.zeros(3, dtype=torch.float64), torch.ones(3)))
show("normal int", lambda: torch.normal(torch.zeros(3, dtype=torch.int64), torch.ones(3)))
show("randint empty range", lambda: torch.randint(5, 5, (2,)))
show("randint downwards", lambda: torch.randint(9, 5, (2,)))
show("bernoulli out of range", lambda: torch.bernoulli(torch.tensor([1.5])))
show("bernoulli p out of range", lambda: torch.bernoulli(torch.zeros(2), 1.5))
for shape in [(5,), (20,)]:
    out = torch.zeros(shape)
    show("rand out", lambda: torch.rand(shape, out=out))
    show("randn out", lambda: torch.randn(shape, out=out))
    show("randint out", lambda: torch.randint(0, 9, shape, out=out))
    show("normal out", lambda: torch.normal(0.0, 1.0, shape, out=out))
    show("normal means out", lambda: torch.normal(torch.zeros(shape), 1.0, out=out))
    show("bernoulli out", lambda: torch.bernoulli(torch.full(shape, 0.5), out=out))
    show("randperm out", lambda: torch.randperm(shape[0], out=torch.zeros(shape, dtype=torch.int64)))
    show("multinomial out", lambda: torch.multinomial(torch.ones(shape), 3, out=torch.zeros(3, dtype=torch.int64)))
show("rand grad", lambda: torch.rand(3, requires_grad=True))
show("randn list", lambda: torch.randn([2, 2], device="cpu"))
show("randint like tensor", lambda: torch.randint_like(torch.zeros(3, 2).t(), 9))
show("randn_like of a transpose", lambda: torch.randn_like(torch.zeros(4, 5).t()))
show("strides", lambda: torch.tensor(torch.randn_like(torch.zeros(4, 5).t()).stride()))
show("rand_like of a transpose", lambda: torch.rand_like(torch.zeros(4, 5).t()))
show("rand_like of an expanded", lambda: torch.rand_like(torch.zeros(1, 5).expand(3, 5)))
show("randn_like of a step", lambda: torch.randn_like(torch.zeros(10, 6)[::2, ::3]))
torch.set_default_dtype(torch.float64)
show("rand default", lambda: torch.rand(3))
show("randn default", lambda: torch.randn(17))
show("normal default", lambda: torch.normal(0.0, 1.0, (3,)))
