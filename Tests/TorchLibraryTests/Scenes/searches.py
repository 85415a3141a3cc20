# Sorting, searching and counting, with their ties and their complaints.
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


T = torch.tensor
n = float("nan")
a = T([[3.0, n, 1.0, 2.0], [5.0, 5.0, -1.0, n]])
for d in (False, True):
    show(f"sort {d}", lambda: a.sort(descending=d))
    show(f"sort0 {d}", lambda: a.sort(0, d))
    show(f"stable {d}", lambda: T([1, 0, 1, 0, 1]).sort(stable=True, descending=d))
    show(f"argsort {d}", lambda: a.argsort(-1, d))
    show(f"topk {d}", lambda: a.topk(2, largest=d))
show("sort bool", lambda: T([True, False, True]).sort())
show("sort 0d", lambda: T(3).sort())
show("sort dim", lambda: a.sort(2))
show("sort pos", lambda: torch.sort(a, True))
show("sort empty", lambda: torch.zeros(0, 3).sort())
show("sort repr", lambda: (lambda r: (type(r).__name__, r._fields, r.values, r[1]))(T([2, 1]).sort()))
show("topk big", lambda: a.topk(9))
show("topk neg", lambda: a.topk(-1))
show("topk 0", lambda: a.topk(0))
show("topk 0d", lambda: T(4.0).topk(1))
show("topk float", lambda: a.topk(1.5))
show("topk bool", lambda: T([True, False]).topk(1))
show("topk dim", lambda: a.topk(1, 5))
show("topk sorted", lambda: T([1, 5, 3, 2]).topk(3, sorted=True))
show("kth", lambda: a.kthvalue(2))
show("kth keep", lambda: a.kthvalue(1, 0, True))
show("kth big", lambda: a.kthvalue(9))
show("kth 0", lambda: a.kthvalue(0))
show("kth 0d", lambda: T(4.0).kthvalue(1))
show("median", lambda: (a.median(), a.nanmedian(), a.median(1), a.nanmedian(1), a.median(0, True)))
show("median empty", lambda: torch.zeros(0).median())
show("median empty dim", lambda: torch.zeros(0, 2).median(0))
show("median bool", lambda: T([True]).median())
show("median int", lambda: T([1, 4, 2, 3]).median())
show("mode", lambda: T([[1, 2, 2, 3], [4, 4, 1, 1]]).mode())
show("mode empty", lambda: torch.zeros(0).mode())
show("mode keep", lambda: T([1.0, 1, 2]).mode(keepdim=True))
show("quantile", lambda: T([1.0, 2, 3, 4]).quantile(T([0.25, 0.5])))
for i in ("linear", "lower", "higher", "midpoint", "nearest", "what"):
    show(f"q {i}", lambda: T([1.0, 2, 3, 4]).quantile(0.4, interpolation=i))
