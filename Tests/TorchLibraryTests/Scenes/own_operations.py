# Operations of a scene: inputs written in place, hidden results, generators under a mode, tangents
import torch
class Inplace(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(3)
    @staticmethod
    def backward(ctx, g):
        return g * 3
x = torch.ones(2, requires_grad=True)
try:
    Inplace.apply(x)
except RuntimeError as e:
    print(e)
y = x.clone()
z = Inplace.apply(y)
print(z is y, type(y.grad_fn).__name__, y._version)
z.sum().backward()
print(x.grad)
v = x.clone()
w = v[0:1]
Inplace.apply(w)
print(v, type(v.grad_fn).__name__, type(w.grad_fn).__name__)
v.sum().backward()
print(x.grad)
class NonDiff(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        v, i = x.sort()
        ctx.mark_non_differentiable(i)
        ctx.save_for_backward(i)
        return v, i
    @staticmethod
    def backward(ctx, gv, gi):
        i, = ctx.saved_tensors
        print(gi)
        r = torch.zeros_like(gv)
        r.index_add_(0, i, gv)
        return r
a = torch.tensor([3., 1., 2.], requires_grad=True)
v, i = NonDiff.apply(a)
print(v.requires_grad, i.requires_grad, v, i)
(v * torch.tensor([1., 2., 3.])).sum().backward()
print(a.grad)
import torch
x = torch.ones(1, requires_grad=True)
@torch.no_grad()
def gen():
    for i in range(3):
        print("in gen", torch.is_grad_enabled())
        r = yield i * x
        print("got", r)
g = gen()
print(next(g).requires_grad, torch.is_grad_enabled())
print(g.send("hi").requires_grad)
try:
    g.throw(ValueError("boom"))
except ValueError as e:
    print("out", e, torch.is_grad_enabled())
@torch.enable_grad()
def f(): return torch.is_grad_enabled()
with torch.no_grad():
    print(f(), torch.is_grad_enabled())
@torch.set_grad_enabled(False)
def k(): return torch.is_grad_enabled()
print(k(), torch.is_grad_enabled())

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import ones_like, rand, rand_like, manual_seed
from torch.autograd import grad
from torch.nn import MSELoss
manual_seed(0)
x = rand(1); x.requires_grad_(True); y = rand_like(x)
lossfunc = MSELoss(); f = lossfunc(x, y)
(gradx_f,) = grad(f, x, create_graph=True)
(gg,) = grad(gradx_f @ ones_like(x), x); print(gg)
def hook(module, gi, go): print("hook", gi, go)
lossfunc.register_full_backward_hook(hook)
f = lossfunc(x, y)
(gradx_f,) = grad(f, x, create_graph=True)
try:
    (gg,) = grad(gradx_f @ ones_like(x), x); print(gg)
except RuntimeError as e: print(e)
import torch
x = torch.tensor(2., requires_grad=True); y = torch.tensor(3., requires_grad=True)
z = x * y
w = z * x
w.backward(inputs=[x], retain_graph=True)
print(x.grad, y.grad)
w.backward(inputs=y, retain_graph=True)
print(x.grad, y.grad)
z.retain_grad()
w.backward(inputs=[z], retain_graph=True)
print(z.grad, x.grad)
print(torch.autograd.grad(w, [x, y, z], retain_graph=True))
print(torch.autograd.grad(w, [x, torch.ones(1, requires_grad=True)], allow_unused=True, retain_graph=True))
print(torch.autograd.grad(w, [x, torch.ones(1, requires_grad=True)], materialize_grads=True, retain_graph=True))
print(torch.autograd.grad([w, z], [x, y], [torch.tensor(2.), torch.tensor(3.)], retain_graph=True))
e = torch.eye(2)
v = torch.stack([w, z])
print(torch.autograd.grad(v, [x, y], e, is_grads_batched=True))
import torch
a = torch.tensor([1.0]).requires_grad_(); b = torch.tensor([1.0]).requires_grad_()
loss = a * b
ga, gb = torch.autograd.grad((loss,), (a, b), grad_outputs=(torch.tensor([1.0]),), create_graph=True)
print(ga, gb); ga.backward(); print(a.grad, b.grad)
loss = a.sin(); ga, = torch.autograd.grad((loss,), (a,), grad_outputs=(torch.tensor([1.0]),), create_graph=True); print(ga); ga.backward(); print(a.grad)
class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        y = x ** 2
        ctx.save_for_backward(x, y)
        return y
    @staticmethod
    def backward(ctx, grad_output):
        x, y = ctx.saved_tensors
        return grad_output * 2 * y / x
x = torch.tensor(2).double().requires_grad_()
y = Double.apply(x)
g = torch.autograd.grad(y, x, create_graph=True); print(g); print(torch.autograd.grad(y, x, retain_graph=True)); print(torch.autograd.grad(g[0], x)); print('double() ok')
class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.mark_dirty(x)
        return x.mul_(2), x.sum()
    @staticmethod
    def backward(ctx, g, h):
        return g * 2
base = torch.ones(3, requires_grad=True) * 1
try:
    Twice.apply(base[:2])
except RuntimeError as e:
    print(e)


# Arguments by name stand at their places.
class Scaled(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b, c=2, d=5):
        ctx.save_for_backward(a, b)
        print(ctx.needs_input_grad, c, d)
        return a * b * c

    @staticmethod
    def backward(ctx, g):
        a, b = ctx.saved_tensors
        return g * b, g * a, None, None


p, q = torch.ones(1, requires_grad=True), torch.tensor([2.], requires_grad=True)
for call in (
        lambda: Scaled.apply(p, b=q), lambda: Scaled.apply(c=3, b=q, a=p), lambda: Scaled.apply(p, q, d=3),
        lambda: Scaled.apply(p, q, e=3), lambda: Scaled.apply(p, a=p, b=q)):
    try:
        call().sum().backward()
        print(p.grad, q.grad)
    except TypeError as error:
        print(error)

# Hooks come too late once a saved tensor was freed.
v = torch.ones(2, requires_grad=True)
u = v.pow(2)
kept = u.grad_fn._raw_saved_self
u.sum().backward()
try:
    kept.register_hooks(lambda x: x, lambda x: x)
except RuntimeError as error:
    print(error)
