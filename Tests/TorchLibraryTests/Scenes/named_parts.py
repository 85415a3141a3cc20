# Parameters by name, chained schedules, columns of a Jacobian, attributes of functions
import torch, torch.nn as nn
from collections import OrderedDict
m = nn.Sequential(OrderedDict([('a', nn.Linear(2, 3)), ('act', nn.ReLU()), ('b', nn.Linear(3, 1))]))
print(m); print(m.a, m[0], len(m), m[-1], m[1:])
for n, p in m.named_parameters(): print(n, p.shape, p.requires_grad)
ml = nn.ModuleList([nn.Linear(1, 1) for _ in range(3)]); print(ml); ml.append(nn.ReLU()); ml.extend([nn.Tanh()]); ml.insert(0, nn.Identity()); print(len(ml), ml[0])
md = nn.ModuleDict({'x': nn.Linear(1, 2), 'y': nn.Conv2d(1, 2, 3)}); print(md); print(list(md.keys()), 'x' in md)
pl = nn.ParameterList([nn.Parameter(torch.ones(2)), torch.zeros(3)]); print(pl); print(len(pl))
pd = nn.ParameterDict({'w': nn.Parameter(torch.ones(2)), 'v': torch.zeros(1)}); print(pd)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = ml; self.w = nn.Parameter(torch.zeros(2)); self.register_buffer('buf', torch.ones(1)); self.register_parameter('none', None)
        self.register_buffer('tmp', torch.ones(1), persistent=False)
    def forward(self, x): return x
n = Net(); print(n); print(list(n.state_dict())); print([k for k, _ in n.named_buffers()]); print([k for k, _ in n.named_modules()])
print([type(c).__name__ for c in n.children()]); print(sum(p.numel() for p in n.parameters()))
try: n.foo
except AttributeError as e: print(e)
try: n.w = 3
except TypeError as e: print(e)
try: n.load_state_dict({'w': torch.zeros(3), 'zzz': torch.ones(1)})
except RuntimeError as e: print(e)
print(n.load_state_dict({'w': torch.zeros(2)}, strict=False))
try:
    class Bad(nn.Module):
        def __init__(self): self.l = nn.Linear(1, 1)
    Bad()
except AttributeError as e: print(e)
try: nn.Module()(1)
except NotImplementedError as e: print(e)
try: m(torch.ones(2, 5))
except RuntimeError as e: print(e)
print(n.get_submodule('layers.1'), n.get_parameter('w'))
m.zero_grad(); m.train(False); print(m.training, m.a.training); m.apply(lambda q: print(type(q).__name__))
import torch
from torch.optim.lr_scheduler import *
def run(make, n=8, arg=False):
    w = torch.nn.Parameter(torch.zeros(1)); o = torch.optim.SGD([w], lr=1., momentum=.9); s = make(o); r = []
    for i in range(n):
        r.append(round(o.param_groups[0]['lr'], 6)); o.step(); s.step(i * -1. if arg else None) if arg else s.step()
    print(type(s).__name__, r)
