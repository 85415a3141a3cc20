# Optimisers with every option, and what they refuse.
import copy
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
from torch.optim.swa_utils import AveragedModel, update_bn, get_ema_multi_avg_fn
import torch.optim.swa_utils as W

P = lambda *v: nn.Parameter(torch.tensor(v or (1.0, -2.0)))
cases = {
    O.SGD: [
        {},
        {"momentum": 0.9},
        {"momentum": 0.9, "nesterov": True},
        {"momentum": 0.9, "dampening": 0.5},
        {"weight_decay": 0.1},
        {"maximize": True},
        {"foreach": True},
        {"differentiable": True},
    ],
    O.Adam: [
        {},
        {"amsgrad": True},
        {"weight_decay": 0.1},
        {"maximize": True},
        {"betas": (0.5, 0.6)},
        {"decoupled_weight_decay": True, "weight_decay": 0.1},
    ],
    O.AdamW: [{}, {"amsgrad": True}, {"weight_decay": 0.5}, {"maximize": True}],
    O.RMSprop: [{}, {"centered": True}, {"momentum": 0.9}, {"alpha": 0.5, "weight_decay": 0.1}, {"maximize": True}],
    O.Adagrad: [{}, {"lr_decay": 0.1}, {"initial_accumulator_value": 0.5}, {"weight_decay": 0.1}, {"maximize": True}],
    O.Adadelta: [{}, {"rho": 0.5, "weight_decay": 0.1}, {"maximize": True}],
    O.Adamax: [{}, {"weight_decay": 0.1, "maximize": True}],
    O.NAdam: [
        {},
        {"weight_decay": 0.1},
        {"decoupled_weight_decay": True, "weight_decay": 0.1},
        {"momentum_decay": 0.1},
    ],
    O.RAdam: [{}, {"weight_decay": 0.1}, {"decoupled_weight_decay": True, "weight_decay": 0.1}],
    O.ASGD: [{}, {"t0": 2, "lambd": 0.1}, {"weight_decay": 0.1, "maximize": True}],
    O.Rprop: [{}, {"etas": (0.3, 2.0)}, {"step_sizes": (0.01, 0.1), "maximize": True}],
}
show("tensor", lambda: O.SGD(torch.ones(1), lr=0.1))
show("int", lambda: O.SGD(3, lr=0.1))
show("plain tensor no grad", lambda: O.SGD([torch.ones(1)], lr=0.1))
show("nonleaf", lambda: O.SGD([P() * 2], lr=0.1))
show("dup", lambda: (lambda p: O.SGD([p, p], lr=0.1))(P()))
show("dup groups", lambda: (lambda p: O.SGD([{"params": [p]}, {"params": [p]}], lr=0.1))(P()))
show("not tensor", lambda: O.SGD(["a"], lr=0.1))
show("set", lambda: O.SGD([{"params": {P()}}], lr=0.1))
show("no lr", lambda: O.SGD([{"params": [P()]}]).param_groups[0]["lr"])
show("no params", lambda: O.SGD([{"lr": 0.1}]))
show("named", lambda: O.SGD(nn.Linear(1, 1).named_parameters(), lr=0.1).param_groups[0]["param_names"])
show("named repr", lambda: O.SGD(nn.Linear(1, 1).named_parameters(), lr=0.1))
show("named sd", lambda: O.SGD(nn.Linear(1, 1).named_parameters(), lr=0.1).state_dict())
show("named mix", lambda: O.SGD([("a", P()), P()], lr=0.1))
show("named group mix", lambda: O.SGD([{"params": [("a", P())]}, {"params": [P()]}], lr=0.1))
o = O.SGD([P()], lr=0.1, momentum=0.9)
show("add group", lambda: o.add_param_group({"params": P(), "lr": 5}))
show("groups", lambda: o)
show("add bad", lambda: o.add_param_group([P()]))
show("add dup", lambda: o.add_param_group({"params": o.param_groups[0]["params"]}))
show("load bad groups", lambda: o.load_state_dict(O.SGD([P()], lr=0.1).state_dict()))
show("load bad size", lambda: O.SGD([P(), P()], lr=0.1).load_state_dict(O.SGD([P()], lr=0.1).state_dict()))


def closure():
    p = P(3.0)
    o = O.SGD([p], lr=0.1)

    def c():
        o.zero_grad()
        l = (p**2).sum()
        l.backward()
        return l

    return (o.step(c), o.step(closure=c), o.step())


show("closure", closure)


def prehook(ret):
    p = P(3.0)
    o = O.SGD([p], lr=0.1)
    p.grad = torch.ones(1)
    o.register_step_pre_hook(lambda op, a, k: ret(op, a, k))
    o.step()


show("prehook ret", lambda: prehook(lambda op, a, k: ((op, None), {})))


