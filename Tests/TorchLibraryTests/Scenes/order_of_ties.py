# The order in which equal elements are left, sorted with and without care for it.
import torch
torch.manual_seed(0)
# ties of sort
for n in (5,16,17,20,33,64,100):
    x=torch.randint(0,4,(n,))
    for d in (False,True):
        v,i=torch.sort(x,descending=d); s,j=torch.sort(x,descending=d,stable=True)
        print(n,d,bool((i==j).all()), bool((torch.argsort(x,descending=d)==j).all()), bool((torch.sort(x.float(),descending=d)[1]==j).all()))
x=torch.randint(0,3,(4,30)); print(bool((x.sort(1)[1]==x.sort(dim=1,stable=True)[1]).all()), bool((x.sort(0)[1]==x.sort(dim=0,stable=True)[1]).all()), bool((x.t().sort(0)[1]==x.t().sort(dim=0,stable=True)[1]).all()))
x=torch.randint(0,3,(3,3000)); print(bool((x.sort(1)[1]==x.sort(dim=1,stable=True)[1]).all()), bool((x.half().sort(1)[1]==x.half().sort(dim=1,stable=True)[1]).all()))
x=torch.randint(0,50,(100000,)); print(bool((x.sort()[1]==x.sort(stable=True)[1]).all()), bool((x.float().sort(descending=True)[1]==x.float().sort(descending=True,stable=True)[1]).all()), bool((x.double().sort()[1]==x.double().sort(stable=True)[1]).all()))
x=torch.rand(1000).gt(0.5); print(bool((x.sort()[1]==x.sort(stable=True)[1]).all()))
for k in (3,10,30):
    x=torch.randint(0,4,(40,)).float(); print(x.topk(k), x.topk(k,largest=False)[1], x.kthvalue(k), x.median(0), x.mode())
