# Containers of modules and parameters, and what they refuse.
import warnings
from collections import OrderedDict
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


a, b, c, d = (nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 3), nn.Tanh())
n = nn.Sequential(a, b, c, d)
show("get", lambda: (n[0] is a, n[-1] is d, n[1:3]))
show("get oob", lambda: n[4])
show("get oob-", lambda: n[-5])
show("get str", lambda: n["0"])
show("set", lambda: (n.__setitem__(1, nn.Sigmoid()), n)[1])
show("del", lambda: (n.__delitem__(-1), n)[1])
show("del slice", lambda: (n.__delitem__(slice(0, 1)), n, [k for k, _ in n.named_children()])[1:])
show("append", lambda: n.append(nn.ELU()))
show("extend", lambda: n.extend(nn.Sequential(nn.ELU(), nn.GELU())))
show("insert", lambda: n.insert(1, nn.SiLU()))
show("insert oob", lambda: n.insert(99, nn.SiLU()))
show("insert str", lambda: n.insert(0, "a"))
show("pop", lambda: n.pop(1))
show("pop oob", lambda: n.pop(99))
show("add", lambda: nn.Sequential(a, b) + nn.Sequential(c))
show("add list", lambda: nn.Sequential(a, b) + [c])


def iadd():
    m = nn.Sequential(a)
    m += nn.Sequential(b, c)
    return m


show("iadd", iadd)


def iadd2():
    m = nn.Sequential(a)
    m += [b]
    return m


show("iadd list", iadd2)
show("mul", lambda: nn.Sequential(b, d) * 2)
show("rmul", lambda: 2 * nn.Sequential(b))
show("mul bad", lambda: nn.Sequential(b, d) * 1.5)
show("mul zero", lambda: nn.Sequential(b, d) * 0)


def imul(k):
    m = nn.Sequential(b, d)
    m *= k
    return m


