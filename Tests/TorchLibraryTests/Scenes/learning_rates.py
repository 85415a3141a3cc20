# Schedulers one after another, resumed, set to an epoch, asked wrongly; and modules in containers.
import torch
from torch import nn, optim
from torch.optim import lr_scheduler


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def sgd(rate=0.1):
    return optim.SGD([nn.Parameter(torch.zeros(1))], lr=rate)


def walk(make, steps=7):
    optimizer = sgd()
    scheduler = make(optimizer)
    rates = []
    for _ in range(steps):
        rates.append(round(optimizer.param_groups[0]["lr"], 6))
        optimizer.step()
        scheduler.step()
    print(type(scheduler).__name__, rates)


for second in [
    lambda o: lr_scheduler.CosineAnnealingLR(o, 4, 0.01), lambda o: lr_scheduler.PolynomialLR(o, 3, 2.0),
    lambda o: lr_scheduler.LinearLR(o, 0.5, 1.0, 3), lambda o: lr_scheduler.ConstantLR(o, 0.5, 2),
    lambda o: lr_scheduler.ExponentialLR(o, 0.5), lambda o: lr_scheduler.StepLR(o, 2, 0.5),
]:
    walk(lambda o: lr_scheduler.SequentialLR(o, [lr_scheduler.LinearLR(o, 0.25, 1.0, 2), second(o)], [2]))

optimizer = sgd()
lr_scheduler.ExponentialLR(optimizer, 0.5)
print(lr_scheduler.ExponentialLR(optimizer, 0.5, last_epoch=4).last_epoch, optimizer.param_groups[0]["lr"])
tell(lambda: lr_scheduler.StepLR(sgd(), 2, last_epoch=3))
cosine = lr_scheduler.CosineAnnealingLR(sgd(), 4)
cosine.step(3)
print(cosine.get_last_lr())
print(lr_scheduler.StepLR(sgd(), 1).get_lr())
print(lr_scheduler.LambdaLR(sgd(), lambda epoch: 0.9**epoch).state_dict())
print(lr_scheduler.ReduceLROnPlateau(sgd()).state_dict())
for wrong in [
    lambda: lr_scheduler.ReduceLROnPlateau(sgd(), min_lr=[1, 2]), lambda: lr_scheduler.OneCycleLR(sgd(), 0.1, -1),
    lambda: lr_scheduler.OneCycleLR(sgd(), 0.1, epochs=0, steps_per_epoch=1),
    lambda: lr_scheduler.OneCycleLR(sgd(), 0.1, 5, pct_start=2),
    lambda: lr_scheduler.OneCycleLR(sgd(), 0.1, 5, anneal_strategy="steep"),
    lambda: lr_scheduler.CosineAnnealingWarmRestarts(sgd(), 0),
    lambda: lr_scheduler.CosineAnnealingWarmRestarts(sgd(), 2, 0),
    lambda: lr_scheduler.CosineAnnealingWarmRestarts(sgd(), 2).step(-1),
    lambda: nn.ModuleList([]).extend(3), lambda: nn.ModuleDict({}).update(3), lambda: nn.Sequential(nn.ReLU()) * 0,
]:
    tell(wrong)

pair = nn.Sequential(nn.ReLU(), nn.Tanh())
print(pair * 2)
pair *= 2
print(len(pair), (3 * nn.Sequential(nn.ReLU()))[2])
module = nn.Module()
module.kept = nn.Buffer(torch.ones(1))
module.lost = nn.Buffer(torch.ones(2), persistent=False)
print([name for name, _ in module.named_buffers()], list(module.state_dict()))
