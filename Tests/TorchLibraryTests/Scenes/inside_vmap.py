# What a function under vmap may not ask of an element.
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
try:
    print(torch.vmap(lambda x: x.sum().item())(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: x if x.sum()>0 else -x)(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: float(x.sum()))(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: int(x.sum()))(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: x.tolist())(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: [1,2,3][x])(torch.ones(2).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: x.numpy())(torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: range(x))(torch.ones(2).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: x[x>0])(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: x.nonzero())(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: torch.equal(x,x))(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: torch.allclose(x,x))(torch.ones(2,3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.func.grad(lambda x: x.sum().item()*x.sum())(torch.ones(3)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: f'{x:.2f}' and x)(torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: 3)(torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print(torch.vmap(lambda x: (x, 3))(torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
