# Reading and writing at indices of every kind.
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


x = torch.arange(24).view(2, 3, 4)
f = torch.arange(6.0).view(2, 3)
T = torch.tensor
reads = dict(
    a=lambda: x[0],
    b=lambda: x[-1, 1],
    c=lambda: x[2],
    d=lambda: x[-3],
    e=lambda: x[0, 0, 0, 0],
    f=lambda: x[..., 0],
    g=lambda: x[0, ..., 1],
    h=lambda: x[..., ...],
    i=lambda: x[None].shape,
    j=lambda: x[:, None, ..., None].shape,
    k=lambda: x[True].shape,
    l=lambda: x[False].shape,
    m=lambda: x[True, 0].shape,
    n=lambda: x[T(True)].shape,
    o=lambda: x[T(False), 0].shape,
    p=lambda: x[[True, False]].shape,
    q=lambda: x[[True, False, True]],
    r=lambda: x[[0, 1]],
    s=lambda: x[[0, 2]],
    t=lambda: x[[0], [1], [2]],
    u=lambda: x[T([0, 1]), :, T([1, 2])],
    v=lambda: x[:, T([[0, 1], [1, 2]])].shape,
    w=lambda: x[T([0, 1]), T([0, 1, 2])],
    y=lambda: x[T([0.5])],
    z=lambda: x[1.5],
    aa=lambda: x["a"],
    ab=lambda: x[::2].shape,
    ac=lambda: x[::-1],
    ad=lambda: x[::0],
    ae=lambda: x[5:].shape,
    af=lambda: x[-100:100].shape,
    ag=lambda: x[1:0].shape,
    ah=lambda: x[T(1)],
    ai=lambda: x[T(1) : T(2)].shape,
    aj=lambda: x[T([1]) :],
    ak=lambda: x[1.0:2],
    al=lambda: x[x > 20],
    am=lambda: x[(x > 20)[0]],
    an=lambda: x[:, T([True, False, True])].shape,
    ao=lambda: x[:, T([True, False])],
    ap=lambda: x[T([0, 1], dtype=torch.uint8)],
    aq=lambda: x[T([0, 1], dtype=torch.int32)].shape,
    ar=lambda: x[T([1], dtype=torch.int16)].shape,
    as_=lambda: x[T([], dtype=torch.long)].shape,
    at=lambda: x[[]].shape,
    au=lambda: x[0, 1],
    av=lambda: x[[(0, 1)]].shape,
    aw=lambda: x[[[0, 1], [0, 1]]].shape,
    ax=lambda: x[(0, 1), (0, 1)],
    ay=lambda: x[[0, slice(None)]],
    az=lambda: x[range(2)].shape,
    ba=lambda: T(5)[0],
    bb=lambda: T(5)[...],
    bc=lambda: T(5)[None],
    bd=lambda: T(5)[()],
    be=lambda: T(5)[True],
    bf=lambda: T(5)[False],
    bg=lambda: T(5)[T(True)],
    bh=lambda: T(5)[:],
    bi=lambda: x[()].shape,
    bj=lambda: x[None, None, True].shape,
    bk=lambda: x.nonzero().shape,
    bl=lambda: x.nonzero(as_tuple=True)[0].shape,
    bm=lambda: f[f > 1],
    bn=lambda: f[f.nonzero(as_tuple=True)],
    bo=lambda: f[T([[0, 1], [1, 0]]), 0],
    bp=lambda: f[0, T([0, -1])],
    bq=lambda: f[T([-3])],
    br=lambda: f[:, T([3])],
    bs=lambda: x[0, T([0, 1]), 1:3],
    bt=lambda: x[T([0, 1]), 1:3, T([0, 1])].shape,
    bu=lambda: x[None, T([0, 1]), None, T([0, 1])].shape,
    bv=lambda: x[1, None, T([0])].shape,
    bw=lambda: x[{}],
    bx=lambda: x[object],
    by=lambda: torch.zeros(0, 3)[T([0])],
    bz=lambda: torch.zeros(0, 3)[T([], dtype=torch.long)].shape,
    ca=lambda: torch.zeros(0, 3)[:, T([1])].shape,
    cb=lambda: x[T([[True, False, True], [False, True, False]])].shape,
    cc=lambda: x[..., T([True, False, True, True])].shape,
    cd=lambda: x[T([[True, False]])],
    ce=lambda: iter(T(3)),
    cf=lambda: len(T(3)),
    cg=lambda: list(T([1, 2])),
    ch=lambda: 3 in x,
    ci=lambda: "a" in x,
    cj=lambda: x[x],
    ck=lambda: x[-T(1)].shape,
    cl=lambda: x[2**70],
    cm=lambda: x[slice(2**70)].shape,
)


