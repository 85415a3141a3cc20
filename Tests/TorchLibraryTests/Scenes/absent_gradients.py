# Gradients that are not there: they go on as nothing, not as zeros.
import torch
from torch.autograd import Function


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Nothing(Function):
    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, g):
        return None


u = torch.tensor([[1.0, 2.0], [3.0, 5.0]], requires_grad=True)
for make in [
    lambda: u * 2, lambda: u**2, lambda: u @ u, lambda: torch.cat([u, u]), lambda: u.softmax(0), lambda: u[0],
    lambda: u.unbind()[0], lambda: u.sort()[0], lambda: u.clone().mul_(2), lambda: torch.var_mean(u)[0],
]:
    u.grad = None
    made = Nothing.apply(make())
    made.sum().backward()
    print(made.grad_fn.next_functions[0][0].name(), u.grad)

k = u * 2
k.register_hook(lambda g: print("hook", g))
u.register_hook(lambda g: print("leaf", g))
u.register_post_accumulate_grad_hook(lambda p: print("post", p.grad))
k.retain_grad()
Nothing.apply(k).sum().backward()
print(torch.autograd.grad(Nothing.apply(u * 1).sum(), u, allow_unused=True))

parts = torch.arange(3.0, requires_grad=True).unbind()
parts[0].register_hook(lambda g: print("part", g))
parts[1].backward(retain_graph=True)
parts[0].backward()


class Two(Function):
    @staticmethod
    def forward(ctx, x, materialize):
        ctx.set_materialize_grads(materialize)
        return x.clone(), "text", x * 2

    @staticmethod
    def backward(ctx, g, text, h):
        print("in", g, text, h)
        return h, None


class Aside(Function):
    @staticmethod
    def forward(ctx, x):
        a, b = x.clone(), x.clone()
        ctx.mark_non_differentiable(b)
        ctx._materialize_non_diff_grads = False
        return a, b

    @staticmethod
    def backward(ctx, g, h):
        print("in", g, h)
        return g


x = torch.ones(1, requires_grad=True)
for materialize in (True, False):
    Two.apply(x, materialize)[2].backward()
Aside.apply(x)[0].backward()
print(x.grad)

y = torch.ones(1, requires_grad=True)
for create in (False, True):
    found = torch.autograd.grad(x * 2, (x, y), materialize_grads=True, create_graph=create)
    print(found, [g.requires_grad for g in found])
nowhere = torch.autograd.graph.get_gradient_edge(y.clone())
tell(lambda: torch.autograd.grad(x * 2, (x, nowhere), materialize_grads=True))
tell(lambda: torch.autograd.grad(x * 2, (nowhere, y), allow_unused=True))
w = torch.ones(2, 2, requires_grad=True)
for rows in (torch.ones(2, 2), torch.ones(4, 5, 6)):
    tell(lambda: torch.autograd.grad(w.clone(), w, rows, is_grads_batched=True))
for make in [lambda a: a.select_scatter(torch.zeros(2), 0, 1), lambda a: a.put(torch.tensor([0, 3]), torch.ones(2))]:
    w.grad = None
    make(w).sum().backward()
    print(w.grad)
