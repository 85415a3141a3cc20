# What gradient functions keep of their arguments, with and without a gradient for each.
import torch
def show(t):
    n = t.grad_fn
    print(n.name(), {k: (tuple(getattr(n,k).shape) if isinstance(getattr(n,k), torch.Tensor) else getattr(n,k)) for k in dir(n) if k.startswith('_saved')})
a = torch.randn(2,3, requires_grad=True); b = torch.randn(3,2, requires_grad=True); c = torch.randn(2,3); d = torch.randn(3,2)
v = torch.randn(3); w = torch.randn(3, requires_grad=True)
show(a@b); show(a@d); show(c@b); show(a@v); show(c@w); show(a@w)
x = torch.randn(2,2,3, requires_grad=True); y = torch.randn(2,3,2); show(x@y); show(torch.bmm(y, x)); show(torch.dot(v,w)); show(torch.outer(v,w))
show(torch.baddbmm(torch.zeros(2,2,2), x, y)); show(torch.addmv(torch.zeros(2), a, v)); show(torch.addmv(torch.zeros(2), c, w))
show(c*a); show(a*2); show(c/a); show(a/c); show(torch.where(c>0, a, c)); show(a.mean(0)); show(a.var(0)); show(torch.cat([c,a])); show(torch.nn.functional.linear(c, a)); show(torch.nn.functional.linear(a, c))
show(torch.nn.functional.conv1d(c[None], a[None])); show(torch.nn.functional.layer_norm(a, (3,))); show(torch.nn.functional.embedding(torch.tensor([0]), a)); show(torch.cdist(a, c)); show(torch.kron(c, a)); show(torch.einsum('ij,jk->ik', c, b))
cw = torch.randn(2,1,2); cb = torch.randn(2)
show(torch.nn.functional.embedding(torch.tensor([0]), a, padding_idx=0))
