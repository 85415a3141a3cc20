# XOR: a small network learns what no line can separate
import torch
from torch import nn

torch.manual_seed(3)
inputs = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
targets = torch.tensor([[0.0], [1.0], [1.0], [0.0]])


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 4)
        self.out = nn.Linear(4, 1)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))


network = Network()
print(network)
optimizer = torch.optim.Adam(network.parameters(), lr=0.1)
# The loss takes the raw outputs: the sigmoid is inside, where it does not overflow.
criterion = nn.BCEWithLogitsLoss()
for epoch in range(60):
    optimizer.zero_grad()
    loss = criterion(network(inputs), targets)
    loss.backward()
    optimizer.step()
    if epoch % 20 == 19:
        print(f"epoch {epoch + 1}: loss {loss.item():.4f}")

# Without gradients the answer is just a number.
with torch.no_grad():
    print((network(inputs) > 0).int().flatten())
