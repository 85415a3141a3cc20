# Sizes that are none: of factories, of methods and of layers.
import torch
x = torch.ones(2,2)
def t(s, f):
    try: f(); print(s, 'ok')
    except Exception as e: print(s, type(e).__name__, str(e).split('\n')[0])
for n in ['ones','zeros','empty','rand','randn']:
    f = getattr(torch, n)
    t(n+'1', lambda: f((2,), 3)); t(n+'2', lambda: f((2,), 3, device=None)); t(n+'3', lambda: f((2,), 3, dtype=None)); t(n+'4', lambda: f((2,), 3, dtype=None, device=None)); t(n+'5', lambda: f(None, 3, 4)); t(n+'6', lambda: f(None, 3, 4, requires_grad=True)); t(n+'7', lambda: f(2.5, requires_grad=True)); t(n+'8', lambda: f(2.5, 3, requires_grad=True)); t(n+'9', lambda: f((1.5,), requires_grad=True));t(n+'10', lambda: f(((2,),3), requires_grad=True))
for n in ['new_zeros','new_ones','new_empty','view','reshape','expand','repeat','permute','flip','tile']:
    f = getattr(x, n)
    t(n+'1', lambda: f((2,), 3)); t(n+'2', lambda: f((2,), 3, 4)); t(n+'3', lambda: f(None, 3))
    if n.startswith('new'): t(n+'4', lambda: f((2,), 3, dtype=torch.float32)); t(n+'5', lambda: f((2,), 3, dtype=torch.float32, requires_grad=True))
import torch.nn as nn
for f in (lambda: nn.Linear((2, 1), 3), lambda: nn.Embedding(None, 2), lambda: nn.PReLU((2, 1)), lambda: nn.RNNCell(None, 2), lambda: nn.Bilinear(1, 2.5, 3), lambda: nn.MultiheadAttention(4, 2, kdim=2.5), lambda: nn.PReLU(2).weight._version, lambda: nn.Linear(2, 3.5), lambda: nn.LayerNorm(2.5), lambda: nn.BatchNorm1d(2.5), lambda: nn.Conv1d(1, 2.5, 3), lambda: nn.Conv1d(1.5, 2, 3), lambda: nn.Conv2d(1, 2, 2.5), lambda: nn.LSTM(2.5, 3), lambda: nn.LSTM(2, 3.5), lambda: nn.GRU(None, 3), lambda: nn.GroupNorm(2, 4.5), lambda: nn.Dropout(1.5), lambda: nn.Linear('a', 2), lambda: nn.Linear(-1, 2), lambda: nn.Embedding(3, -2), lambda: nn.TransformerEncoderLayer(5, 2), lambda: nn.Linear(2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split('\n')[0])
