# Dropout of every kind, and the other functions that draw while they compute.
import torch
import torch.nn.functional as F
from torch import nn


def show(label, make, seed=19):
    torch.manual_seed(seed)
    try:
        made = make()
        print(label, str(made.dtype), tuple(made.shape), made.reshape(-1).tolist(),
              made.grad_fn.name() if made.grad_fn else None)
    except Exception as error:
        print(label, type(error).__name__, str(error).split("\n")[0])
    print("   then", torch.rand(1).item(), torch.randn(1).item())


for dtype in [torch.float32, torch.float64, torch.float16, torch.bfloat16]:
    for p in [0.0, 0.1, 0.5, 0.9, 1.0]:
        for shape in [(5,), (2, 3), (2, 3, 4), (1, 3, 2, 2), (1, 2, 2, 1, 2), (3, 0)]:
            x = torch.ones(shape, dtype=dtype)
            show(f"dropout {p} {shape}", lambda: F.dropout(x, p))
            show(f"dropout grad {p} {shape}", lambda: F.dropout(x.clone().requires_grad_(), p))
            show(f"dropout in place {p} {shape}", lambda: F.dropout(x.clone(), p, inplace=True))
            show(f"dropout1d {p} {shape}", lambda: F.dropout1d(x, p))
            show(f"dropout2d {p} {shape}", lambda: F.dropout2d(x, p))
            show(f"dropout3d {p} {shape}", lambda: F.dropout3d(x, p))
            show(f"alpha_dropout {p} {shape}", lambda: F.alpha_dropout(x, p, training=True))
            show(f"feature_alpha_dropout {p} {shape}", lambda: F.feature_alpha_dropout(x, p, training=True))
x = torch.linspace(-2, 2, 24).reshape(2, 3, 4)
for module in [nn.Dropout(0.4), nn.Dropout1d(0.4), nn.Dropout2d(0.4), nn.Dropout3d(0.4), nn.AlphaDropout(0.3),
               nn.FeatureAlphaDropout(0.3)]:
    show(f"{module}", lambda: module(x.clone()))
    show(f"{module} grad", lambda: module(x.clone().requires_grad_() * 1))
    module.eval()
    show(f"{module} eval", lambda: module(x.clone()))
show("dropout of a transpose", lambda: F.dropout(x.transpose(0, 2), 0.5))
show("torch.dropout", lambda: torch.dropout(x, 0.3, True))
show("torch.dropout off", lambda: torch.dropout(x, 0.3, False))
show("torch.dropout_", lambda: torch.dropout_(x.clone(), 0.3, True))
show("torch.feature_dropout", lambda: torch.feature_dropout(x, 0.3, True))
show("torch.alpha_dropout", lambda: torch.alpha_dropout(x, 0.3, True))
show("dropout wrong", lambda: F.dropout(x, 1.5))
show("dropout int", lambda: F.dropout(torch.ones(3, dtype=torch.int64), 0.5))
show("rrelu", lambda: F.rrelu(x, training=True))
show("rrelu bounds", lambda: F.rrelu(x, 0.2, 0.6, training=True))
show("rrelu grad", lambda: F.rrelu(x.clone().requires_grad_(), training=True))
show("rrelu double", lambda: F.rrelu(x.double(), training=True))
show("rrelu_", lambda: F.rrelu_(x.clone(), training=True))
show("torch.rrelu", lambda: torch.rrelu(x, training=True))
show("gumbel_softmax", lambda: F.gumbel_softmax(x))
show("gumbel_softmax tau", lambda: F.gumbel_softmax(x, tau=0.5, dim=1))
show("gumbel_softmax hard", lambda: F.gumbel_softmax(x, hard=True))
show("gumbel_softmax grad", lambda: F.gumbel_softmax(x.clone().requires_grad_(), hard=True))
show("gumbel_softmax double", lambda: F.gumbel_softmax(x.double()))
show("attention", lambda: F.scaled_dot_product_attention(x, x, x, dropout_p=0.5))
torch.manual_seed(2)
attention = nn.MultiheadAttention(4, 2, dropout=0.5)
show("MultiheadAttention", lambda: attention(x, x, x)[0])
rnn = nn.RNN(4, 3, 2, dropout=0.5)
show("RNN", lambda: rnn(x)[0])
for p in [0.3, 0.5]:
    torch.manual_seed(0)
    y = torch.ones(10, requires_grad=True)
    out = F.dropout(y, p)
    out.sum().backward()
    print(torch.equal(out, y.grad), y.grad)
