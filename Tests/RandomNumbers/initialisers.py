# Every function of torch.nn.init.
import torch
from torch import nn
from torch.nn import init


def show(label, fill, *shape, dtype=torch.float32, seed=13):
    torch.manual_seed(seed)
    try:
        t = torch.empty(*shape, dtype=dtype)
        result = fill(t)
        print(label, result is t, tuple(t.shape), [round(v, 6) for v in t.reshape(-1).tolist()])
    except Exception as error:
        print(label, type(error).__name__, error)
    print("   then", torch.rand(1).item(), torch.randn(1).item())


for dtype in [torch.float32, torch.float64]:
    for shape in [(3,), (2, 3), (4, 5), (3, 2, 3), (2, 3, 2, 2), (20,), (2, 2, 2, 1, 2), (0, 3), ()]:
        for name in ("uniform_ normal_ ones_ zeros_ eye_ xavier_uniform_ xavier_normal_ kaiming_uniform_ "
                     "kaiming_normal_ trunc_normal_ orthogonal_ dirac_").split():
            show(f"{name} {shape}", getattr(init, name), *shape, dtype=dtype)
for shape in [(3, 4), (6, 6), (30, 30)]:
    show("uniform_ -1, 1", lambda t: init.uniform_(t, -1, 1), *shape)
    show("normal_ 1, 0.1", lambda t: init.normal_(t, mean=1, std=0.1), *shape)
    show("constant_", lambda t: init.constant_(t, 0.3), *shape)
    show("xavier_uniform_ gain", lambda t: init.xavier_uniform_(t, gain=init.calculate_gain("relu")), *shape)
    show("xavier_normal_ gain", lambda t: init.xavier_normal_(t, gain=2), *shape)
    show("kaiming_uniform_ relu", lambda t: init.kaiming_uniform_(t, nonlinearity="relu"), *shape)
    show("kaiming_uniform_ fan_out", lambda t: init.kaiming_uniform_(t, mode="fan_out", a=0.3), *shape)
    show("kaiming_normal_ relu", lambda t: init.kaiming_normal_(t, mode="fan_out", nonlinearity="relu"), *shape)
    show("trunc_normal_ std", lambda t: init.trunc_normal_(t, std=0.02), *shape)
    show("trunc_normal_ bounds", lambda t: init.trunc_normal_(t, mean=1, std=2, a=0, b=1.5), *shape)
    show("orthogonal_ gain", lambda t: init.orthogonal_(t, gain=2), *shape)
    show("sparse_", lambda t: init.sparse_(t, sparsity=0.3), *shape)
    show("sparse_ std", lambda t: init.sparse_(t, 0.1, std=1), *shape)
for shape in [(2, 3, 3), (4, 2, 3, 3), (6, 3, 3)]:
    show("dirac_ groups", lambda t: init.dirac_(t, groups=2), *shape)
show("orthogonal_ wide", lambda t: init.orthogonal_(t), 2, 7)
show("orthogonal_ tall", lambda t: init.orthogonal_(t), 7, 2)
show("orthogonal_ four", lambda t: init.orthogonal_(t), 3, 2, 2, 2)
show("sparse_ three", lambda t: init.sparse_(t, 0.3), 2, 2, 2)
show("kaiming mode", lambda t: init.kaiming_uniform_(t, mode="fan"), 2, 2)
show("kaiming nonlinearity", lambda t: init.kaiming_uniform_(t, nonlinearity="what"), 2, 2)
show("generator", lambda t: init.uniform_(t, generator=torch.Generator().manual_seed(3)), 4)
show("generator", lambda t: init.normal_(t, generator=torch.Generator().manual_seed(3)), 4)
show("generator", lambda t: init.xavier_normal_(t, generator=torch.Generator().manual_seed(3)), 4, 2)
show("generator", lambda t: init.kaiming_normal_(t, generator=torch.Generator().manual_seed(3)), 4, 2)
show("generator", lambda t: init.trunc_normal_(t, generator=torch.Generator().manual_seed(3)), 4, 2)
show("generator", lambda t: init.orthogonal_(t, generator=torch.Generator().manual_seed(3)), 4, 2)
show("generator", lambda t: init.sparse_(t, 0.5, generator=torch.Generator().manual_seed(3)), 4, 2)
for name in ["linear", "conv1d", "conv2d", "conv3d", "conv_transpose2d", "sigmoid", "tanh", "relu", "leaky_relu", "selu"]:
    print(name, init.calculate_gain(name))
print(init.calculate_gain("leaky_relu", 0.2))
for name, value in [("leaky_relu", "x"), ("elu", None), ("leaky_relu", True)]:
    try:
        print(init.calculate_gain(name, value))
    except Exception as error:
        print(type(error).__name__, error)
w = nn.Parameter(torch.empty(3, 3))
torch.manual_seed(0)
for fill in [init.normal_, init.uniform_, init.xavier_uniform_, init.orthogonal_, init.trunc_normal_, init.kaiming_normal_]:
    print(fill(w), w.is_leaf, w.requires_grad)
print(init._calculate_fan_in_and_fan_out(torch.empty(4, 3, 2, 2)))
try:
    init.xavier_uniform(torch.empty(2, 2))
except Exception as error:
    print(type(error).__name__, error)
