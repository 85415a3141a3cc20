# What gradcheck finds wrong.
import torch
from torch.autograd import Function, gradcheck


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Trembling(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 1

    @staticmethod
    def backward(ctx, g):
        return g * (1 + torch.rand_like(g) * 1e-6)


def refusing(x):
    def hook(g):
        if g is None:
            raise RuntimeError("nothing came")

    y = x.clone()
    y.register_hook(hook)
    return y


one = torch.ones(1, dtype=torch.double, requires_grad=True)
tell(lambda: gradcheck(Trembling.apply, one))
tell(lambda: gradcheck(Trembling.apply, one, nondet_tol=1e-5))
tell(lambda: gradcheck(refusing, one))
tell(lambda: gradcheck(refusing, one, raise_exception=False))
tell(lambda: gradcheck(refusing, one, check_undefined_grad=False))
tell(lambda: gradcheck(lambda x: x * 2, one.expand(2, 2)))
tell(lambda: gradcheck(lambda x: torch.cat([x, x]) if bool((x >= 1).all()) else x, one))
tell(lambda: gradcheck(lambda x: x.float() if bool((x >= 1).all()) else x, one))
tell(lambda: gradcheck(lambda x: x.detach(), one))
tell(lambda: gradcheck(lambda x: (x * 2).int(), one))
tell(lambda: gradcheck(lambda x: x * 2, one, check_backward_ad=False))
tell(lambda: gradcheck(lambda k, x: Trembling.apply(x) * k, (3, one), atol=1e-3, nondet_tol=1e-3))
