# Data sets, samplers and loaders, and how they make batches.
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


from torch.utils.data import *
from torch.utils.data import default_collate, default_convert, get_worker_info

T = torch.tensor
torch.manual_seed(0)
ds = TensorDataset(torch.arange(10).view(10, 1), torch.arange(10) * 2)
show("len", lambda: (len(ds), ds[3], ds[1:3]))
show("mismatch", lambda: TensorDataset(torch.ones(2), torch.ones(3)))
show("seq", lambda: [b[1].tolist() for b in DataLoader(ds, 4)])
show("drop", lambda: [b[1].tolist() for b in DataLoader(ds, 4, drop_last=True)])
show("shuffle", lambda: [b[1].tolist() for b in DataLoader(ds, 4, shuffle=True)])
show(
    "gen",
    lambda: [b[1].tolist() for b in DataLoader(ds, 5, shuffle=True, generator=torch.Generator().manual_seed(5))],
)
show("none", lambda: [b[1].item() for b in DataLoader(ds, None)])
show("batch1", lambda: next(iter(DataLoader(ds))))
show(
    "lens",
    lambda: (
        len(DataLoader(ds, 4)),
        len(DataLoader(ds, 4, drop_last=True)),
        len(DataLoader(ds, None)),
        len(DataLoader(ds)),
    ),
)
for k in (
    dict(batch_size=0),
    dict(batch_size=-1),
    dict(batch_size=1.5),
    dict(batch_size=None, shuffle=True, drop_last=True),
    dict(sampler=[1], shuffle=True),
    dict(batch_sampler=[[1]], batch_size=2),
    dict(batch_sampler=[[1]], shuffle=True),
    dict(num_workers=-1),
    dict(timeout=-1),
    dict(prefetch_factor=2),
    dict(persistent_workers=True),
    dict(shuffle="a"),
    dict(shuffle=None),
    dict(batch_size="a"),
    dict(multiprocessing_context="fork"),
    dict(pin_memory=True),
):
    show(f"dl {k}", lambda: type(DataLoader(ds, **k)).__name__)
dl = DataLoader(ds, 4)
show("set", lambda: setattr(dl, "batch_size", 3))
show("set2", lambda: setattr(dl, "sampler", 3))
show(
    "attrs",
    lambda: (
        dl.batch_size,
        type(dl.sampler).__name__,
        type(dl.batch_sampler).__name__,
        dl.num_workers,
        dl.drop_last,
        dl.collate_fn.__name__,
        dl.pin_memory,
        dl.timeout,
        dl.generator,
        dl.prefetch_factor,
        dl.persistent_workers,
    ),
)
show("sampler list", lambda: [b[1].tolist() for b in DataLoader(ds, 2, sampler=[5, 1, 3])])
show("batch sampler", lambda: [b[1].tolist() for b in DataLoader(ds, batch_sampler=[[1, 2], [3]])])
show("weighted", lambda: list(WeightedRandomSampler([0.1, 0.9, 0.5], 5)))
show("weighted no rep", lambda: list(WeightedRandomSampler([0.1, 0.9, 0.5], 2, replacement=False)))
show("weighted bad", lambda: WeightedRandomSampler([0.1], 0))
show("weighted bad2", lambda: WeightedRandomSampler([0.1], 1, replacement=1))
show("weighted bad3", lambda: WeightedRandomSampler([[0.1]], 1))
show("random", lambda: list(RandomSampler(range(5))))
show("random rep", lambda: list(RandomSampler(range(5), True, 7)))
show("random n", lambda: list(RandomSampler(range(3), num_samples=7)))
show("random bad", lambda: RandomSampler(range(5), 5))
show("random bad2", lambda: RandomSampler(range(5), num_samples=-1))
show("random empty", lambda: list(RandomSampler([])))
show("shuffle empty", lambda: list(DataLoader([], shuffle=True)))
show("subset", lambda: list(SubsetRandomSampler([3, 1, 2])))
show("seq sampler", lambda: (list(SequentialSampler([1, 2])), len(SequentialSampler([1, 2]))))
show(
    "batchsampler",
    lambda: (
        list(BatchSampler(SequentialSampler(range(5)), 2, False)),
        len(BatchSampler(SequentialSampler(range(5)), 2, True)),
    ),
)
show("batchsampler bad", lambda: BatchSampler(SequentialSampler(range(5)), 0, False))
show("batchsampler bad2", lambda: BatchSampler(SequentialSampler(range(5)), 2, 1))
show("batchsampler iter", lambda: list(BatchSampler(iter(range(3)), 2, False)))


class It(IterableDataset):

    def __iter__(self):
        return iter(range(5))


show("iter", lambda: list(DataLoader(It(), 2)))
show("iter none", lambda: list(DataLoader(It(), None)))
show("iter shuffle", lambda: DataLoader(It(), shuffle=True))
show("iter sampler", lambda: DataLoader(It(), sampler=[1]))
show("iter bsampler", lambda: DataLoader(It(), batch_sampler=[[1]]))
show("iter len", lambda: len(DataLoader(It(), 2)))


