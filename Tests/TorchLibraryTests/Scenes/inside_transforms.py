# What prints inside of a function that is differentiated.
import torch
from torch.func import grad, vjp, jacrev, jvp, vmap, grad_and_value, jacfwd, hessian, functional_call
x=torch.tensor([1.,2.])
def f(x):
    print('x', x)
    y=x*2
    print('y', y)
    s=y.sum()
    print('s', s)
    print(f'{s}', s.item())
    print('c', torch.ones(2))
    return s
grad(f)(x)
grad_and_value(f)(x)
jacrev(f)(x)
vjp(f,x)
jvp(f,(x,),(x,))
grad(lambda x: grad(lambda z: (print('in', z, z*x), (z*z).sum())[1])(x).sum())(x)
w=torch.tensor([3.,4.],requires_grad=True)
def g(x):
    print(x, w, x*w)
    return (x*w).sum()
grad(g)(x)
grad(g)(w)
grad(lambda x: (print(x.detach(), x.data, x.double(), x.view(2,1)), x.sum())[1])(x)
grad(lambda x: (print([x], (x,), repr(x), str(x*1)), x.sum())[1])(x)
with torch.no_grad(): grad(lambda x: (print(x), x.sum())[1])(x)
def h(p):
    print(p['w'])
    return (p['w']**2).sum()
grad(h)({'w': x})
grad(lambda x: (print(x > 1, x.long()), x.sum())[1])(x)
torch.autograd.functional.jacobian(lambda x: (print(x), x*2)[1], x)
grad(lambda x: (print(x), x**2)[1])(torch.tensor(3.))
jacfwd(lambda x: (print('forward', x * 2), x * 2)[1])(x)
print(grad(lambda x: (x ** 2).sum())(x), vmap(grad(lambda x: (x ** 2).sum()))(torch.ones(2, 2)))
print(grad(lambda x: x.sum() * w.sum())(x))
