# Modules: parameters, buffers, children, text and state.
import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleDict({"a": nn.Linear(width, width, bias=False), "b": nn.ReLU()})
        self.gain = nn.Parameter(torch.ones(1))
        self.register_buffer("count", torch.zeros(1), persistent=False)
        self.extras = nn.ParameterList([torch.zeros(2)])

    def forward(self, x):
        self.count += 1
        return self.layers["b"](self.layers["a"](self.norm(x))) * self.gain

    def extra_repr(self):
        return "extra"


torch.manual_seed(3)
net = nn.Sequential(Block(2), nn.Dropout(p=0.25), nn.Linear(2, 1))
print(net)
print([n for n, _ in net.named_parameters()], [n for n, _ in net.named_buffers()])
print([n for n, _ in net.named_modules()], list(net.state_dict()))
print(net(torch.ones(1, 2)).shape, net[0].count)
net.eval()
print(net.training, net[1].training, sum(p.numel() for p in net.parameters()))
net.requires_grad_(False)
print(any(p.requires_grad for p in net.parameters()))
net.double()
print(net[2].weight.dtype, net[2].bias)
print(net.get_submodule("0.layers.a"), net.get_parameter("2.bias").shape)
try:
    net.load_state_dict({"x": torch.ones(1)})
except RuntimeError as error:
    print(str(error)[:90])
del net[0].gain
print(hasattr(net[0], "gain"), "Block" in repr(net))
p = nn.Parameter(torch.ones(2))
print(p, isinstance(p, torch.Tensor), type(p).__name__, type(p + 1).__name__, p.is_leaf)
print(repr(nn.Conv2d(1, 6, 5, padding=2)), nn.BatchNorm1d(3), nn.Embedding(4, 2), nn.GRU(3, 4, num_layers=2))
print(nn.MaxPool2d(2), nn.MultiheadAttention(4, 2).out_proj, nn.CrossEntropyLoss(), nn.Flatten(), nn.Identity())
lstm = nn.LSTM(3, 4, batch_first=True)
print([n for n, _ in lstm.named_parameters()], lstm)
