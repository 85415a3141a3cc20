# autocast, loss scaling, compilation and profiling, as scripts for larger machines have them.
import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
x, target = torch.randn(5, 4), torch.tensor([0, 1, 1, 0, 1])
with torch.autocast(device_type="cpu", dtype=torch.bfloat16):
    print(torch.is_autocast_enabled("cpu"), torch.get_autocast_dtype("cpu"))
    hidden = model[0](x)
    output = model(x)
    print(hidden.dtype, output.dtype, (hidden + 1).dtype, x.exp().dtype, (x @ x.T).dtype)
    loss = nn.functional.cross_entropy(output, target)
    print(loss.dtype, torch.cat([x, hidden], 1).dtype, (hidden * x[:, :3]).dtype)
    with torch.autocast("cpu", enabled=False):
        print((x @ x.T).dtype)
    print((x.double() @ x.double().T).dtype)
loss.backward()
print([parameter.grad.dtype for parameter in model.parameters()])
print([node and node.name() for node, _ in hidden.grad_fn.next_functions])
print(torch.is_autocast_enabled("cpu"))


@torch.autocast("cpu")
def product(a, b):
    return a @ b


print(product(x, x.T).dtype)

# The scale of a loss: doubled after steps that went well, halved after one that overflowed.
weight = nn.Parameter(torch.tensor([1.0, 2.0]))
optimizer = torch.optim.SGD([weight], lr=0.1)
scaler = torch.amp.GradScaler("cpu", init_scale=4.0, growth_interval=2)
for factor in (1.0, 1.0, float("inf"), 1.0):
    optimizer.zero_grad()
    scaler.scale((weight * factor).sum()).backward()
    scaler.step(optimizer)
    scaler.update()
    print(weight.data, scaler.get_scale())
print(scaler.is_enabled(), scaler.state_dict())

compiled = torch.compile(model, backend="eager")
print(compiled, type(compiled).__name__, torch.equal(compiled(x), model(x)))


@torch.compile(backend="eager")
def square(a):
    return a * a


print(square(torch.tensor([3.0])))
print(torch.accelerator.is_available(), torch.accelerator.current_accelerator(), torch.cuda.is_available())
with torch.profiler.record_function("forward"):
    print(square(torch.ones(1)))