def sdhooks():
    o = O.SGD([P()], lr=0.1)
    o.register_state_dict_pre_hook(lambda op: print("   sdpre"))
    o.register_state_dict_post_hook(lambda op, d: print("   sdpost", list(d)))
    o.register_load_state_dict_pre_hook(lambda op, d: print("   lpre", list(d)))
    o.register_load_state_dict_post_hook(lambda op: print("   lpost"))
    o.load_state_dict(o.state_dict())


show("sdhooks", sdhooks)


def sdret():
    o = O.SGD([P()], lr=0.1)
    o.register_state_dict_post_hook(lambda op, d: {"changed": 1})
    return o.state_dict()


show("sdret", sdret)


def zero():
    p = P()
    o = O.SGD([p], lr=0.1)
    p.grad = torch.ones(2)
    g = p.grad
    o.zero_grad(set_to_none=False)
    a = (p.grad, p.grad is g)
    o.zero_grad()
    return (a, p.grad)


show("zero", zero)
show("zero positional", lambda: O.SGD([P()], lr=0.1).zero_grad(False))


def nograd():
    p, q = (P(), P())
    o = O.Adam([p, q], lr=0.1)
    p.grad = torch.ones(2)
    o.step()
    return (len(o.state), o.state_dict()["state"].keys())


show("nograd", nograd)


def lbfgs(**k):
    p = P(1.0, -2.0)
    o = O.LBFGS([p], **k)

    def c():
        o.zero_grad()
        l = ((p - 3) ** 4).sum()
        l.backward()
        return l

    return ([round(o.step(c).item(), 4) for _ in range(3)], p.data, sorted(o.state[p]))


show("lbfgs", lambda: lbfgs(lr=0.5))
show("lbfgs wolfe", lambda: lbfgs(line_search_fn="strong_wolfe"))
show("lbfgs bad", lambda: lbfgs(line_search_fn="what"))
show("lbfgs groups", lambda: O.LBFGS([{"params": [P()]}, {"params": [P()]}]))
show("lbfgs noclosure", lambda: O.LBFGS([P()]).step())


def state():
    p = P()
    o = O.Adam([p], lr=0.1)
    p.grad = torch.ones(2)
    o.step()
    q = P()
    r = O.Adam([q], lr=0.5)
    r.load_state_dict(o.state_dict())
    return (r.state[q], r.param_groups[0]["lr"], r.state[q]["exp_avg"].data_ptr() == o.state[p]["exp_avg"].data_ptr())


show("state", state)


def deep():
    p = P()
    o = O.SGD([p], lr=0.1, momentum=0.9)
    p.grad = torch.ones(2)
    o.step()
    c = copy.deepcopy(o)
    return (c.param_groups[0]["params"][0] is p, c)


show("deep", deep)
show(
    "adafactor",
    lambda: (
        lambda p: (setattr(p, "grad", torch.ones(2, 3)), (lambda o: (o.step(), o))(O.Adafactor([p], lr=0.1)), p)
    )(nn.Parameter(torch.ones(2, 3))),
)
show("abstract", lambda: O.Optimizer([P()], {}).step())
show("profile name", lambda: O.SGD([P()], lr=0.1).step.__name__)
m = nn.Linear(1, 1)
with torch.no_grad():
    m.weight.fill_(1.0)
    m.bias.fill_(0.0)


def swa(**k):
    n = copy.deepcopy(m)
    a = AveragedModel(n, **k)
    for i in range(4):
        with torch.no_grad():
            n.weight.add_(1.0)
        a.update_parameters(n)
    return (a.module.weight, a.n_averaged)


show("swa", swa)
show("ema", lambda: swa(multi_avg_fn=get_ema_multi_avg_fn(0.5)))
show("ema1", lambda: swa(avg_fn=W.get_ema_avg_fn(0.9)))
show("swa fn", lambda: swa(avg_fn=W.get_swa_avg_fn()))
show("swa both", lambda: swa(avg_fn=W.get_swa_avg_fn(), multi_avg_fn=W.get_swa_multi_avg_fn()))
show("ema bad", lambda: get_ema_multi_avg_fn(1.5))
show("swa custom", lambda: swa(avg_fn=lambda a, p, n: 0.5 * a + p))
show("swa repr", lambda: AveragedModel(m))
show("swa sd", lambda: list(AveragedModel(m).state_dict()))
show("swa call", lambda: AveragedModel(m)(torch.ones(1, 1)))


def bn():
    torch.manual_seed(0)
    n = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
    update_bn([torch.randn(4, 2), torch.randn(2, 2)], n)
    return (n[1].running_mean, n[1].momentum, n.training)


show("update_bn", bn)
show(
    "buffers",
    lambda: (lambda a: (a.update_parameters(nn.BatchNorm1d(1)), a.module.running_mean))(
        AveragedModel(nn.BatchNorm1d(1), use_buffers=True)
    ),
)
