# Data loaders with workers: copies of the data set, and random numbers of their own.
import torch, random
from torch.utils.data import Dataset, DataLoader, get_worker_info, TensorDataset, IterableDataset
class D(Dataset):
    def __init__(s): s.n=0
    def __len__(s): return 8
    def __getitem__(s,i):
        s.n+=1
        w=get_worker_info()
        return torch.tensor([i, s.n, -1 if w is None else w.id, -1 if w is None else w.num_workers]), torch.rand(1), random.random()
for nw in (0,2):
    torch.manual_seed(0); random.seed(0)
    d=D()
    for b in DataLoader(d,batch_size=2,num_workers=nw,shuffle=True): print(b)
    print(d.n, torch.rand(1), random.random())
torch.manual_seed(0)
dl=DataLoader(TensorDataset(torch.arange(6.)),batch_size=2,num_workers=2)
for e in range(2):
    print([x[0].tolist() for x in dl], torch.rand(1))
dl=DataLoader(D(),batch_size=2,num_workers=2,persistent_workers=True)
for e in range(2):
    print([x[0].tolist() for x in dl])
def init(i):
    w=get_worker_info()
    print('init', i, w.id, w.num_workers, type(w.dataset).__name__, w.seed - torch.initial_seed())
print(get_worker_info())
class I(IterableDataset):
    def __iter__(s):
        w=get_worker_info()
        for k in range(3): yield (w.id if w else 0)*10+k
print(list(DataLoader(I(),num_workers=2,batch_size=2)))
print(list(DataLoader(I(),num_workers=2,batch_size=None)))
print(list(DataLoader(I(),num_workers=2,batch_size=2,drop_last=True)))
