# What is saved is kept in memory; storages; batches of a stream; indices as lists
import torch, io, copy
m = torch.nn.Linear(2, 1); buf = io.BytesIO()
torch.save(m.state_dict(), buf); buf.seek(0)
sd = torch.load(buf); print(sd.keys())
m2 = torch.nn.Linear(2, 1); print(m2.load_state_dict(sd)); print(torch.equal(m.weight, m2.weight))
m3 = copy.deepcopy(m); m3.weight.data.zero_(); print(m.weight.abs().sum() > 0, copy.copy(m) is m)
import torch
x = torch.arange(6.).view(2, 3)
print(x.is_set_to(x), x.view(-1).data_ptr() == x.data_ptr(), x.clone().data_ptr() == x.data_ptr())
print(len(x.untyped_storage()), x.untyped_storage().size())
y = torch.zeros(2).set_(x.untyped_storage(), 2, (2,), (1,))
print(y)
x.apply_(lambda v: v * 2); print(x)
a = torch.ones(2); a.map_(torch.tensor([3., 4.]), lambda p, q: p + q); print(a)
import torch
a = torch.arange(6.).view(2, 3); b = torch.arange(12.).view(3, 4)
print(torch.einsum(a, [0, 1], b, [1, 2], [0, 2])); print(torch.einsum('i...->...', a)); print(torch.einsum('...ij->...ji', a)); print(torch.einsum('ij->', a), torch.einsum('ii', torch.eye(3)), torch.einsum('ij,ij->i', a, a))
print(torch.einsum('bij, bjk -> bik', torch.ones(2, 2, 3), torch.ones(2, 3, 1)).shape)
import torch
from torch.utils.data import DataLoader, TensorDataset, Dataset, random_split, Subset, ConcatDataset, IterableDataset, WeightedRandomSampler
torch.manual_seed(0)
ds = TensorDataset(torch.arange(6.).view(6, 1), torch.arange(6))
for x, y in DataLoader(ds, batch_size=4, shuffle=True): print(x.flatten(), y)
class D(Dataset):
    def __len__(self): return 3
    def __getitem__(self, i): return {'x': i * 1., 'name': f'n{i}', 't': torch.tensor([i])}
for b in DataLoader(D(), batch_size=2): print(b)
a, b = random_split(ds, [4, 2], generator=torch.Generator().manual_seed(1)); print(a.indices, len(b), b[0]); print(random_split(range(10), [.5, .5])[0].indices)
print(len(DataLoader(ds, batch_size=4, drop_last=True)), len(ConcatDataset([ds, ds])), Subset(ds, [1])[0], list(WeightedRandomSampler([.1, .9], 3)))
class It(IterableDataset):
    def __iter__(self): return iter(range(5))
print(list(DataLoader(It(), batch_size=2))); print(next(iter(DataLoader(ds, batch_size=2, collate_fn=lambda b: len(b)))))
try: D2 = Dataset(); D2[0]
except NotImplementedError as e: print('NI', e)
print(len(list(DataLoader(ds))), DataLoader(ds).batch_size, next(iter(DataLoader(ds, batch_size=None))))
import torch
print(torch.atleast_1d((torch.tensor(.5), torch.tensor(1.)))); print(torch.atleast_2d([torch.tensor(.5)])); print(torch.atleast_3d(torch.ones(2)).shape, torch.atleast_2d(torch.tensor(1.), torch.tensor([2.])))
print(torch.broadcast_tensors(torch.ones(2, 1), torch.ones(3))[0].shape, torch.broadcast_shapes((2, 1), (3,)), torch.block_diag(torch.ones(1, 1), torch.ones(2)), torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3, 4])), torch.combinations(torch.tensor([1, 2, 3])))
import torch
c=torch.tensor([True,False])
for f in (lambda: torch.where(c,1.,0.), lambda: torch.where(c,1,0), lambda: torch.where(c,1,0.), lambda: torch.where(c,True,False), lambda: torch.where(c, torch.ones(2), 0.), lambda: torch.where(c, torch.ones(2,dtype=torch.float64), 0.), lambda: torch.where(c, torch.ones(2,dtype=torch.int64), 0.), lambda: torch.where(c, 1., torch.ones(2,dtype=torch.float16)), lambda: torch.where(c, torch.tensor(1.,dtype=torch.float64), torch.ones(2)),lambda: torch.ones(2).where(c, 0.), lambda: torch.where(c, 2, torch.ones(2,dtype=torch.bool)), lambda: torch.where(c, torch.tensor(2.), 3)):
    try: print(f().dtype, f())
    except Exception as e: print(e)
print(torch.where(torch.tensor(5)), torch.where(torch.tensor(True), 1., 2.))
x=torch.ones(2,requires_grad=True)
print(torch.where(x>0, x, 0.).sum())
from torch.utils.data import ChainDataset, StackDataset, get_worker_info
class Count(torch.utils.data.IterableDataset):
    def __iter__(self): return iter([1, 2])
print(list(ChainDataset([Count(), Count()])), StackDataset(torch.arange(3), [5, 6, 7])[1], StackDataset(a=[1], b=[2])[0], get_worker_info())
m = torch.nn.DataParallel(torch.nn.Linear(2, 1)); print(m, list(m.state_dict()), m(torch.ones(1, 2)).shape)
