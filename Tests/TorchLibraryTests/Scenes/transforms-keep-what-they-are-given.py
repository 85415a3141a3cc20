# Transformed functions give back the very tensors they were given, and pass named arguments on as they are.
import torch
from torch.func import grad, vmap, grad_and_value, jacrev, vjp, jvp
def f(x, y):
    return (x * y).sum(), (x, y, x * y)
x = torch.ones(3); y = torch.full((3,), 2., requires_grad=True)
g, aux = grad(f, has_aux=True)(x, y)
print(aux[0] is x, aux[1] is y, aux)
g, aux = grad(f, argnums=(0, 1), has_aux=True)(x, y)
print(aux[0] is x, aux[1] is y, aux)
print(g[0])
a, b = jacrev(lambda x: (x * 2, x), has_aux=True)(y)
print(b is y, b, a)
v, pull, aux = vjp(lambda x: (x * 2, x), y, has_aux=True)
print(aux is y, aux)
print(vmap(lambda x, scale=4.: x * scale)(torch.ones(2, 3), scale=torch.arange(6.).view(2, 3)))
print(vmap(lambda x, other=None: x @ other["w"])(torch.ones(2, 3), other={"w": torch.arange(3.)}))
try: print(vmap(lambda x=None: x)(x=torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
w = torch.randn(5, requires_grad=True)
def rows(v):
    return torch.autograd.grad(out, w, v)[0]
out = w ** 2
print(torch.allclose(vmap(rows)(torch.eye(5)), torch.diag(2 * w)))
try: vmap(rows)(torch.eye(5))
except RuntimeError as e: print(str(e)[:60])
def named(x):
    "what it says"
    return x.sum()
for f in (torch.func.grad, torch.vmap, torch.func.jacrev, torch.func.jacfwd, torch.func.hessian, torch.func.grad_and_value):
    g = f(named)
    print(g.__name__, g.__qualname__, g.__module__, g.__doc__)
