import torch, torch.nn as nn
from torch.nn.utils.rnn import *
x = torch.arange(12.).reshape(3, 2, 2).requires_grad_()
for bf in (False, True):
    xx = x.transpose(0, 1) if bf else x
    p = pack_padded_sequence(xx, [3, 2], batch_first=bf)
    print(p)
    print(p.data.grad_fn.name(), [a for a in dir(p.data.grad_fn) if a.startswith('_saved')])
    print(p.data.grad_fn._saved_batch_first, p.data.grad_fn._saved_input_sym_sizes, p.data.grad_fn._saved_result1)
    o, l = pad_packed_sequence(p, batch_first=bf)
    print(o, l)
    f = o.grad_fn
    for _ in range(8):
        if f is None: break
        print('  ', f.name(), [(g and g.name(), i) for g, i in f.next_functions]); f = f.next_functions[0][0]
    (o * torch.arange(12.).reshape(o.shape)).sum().backward(); print(x.grad); x.grad = None
    o, l = pad_packed_sequence(p, batch_first=bf, padding_value=-1, total_length=4); print(o)
p = pack_padded_sequence(x, torch.tensor([1, 3]), enforce_sorted=False)
print(p)
f = p.data.grad_fn; print(f.name(), [(g and g.name(), i) for g, i in f.next_functions])
o, l = pad_packed_sequence(p); print(o, l); f = o.grad_fn; print(f.name(), [(g and g.name(), i) for g, i in f.next_functions])
p = pack_sequence([torch.ones(2, 1, requires_grad=True), torch.ones(1, 1)]); print(p)
for bad in [lambda: pack_padded_sequence(x, [2, 3]), lambda: pack_padded_sequence(x, [3]), lambda: pack_padded_sequence(x, [3, 0]), lambda: pack_padded_sequence(x, [4, 1]), lambda: pack_padded_sequence(torch.ones(0, 2), [1, 1])]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
g, = torch.autograd.grad(pack_padded_sequence(x, [3, 2]).data.pow(2).sum(), x, create_graph=True)
print(g.tolist())
m = nn.LSTM(2, 3, batch_first=True); torch.manual_seed(0)
for q in m.parameters(): nn.init.uniform_(q, -1, 1)
p = pack_padded_sequence(torch.randn(2, 3, 2), [3, 1], batch_first=True)
o, (h, c) = m(p); print(o, h, c)
o, l = pad_packed_sequence(o, batch_first=True); print(o.shape, o.grad_fn.name()); o.sum().backward(); print(m.weight_hh_l0.grad)
