# The bases of gradient functions and of the scene's own operations.
import torch
x=torch.ones(2,requires_grad=True); y=x*2
print(type(y.grad_fn).__mro__, type(y.grad_fn).__bases__, type(y.grad_fn).__base__, type(y.grad_fn).mro())
print(isinstance(y.grad_fn,torch.autograd.graph.Node), issubclass(type(y.grad_fn),torch.autograd.graph.Node))
class Sq(torch.autograd.Function):
    @staticmethod
    def forward(ctx,x):
        print([c.__name__ for c in type(ctx).__mro__], type(ctx)); ctx.save_for_backward(x); return x*x
    @staticmethod
    def backward(ctx,g): return 2*ctx.saved_tensors[0]*g
z=Sq.apply(x); t=type(z.grad_fn)
print(t.__mro__, t.__bases__, t.__base__, t); print(Sq.__mro__, Sq.__bases__); print(torch.autograd.Function.__mro__, torch.autograd.Function.__bases__)
print(isinstance(z.grad_fn,torch.autograd.function.BackwardCFunction), isinstance(z.grad_fn, torch.autograd.graph.Node), issubclass(Sq, torch.autograd.function.FunctionCtx), torch.autograd.function.FunctionCtx, torch.autograd.function.BackwardCFunction)
