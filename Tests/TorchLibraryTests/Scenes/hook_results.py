# What hooks may give back, and in which order and how often they run.
import torch
from torch.autograd import Function


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Double(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return g * 2


for double in (Double.apply, lambda x: x * 2):
    for result in [lambda g: g[0], lambda g: (g[0], g[0]), lambda g: (g[0].double(),), lambda g: 3, lambda g: None]:
        b = double(torch.tensor([1.0], requires_grad=True))
        b.grad_fn.register_prehook(lambda arrived: result(arrived))
        tell(lambda: b.sum().backward())
        b = double(torch.tensor([1.0], requires_grad=True))
        b.grad_fn.register_hook(lambda out, arrived: result(out))
        tell(lambda: b.sum().backward())
    for result in [lambda g: 3, lambda g: torch.ones(4), lambda g: g.double()]:
        b = double(torch.tensor([1.0], requires_grad=True))
        b.register_hook(lambda g: result(g))
        tell(lambda: b.sum().backward())

t = torch.ones(3, requires_grad=True)
t.register_post_accumulate_grad_hook(lambda p: p.grad)
tell(lambda: t.sum().backward())

t = torch.ones(3, requires_grad=True)
leaf = t.view_as(t).grad_fn.next_functions[0][0]


def raise_a_little(p):
    p.grad.add_(0.5)


def replace(out, arrived):
    print("function after", out, arrived)
    t.grad = arrived[0].mul(10)


t.register_hook(lambda g: g.sub(2.0))
leaf.register_prehook(lambda arrived: (arrived[0].div(5.0),))
t.register_post_accumulate_grad_hook(raise_a_little)
leaf.register_hook(replace)
tell(lambda: t.sum().backward())
print(t.grad)

log = []
a = torch.tensor(1.0, requires_grad=True)
b = a.clone()
b.grad_fn.register_prehook(lambda arrived: log.append("function"))
b.register_hook(lambda g: log.append("tensor"))
b.backward(inputs=(b,), retain_graph=True)
print(log, b.grad)

a = torch.ones(2, requires_grad=True)
b = a * 1
b.register_hook(lambda g: print("gone"))
handle = b.register_hook(lambda g: print("kept"))
handle.remove()
b.mul_(3)
b.register_hook(lambda g: print("new", g))
b.sum().backward()

base = torch.tensor([1.0], requires_grad=True).clone()
view, other = base[:], base[:]
view.retain_grad()
other.retain_grad()
view.mul_(2)
(view + other).sum().backward()
print(view.grad, other.grad)

x = torch.ones(1, requires_grad=True)
inner = x * 1
(inner**2).backward(create_graph=True, inputs=[x, inner])
print(x.grad, inner.grad)
