import torch
import torch.nn as nn
import torch.nn.functional as F


def tried(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


for name in "SGD Adam AdamW RMSprop Adagrad Adadelta Adamax NAdam RAdam ASGD Rprop LBFGS SparseAdam Muon".split():
    for settings in [{"lr": "a"}, {"lr": -1}, {"lr": torch.ones(2)}, {"lr": None}, {"lr": 0.1, "weight_decay": -1}]:
        print(name, end=" ")
        tried(lambda: type(getattr(torch.optim, name)([torch.ones(1, 1, requires_grad=True)], **settings)).__name__)

for dtype in [torch.double, torch.half, torch.long, torch.int8, torch.bool]:
    tried(lambda: nn.Conv2d(1, 1, 2)(torch.ones(1, 1, 3, 3).to(dtype)))
    tried(lambda: nn.Conv1d(1, 1, 2, bias=False)(torch.ones(1, 1, 3).to(dtype)))
    tried(lambda: F.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2), torch.ones(1).to(dtype)))
    tried(lambda: nn.ConvTranspose2d(1, 1, 2)(torch.ones(1, 1, 3, 3).to(dtype)))

x = torch.ones(2, 3)
for call in [lambda: x.size("a"), lambda: x.stride(1.5), lambda: x.squeeze("a"), lambda: x.softmax()]:
    tried(call)
