# A two-block GPT learns one sentence
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(7)
text = "the cat sat on the mat. "
letters = sorted(set(text))
ids = torch.tensor([letters.index(c) for c in text])
context, width, heads = 8, 16, 2


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.register_buffer("past", torch.tril(torch.ones(context, context)))

    def forward(self, x):
        rows, size, _ = x.shape
        q, k, v = self.qkv(x).split(width, dim=2)
        # Each head sees its own slice of the width.
        q, k, v = (t.view(rows, size, heads, width // heads).transpose(1, 2) for t in (q, k, v))
        scores = q @ k.transpose(-2, -1) / (width // heads) ** 0.5
        scores = scores.masked_fill(self.past[:size, :size] == 0, float("-inf"))
        mixed = F.softmax(scores, dim=-1) @ v
        return self.proj(mixed.transpose(1, 2).reshape(rows, size, width))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(width)
        self.attention = Attention()
        self.norm2 = nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        # The residual stream: each part adds to x, and the gradient has a straight way back.
        x = x + self.attention(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class GPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.token = nn.Embedding(len(letters), width)
        self.position = nn.Embedding(context, width)
        self.blocks = nn.Sequential(Block(), Block())
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, len(letters), bias=False)

    def forward(self, index, targets=None):
        x = self.token(index) + self.position(torch.arange(index.shape[1]))
        logits = self.head(self.norm(self.blocks(x)))
        loss = None
        if targets is not None:
            loss = F.cross_entropy(logits.flatten(0, 1), targets.flatten())
        return logits, loss


model = GPT()
print(sum(p.numel() for p in model.parameters()), "parameters")
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
# Every window of eight letters, and the same window one letter later.
starts = range(len(text) - context)
inputs = torch.stack([ids[s : s + context] for s in starts])
targets = torch.stack([ids[s + 1 : s + context + 1] for s in starts])
for step in range(30):
    _, loss = model(inputs, targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 10 == 9:
        print(f"step {step + 1}: loss {loss.item():.2f}")

# It writes on, one most likely letter at a time.
model.eval()
written = ids[:context].tolist()
with torch.no_grad():
    for _ in range(12):
        logits, _ = model(torch.tensor([written[-context:]]))
        written.append(logits[0, -1].argmax().item())
print("".join(letters[i] for i in written))
