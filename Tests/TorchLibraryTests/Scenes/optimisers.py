# Optimisers with their options, and schedulers.
import torch

target = torch.tensor([1.0, -2.0])


def fit(make, steps=4):
    w = torch.tensor([3.0, 0.5], requires_grad=True)
    optimiser = make([w])
    for _ in range(steps):
        optimiser.zero_grad()
        ((w - target) ** 2).sum().backward()
        optimiser.step()
    return w.detach()


print(fit(lambda p: torch.optim.SGD(p, lr=0.1)))
print(fit(lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01)))
print(fit(lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.5, dampening=0.1, maximize=True)))
print(fit(lambda p: torch.optim.Adam(p, lr=0.1)))
print(fit(lambda p: torch.optim.Adam(p, lr=0.1, amsgrad=True, weight_decay=0.1)))
print(fit(lambda p: torch.optim.AdamW(p, lr=0.1)))
print(fit(lambda p: torch.optim.RMSprop(p, lr=0.1, centered=True, momentum=0.3)))
print(fit(lambda p: torch.optim.Adagrad(p, lr=0.5)))
print(fit(lambda p: torch.optim.Adadelta(p)))
print(fit(lambda p: torch.optim.Adamax(p, lr=0.1)))
print(fit(lambda p: torch.optim.NAdam(p, lr=0.1)))
w = torch.nn.Parameter(torch.ones(2))
v = torch.nn.Parameter(torch.ones(1))
optimiser = torch.optim.SGD([{"params": [w], "lr": 0.5}, {"params": v}], lr=0.1)
print(optimiser)
print(len(optimiser.param_groups), optimiser.param_groups[1]["lr"], optimiser.state_dict()["param_groups"][0]["params"])
schedulers = [
    lambda o: torch.optim.lr_scheduler.MultiStepLR(o, [1, 3], gamma=0.1),
    lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, T_max=4),
    lambda o: torch.optim.lr_scheduler.LinearLR(o, total_iters=3),
    lambda o: torch.optim.lr_scheduler.OneCycleLR(o, max_lr=1.0, total_steps=6),
]
for make in schedulers:
    optimiser = torch.optim.SGD([w], lr=0.4, momentum=0.9)
    scheduler = make(optimiser)
    rates = []
    for _ in range(5):
        optimiser.step()
        scheduler.step()
        rates.append(f"{scheduler.get_last_lr()[0]:.5f}")
    print(type(scheduler).__name__, rates)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimiser, patience=1)
for loss in [1.0, 1.0, 1.0, 1.0]:
    plateau.step(loss)
print(f"{optimiser.param_groups[0]['lr']:.6f}")


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


p = torch.nn.Parameter(torch.ones(2))
p.grad = torch.ones(2)
watched = torch.optim.SGD([p], lr=0.1)
watched.register_step_pre_hook(lambda o, args, kwargs: print("before", args[0] is o, len(args), kwargs))
watched.register_step_post_hook(lambda o, args, kwargs: print("after", len(args)))
watched.step()
watched.step(lambda: 3)
watched.register_state_dict_pre_hook(lambda o: print("asked"))
watched.register_state_dict_post_hook(lambda o, state: dict(state, more=1))
print(sorted(watched.state_dict()))
watched.register_load_state_dict_pre_hook(lambda o, state: print("loading", sorted(state)))
watched.register_load_state_dict_post_hook(lambda o: print("loaded"))
watched.load_state_dict(watched.state_dict())
tell(lambda: torch.optim.SGD([("p", p), torch.nn.Parameter(torch.ones(1))], lr=0.1))
tell(lambda: torch.optim.Optimizer([p], {}).step())
tell(lambda: torch.optim.Adam([p], differentiable=True, fused=True))
tell(lambda: torch.optim.Adam([p], foreach=True, fused=True))
