# New tensors and random numbers.
def c(name, *args, **options):
    call = {key: value for key, value in options.items() if not key.startswith("_")}
    sample(name, _call=lambda: getattr(torch, name)(*args, **call))


for dtype in [None] + DTYPES:
    for name in "zeros ones".split():
        sample(name, _call=lambda name=name, dtype=dtype: getattr(torch, name)(2, 3, dtype=dtype))
        sample(name + "_like", n(2, 3),
               _call=lambda x, name=name, dtype=dtype: getattr(torch, name + "_like")(x, dtype=dtype))
    # Memory that nobody has written to: its type and shape alone.
    sample("empty", _call=lambda dtype=dtype: torch.empty(2, 3, dtype=dtype).zero_())
    sample("empty_like", n(2, 3), _call=lambda x, dtype=dtype: torch.empty_like(x, dtype=dtype).zero_())
    c("full", (2,), 3, dtype=dtype)
    c("full", (2,), 2.5, dtype=dtype)
    sample("full_like", n(2), 2, _call=lambda x, v, dtype=dtype: torch.full_like(x, v, dtype=dtype))
    c("arange", 5, dtype=dtype)
    c("arange", 1, 3, 0.5, dtype=dtype)
    c("linspace", 0, 1, 5, dtype=dtype)
    c("logspace", 0, 1, 3, dtype=dtype)
    c("eye", 2, 3, dtype=dtype)
    c("tensor", [1, 2], dtype=dtype)
    c("tensor", [1.5, 2.5], dtype=dtype)
    c("tensor", [True, False], dtype=dtype)
    c("scalar_tensor", 3, dtype=dtype)
    for name in "rand randn".split():
        c(name, 3, dtype=dtype)
        c(name, 17, dtype=dtype)
        sample(name + "_like", n(3), _call=lambda x, name=name, dtype=dtype: getattr(torch, name + "_like")(x, dtype=dtype))
    c("randint", 10, (4,), dtype=dtype)
    c("randint", -5, 5, (4,), dtype=dtype)
    c("randperm", 5, dtype=dtype)
c("full", (2,), True)
c("arange", 5, 0, -2)
c("arange", 0, 5, 0)
c("arange", 2.5)
c("range", 0, 2)
c("eye", 3)
c("tril_indices", 3, 3)
c("triu_indices", 3, 3, 1)
c("empty", 0)
c("tensor", [])
c("tensor", [[1, 2], [3, 4]])
c("tensor", 3)
c("tensor", [1, 2.5])
c("tensor", [[1], [1, 2]])
c("tensor", ["a"])
c("as_tensor", [1, 2])
c("asarray", [1.0, 2.0])
c("randint", 3, 3, (2,))
c("randint", 0, 10, (4,))
c("normal", 0.0, 1.0, (4,))
c("normal", 2.0, 0.5, (17,))
sample("normal", n(4), p(4))
sample("normal", n(4), 0.5)
sample("normal", 0.5, p(4), _forms="f")
sample("bernoulli", p(6, low=0.0, high=1.0))
sample("bernoulli", p(6, low=0.0, high=1.0), 0.3)
sample("multinomial", p(5), 3)
sample("multinomial", p(2, 3), 4, True)
sample("poisson", p(4))
sample("binomial", fixed([4.0, 9.0, 20.0]), fixed([0.5, 0.25, 0.75]))
for name in "dropout_ alpha_dropout_ feature_alpha_dropout_ feature_dropout_".split():
    sample(name, n(3, 4), 0.5, True, _forms="f")
sample("feature_dropout", n(3, 4), 0.5, True, _forms="f")
sample("rand_like", n(2, 3))
sample("randn_like", n(2, 3))
sample("randint_like", n(2, 3), 10)
sample("randint_like", n(2, 3), 3, 10)
for name, args in (("uniform_", ()), ("uniform_", (-1, 2)), ("normal_", ()), ("normal_", (1, 2)), ("exponential_", ()), ("exponential_", (2,)),
                   ("random_", ()), ("random_", (10,)), ("random_", (3, 9)), ("bernoulli_", ()), ("bernoulli_", (0.3,)), ("geometric_", (0.4,)),
                   ("cauchy_", ()), ("log_normal_", ())):
    sample(name, n(5), _call=lambda x, n=name, a=args: getattr(x, n)(*a))
    sample(name, n(17), _call=lambda x, n=name, a=args: getattr(x, n)(*a))
for name in "new_zeros new_ones".split():
    sample(name, t(2), _call=lambda x, n=name: getattr(x, n)(3))