run(lambda o: StepLR(o, 3, .1)); run(lambda o: MultiStepLR(o, [2, 5], .5)); run(lambda o: ExponentialLR(o, .9)); run(lambda o: CosineAnnealingLR(o, 5, .1)); run(lambda o: LambdaLR(o, lambda e: 1 / (e + 1)))
run(lambda o: MultiplicativeLR(o, lambda e: .5)); run(lambda o: LinearLR(o, .1, total_iters=4)); run(lambda o: ConstantLR(o, .3, 3)); run(lambda o: PolynomialLR(o, 5, 2.)); run(lambda o: CosineAnnealingWarmRestarts(o, 3, 2))
run(lambda o: OneCycleLR(o, 2., total_steps=10)); run(lambda o: CyclicLR(o, .1, 1., 3)); run(lambda o: SequentialLR(o, [ConstantLR(o, .1, 2), ExponentialLR(o, .9)], [3])); run(lambda o: ChainedScheduler([ConstantLR(o, .1, 2), ExponentialLR(o, .9)]))
w = torch.nn.Parameter(torch.zeros(1)); o = torch.optim.SGD([w], lr=1.); s = ReduceLROnPlateau(o, patience=1, factor=.5)
for m in [3, 2, 2, 2, 2, 1, 1, 1, 1]: s.step(m); print(o.param_groups[0]['lr'], s.get_last_lr(), end=' ')
print(); s = StepLR(o, 2); print(s.state_dict()); s.step()
import torch
from torch.func import grad, vjp, jvp, jacrev, jacfwd, hessian, vmap, grad_and_value, functional_call, stack_module_state
x = torch.tensor([1., 2., 3.])
print(grad(torch.sin)(torch.tensor(1.)))
print(grad(lambda x: (x**3).sum())(x))
print(grad(grad(torch.sin))(torch.tensor(1.)))
print(grad(lambda x, y: (x * y).sum(), argnums=(0, 1))(x, x + 1))
print(grad(lambda x: ((x ** 2).sum(), x + 1), has_aux=True)(x))
print(grad_and_value(lambda x: (x ** 2).sum())(x))
out, f = vjp(torch.sin, x)
print(out, f(torch.ones(3)))
print(jvp(torch.sin, (x,), (torch.ones(3),)))
print(jacrev(torch.sin)(x)); print(jacfwd(torch.sin)(x))
print(hessian(lambda x: (x ** 3).sum())(x))
print(vmap(torch.dot)(torch.ones(2, 3), torch.ones(2, 3)))
print(vmap(lambda a, b: a * b, in_dims=(0, None))(torch.arange(3.), torch.tensor(2.)))
print(vmap(lambda a: a.sum(), in_dims=1, out_dims=0)(torch.arange(6.).reshape(2, 3)))
print(vmap(vmap(lambda a: a ** 2))(torch.arange(6.).reshape(2, 3)))
print(jacrev(vmap(torch.sum))(torch.ones(2, 2)))
for f in (lambda: grad(lambda x: x)(x), lambda: grad(lambda x: 3)(x), lambda: vmap(lambda x: x)(3), lambda: vmap(lambda x, y: x)(torch.ones(2), torch.ones(3)),
          lambda: vmap(lambda x: 1)(torch.ones(2)), lambda: vmap(lambda x: x, in_dims=2)(torch.ones(2))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
lin = torch.nn.Linear(2, 1)
with torch.no_grad():
    for p in lin.parameters(): p.fill_(0.5)
params = dict(lin.named_parameters())
def loss(params, x): return functional_call(lin, params, (x,)).pow(2).sum()
g = grad(loss)(params, torch.ones(3, 2))
print(g)
models = [torch.nn.Linear(2, 1) for _ in range(3)]
p, b = stack_module_state(models)
print({k: v.shape for k, v in p.items()}, b)
import torch
from torch.autograd.functional import jacobian
x=torch.arange(3.)
for f in (lambda: jacobian(torch.sin, x, strategy="forward-mode"), lambda: jacobian(torch.sin, x, strategy="x"), lambda: jacobian(torch.sin, x, strategy="forward-mode", strict=True), lambda: jacobian(torch.sin, x, strategy="forward-mode", create_graph=True), lambda: jacobian(lambda a: (a.sin(), a*2), x, strategy="forward-mode", vectorize=True), lambda: torch.nn.NLLLoss()(torch.ones(3), torch.ones(3)), lambda: torch.nn.NLLLoss()(torch.ones(2,3), torch.ones(2)),lambda: torch.nn.NLLLoss()(torch.ones(2,3), torch.ones(3)),lambda: torch.nn.NLLLoss()(torch.ones(2,3), torch.ones(2,1)),lambda: torch.nn.NLLLoss()(torch.ones(2,3,4,4), torch.ones(2,4,4)), lambda: torch.nn.CrossEntropyLoss()(torch.ones(2,3), torch.ones(2)), lambda: torch.nn.CrossEntropyLoss()(torch.ones(3), torch.ones(2))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
