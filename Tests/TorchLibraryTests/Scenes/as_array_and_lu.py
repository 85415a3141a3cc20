import torch, numpy as np
a = np.array([1., 2.]); t = torch.ones(2)
print(torch.asarray(t) is t, torch.asarray(a), torch.asarray(t, copy=True) is t, torch.asarray([1, 2], dtype=torch.float32), torch.asarray(t, copy=False) is t, torch.asarray(a, copy=True), torch.asarray(3), torch.asarray(t, dtype=torch.float64), torch.asarray([1.], requires_grad=True), torch.asarray(t.clone().requires_grad_()*2), torch.asarray(t.clone().requires_grad_()*2, requires_grad=True))
for f in [lambda: torch.asarray([1, 2], copy=False), lambda: torch.asarray(t, dtype=torch.float64, copy=False), lambda: torch.atleast_1d(), lambda: torch.atleast_2d()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
A = torch.tensor([[2., 1.], [1., 3.]])
