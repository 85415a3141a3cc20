import torch
x = torch.tensor([1., 2.], requires_grad=True)
y = (x * 3).exp()
print(y.grad_fn(torch.ones(2)), y.grad_fn.next_functions[0][0](torch.tensor([1., 1.])), callable(y.grad_fn))
z = x + x
print(z.grad_fn(torch.ones(2)))
acc = y.grad_fn.next_functions[0][0].next_functions[0][0]
print(acc(torch.ones(2)), x.grad)
try: y.grad_fn()
except Exception as e: print(type(e).__name__, e)
try: y.grad_fn(1)
except Exception as e: print(type(e).__name__, e)
print(callable(torch.relu), callable(torch.nn.ReLU()), callable(torch.float32), callable(x), callable(torch.no_grad()), callable(torch.Tensor), callable(torch.Generator()), callable(torch.Size))
a, b = x.unbind()
for args in [(), (torch.tensor(1.),), (torch.tensor(1.), None), (torch.tensor(1.),) * 3]:
    try: print(a.grad_fn(*args))
    except Exception as e: print(type(e).__name__, e)
class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return g * 2
try: Twice.apply(x).grad_fn(torch.ones(2))
except Exception as e: print(type(e).__name__, e, callable(Twice.apply(x).grad_fn))
