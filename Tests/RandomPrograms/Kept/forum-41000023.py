import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(392)
logits = torch.randn(7, 3)
labels = torch.randint(0, 3, (7,))
preds = logits.argmax(dim=1)
try:
    print(labels.unique(return_counts=True))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(f'{type(e).__name__}: {e}')
try:
    print(F.cross_entropy(logits, labels), F.nll_loss(F.log_softmax(logits, 1), labels))
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print('caught:', e)
a = torch.tensor([[0.69, 0.9, -2.223], [-2.73, -0.24, 2.0]], requires_grad=True)
b = a ** 2
v = b.view(-1)
print(v.is_leaf, v._is_view())
c = b.softmax(1)
try:
    b.unsqueeze_(0)
    print(v)
except (RuntimeError, TypeError, ValueError, IndexError) as e:
    print(type(e).__name__, e)
try:
    v.copy_(torch.zeros_like(v))
    print(b.grad_fn.name() if b.grad_fn else None, b._version)
except Exception as e:
    print(type(e).__name__, e)
try:
    b += 1
    print(b.grad_fn.name() if b.grad_fn else None, b._version)
except RuntimeError as e:
    print(f'{type(e).__name__}: {e}')
try:
    (c.sum() + b.sum()).backward()
    print(a.grad)
except RuntimeError as e:
    print('caught:', e)
w = nn.Parameter(torch.ones(2))
optimizer = torch.optim.SGD([w], lr=0.1)
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda=lambda e: 0.95 ** e)
lrs = []
for epoch in range(4):
    optimizer.zero_grad()
    (w ** 2).sum().backward()
    optimizer.step()
    lrs.append(optimizer.param_groups[0]['lr'])
    scheduler.step()
    print(f'epoch {epoch} lr {scheduler.get_last_lr()[0]:.6f}')
print(lrs)
print(w)
optimizer = torch.optim.SGD([w], lr=0.1)
plateau = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode='max', patience=1)
for loss in [0.57, 0.44, 0.96, 0.66, 0.01, 0.76]:
    plateau.step(loss)
    print(loss, optimizer.param_groups[0]['lr'], plateau.num_bad_epochs)
