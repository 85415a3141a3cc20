# Generator objects, the state of the default one, seeds, and the normal number that is kept back.
import torch

g = torch.Generator()
print(g.initial_seed(), g.device)
print(g.manual_seed(5) is g, g.initial_seed())
print(torch.rand(3, generator=g), torch.randn(3, generator=g), torch.randn(20, generator=g))
print(torch.randint(0, 9, (5,), generator=g), torch.randperm(6, generator=g))
print(torch.normal(0.0, 1.0, (3,), generator=g), torch.normal(torch.zeros(3), 2.0, generator=g))
print(torch.bernoulli(torch.full((5,), 0.5), generator=g), torch.bernoulli(torch.zeros(5), 0.5, generator=g))
print(torch.multinomial(torch.ones(5), 3, generator=g), torch.poisson(torch.ones(4), generator=g))
print(torch.zeros(3).normal_(generator=g), torch.zeros(3).uniform_(generator=g), torch.zeros(3).exponential_(generator=g))
print(torch.zeros(3).random_(generator=g), torch.zeros(3).random_(9, generator=g), torch.zeros(3).bernoulli_(generator=g))
print(torch.zeros(3).cauchy_(generator=g), torch.zeros(3).log_normal_(generator=g), torch.zeros(3).geometric_(0.5, generator=g))

for seed in [0, 1, 42, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 3, 2 ** 63 - 1, 2 ** 64 - 1, -1, -5, 3.7, True]:
    try:
        torch.manual_seed(seed)
        print(seed, torch.initial_seed(), torch.rand(2).tolist(), torch.randn(1).item())
        g = torch.Generator().manual_seed(seed)
        print(g.initial_seed(), torch.rand(2, generator=g).tolist())
    except Exception as error:
        print(seed, type(error).__name__, error)
for seed in [2 ** 64, -2 ** 63 - 1, "a", None]:
    try:
        print(torch.manual_seed(seed))
    except Exception as error:
        print(type(error).__name__)

# One of a pair of normal numbers is kept back; who uses it and who does not.
torch.manual_seed(1)
print(torch.randn(1), torch.randn(1), torch.randn(1))
torch.manual_seed(1)
print(torch.randn(3))
torch.manual_seed(1)
print(torch.randn(1), torch.rand(1), torch.randn(1))
torch.manual_seed(1)
print(torch.randn(1), torch.randn(16), torch.randn(1))
torch.manual_seed(1)
print(torch.randn(1, dtype=torch.float64), torch.randn(1), torch.randn(2, dtype=torch.float64))
torch.manual_seed(1)
print(torch.randn(1, dtype=torch.float16), torch.randn(1), torch.randn(1, dtype=torch.bfloat16))
torch.manual_seed(1)
torch.randn(1)
torch.manual_seed(1)
print(torch.randn(2))
torch.manual_seed(1)
print(torch.zeros(1).normal_(5, 2), torch.zeros(1).log_normal_(), torch.zeros(1).cauchy_(), torch.zeros(1).normal_())

# State.
torch.manual_seed(9)
torch.randn(3)
state = torch.get_rng_state()
print(type(state), state.dtype, state.shape, state[:16].tolist())
a = torch.randn(3), torch.rand(2)
torch.set_rng_state(state)
b = torch.randn(3), torch.rand(2)
print(torch.equal(a[0], b[0]), torch.equal(a[1], b[1]), torch.equal(state, state.clone()))
torch.set_rng_state(state.clone())
print(torch.randn(3))
g = torch.Generator().manual_seed(4)
torch.randn(5, generator=g)
kept = g.get_state()
x = torch.randn(4, generator=g)
g.set_state(kept)
print(torch.equal(x, torch.randn(4, generator=g)), kept.numel(), kept.sum())
h = torch.Generator()
h.set_state(kept)
print(torch.equal(x, torch.randn(4, generator=h)), h.initial_seed())
torch.set_rng_state(kept)
print(torch.equal(x, torch.randn(4)), torch.initial_seed())
print(torch.random.get_rng_state().shape, torch.default_generator.initial_seed())
torch.default_generator.manual_seed(3)
print(torch.rand(2), torch.initial_seed(), torch.random.initial_seed())
torch.random.manual_seed(8)
print(torch.rand(2))
try:
    torch.set_rng_state(torch.zeros(5, dtype=torch.uint8))
except Exception as error:
    print(type(error).__name__, error)
try:
    torch.set_rng_state(torch.zeros(5))
except Exception as error:
    print(type(error).__name__, error)

torch.manual_seed(2)
print(torch.rand(1))
with torch.random.fork_rng():
    print(torch.rand(1))
    torch.manual_seed(77)
    print(torch.rand(1))
print(torch.rand(1))
with torch.random.fork_rng(devices=[]):
    torch.randn(3)
with torch.random.fork_rng(enabled=False):
    print(torch.rand(1))
print(torch.rand(1), isinstance(torch.seed(), int))
print(isinstance(torch.manual_seed(4), torch.Generator), torch.manual_seed(4) is torch.default_generator)
print(isinstance(torch.Generator(device="cpu").seed(), int))
clone = torch.Generator().manual_seed(6)
other = clone.clone_state()
print(torch.rand(2, generator=clone), torch.rand(2, generator=other))