class ItL(It):

    def __len__(self):
        return 3


show("iter wrong len", lambda: list(DataLoader(ItL(), 1)))
show("iter getitem", lambda: It()[0])


class Map(Dataset):

    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i >= 3:
            raise IndexError("out")
        return {"x": torch.ones(2) * i, "y": i, "z": "s" + str(i), "w": (1.5, [i])}


show("dict", lambda: list(DataLoader(Map(), 2)))
show("base getitem", lambda: Dataset()[0])
show("base add", lambda: len(Map() + Map()))
show("concat", lambda: (lambda c: (len(c), c[4]["y"], c[-1]["y"], c.cumulative_sizes))(ConcatDataset([Map(), Map()])))
show("concat bad", lambda: ConcatDataset([]))
show("concat oob", lambda: ConcatDataset([Map()])[-9])
show("concat iter", lambda: ConcatDataset([It()]))
show("chain", lambda: list(ChainDataset([It(), It()])))
show("chain add", lambda: list(It() + It()))
show("chain bad", lambda: list(ChainDataset([Map()])))
show("Subset", lambda: (lambda s: (len(s), s[1], s.indices))(Subset(ds, [4, 7])))
show("Subset multi", lambda: Subset(ds, [4, 7])[[0, 1]])
show("random_split", lambda: [s.indices for s in random_split(range(7), [3, 4])])
show(
    "random_split gen", lambda: [s.indices for s in random_split(range(7), [3, 4], torch.Generator().manual_seed(1))]
)
show("random_split frac", lambda: [len(s) for s in random_split(range(11), [0.5, 0.3, 0.2])])
show("random_split bad", lambda: random_split(range(7), [3, 3]))
show("random_split bad frac", lambda: random_split(range(7), [0.5, 1.5]))
show("random_split neg", lambda: random_split(range(7), [-0.5, 1.5]))
show("random_split empty", lambda: [len(s) for s in random_split(range(1), [0.5, 0.5])])
show(
    "stack",
    lambda: (
        StackDataset(range(3), torch.arange(3) * 2)[1],
        StackDataset(a=range(3))[1],
        len(StackDataset(range(3))),
    ),
)
show("stack bad", lambda: StackDataset(range(3), range(4)))
show("stack none", lambda: StackDataset())
show("stack both", lambda: StackDataset(range(3), a=range(3)))
for b in (
    [1, 2],
    [1.5, 2],
    ["a", "b"],
    [T(1), T(2)],
    [T([1, 2]), T([3])],
    [(1, 2), (3, 4)],
    [[1, 2], [3]],
    [{"a": 1}, {"a": 2}],
    [{"a": 1}, {"b": 2}],
    [None, None],
    [True, False],
    [],
    [(1, "a"), (2, "b")],
    [object()],
    [1, T(2)],
    [{1}],
    [b"a"],
    [range(2), range(2)],
    [torch.ones(2), 3],
):
    show(f"collate {(b if not b or type(b[0]) is not object else 'obj')}", lambda: default_collate(b))
from collections import namedtuple

P = namedtuple("P", "x y")
show("collate nt", lambda: default_collate([P(1, 2.0), P(3, 4.0)]))
show("convert", lambda: default_convert([1, T(2), {"a": 3.0}]))
show("collate fn", lambda: list(DataLoader(range(4), 2, collate_fn=lambda b: sum(b))))
show("collate none", lambda: list(DataLoader(range(2), None, collate_fn=lambda b: b + 1)))
show("worker", lambda: get_worker_info())
show("list ds", lambda: list(DataLoader([T([1, 2]), T([3, 4])], 2)))
show("tensor ds", lambda: list(DataLoader(torch.arange(4), 2)))
show("error", lambda: list(DataLoader([1, "a"], 2)))
show("bad index", lambda: list(DataLoader(ds, 2, sampler=[20])))
show(
    "twice",
    lambda: (lambda it: (next(it)[1].tolist(), next(it)[1].tolist(), next(it, "end")))(iter(DataLoader(ds, 5))),
)
show("len it", lambda: len(iter(DataLoader(ds, 5))))


class Getitems(Dataset):

    def __len__(self):
        return 4

    def __getitems__(self, ix):
        return [i * 10 for i in ix]

    def __getitem__(self, i):
        return -1


show("getitems", lambda: list(DataLoader(Getitems(), 2)))
show("distributed", lambda: list(distributed.DistributedSampler(range(7), 2, 0)))
show("distributed drop", lambda: list(distributed.DistributedSampler(range(7), 2, 1, shuffle=False, drop_last=True)))
show("distributed bad", lambda: distributed.DistributedSampler(range(7), 2, 3))
