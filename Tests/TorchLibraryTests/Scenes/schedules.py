# Learning rates over time, and what schedulers remember and refuse.
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


import torch.optim as O
from torch.optim import lr_scheduler as S


def opt(lrs=(0.5, 0.05), cls=O.SGD, **k):
    return cls([{"params": [nn.Parameter(torch.zeros(1))], "lr": l} for l in lrs], lr=0.1, **k)


def lrs(make, n=8, o=None, step=None):
    o = o or opt()
    s = make(o)
    rows = [s.get_last_lr()]
    for i in range(n):
        o.step()
        step(s, i) if step else s.step()
        rows.append(s.get_last_lr())
    return [[round(float(v), 6) for v in r] for r in rows]


show("step", lambda: lrs(lambda o: S.StepLR(o, 3, 0.1)))
show("multistep", lambda: lrs(lambda o: S.MultiStepLR(o, [2, 5, 5])))
show("multistep unsorted", lambda: lrs(lambda o: S.MultiStepLR(o, [5, 2])))
show("constant", lambda: lrs(lambda o: S.ConstantLR(o, 0.5, 3)))
show("constant bad", lambda: S.ConstantLR(opt(), 1.5))
show("linear", lambda: lrs(lambda o: S.LinearLR(o, 0.25, 1.0, 4)))
show("linear bad", lambda: S.LinearLR(opt(), 0.0))
show("linear bad2", lambda: S.LinearLR(opt(), 0.5, 2.0))
show("exp", lambda: lrs(lambda o: S.ExponentialLR(o, 0.9)))
show("poly", lambda: lrs(lambda o: S.PolynomialLR(o, 5, 2.0)))
show("cos", lambda: lrs(lambda o: S.CosineAnnealingLR(o, 4, 0.01), 10))
show("cosw", lambda: lrs(lambda o: S.CosineAnnealingWarmRestarts(o, 3, 2, 0.01), 10))
show("cosw bad", lambda: S.CosineAnnealingWarmRestarts(opt(), 0))
show("cosw bad2", lambda: S.CosineAnnealingWarmRestarts(opt(), 1, 0))
show("cosw bad3", lambda: S.CosineAnnealingWarmRestarts(opt(), 1.5))
show("cosw neg", lambda: (lambda s: s.step(-1))(S.CosineAnnealingWarmRestarts(opt(), 2)))
show("cosw frac", lambda: lrs(lambda o: S.CosineAnnealingWarmRestarts(o, 3, 2), 6, step=lambda s, i: s.step(i + 0.5)))
show("lambda", lambda: lrs(lambda o: S.LambdaLR(o, [lambda e: 0.9**e, lambda e: e])))
show("lambda bad", lambda: S.LambdaLR(opt(), [lambda e: 1]))
show("mult", lambda: lrs(lambda o: S.MultiplicativeLR(o, lambda e: 0.9)))
show("mult bad", lambda: S.MultiplicativeLR(opt(), [lambda e: 1]))
show(
    "plateau",
    lambda: lrs(
        lambda o: S.ReduceLROnPlateau(o, patience=1, factor=0.5, cooldown=1, min_lr=[0.1, 0.02]),
        10,
        step=lambda s, i: s.step(1.0),
    ),
)
show(
    "plateau max",
    lambda: lrs(
        lambda o: S.ReduceLROnPlateau(o, "max", patience=0, threshold=0.1, threshold_mode="abs"),
        5,
        step=lambda s, i: s.step(i * 0.05),
    ),
)
show("plateau bad", lambda: S.ReduceLROnPlateau(opt(), factor=1.0))
show("plateau mode", lambda: S.ReduceLROnPlateau(opt(), "what"))
show("plateau tm", lambda: S.ReduceLROnPlateau(opt(), threshold_mode="what"))
show("plateau minlr", lambda: S.ReduceLROnPlateau(opt(), min_lr=[0.1]))
show("plateau notopt", lambda: S.ReduceLROnPlateau(3))
show("plateau noarg", lambda: S.ReduceLROnPlateau(opt()).step())
show("plateau str", lambda: S.ReduceLROnPlateau(opt()).step("a"))
show("plateau tensor", lambda: S.ReduceLROnPlateau(opt()).step(torch.tensor(1.0)))
show("plateau sd", lambda: S.ReduceLROnPlateau(opt()).state_dict())
show("plateau verbose", lambda: S.ReduceLROnPlateau(opt(), verbose=True))
show("plateau lr", lambda: S.ReduceLROnPlateau(opt()).get_last_lr())
mo = dict(momentum=0.9)
for mode in ("triangular", "triangular2", "exp_range"):
    show(f"cyclic {mode}", lambda: lrs(lambda o: S.CyclicLR(o, 0.1, 0.5, 2, 3, mode=mode, gamma=0.9), 9, opt(**mo)))