def put(base, key, value):
    b = base.clone()
    b[key] = value
    return b


z = torch.zeros(2, 3)
s = slice
writes = [
    (0, 1),
    ((0, 1), 5.5),
    (s(None), T([1.0, 2, 3])),
    ((s(None), 1), T([7.0, 8])),
    ((s(None), 1), T([7.0, 8, 9])),
    (s(None), torch.ones(3, 3)),
    (s(None), torch.ones(1, 2, 3)),
    (s(None), torch.ones(2, 1, 3)),
    (0, torch.ones(1, 3)),
    (0, torch.ones(1, 1, 3)),
    (z == 0, 4),
    (z == 0, torch.arange(6.0)),
    (z == 0, torch.arange(5.0)),
    (z == 1, torch.arange(5.0)),
    (z == 1, T([])),
    (T([True, False]), T([1.0, 2, 3])),
    (T([0, 1, 0]), 3),
    ((T([0, 1]), T([1, 2])), T([5.0, 6])),
    ((T([0, 1]), T([1, 2])), T([5.0, 6, 7])),
    (T([0, 0]), torch.ones(2, 3)),
    (..., 9),
    (None, 2),
    (True, 3),
    (False, 3),
    (s(None, None, 2), 8),
    (s(None, None, -1), 8),
    (5, 1),
    ((0, 9), 1),
    (T([7]), 1),
    (T([0.5]), 1),
    ("a", 1),
    (0, "a"),
    (0, [1, 2, 3]),
    (0, None),
    (0, (1, 2, 3)),
    (0, True),
    ((0, 0), T([1.0])),
    ((0, 0), T([1.0, 2])),
    ([0, 1], 2),
    ([[0, 1], [1, 2]], 2),
    (([0, 1], [1, 2]), 2),
    ((s(0, 0), 1), 3),
    ((), 4),
    ((s(None), T([True, False, True])), T([[1.0], [2.0]])),
    (T(1), 6),
    (T(True), 6),
    (0, torch.ones(3).double()),
    (0, torch.ones(3).long()),
    ((..., 0), T([1.0, 2])),
]
for i, (k, v) in enumerate(writes):
    show(f"write {i}", lambda: put(z, k, v))
show("int from float", lambda: put(torch.zeros(2, dtype=torch.long), 0, 1.7))
show("int from float t", lambda: put(torch.zeros(2, dtype=torch.long), 0, T(1.7)))
show("int mask float", lambda: put(torch.zeros(2, dtype=torch.long), T([True, False]), 1.7))
show("int idx float", lambda: put(torch.zeros(2, dtype=torch.long), T([0]), T([1.7])))
show("uint8 big", lambda: put(torch.zeros(2, dtype=torch.uint8), 0, 300))
show("bool from 5", lambda: put(torch.zeros(2, dtype=torch.bool), 0, 5))
show("leaf", lambda: T([1.0], requires_grad=True).__setitem__(0, 2))
show("index_put", lambda: torch.zeros(3).index_put((T([0, 0, 1]),), T([1.0, 2, 3]), accumulate=True))
show("index_put_ bad", lambda: torch.zeros(3).index_put_((T([5]),), T(1.0)))
show("index_put_ dtype", lambda: torch.zeros(3).index_put_((T([0]),), T([1])))
show("index_put many", lambda: torch.zeros(3).index_put_((T([0]), T([0])), T(1.0)))
show("index_put list", lambda: torch.zeros(3).index_put_([T([0])], T(1.0)))
show("index_put notuple", lambda: torch.zeros(3).index_put_(T([0]), T(1.0)))
show("take", lambda: (torch.take(x, T([0, 23, -1])), torch.take(x, T([24]))))
show("take float", lambda: torch.take(x, T([0.0])))
show("put", lambda: torch.zeros(2, 2).put(T([1, 1]), T([3.0, 4]), accumulate=True))
show("put n", lambda: torch.zeros(2, 2).put_(T([1, 1]), T([3.0])))
show("put oob", lambda: torch.zeros(2, 2).put_(T([4]), T([3.0])))
show("tad", lambda: torch.take_along_dim(f, T([[0, 1], [2, 0]]), 1))
show("tad none", lambda: torch.take_along_dim(f, T([5, 0])))
show("tad bcast", lambda: torch.take_along_dim(f, T([[1]]), 1))
show("tad dims", lambda: torch.take_along_dim(f, T([1]), 1))
show("index_select", lambda: f.index_select(1, T([2, 0])))
show("is oob", lambda: f.index_select(1, T([3])))
show("is neg", lambda: f.index_select(1, T([-1])))
show("is 2d", lambda: f.index_select(1, T([[1]])))
show("is 0d", lambda: f.index_select(1, T(1)))
show("is float", lambda: f.index_select(1, T([1.0])))
show("is scalar", lambda: T(3.0).index_select(0, T([0])))
show("is scalar2", lambda: T(3.0).index_select(0, T([0, 0])))
show("index_add", lambda: f.index_add(0, T([0, 0]), torch.ones(2, 3), alpha=2))
show("ia size", lambda: f.index_add(0, T([0, 0]), torch.ones(3, 3)))
show("ia shape", lambda: f.index_add(0, T([0, 0]), torch.ones(2, 2)))
show("ia dtype", lambda: f.index_add(0, T([0]), torch.ones(1, 3).long()))
show("ia oob", lambda: f.index_add(0, T([5]), torch.ones(1, 3)))
show("ia dim", lambda: f.index_add(3, T([0]), torch.ones(1, 3)))
show("index_copy", lambda: f.index_copy(1, T([2, 0]), torch.ones(2, 2)))
show("ic oob", lambda: f.index_copy(1, T([5]), torch.ones(2, 1)))
show("ic shape", lambda: f.index_copy(1, T([1]), torch.ones(3, 1)))
show("ic dtype", lambda: f.index_copy(1, T([1]), torch.ones(2, 1).double()))
show("index_fill", lambda: f.index_fill(1, T([1]), T(9.0)))
show("if 1d", lambda: f.index_fill(1, T([1]), T([9.0])))
show("if oob", lambda: f.index_fill(1, T([3]), 1))
for r in ("prod", "mean", "amax", "amin"):
    show(f"index_reduce {r}", lambda: f.index_reduce(0, T([0, 0]), torch.full((2, 3), 2.0), r))
    show(f"index_reduce ex {r}", lambda: f.index_reduce(0, T([0, 0]), torch.full((2, 3), 2.0), r, include_self=False))