show("q range", lambda: T([1.0]).quantile(1.5))
show("q int", lambda: T([1]).quantile(0.5))
show("q dtype", lambda: T([1.0]).quantile(T(0.5).double()))
show("q empty", lambda: torch.zeros(0).quantile(0.5))
show("q 2d", lambda: T([1.0]).quantile(torch.ones(1, 1)))
show("q dim", lambda: a.quantile(T([0.5, 0.1]), 0, True).shape)
show("nanq", lambda: a.nanquantile(0.5, 1))
show("q nan", lambda: a.quantile(0.5, 1))
show("unique", lambda: T([3, 1, 2, 1]).unique(return_inverse=True, return_counts=True))
show("unique nan", lambda: T([n, 1.0, n]).unique())
show("unique unsorted", lambda: T([3, 1, 2, 1]).unique(sorted=False))
show("unique dim", lambda: T([[1, 2], [1, 2], [0, 1]]).unique(dim=0, return_inverse=True, return_counts=True))
show("unique dim1", lambda: T([[1, 1, 2], [1, 1, 0]]).unique(dim=1))
show("unique bool", lambda: T([True, True]).unique())
show("unique empty", lambda: torch.zeros(0).unique(return_counts=True))
show("unique empty dim", lambda: torch.zeros(2, 0).unique(dim=0))
show("unique empty dim1", lambda: torch.zeros(2, 0).unique(dim=1))
show("uc", lambda: T([1, 1, 2, 2, 1]).unique_consecutive(return_inverse=True, return_counts=True))
show("uc dim", lambda: T([[1, 2], [1, 2], [0, 1], [1, 2]]).unique_consecutive(dim=0, return_counts=True))
show("msort", lambda: T([[3, 1], [1, 2]]).msort())
show("searchsorted", lambda: torch.searchsorted(T([1, 3, 5]), T([0, 3, 6])))
show("ss right", lambda: torch.searchsorted(T([1, 3, 5]), T([0, 3, 6]), right=True))
show("ss side", lambda: torch.searchsorted(T([1, 3, 5]), T([3]), side="right", out_int32=True))
show("ss both", lambda: torch.searchsorted(T([1, 3, 5]), T([3]), side="left", right=True))
show("ss side bad", lambda: torch.searchsorted(T([1, 3, 5]), T([3]), side="what"))
show("ss scalar", lambda: torch.searchsorted(T([1, 3, 5]), 4))
show("ss dtype", lambda: torch.searchsorted(T([1, 3, 5]), T([3.0])))
show("ss dims", lambda: torch.searchsorted(T([[1, 3, 5]]), T([3, 4])))
show("ss 2d", lambda: torch.searchsorted(T([[1, 3, 5], [2, 4, 6]]), T([[3], [3]])))
show("ss sorter", lambda: torch.searchsorted(T([5, 1, 3]), T([4]), sorter=T([1, 2, 0])))
show("ss sorter bad", lambda: torch.searchsorted(T([5, 1, 3]), T([4]), sorter=T([1, 2])))
show("ss sorter dtype", lambda: torch.searchsorted(T([5, 1, 3]), T([4]), sorter=T([1.0, 2, 0])))
show("ss scalar 2d", lambda: torch.searchsorted(T([[1, 3, 5]]), 3))
show(
    "bucketize",
    lambda: (torch.bucketize(T([[0, 3], [9, 5]]), T([1, 3, 5])), torch.bucketize(3, T([1, 3, 5]), right=True)),
)
show("bucketize 2d", lambda: torch.bucketize(T([1]), T([[1, 3, 5]])))
show(
    "isin",
    lambda: (torch.isin(T([1, 2, 3]), T([2, 3])), torch.isin(T([1, 2]), 2, invert=True), torch.isin(1, T([1]))),
)
show("histc", lambda: torch.histc(T([1.0, 2, 1, n][:3]), 4, 0, 3))
show("histc auto", lambda: torch.histc(T([1.0, 2, 1]), 2))
show("histc bad", lambda: torch.histc(T([1.0]), 0))
show("histc bad2", lambda: torch.histc(T([1.0]), 2, 3, 1))
show("histc int", lambda: torch.histc(T([1, 2]), 2))
show("histogram", lambda: torch.histogram(T([1.0, 2, 1]), bins=3, range=(0.0, 3.0), weight=T([1.0, 2, 4])))
show("histogram bins", lambda: torch.histogram(T([1.0, 2, 1]), T([0.0, 1.5, 3]), density=True))
show(
    "bincount",
    lambda: (
        torch.bincount(T([0, 1, 1, 3])),
        torch.bincount(T([1, 1]), T([0.5, 2]), 4),
        torch.bincount(T([], dtype=torch.long), minlength=2),
    ),
)
show("bincount neg", lambda: torch.bincount(T([-1])))
show("bincount float", lambda: torch.bincount(T([1.0])))
show("bincount 2d", lambda: torch.bincount(T([[1]])))
show("bincount w", lambda: torch.bincount(T([1]), T([1.0, 2])))
show("bincount min", lambda: torch.bincount(T([1]), minlength=-1))
show("allclose", lambda: (torch.allclose(T([n]), T([n])), torch.allclose(T([n]), T([n]), equal_nan=True)))
show("allclose dtype", lambda: torch.allclose(T([1.0]), T([1])))
show("isclose rtol", lambda: torch.isclose(T([1.0]), T([1.0]), rtol=-1))
show("isclose", lambda: torch.isclose(T([1, 10]), T([1, 11]), rtol=0.1))