show(
    "cyclic momentum",
    lambda: (
        lambda o: (lambda s: [(o.step(), s.step(), round(o.param_groups[0]["momentum"], 4))[2] for _ in range(6)])(
            S.CyclicLR(o, 0.1, 0.5, 2)
        )
    )(opt(**mo)),
)
show(
    "cyclic scale",
    lambda: lrs(lambda o: S.CyclicLR(o, 0.1, 0.5, 2, scale_fn=lambda c: 1 / c, scale_mode="cycle"), 9, opt(**mo)),
)
show(
    "cyclic iter",
    lambda: lrs(
        lambda o: S.CyclicLR(
            o, [0.1, 0.2], [0.5, 0.6], 2, scale_fn=lambda c: 0.9**c, scale_mode="iterations", cycle_momentum=False
        ),
        5,
    ),
)
show("cyclic adadelta", lambda: S.CyclicLR(opt(cls=O.Adadelta), 0.1, 0.5))
show("cyclic adam", lambda: (lambda o: (S.CyclicLR(o, 0.1, 0.5), o.param_groups[0]["betas"]))(opt(cls=O.Adam))[1])
show("cyclic mode", lambda: S.CyclicLR(opt(**mo), 0.1, 0.5, mode="what"))
show("cyclic lens", lambda: S.CyclicLR(opt(**mo), [0.1], 0.5))
show("cyclic notopt", lambda: S.CyclicLR(1, 0.1, 0.5))
show("onecycle", lambda: lrs(lambda o: S.OneCycleLR(o, 1.0, total_steps=8), 7, opt(**mo)))
show(
    "onecycle linear",
    lambda: lrs(
        lambda o: S.OneCycleLR(
            o, [1.0, 2.0], epochs=2, steps_per_epoch=4, anneal_strategy="linear", three_phase=True, pct_start=0.4
        ),
        7,
        opt(**mo),
    ),
)
show("onecycle too many", lambda: lrs(lambda o: S.OneCycleLR(o, 1.0, total_steps=3), 5, opt(**mo)))
show("onecycle nothing", lambda: S.OneCycleLR(opt(**mo), 1.0))
show("onecycle epochs", lambda: S.OneCycleLR(opt(**mo), 1.0, epochs=2))
show("onecycle epochs0", lambda: S.OneCycleLR(opt(**mo), 1.0, epochs=0, steps_per_epoch=2))
show("onecycle spe", lambda: S.OneCycleLR(opt(**mo), 1.0, epochs=1, steps_per_epoch=0))
show("onecycle total", lambda: S.OneCycleLR(opt(**mo), 1.0, total_steps=0))
show("onecycle total f", lambda: S.OneCycleLR(opt(**mo), 1.0, total_steps=1.5))
show("onecycle pct", lambda: S.OneCycleLR(opt(**mo), 1.0, total_steps=5, pct_start=1.1))
show("onecycle anneal", lambda: S.OneCycleLR(opt(**mo), 1.0, total_steps=5, anneal_strategy="what"))
show("onecycle nomom", lambda: S.OneCycleLR(opt(cls=O.Adagrad), 1.0, total_steps=5))
show("onecycle max", lambda: S.OneCycleLR(opt(**mo), [1.0], total_steps=5))
show(
    "onecycle adam",
    lambda: (
        lambda o: (lambda s: [(o.step(), s.step(), round(o.param_groups[0]["betas"][0], 4))[2] for _ in range(4)])(
            S.OneCycleLR(o, 0.1, 6)
        )
    )(opt(cls=O.Adam)),
)
show(
    "sequential",
    lambda: lrs(
        lambda o: S.SequentialLR(o, [S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9), S.StepLR(o, 1)], [2, 5]), 8
    ),
)
show("sequential bad", lambda: (lambda o: S.SequentialLR(o, [S.ConstantLR(o)], [2]))(opt()))
show("sequential none", lambda: (lambda o: S.SequentialLR(o, [], []))(opt()))
show("sequential opts", lambda: (lambda o: S.SequentialLR(o, [S.ConstantLR(o), S.ConstantLR(opt())], [2]))(opt()))
show("sequential notattr", lambda: (lambda o: S.SequentialLR(o, [S.ConstantLR(o), 3], [2]))(opt()))
show(
    "sequential plateau", lambda: (lambda o: S.SequentialLR(o, [S.ConstantLR(o), S.ReduceLROnPlateau(o)], [2]))(opt())
)
show("chained", lambda: lrs(lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)]), 5))
show("chained none", lambda: S.ChainedScheduler([]))
show("chained opts", lambda: S.ChainedScheduler([S.ConstantLR(opt()), S.ConstantLR(opt())]))
show("chained plateau", lambda: (lambda o: S.ChainedScheduler([S.ConstantLR(o), S.ReduceLROnPlateau(o)]))(opt()))
show("chained opt arg", lambda: (lambda o: S.ChainedScheduler([S.ConstantLR(o)], optimizer=o).get_last_lr())(opt()))
show("notopt", lambda: S.StepLR("a", 1))
show("order", lambda: (lambda o: S.StepLR(o, 1).step())(opt()))


