# Functions of the scene's own: what they write in place, give back as it is, save, and must not do.
import torch
from torch.autograd import Function, Variable
from torch.autograd.function import InplaceFunction, once_differentiable


def tell(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def chain(function):
    if function is None:
        return "None"
    return function.name() + "(" + ", ".join(chain(n) for n, _ in function.next_functions) + ")"


class Once(Function):
    @staticmethod
    def forward(ctx, a, k, b):
        ctx.k = k
        ctx.save_for_backward(a, b)
        return a + k * b + a * b

    @staticmethod
    @once_differentiable
    def backward(ctx, g):
        a, b = ctx.saved_tensors
        return g + g * b, None, g * ctx.k + g * a


x = torch.tensor([1.0, 2.0], requires_grad=True)
y = torch.tensor([3.0, 4.0], requires_grad=True)
Once.apply(x, 2, y).sum().backward(torch.ones((), requires_grad=True), create_graph=True)
print(chain(x.grad.grad_fn))
tell(lambda: x.grad.sum().backward())


class AddInto(InplaceFunction):
    @staticmethod
    def forward(ctx, a, b):
        ctx.mark_dirty(a)
        return a.add_(b)

    @staticmethod
    def backward(ctx, g):
        return g, g


class NotGivenBack(AddInto):
    @staticmethod
    def forward(ctx, a, b):
        ctx.mark_dirty(a)
        return a * b


class NotAnInput(AddInto):
    @staticmethod
    def forward(ctx, a, b):
        c = a * 3
        ctx.mark_dirty(c)
        return c


class ViewOfItsOwn(AddInto):
    @staticmethod
    def forward(ctx, a, b):
        c = a.clone().view_as(a)
        ctx.mark_dirty(c)
        return c


tell(lambda: AddInto.apply(y.clone(), y))
tell(lambda: AddInto.apply(y, y))
tell(lambda: AddInto.apply(y.view_as(y), y))
tell(lambda: NotGivenBack.apply(y.clone(), y))
tell(lambda: NotAnInput.apply(y.clone(), y))
tell(lambda: ViewOfItsOwn.apply(y.clone(), y))


class Part(Function):
    @staticmethod
    def forward(ctx, a):
        return a[:1]

    @staticmethod
    def backward(ctx, g):
        return g


class Parts(Part):
    @staticmethod
    def forward(ctx, a):
        return a[:1], a[1:]


class Both(Part):
    @staticmethod
    def vjp(ctx, g):
        return g


with torch.no_grad():
    quiet = Part.apply(y)
tell(lambda: quiet.zero_())
tell(lambda: Part.apply(torch.ones(2)).add_(y[:1]))
tell(lambda: Part.apply(y.clone()).add_(1))
tell(lambda: Parts.apply(y.clone())[0].add_(1))
tell(lambda: Both.apply(y.clone()).sum().backward())


class Inner(Function):
    @staticmethod
    def forward(ctx, x):
        with torch.enable_grad():
            ctx.x = Variable(x, requires_grad=True)
            ctx.out = ctx.x * 3
        return ctx.out.detach()

    @staticmethod
    def backward(ctx, g):
        with torch.enable_grad():
            ctx.out.sum().backward()
        return ctx.x.grad * g


z = torch.ones(2, requires_grad=True)
Inner.apply(z).sum().backward()
print(z.grad)
plain = torch.ones(2)
old = Variable(plain, requires_grad=True)
print(old is plain, plain.requires_grad, old.is_leaf, Variable(z).requires_grad, Variable(z * 2).grad_fn)
tell(lambda: Variable(3))


class Result(Function):
    @staticmethod
    def forward(ctx, x):
        y = x**2
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, g):
        print(ctx.saved_tensors[0].grad_fn.name(), ctx.saved_variables[0].requires_grad)
        return g


made = Result.apply(z)
made.sum().backward()
tell(lambda: made.grad_fn.saved_tensors)


class OnlyOnce(Result):
    clear_saved_tensors_on_access = True


tell(lambda: OnlyOnce.apply(z).sum().backward())
print(Result.generate_vmap_rule, hasattr(Result, "vmap"))
