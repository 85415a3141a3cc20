import torch
import torch.nn as nn
from collections import Counter

torch.manual_seed(0)


def names(node):
    seen, found, waiting = set(), [], [node]
    while waiting:
        f = waiting.pop(0)
        if f is None or f in seen:
            continue
        seen.add(f)
        found.append(f.name())
        waiting += [g for g, _ in f.next_functions]
    return found


for m in [nn.LSTM(3, 2), nn.GRU(3, 2), nn.RNN(3, 2), nn.LSTM(3, 2, num_layers=2, bidirectional=True, batch_first=True),
          nn.GRU(3, 2, bidirectional=True), nn.LSTM(3, 4, proj_size=2), nn.GRU(3, 2, bias=False)]:
    x = torch.randn(3, 2, 3, requires_grad=True)
    y, h = m(x)
    print(type(m).__name__, sorted(Counter(names(y.grad_fn)).items()))
    y.sum().backward()
    print(x.grad[0, 0])
for m in [nn.LSTMCell(3, 2), nn.GRUCell(3, 2), nn.RNNCell(3, 2)]:
    y = m(torch.randn(2, 3, requires_grad=True))
    print(type(m).__name__, names((y[0] if isinstance(y, tuple) else y).grad_fn))
packed = nn.utils.rnn.pack_padded_sequence(torch.randn(3, 2, 3, requires_grad=True), [3, 2])
for m in [nn.LSTM(3, 2), nn.LSTM(3, 2, bidirectional=True), nn.GRU(3, 2, num_layers=2)]:
    o, _ = m(packed)
    print(sorted(Counter(names(o.data.grad_fn)).items()), round(o.data.sum().item(), 4))
g = torch.arange(8.).reshape(2, 4).requires_grad_()
a, b = g.unsafe_chunk(2, 1)
print(a, b, a._is_view(), torch.unsafe_split(g, 3, 1), g.unsafe_split_with_sizes([1, 3], 1))
(a * b).sum().backward()
print(g.grad)
