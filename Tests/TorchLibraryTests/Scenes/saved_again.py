# Saved tensors under hooks, freed ones, and those that lost their history; parts of a graph that run again.
import contextlib
import torch
from torch.autograd.graph import allow_mutation_on_saved_tensors, disable_saved_tensors_hooks, saved_tensors_hooks
from torch.utils.checkpoint import checkpoint, set_checkpoint_early_stop


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", str(error).split("\n\nTip")[0])


a = torch.tensor(2.0, requires_grad=True)
c = a * a
c.grad_fn._raw_saved_self.register_hooks(lambda t: print("pack", t) or t, lambda t: t * 3)
print(c.grad_fn._saved_self)
tell(lambda: c.grad_fn._raw_saved_self.register_hooks(lambda t: t, lambda t: t))
c.backward()
print(a.grad)


def forbidden():
    with saved_tensors_hooks(lambda t: t, lambda t: t), disable_saved_tensors_hooks("not here"):
        print("in")


def nested():
    with allow_mutation_on_saved_tensors(), allow_mutation_on_saved_tensors():
        print("in")


tell(forbidden)
tell(nested)

y = torch.ones(2, 3, requires_grad=True)
places = torch.tensor([0, 1])
for make in [
    lambda: y[places], lambda: y.index_select(0, places), lambda: y.masked_fill(y > 0, 1),
    lambda: y.gather(0, torch.zeros(1, 3).long()), lambda: torch.nn.functional.embedding(places, y),
    lambda: torch.nn.functional.nll_loss(y, places), lambda: torch.zeros(3).index_put((places,), y[:, 0]),
    lambda: y.sum(0), lambda: y.view(6),
]:
    made = make()
    total = made.sum()
    total.backward(retain_graph=True)
    total.backward()
    print(made.grad_fn.name())
    tell(lambda: total.backward())
index = y[:, places]
index.sum().backward()
tell(lambda: index.grad_fn._saved_indices)
print(torch.nn.functional.nll_loss(y, places).grad_fn._saved_ignore_index)

h = a.clone()
s = h.sin()
h.detach_()
tell(lambda: s.backward())
h = a.clone()
s = h.exp()
h.detach_()
tell(lambda: s.backward())


def changing(first, second):
    calls = []

    def body(x):
        calls.append(1)
        return (first if len(calls) == 1 else second)(x)

    return body


def two(x):
    return x.sin().exp()


def three(x):
    return x.sin().exp().sin()


def wide(x):
    return x.sin() * torch.tensor([1.0, 2.0])


x = torch.tensor([0.5], requires_grad=True)
tell(lambda: checkpoint(changing(three, two), x, use_reentrant=False).backward())
tell(lambda: checkpoint(changing(two, three), x, use_reentrant=False).backward())
with set_checkpoint_early_stop(False):
    tell(lambda: checkpoint(changing(two, three), x, use_reentrant=False).backward())
tell(lambda: checkpoint(changing(two, wide), x, use_reentrant=False).backward())
tell(lambda: checkpoint(changing(two, wide), x, use_reentrant=False, determinism_check="none").backward())
tell(lambda: checkpoint(two, x, use_reentrant=False, determinism_check="some"))
tell(lambda: checkpoint(two, x, use_reentrant=True, context_fn=lambda: (contextlib.nullcontext(),) * 2))
tell(lambda: torch.autograd.grad(checkpoint(two, x, use_reentrant=True), x))
tell(lambda: checkpoint(two, torch.ones(1), use_reentrant=True))
out = checkpoint(two, x, use_reentrant=False)
(first,) = torch.autograd.grad(out, x, create_graph=True)
print(first, torch.autograd.grad(first, x))
