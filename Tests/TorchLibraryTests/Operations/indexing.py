# Reading and writing at indices.
rows = fixed([2, 0, 2])
places = fixed([[0, 2], [1, 1]])
chosen = fixed([[True, False, True], [False, True, True]])
sample("gather", t(2, 3), 1, places)
sample("gather", t(3, 2), 0, places)
sample("gather", t(2, 3), 1, fixed([[0, 5]]))
sample("scatter", t(2, 3), 1, places, t(2, 2))
sample("scatter", t(2, 3), 1, places, 1.5)
sample("scatter", t(2, 3), 1, places, t(2, 2), reduce="add", _second=False)
sample("scatter", t(2, 3), 1, places, 2, reduce="multiply", _second=False)
sample("scatter_add", t(2, 3), 1, places, t(2, 2))
for mode in "sum prod mean amax amin".split():
    sample("scatter_reduce", t(2, 3), 1, places, t(2, 2), mode)
    sample("scatter_reduce", t(2, 3), 1, places, t(2, 2), mode, include_self=False)
for mode in "prod mean amax amin".split():
    sample("index_reduce", t(3, 2), 0, rows, t(3, 2), mode)
    sample("index_reduce", t(3, 2), 0, rows, t(3, 2), mode, include_self=False)
sample("index_select", t(3, 2), 0, rows)
sample("index_select", t(2, 3), 1, rows)
sample("index_select", t(2, 3), 0, fixed([7]))
sample("index_add", t(3, 2), 0, rows, t(3, 2))
sample("index_add", t(3, 2), 0, rows, t(3, 2), alpha=2)
sample("index_copy", t(3, 2), 0, fixed([2, 0]), t(2, 2))
sample("index_fill", t(2, 3), 1, fixed([0, 2]), 1.5)
sample("index_fill", t(2, 3), 1, fixed([0, 2]), t())
sample("take", t(2, 3), fixed([0, 5, 5, -1]))
sample("put", t(2, 3), fixed([0, 5]), t(2))
sample("put", t(2, 3), fixed([0, 5, 5]), t(3), accumulate=True)
sample("take_along_dim", t(2, 3), fixed([[0], [2]]), 1)
sample("take_along_dim", t(2, 3), fixed([3, 0]))
sample("masked_select", t(2, 3), chosen)
sample("masked_scatter", t(2, 3), chosen, t(6))
sample("index_put", t(3, 2), [fixed([0, 2])], t(2))
sample("index_put", t(3, 2), [fixed([0, 0]), fixed([1, 1])], t(2), True)
sample("index_put", t(2, 3), [chosen], t())
for call in (lambda x: x[1], lambda x: x[-1, 0], lambda x: x[0, 1:], lambda x: x[:, ::2], lambda x: x[None], lambda x: x[..., 0],
             lambda x: x[:, None, 1], lambda x: x[[0, 1]], lambda x: x[torch.tensor([1, 0])], lambda x: x[x > 0],
             lambda x: x[torch.tensor([True, False])], lambda x: x[:, torch.tensor([2, 0])], lambda x: x[torch.tensor([1, 0]), 1:],
             lambda x: x[torch.tensor([0, 1]), torch.tensor([2, 0])], lambda x: x[[0, 1], [1, 2]], lambda x: x[torch.tensor(1)],
             lambda x: x[True], lambda x: x[0][1], lambda x: x[5], lambda x: x[0, 0, 0], lambda x: x[torch.tensor([[0, 1], [1, 0]])],
             lambda x: x[::2, 1], lambda x: x[1:0], lambda x: x[..., None, :2], lambda x: x[torch.tensor([0]), :, None],
             lambda x: x[:, [True, False, True]], lambda x: x[()]):
    sample("getitem", t(2, 3), _call=call)


def put(where):
    def call(x, v):
        x = x.clone()
        x[where(x)] = v
        return x
    return call


for where in (lambda x: 1, lambda x: (0, slice(1, None)), lambda x: (slice(None), slice(None, None, 2)), lambda x: ...,
              lambda x: [0, 1], lambda x: torch.tensor([1, 0]), lambda x: x > 0, lambda x: (slice(None), torch.tensor([2, 0])),
              lambda x: (torch.tensor([0, 1]), torch.tensor([2, 0])), lambda x: None, lambda x: (0, 0), lambda x: 7):
    sample("setitem", t(2, 3), 1.5, _call=put(where))
    sample("setitem", t(2, 3), t(), _call=put(where))
sample("setitem", t(2, 3), t(3), _call=put(lambda x: slice(None)))
sample("setitem", t(2, 3), t(2, 1), _call=put(lambda x: slice(None)))
sample("setitem", t(2, 3), t(2), _call=put(lambda x: slice(None)))