def order2():
    o = opt()
    s = S.StepLR(o, 1)
    s.step()
    o.step()
    s.step()


show("order2", order2)


def order3():
    o = opt()
    s = S.StepLR(o, 1)
    o.step = lambda: None
    s.step()
    s.step()


show("order3", order3)
show("epoch dep", lambda: (lambda o: (o.step(), S.StepLR(o, 2).step(3), o.param_groups[0]["lr"])[2])(opt()))
show(
    "lambda epoch",
    lambda: (lambda o: (o.step(), S.LambdaLR(o, lambda e: e).step(3), o.param_groups[0]["lr"])[2])(opt()),
)
show(
    "cos epoch", lambda: (lambda o: (o.step(), S.CosineAnnealingLR(o, 4).step(2), o.param_groups[0]["lr"])[2])(opt())
)
show("last_epoch", lambda: S.StepLR(opt(), 1, last_epoch=3))


def resume():
    o = opt()
    for g in o.param_groups:
        g["initial_lr"] = g["lr"] * 2
    s = S.StepLR(o, 2, last_epoch=3)
    return (s.last_epoch, s.get_last_lr(), s.base_lrs, s._step_count)


show("resume", resume)
for mk in (
    lambda o: S.StepLR(o, 3),
    lambda o: S.MultiStepLR(o, [1, 4]),
    lambda o: S.ExponentialLR(o, 0.9),
    lambda o: S.CosineAnnealingLR(o, 3),
    lambda o: S.LambdaLR(o, lambda e: 1),
    lambda o: S.CosineAnnealingWarmRestarts(o, 2),
    lambda o: S.OneCycleLR(o, 1.0, 5),
    lambda o: S.CyclicLR(o, 0.1, 0.2),
    lambda o: S.SequentialLR(o, [S.ConstantLR(o), S.StepLR(o, 1)], [2]),
    lambda o: S.ChainedScheduler([S.ConstantLR(o)]),
    lambda o: S.PolynomialLR(o),
    lambda o: S.LinearLR(o),
):
    s = mk(opt(**mo))
    show("sd " + type(s).__name__, lambda: sorted(s.state_dict().items()))
    show("load " + type(s).__name__, lambda: s.load_state_dict(mk(opt(**mo)).state_dict()))


class Fn:

    def __init__(self):
        self.k = 2

    def __call__(self, e):
        return self.k


show("lambda obj", lambda: S.LambdaLR(opt(), [Fn(), lambda e: 1]).state_dict())
show("tensor lr", lambda: lrs(lambda o: S.StepLR(o, 2), 4, opt((torch.tensor(0.5),))))
show(
    "tensor lr same",
    lambda: (
        lambda t: (lambda o: (o.step(), S.ExponentialLR(o, 0.5).step(), t, o.param_groups[0]["lr"] is t)[2:])(
            opt((t,))
        )
    )(torch.tensor(1.0)),
)
show("print_lr", lambda: S.StepLR(opt(), 1).print_lr(True, 0, 0.1))
show("verbose", lambda: S.StepLR(opt(), 1, verbose=True))
show("names", lambda: (S.LRScheduler, S._LRScheduler, issubclass(S.StepLR, S._LRScheduler)))
show("abstract", lambda: S.LRScheduler(opt()))
show("repr", lambda: "StepLR object" in repr(S.StepLR(opt(), 1)))
show("get_lr direct", lambda: S.StepLR(opt(), 1).get_lr())
show("closed form", lambda: S.StepLR(opt(), 1)._get_closed_form_lr())
show("swalr", lambda: lrs(lambda o: torch.optim.swa_utils.SWALR(o, swa_lr=0.01, anneal_epochs=3)))
show("swalr lin", lambda: lrs(lambda o: torch.optim.swa_utils.SWALR(o, [0.01, 0.2], 3, "linear")))
show("swalr bad", lambda: torch.optim.swa_utils.SWALR(opt(), 0.01, 3, "what"))
show("swalr bad2", lambda: torch.optim.swa_utils.SWALR(opt(), [0.01], 3))
show("swalr bad3", lambda: torch.optim.swa_utils.SWALR(opt(), 0.01, -3))
show("swalr bad4", lambda: torch.optim.swa_utils.SWALR(opt(), 0.01, 1.5))
