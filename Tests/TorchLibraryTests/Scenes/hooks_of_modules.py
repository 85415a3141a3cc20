# Hooks of one module and of all: order, what they may return, and what they refuse.
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


from torch.nn.modules import module as M

log = []


class Net(nn.Module):

    def forward(self, x, *, scale=1.0):
        log.append("forward")
        return x * scale


m = Net()
x = torch.ones(2, requires_grad=True)


def run(*a, **k):
    log.clear()
    r = m(*a, **k)
    return (r, list(log))


h = [
    m.register_forward_pre_hook(lambda mod, a: log.append("pre1")),
    m.register_forward_pre_hook(lambda mod, a, k: log.append(("pre2", sorted(k))), with_kwargs=True),
    m.register_forward_pre_hook(lambda mod, a: log.append("pre0"), prepend=True),
    m.register_forward_hook(lambda mod, a, o: log.append("post1")),
    m.register_forward_hook(lambda mod, a, k, o: log.append(("post2", sorted(k))), with_kwargs=True),
    m.register_forward_hook(lambda mod, a, o: log.append("post0"), prepend=True),
    m.register_full_backward_hook(lambda mod, gi, go: log.append(("bw", gi, go))),
    m.register_full_backward_pre_hook(lambda mod, go: log.append(("bwpre", go))),
]
show("all", lambda: run(x, scale=2.0))


def back():
    log.clear()
    m(x, scale=3.0).sum().backward()
    return log


show("back", back)
for q in h:
    q.remove()
show("none", lambda: run(x))


def once(hook, reg, **k):
    handle = getattr(m, reg)(hook, **k)
    try:
        return run(x)
    finally:
        handle.remove()


show("pre returns", lambda: once(lambda mod, a: (a[0] * 5,), "register_forward_pre_hook"))
show("pre returns one", lambda: once(lambda mod, a: a[0] * 5, "register_forward_pre_hook"))
show(
    "pre kw returns",
    lambda: once(lambda mod, a, k: (a, {"scale": 7.0}), "register_forward_pre_hook", with_kwargs=True),
)
show("pre kw bad", lambda: once(lambda mod, a, k: a, "register_forward_pre_hook", with_kwargs=True))
show("pre kw bad3", lambda: once(lambda mod, a, k: (a, k, 1), "register_forward_pre_hook", with_kwargs=True))
show("post returns", lambda: once(lambda mod, a, o: o + 1, "register_forward_hook"))
show("pre wrong args", lambda: once(lambda mod: 1, "register_forward_pre_hook"))


def always():

    class Fails(nn.Module):

        def forward(self, x):
            raise RuntimeError("failed here")

    f = Fails()
    f.register_forward_hook(lambda mod, a, o: print("   called", o), always_call=True)
    f.register_forward_hook(lambda mod, a, o: print("   not called", o))
    f(x)


show("always", always)


def always2():

    class Fails(nn.Module):

        def forward(self, x):
            raise RuntimeError("failed here")

    f = Fails()

    def bad(mod, a, o):
        raise ValueError("hook failed")

    f.register_forward_hook(bad, always_call=True)
    f(x)


show("always raising", always2)


def bwd(hook, kind="register_full_backward_hook", mod=None, inp=None):
    mod = mod or nn.Sigmoid()
    with getattr(mod, kind)(hook):
        i = torch.ones(2, 2, requires_grad=True) if inp is None else inp
        mod(i).sum().backward()
        return i.grad


show("bw scale", lambda: bwd(lambda m, gi, go: tuple((g * 2 for g in gi))))
show("bw tensor", lambda: bwd(lambda m, gi, go: gi[0] * 3))
show("bw short", lambda: bwd(lambda m, gi, go: gi[:-1]))
show("bw long", lambda: bwd(lambda m, gi, go: gi + (torch.ones(1),)))
show("bw str", lambda: bwd(lambda m, gi, go: "a"))
show("bw pre", lambda: bwd(lambda m, go: (go[0] * 10,), "register_full_backward_pre_hook"))
show("bw pre short", lambda: bwd(lambda m, go: (), "register_full_backward_pre_hook"))
show("bw pre long", lambda: bwd(lambda m, go: go + (1,), "register_full_backward_pre_hook"))
show("old short", lambda: bwd(lambda m, gi, go: gi[:-1], "register_backward_hook"))


def noinput(ret):
    mod = nn.Linear(2, 3)
    mod.register_full_backward_hook(lambda m, gi, go: (print("   ", gi, [tuple(g.shape) for g in go]), ret(gi))[1])
    mod(torch.ones(1, 2)).sum().backward()


show("no grad none", lambda: noinput(lambda gi: None))
show("no grad same", lambda: noinput(lambda gi: gi))
show("no grad invalid", lambda: noinput(lambda gi: torch.ones(1, 2)))