show("imul", lambda: imul(2))
show("imul bad", lambda: imul(2.0))
show("imul neg", lambda: imul(-1))
show("init int", lambda: nn.Sequential(1))
show("init dict", lambda: nn.Sequential(OrderedDict([("x", a), ("y", b)])))
show("init plain dict", lambda: nn.Sequential({"x": a}))
show("attr", lambda: nn.Sequential(OrderedDict([("x", a), ("y", b)])).y)
show("extend bad", lambda: nn.Sequential().extend([1]))
show("contains", lambda: a in nn.Sequential(a))
show("reversed", lambda: [type(m).__name__ for m in reversed(nn.Sequential(a, b))])
ml = nn.ModuleList([a, b])
show("ml repr", lambda: nn.ModuleList([nn.Linear(1, 1), nn.Linear(1, 1), nn.ReLU(), nn.Linear(1, 1)]))
show("ml empty", lambda: nn.ModuleList())
show("ml iadd", lambda: ml.__iadd__([c]))
show("ml append", lambda: ml.append(d))
show("ml extend", lambda: ml.extend([nn.ReLU()]))
show("ml extend bad", lambda: ml.extend(nn.ReLU()))
show("ml iadd bad", lambda: ml.__iadd__(nn.ReLU()))
show("ml insert", lambda: ml.insert(1, nn.GELU()))
show("ml pop", lambda: ml.pop(-1))
show("ml slice", lambda: ml[::2])
show("ml set oob", lambda: ml.__setitem__(20, a))
show("ml get oob", lambda: ml[20])
show("ml add", lambda: nn.ModuleList([a]) + nn.ModuleList([b]))
show("ml del", lambda: (ml.__delitem__(0), ml)[1])
show("ml del slice", lambda: (ml.__delitem__(slice(0, 2)), ml)[1])
show("ml forward", lambda: ml(torch.ones(1)))
show("ml bad", lambda: nn.ModuleList([1]))
show("ml dir", lambda: "0" in dir(ml))
show("ml len", lambda: len(ml))
show("ml none", lambda: nn.ModuleList([None]))
show("ml clear", lambda: ml.clear())
md = nn.ModuleDict({"l": a, "act": b})
show("md repr", lambda: md)
show("md keys", lambda: (list(md.keys()), list(md), len(md), "l" in md))
show("md get bad", lambda: md["zz"])
show("md set", lambda: (md.__setitem__("t", d), list(md)))
show("md set bad", lambda: md.__setitem__("t", 5))
show("md key with dot", lambda: md.__setitem__("t.x", d))
show("md key method", lambda: md.__setitem__("forward", d))
show("md key pop", lambda: md.__setitem__("pop", d))
show("md key type", lambda: md.__setitem__("type", d))
show("md int", lambda: md.__setitem__(1, d))
show("md update", lambda: (md.update([("u", c), ["v", b]]), list(md)))
show("md update od", lambda: (md.update(OrderedDict([("z", c), ("b", b)])), list(md)))
show("md update dict", lambda: (md.update({"zz": c, "bb": b}), list(md)))
show("md update md", lambda: (md.update(nn.ModuleDict({"m": b})), list(md)))
show("md update len1", lambda: md.update(["ab"]))
show("md update len3", lambda: md.update([("a", b, c)]))
show("md update notiter", lambda: md.update(1))
show("md update inner", lambda: md.update([1]))
show("md update mod", lambda: md.update(nn.ReLU()))
show("md pop", lambda: md.pop("l"))
show("md pop bad", lambda: md.pop("l"))
show("md del", lambda: (md.__delitem__("act"), list(md)))
show("md del bad", lambda: md.__delitem__("act"))
show("md or", lambda: nn.ModuleDict({"q": a}) | nn.ModuleDict({"r": b}))
show("md items", lambda: [(k, type(v).__name__) for k, v in md.items()])
show("md clear", lambda: (md.clear(), md)[1])
pl = nn.ParameterList([nn.Parameter(torch.ones(2)), nn.Parameter(torch.ones(1, 2))])
show("pl repr", lambda: pl)
show("pl tensor", lambda: (pl.append(torch.zeros(2)), type(pl[2]), pl[2].requires_grad))
show("pl other", lambda: (pl.append("any"), pl.append(3), pl))
show("pl len", lambda: (len(pl), [k for k, _ in pl.named_parameters()]))
show("pl slice", lambda: pl[1:3])
show("pl set", lambda: (pl.__setitem__(0, torch.zeros(4)), pl[0]))
show("pl set oob", lambda: pl.__setitem__(20, torch.zeros(4)))
show("pl oob", lambda: pl[9])
show("pl iadd", lambda: pl.__iadd__([nn.Parameter(torch.ones(3))]))
show("pl iadd bad", lambda: pl.__iadd__(nn.Parameter(torch.ones(3))))
show("pl extend bad", lambda: pl.extend(3))
show("pl extend tensor", lambda: pl.extend(torch.ones(2)))
show("pl call", lambda: pl(1))
show("pl pop", lambda: pl.pop())
show("pl del", lambda: pl.__delitem__(0))
show("pl iter", lambda: [type(x).__name__ for x in pl])
show("pl sd", lambda: list(pl.state_dict()))
pd = nn.ParameterDict({"w": nn.Parameter(torch.ones(2)), "a": torch.zeros(1, 3)})
show("pd repr", lambda: pd)
show("pd keys", lambda: (list(pd), len(pd), "w" in pd, list(pd.keys()), [tuple(v.shape) for v in pd.values()]))
show("pd bad", lambda: pd["x"])
show("pd set", lambda: (pd.__setitem__("s", "text"), pd))
show("pd setdefault", lambda: (pd.setdefault("w"), pd.setdefault("n"), pd.setdefault("k", torch.ones(1)), list(pd)))
show("pd get", lambda: (pd.get("nope"), pd.get("nope", 5), pd.get("w")))
show("pd update", lambda: (pd.update({"z": torch.ones(1), "b": torch.ones(1)}), list(pd)))
show("pd update bad", lambda: pd.update(1))
show("pd update len", lambda: pd.update([("a",)]))
show("pd pop", lambda: (pd.pop("s"), list(pd)))
show("pd popitem", lambda: (pd.popitem(), list(pd)))
show("pd fromkeys", lambda: pd.fromkeys(["p", "q"], torch.ones(2)))
show("pd or", lambda: nn.ParameterDict({"p": torch.ones(1)}) | nn.ParameterDict({"q": torch.ones(1)}))
show("pd ior", lambda: nn.ParameterDict({"p": torch.ones(1)}).__ior__(nn.ParameterDict({"q": torch.ones(1)})))
show("pd copy", lambda: pd.copy())
show("pd reversed", lambda: list(reversed(pd)))
show("pd int key", lambda: pd.__setitem__(1, torch.ones(1)))
show("pd del", lambda: (pd.__delitem__("w"), list(pd)))
show("pd clear", lambda: (pd.clear(), pd)[1])
show("pd call", lambda: pd(1))
