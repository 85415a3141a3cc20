# Shuffled data, and a training loop from one seed.
import random
import torch
from torch import nn
from torch.utils.data import (BatchSampler, DataLoader, RandomSampler, SequentialSampler, Subset, SubsetRandomSampler,
                              TensorDataset, WeightedRandomSampler, random_split)

data = TensorDataset(torch.arange(10.0), torch.arange(10) * 2)


def seeded(label, make, seed=23):
    torch.manual_seed(seed)
    try:
        print(label, make())
    except Exception as error:
        print(label, type(error).__name__, error)
    print("   then", torch.rand(1).item(), torch.randn(1).item())


seeded("random_split", lambda: [s.indices for s in random_split(data, [7, 3])])
seeded("random_split fractions", lambda: [s.indices for s in random_split(data, [0.5, 0.3, 0.2])])
seeded("random_split generator", lambda: [s.indices for s in random_split(data, [4, 6], generator=torch.Generator().manual_seed(42))])
seeded("random_split wrong", lambda: random_split(data, [4, 4]))
seeded("RandomSampler", lambda: list(RandomSampler(data)))
seeded("RandomSampler twice", lambda: [list(s) for s in [RandomSampler(data)] for _ in range(2)])
seeded("RandomSampler replacement", lambda: list(RandomSampler(data, replacement=True)))
seeded("RandomSampler count", lambda: list(RandomSampler(data, num_samples=25)))
seeded("RandomSampler replaced count", lambda: list(RandomSampler(data, replacement=True, num_samples=40)))
seeded("RandomSampler generator", lambda: list(RandomSampler(data, generator=torch.Generator().manual_seed(1))))
seeded("SubsetRandomSampler", lambda: list(SubsetRandomSampler([1, 3, 5, 7])))
seeded("WeightedRandomSampler", lambda: list(WeightedRandomSampler([0.1, 0.9, 3.0, 0.5], 6)))
seeded("WeightedRandomSampler once", lambda: list(WeightedRandomSampler([0.1, 0.9, 3.0, 0.5], 3, replacement=False)))
seeded("BatchSampler", lambda: list(BatchSampler(RandomSampler(data), 3, drop_last=True)))
seeded("DataLoader", lambda: [x.tolist() for x, _ in DataLoader(data, batch_size=3)])
seeded("DataLoader shuffle", lambda: [x.tolist() for x, _ in DataLoader(data, batch_size=3, shuffle=True)])
seeded("DataLoader drop", lambda: [y.tolist() for _, y in DataLoader(data, batch_size=4, shuffle=True, drop_last=True)])
seeded("DataLoader generator", lambda: [x.tolist() for x, _ in DataLoader(data, 5, True, generator=torch.Generator().manual_seed(3))])
seeded("DataLoader sampler", lambda: [x.tolist() for x, _ in DataLoader(data, 5, sampler=RandomSampler(data))])
seeded("DataLoader subset", lambda: [x.tolist() for x, _ in DataLoader(Subset(data, [0, 2, 4]), shuffle=True)])
loader = DataLoader(data, batch_size=5, shuffle=True)
seeded("DataLoader epochs", lambda: [[x.tolist() for x, _ in loader] for _ in range(3)])
seeded("DataLoader with draws between", lambda: [(x.tolist(), torch.rand(1).item()) for x, _ in loader])
seeded("next", lambda: next(iter(loader))[0])

torch.manual_seed(0)
x, y = torch.randn(20, 3), torch.randint(0, 2, (20,))
model = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Dropout(0.2), nn.Linear(8, 2))
optimiser = torch.optim.Adam(model.parameters(), lr=0.05)
for epoch in range(3):
    total = 0.0
    for i, j in DataLoader(TensorDataset(x, y), batch_size=8, shuffle=True):
        loss = nn.functional.cross_entropy(model(i), j)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total += loss.item()
    print(epoch, round(total, 4))

random.seed(4)
print(random.random(), random.randint(1, 9), random.sample(range(10), 3), random.gauss(0, 1))