show("index_reduce bad", lambda: f.index_reduce(0, T([0, 0]), torch.ones(2, 3), "what"))
show("masked_fill", lambda: f.masked_fill(f > 2, 0))
show("mf t", lambda: f.masked_fill(f > 2, T(1)))
show("mf 1d", lambda: f.masked_fill(f > 2, T([1.0])))
show("mf mask dtype", lambda: f.masked_fill((f > 2).long(), 0))
show("mf mask u8", lambda: f.masked_fill((f > 2).byte(), 0))
show("mf bcast", lambda: T(1.0).masked_fill(T([True, False]), 0))
show("mf_ bcast", lambda: T(1.0).masked_fill_(T([True, False]), 0))
show("mf int", lambda: T([1]).masked_fill(T([True]), 1.5))
show("mf str", lambda: f.masked_fill(f > 2, "a"))
show("ms", lambda: f.masked_select(T([True, False, True])))
show("ms dtype", lambda: f.masked_select(T([1, 0, 1])))
show("ms shape", lambda: f.masked_select(T([True, False])))
show("msc", lambda: f.masked_scatter(f > 2, torch.arange(10.0)))
show("msc few", lambda: f.masked_scatter(f > 2, torch.arange(2.0)))
show("msc dtype", lambda: f.masked_scatter(f > 2, torch.arange(10)))
show("select_scatter", lambda: f.select_scatter(torch.ones(2), 1, 0))
show("ss bad", lambda: f.select_scatter(torch.ones(3), 1, 0))
show("slice_scatter", lambda: f.slice_scatter(torch.ones(2, 1), 1, 1, 2))
show("sls bad", lambda: f.slice_scatter(torch.ones(2, 2), 1, 1, 2))
show("diagonal_scatter", lambda: f.diagonal_scatter(torch.ones(2)))
show("ds bad", lambda: f.diagonal_scatter(torch.ones(3)))
show(
    "where",
    lambda: (
        torch.where(f > 2, f, 0),
        torch.where(f > 2, 1, 0).dtype,
        torch.where(f > 2, 1.0, 0).dtype,
        torch.where(f > 2, T(1), 1.5).dtype,
        torch.where(f > 100),
    ),
)
show("where mask", lambda: torch.where(T([1, 0]), 1, 2))
show("where shape", lambda: torch.where(T([True, False]), torch.ones(3), 2))
show("where u8", lambda: torch.where(T([1, 0], dtype=torch.uint8), 1, 2))
show("where one", lambda: torch.where(T([True]), 1))
show("argwhere", lambda: torch.argwhere(f > 3))
