# Each function that fills a tensor in place, over dtypes, sizes and strides.
import torch


def show(label, make, seed=11):
    torch.manual_seed(seed)
    try:
        made = make()
        print(label, str(made.dtype), tuple(made.shape), made.reshape(-1).tolist())
    except Exception as error:
        print(label, type(error).__name__, str(error).split("\n")[0])
    print("   then", torch.rand(1).item(), torch.randn(1).item())


def targets(dtype):
    yield "five", torch.zeros(5, dtype=dtype)
    yield "fifteen", torch.zeros(15, dtype=dtype)
    yield "sixteen", torch.zeros(16, dtype=dtype)
    yield "seventeen", torch.zeros(17, dtype=dtype)
    yield "matrix", torch.zeros(4, 5, dtype=dtype)
    yield "transpose", torch.zeros(5, 4, dtype=dtype).t()
    yield "column", torch.zeros(6, 3, dtype=dtype)[:, 1]
    yield "steps", torch.zeros(8, 6, dtype=dtype)[::2, 1::2]
    yield "large steps", torch.zeros(10, 9, dtype=dtype)[::2, ::2]
    yield "empty", torch.zeros(0, dtype=dtype)
    yield "single", torch.zeros((), dtype=dtype)


for dtype in [torch.float32, torch.float64, torch.float16, torch.bfloat16]:
    for name, t in targets(dtype):
        show(f"normal_ {name}", lambda: t.normal_())
        show(f"normal_ 2, 3 {name}", lambda: t.normal_(2, 3))
        show(f"uniform_ {name}", lambda: t.uniform_())
        show(f"uniform_ -2, 5 {name}", lambda: t.uniform_(-2, 5))
        show(f"exponential_ {name}", lambda: t.exponential_())
        show(f"exponential_ 2.5 {name}", lambda: t.exponential_(2.5))
        show(f"cauchy_ {name}", lambda: t.cauchy_())
        show(f"cauchy_ 1, 2 {name}", lambda: t.cauchy_(1, 2))
        show(f"log_normal_ {name}", lambda: t.log_normal_())
        show(f"log_normal_ 0.5, 0.2 {name}", lambda: t.log_normal_(0.5, 0.2))
        show(f"geometric_ {name}", lambda: t.geometric_(0.3))
        show(f"bernoulli_ {name}", lambda: t.bernoulli_())
        show(f"bernoulli_ 0.2 {name}", lambda: t.bernoulli_(0.2))
        show(f"bernoulli_ tensor {name}", lambda: t.bernoulli_(torch.full(t.shape, 0.6)))
        show(f"bernoulli_ double {name}", lambda: t.bernoulli_(torch.full(t.shape, 0.6, dtype=torch.float64)))
        show(f"random_ {name}", lambda: t.random_())
        show(f"random_ 7 {name}", lambda: t.random_(7))
        show(f"random_ -5, 5 {name}", lambda: t.random_(-5, 5))
for dtype in [torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool]:
    for name, t in targets(dtype):
        show(f"random_ {name}", lambda: t.random_())
        show(f"random_ 2 {name}", lambda: t.random_(2))
        show(f"random_ 0, 1 {name}", lambda: t.random_(0, 1))
        show(f"random_ 3, 40 {name}", lambda: t.random_(3, 40))
        show(f"bernoulli_ {name}", lambda: t.bernoulli_())
        show(f"bernoulli_ tensor {name}", lambda: t.bernoulli_(torch.full(t.shape, 0.6)))
        show(f"geometric_ {name}", lambda: t.geometric_(0.4))
        show(f"normal_ {name}", lambda: t.normal_())
        show(f"uniform_ {name}", lambda: t.uniform_())
        show(f"exponential_ {name}", lambda: t.exponential_())
        show(f"cauchy_ {name}", lambda: t.cauchy_())
        show(f"log_normal_ {name}", lambda: t.log_normal_())
x = torch.zeros(4)
show("normal_ negative", lambda: x.normal_(0, -1))
show("uniform_ reversed", lambda: x.uniform_(1, 0))
show("uniform_ keywords", lambda: x.uniform_(to=3))
show("uniform_ too wide", lambda: x.uniform_(-3e38, 3e38))
show("exponential_ zero", lambda: x.exponential_(0))
show("exponential_ negative", lambda: x.exponential_(-1))
show("cauchy_ negative", lambda: x.cauchy_(0, -1))
show("cauchy_ keywords", lambda: x.cauchy_(median=1, sigma=0.5))
show("log_normal_ negative", lambda: x.log_normal_(0, -1))
show("log_normal_ keywords", lambda: x.log_normal_(mean=0.1, std=0.3))
show("geometric_ one", lambda: x.geometric_(1))
show("geometric_ none", lambda: x.geometric_(0))
show("geometric_ small", lambda: x.geometric_(p=0.001))
show("bernoulli_ wrong", lambda: x.bernoulli_(2))
show("bernoulli_ broadcast", lambda: torch.zeros(3, 4).bernoulli_(torch.tensor([0.0, 0.3, 0.6, 1.0])))
show("random_ empty range", lambda: x.random_(3, 3))
show("random_ zero", lambda: x.random_(0))
show("random_ keywords", lambda: x.random_(to=9))
show("random_ both", lambda: torch.zeros(4).random_(2, to=9))
show("random_ none", lambda: torch.zeros(4).random_(3, None))
show("random_ wide", lambda: torch.zeros(4, dtype=torch.int64).random_(-2 ** 62, 2 ** 62))
show("random_ beyond uint8", lambda: torch.zeros(4, dtype=torch.uint8).random_(256))
show("random_ beyond uint8 by one", lambda: torch.zeros(4, dtype=torch.uint8).random_(257))
show("random_ below", lambda: torch.zeros(4, dtype=torch.int8).random_(-129, 0))
show("random_ half", lambda: torch.zeros(4, dtype=torch.float16).random_(4000))
show("random_ bfloat", lambda: torch.zeros(4, dtype=torch.bfloat16).random_(4000))
show("leaf", lambda: torch.zeros(4, requires_grad=True).normal_())
with torch.no_grad():
    show("leaf without grad", lambda: torch.zeros(4, requires_grad=True).normal_())
for fill in ["normal_", "uniform_", "exponential_", "cauchy_", "log_normal_", "random_", "bernoulli_"]:
    torch.manual_seed(3)
    y = torch.ones(3, requires_grad=True) * 2
    try:
        z = getattr(y, fill)()
        print(fill, z.grad_fn.name() if z.grad_fn else None, z._version, z)
        z.sum().backward()
    except Exception as error:
        print(fill, type(error).__name__, error)
y = torch.ones(3, requires_grad=True) * 2
print(y.geometric_(0.5).grad_fn.name(), y.bernoulli_(torch.ones(3) * 0.5).grad_fn.name(), y.random_(5).grad_fn.name())
b = torch.rand(3, requires_grad=True)
print([f.grad_fn.name() for f in [torch.bernoulli(b), torch.poisson(b), torch.normal(b, 1.0), torch.normal(b, b), torch.normal(1.0, b)]])
print(torch.multinomial(b, 2).grad_fn, torch.normal(b, b))
