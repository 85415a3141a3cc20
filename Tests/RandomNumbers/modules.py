# What every module of torch.nn starts from.
import torch
from torch import nn


def show(label, make, seed=17):
    torch.manual_seed(seed)
    try:
        module = make()
        print(label, module)
        for name, value in module.state_dict().items():
            flat = value.reshape(-1).tolist()
            print("  ", name, tuple(value.shape), str(value.dtype), [round(v, 6) for v in flat[:24]], round(sum(flat), 3))
    except Exception as error:
        print(label, type(error).__name__, error)
    print("   then", torch.rand(1).item(), torch.randn(1).item())


CASES = {
    "Linear": lambda: nn.Linear(3, 4),
    "Linear no bias": lambda: nn.Linear(3, 4, bias=False),
    "Linear double": lambda: nn.Linear(3, 2, dtype=torch.float64),
    "Linear half": lambda: nn.Linear(3, 2, dtype=torch.float16),
    "Linear bfloat16": lambda: nn.Linear(3, 2, dtype=torch.bfloat16),
    "Linear empty": lambda: nn.Linear(0, 2),
    "Linear large": lambda: nn.Linear(40, 30),
    "Bilinear": lambda: nn.Bilinear(2, 3, 4),
    "Bilinear no bias": lambda: nn.Bilinear(2, 3, 4, bias=False),
    "Identity": lambda: nn.Identity(3),
    "Conv1d": lambda: nn.Conv1d(2, 3, 3),
    "Conv2d": lambda: nn.Conv2d(2, 4, 3),
    "Conv2d groups": lambda: nn.Conv2d(4, 4, 2, groups=2, bias=False),
    "Conv2d tuple": lambda: nn.Conv2d(1, 2, (2, 3), stride=2, padding=1),
    "Conv3d": lambda: nn.Conv3d(1, 2, 2),
    "ConvTranspose1d": lambda: nn.ConvTranspose1d(2, 3, 3),
    "ConvTranspose2d": lambda: nn.ConvTranspose2d(2, 3, 3),
    "ConvTranspose2d groups": lambda: nn.ConvTranspose2d(4, 2, 2, groups=2),
    "Embedding": lambda: nn.Embedding(5, 3),
    "Embedding padding": lambda: nn.Embedding(5, 4, padding_idx=1),
    "Embedding norm": lambda: nn.Embedding(5, 4, max_norm=1.0),
    "BatchNorm1d": lambda: nn.BatchNorm1d(3),
    "BatchNorm2d": lambda: nn.BatchNorm2d(3, affine=False),
    "BatchNorm3d": lambda: nn.BatchNorm3d(3, track_running_stats=False),
    "LayerNorm": lambda: nn.LayerNorm([2, 3]),
    "GroupNorm": lambda: nn.GroupNorm(2, 4),
    "InstanceNorm1d": lambda: nn.InstanceNorm1d(3, affine=True),
    "InstanceNorm2d": lambda: nn.InstanceNorm2d(3),
    "RMSNorm": lambda: nn.RMSNorm(4),
    "PReLU": lambda: nn.PReLU(3),
    "RNN": lambda: nn.RNN(2, 3),
    "RNN relu": lambda: nn.RNN(2, 3, nonlinearity="relu", bias=False),
    "RNN two": lambda: nn.RNN(2, 3, num_layers=2, bidirectional=True),
    "LSTM": lambda: nn.LSTM(2, 3),
    "LSTM two": lambda: nn.LSTM(2, 3, 2, batch_first=True, dropout=0.1),
    "GRU": lambda: nn.GRU(2, 3),
    "GRU both ways": lambda: nn.GRU(2, 3, bidirectional=True),
    "RNNCell": lambda: nn.RNNCell(2, 3),
    "LSTMCell": lambda: nn.LSTMCell(2, 3),
    "GRUCell": lambda: nn.GRUCell(2, 3, bias=False),
    "MultiheadAttention": lambda: nn.MultiheadAttention(4, 2),
    "Sequential": lambda: nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)),
    "ModuleList": lambda: nn.ModuleList([nn.Linear(2, 2) for _ in range(2)]),
    "ModuleDict": lambda: nn.ModuleDict({"a": nn.Linear(2, 2), "b": nn.Embedding(2, 2)}),
    "ParameterList": lambda: nn.ParameterList([nn.Parameter(torch.randn(2)), torch.rand(3)]),
    "CrossEntropyLoss": lambda: nn.CrossEntropyLoss(weight=torch.rand(3)),
}
for label, make in CASES.items():
    show(label, make)
torch.manual_seed(1)
layer = nn.Linear(2, 2)
layer.reset_parameters()
print(layer.weight, layer.bias)
torch.set_default_dtype(torch.float64)
show("Linear default double", CASES["Linear"])
show("GRU default double", CASES["GRU"])