def both():
    mod = nn.Linear(1, 1)
    mod.register_full_backward_hook(lambda m, gi, go: None)
    mod.register_backward_hook(lambda m, gi, go: None)


show("full then old", both)


def both2():
    mod = nn.Linear(1, 1)
    mod.register_backward_hook(lambda m, gi, go: None)
    mod.register_full_backward_hook(lambda m, gi, go: None)


show("old then full", both2)


class Inplace(nn.Module):

    def forward(self, inp, do):
        self.inp = inp
        if do:
            inp += 1
        return inp.clone()


def inplace(reg, case):
    mod = Inplace()
    hook = (
        (lambda m, gi, go: print("   hook"))
        if reg == "register_full_backward_hook"
        else lambda m, go: print("   hook")
    )
    getattr(mod, reg)(hook)
    inp = torch.ones(3, requires_grad=True)
    if case == 0:
        mod(inp, False).sum().backward()
    if case == 1:
        mod(inp.clone(), True)
    if case == 2:
        local = inp.clone()
        out = mod(local, False)
        local[0] *= 1
        mod.inp + 2
    if case == 3:
        out = mod(inp, False)
        out += 1


for reg in ("register_full_backward_hook", "register_full_backward_pre_hook"):
    for case in range(4):
        show(f"inplace {case} {reg[14:]}", lambda: inplace(reg, case))
log2 = []
g = [
    M.register_module_forward_pre_hook(lambda m, a: log2.append(("gpre", type(m).__name__))),
    M.register_module_forward_hook(lambda m, a, o: log2.append(("gpost", type(m).__name__))),
    M.register_module_full_backward_hook(
        lambda m, gi, go: log2.append(("gback", type(m).__name__, len(gi), len(go)))
    ),
    M.register_module_full_backward_pre_hook(lambda m, go: log2.append(("gbackpre", type(m).__name__))),
]


def globals_():
    net = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Tanh(), nn.ReLU()))
    net[0].register_forward_pre_hook(lambda m, a: log2.append("local pre"))
    net[0].register_forward_hook(lambda m, a, o: log2.append("local post"))
    net[0].register_full_backward_hook(lambda m, gi, go: log2.append("local back"))
    net(torch.ones(1, 2, requires_grad=True)).sum().backward()
    for e in log2:
        print("   ", e)


show("global", globals_)
for q in g:
    q.remove()
show("global old mix", lambda: M.register_module_backward_hook(lambda *a: None))
try:
    M._global_backward_hooks.clear()
    M._global_is_full_backward_hook = None
except AttributeError:
    pass


def reg(kind):
    handle = getattr(M, kind)(lambda m, name, value: print("   ", kind, type(m).__name__, name, type(value).__name__))
    try:
        q = nn.Linear(1, 1)
        w = nn.Sequential(nn.BatchNorm1d(2))
    finally:
        handle.remove()


show("reg param", lambda: reg("register_module_parameter_registration_hook"))
show("reg buffer", lambda: reg("register_module_buffer_registration_hook"))
show("reg module", lambda: reg("register_module_module_registration_hook"))


def removable():
    mod = nn.Sigmoid()
    handles = []

    def rem(mm, i):
        handles[0].remove()
        return i

    handles.append(mod.register_forward_pre_hook(rem))
    print("   ", len(handles[0].hooks_dict_ref()), type(handles[0]).__name__)
    mod(torch.ones(1))
    return (len(handles[0].hooks_dict_ref()), len(mod._forward_pre_hooks))


show("removable", removable)


def size():

    class S(nn.Module):

        def forward(self, p, q):
            t = p.sum() * q
            t = t + q.sum() * p.sum()
            return t.sum().view(1).expand(8).contiguous()

    mod = S()
    with mod.register_full_backward_hook(
        lambda m, gi, go: print("   ", [tuple(g.shape) for g in gi], [tuple(g.shape) for g in go])
    ):
        mod(torch.ones(5, 5, requires_grad=True), torch.ones(10, 10, requires_grad=True)).sum().backward()


show("size", size)


def nograd():
    mod = nn.Tanh()
    mod.register_full_backward_hook(lambda m, gi, go: print("   never"))
    with torch.no_grad():
        return mod(torch.ones(2, requires_grad=True))


show("no grad mode", nograd)


def dictout():

    class D(nn.Module):

        def forward(self, x):
            return {"a": x * 2}

    mod = D()
    mod.register_full_backward_hook(lambda m, gi, go: print("   dict", gi, go))
    o = mod(torch.ones(2, requires_grad=True))
    print("   ", o)
    o["a"].sum().backward()


show("dict out", dictout)