sample("new_empty", t(2), _call=lambda x: x.new_empty(3).zero_())
sample("new_full", t(2), 3, _call=lambda x, v: x.new_full((2,), v))
sample("new_tensor", t(2), _call=lambda x: x.new_tensor([1, 2]))
for name in "Tensor FloatTensor DoubleTensor HalfTensor LongTensor IntTensor ShortTensor CharTensor ByteTensor BoolTensor".split():
    sample(name, _call=lambda name=name: getattr(torch, name)([1, 2]))
    sample(name, _call=lambda name=name: getattr(torch, name)(2, 3).zero_())
    sample(name, _call=lambda name=name: getattr(torch, name)())
sample("Tensor", _call=lambda: torch.Tensor([1.5, 2]))
sample("Variable", _call=lambda: torch.autograd.Variable(torch.ones(2), requires_grad=True))
for a in DTYPES:
    for b in DTYPES:
        sample("promote_types", _call=lambda a=a, b=b: str(torch.promote_types(a, b)) + str(torch.can_cast(a, b)))
        sample("result_type", _call=lambda a=a, b=b: str(torch.result_type(torch.ones(2, dtype=a), torch.ones((), dtype=b))))
def default(dtype, call):
    def run():
        torch.set_default_dtype(dtype)
        try:
            return call()
        finally:
            torch.set_default_dtype(torch.float32)
    return run


for dtype in (torch.float64, torch.float16, torch.bfloat16):
    for call in (lambda: torch.tensor([1.5]), lambda: torch.ones(2) * 1.5, lambda: torch.arange(3) / 2, lambda: torch.tensor([1, 2]) * 1.5,
                 lambda: torch.rand(3), lambda: torch.Tensor([1, 2]), lambda: torch.eye(2), lambda: torch.linspace(0, 1, 3),
                 lambda: torch.tensor([1, 2]).mean(dtype=torch.get_default_dtype()), lambda: torch.tensor([1, 2]).sqrt(),
                 lambda: torch.full((2,), 1.5), lambda: torch.tensor([True]).float(), lambda: torch.tensor([2, 3]) ** 0.5):
        sample("set_default_dtype", _call=default(dtype, call))


def drawn(call):
    generator = torch.Generator().manual_seed(7)
    return call(generator)


for call in (lambda g: torch.rand(3, generator=g), lambda g: torch.randn(3, generator=g), lambda g: torch.randint(5, (3,), generator=g),
             lambda g: torch.randperm(5, generator=g), lambda g: torch.normal(0.0, 1.0, (3,), generator=g),
             lambda g: torch.bernoulli(torch.full((4,), 0.5), generator=g), lambda g: torch.multinomial(torch.ones(4), 2, generator=g),
             lambda g: torch.empty(3).uniform_(generator=g), lambda g: torch.empty(3).normal_(generator=g),
             lambda g: (g.initial_seed(), torch.rand(1, generator=g), g.get_state().shape), lambda g: torch.empty(3).exponential_(generator=g),
             lambda g: (g.set_state(torch.Generator().manual_seed(1).get_state()), torch.rand(2, generator=g))[1]):
    sample("Generator", _call=lambda call=call: drawn(call))


def again():
    state = torch.get_rng_state()
    first = torch.rand(3)
    torch.set_rng_state(state)
    return first, torch.rand(3), torch.initial_seed()


sample("get_rng_state", _call=again)
for name in "hann_window hamming_window blackman_window bartlett_window kaiser_window".split():
    for length in (-1, 0, 1, 2, 5, 8):
        sample(name, length)
        sample(name, length, False)
    sample(name, 6, dtype=torch.float64)
    sample(name, 6, dtype=torch.float16)
    sample(name, 6, dtype=torch.int64)
sample("hamming_window", 6, True, 0.5, 0.4)
sample("kaiser_window", 6, True, 3.0)
sample("empty_strided", (2, 3), (1, 2), _call=lambda size, stride: list(torch.empty_strided(size, stride).stride()))
sample("empty_strided", (2, 3), (1,))
sample("empty_permuted", (2, 3, 4), (2, 0, 1), _call=lambda size, order: list(torch.empty_permuted(size, order).stride()))
sample("empty_permuted", (2, 3), (0,))
sample("empty_permuted", (2, 3), (0, 2))
sample("empty_permuted", (2, 3), (0, 0))
sample("new_empty_strided", n(2), (2, 3), (1, 2), _call=lambda x, size, stride: list(x.new_empty_strided(size, stride).stride()),
       _brief=True)
