# Functions called at the end of a backward pass, and what a gradient function expects.
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
try:
    from torch.autograd import Variable
    x=torch.ones(2,requires_grad=True)
    x.register_hook(lambda g: Variable._execution_engine.queue_callback(lambda: print('done')))
    (x*2).sum().backward()
    print('after',x.grad)
except Exception as e: print(type(e).__name__, e)
try:
    x=torch.ones(2,3,requires_grad=True)
    y=x*2
    print(len(y.grad_fn._input_metadata), type(y.grad_fn._input_metadata[0]).__name__)
    m=y.grad_fn._input_metadata[0]
    print(m.dtype,m.device,m.shape,m.is_nested_tensor, m.is_cpp_nested_tensor)
except Exception as e: print(type(e).__name__, e)
try:
    torch.autograd.Variable._execution_engine.queue_callback(lambda: 1)
except Exception as e: print(type(e).__name__, e)
try:
    x=torch.ones(2,requires_grad=True)
    def h(g):
        torch.autograd.Variable._execution_engine.queue_callback(lambda: print('a', x.grad))
        torch.autograd.Variable._execution_engine.queue_callback(lambda: print('b'))
    x.register_hook(h)
    (x*2).sum().backward()
except Exception as e: print(type(e).__name__, e)
try:
    x=torch.ones(2,requires_grad=True)
    def h(g):
        def f(): raise ValueError('boo')
        torch.autograd.Variable._execution_engine.queue_callback(f)
    x.register_hook(h)
    (x*2).sum().backward()
except Exception as e: print(type(e).__name__, e)
