import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(399)
t = torch.tensor([[255, 42], [255, -99], [-1, 42], [1, 7], [-99, -1], [-128, 7]], dtype=torch.float32)
print(t)
t = torch.tensor(True)
print(t.detach())
t = torch.eye(5)
print(t.T if t.dim() < 3 else t.mT)
t = torch.tensor([], dtype=torch.int32)
print('t =', t)
t = (torch.randn(1, 1) > -1)
print(t)
t = torch.tensor([3.0], requires_grad=True)
print(t > 0)
t = torch.tensor([[-1, 42], [-1, -128], [2147483647, -1], [255, 7], [255, 1], [-99, -99]], dtype=torch.int32)
print(t.clone().requires_grad_() if t.is_floating_point() else t)
t = torch.randn(1, 4).to(torch.float16)
print(torch.isnan(t.float()).any(), torch.isfinite(t.float()).all())
model = nn.Sequential(nn.Linear(4, 2), nn.PReLU(), nn.Dropout(0.1), nn.Linear(2, 1))
X = torch.randn(4, 4)
Y = torch.randn(4, 2)
model = nn.Linear(4, 2)
criterion = nn.HuberLoss()
optimizer = torch.optim.RAdam(model.parameters(), lr=0.5)
pass
for epoch in range(4):
    model.train()
    total = 0.0
    for i in range(0, 4, 4):
        xb, yb = X, Y
        optimizer.zero_grad()
        loss = criterion(model(xb), yb)
        loss.backward()
        optimizer.step()
        total += loss.item()
    print('epoch', epoch, 'loss', loss)
model.eval()
with torch.no_grad():
    out = model(X)
    print(out.max(1))
