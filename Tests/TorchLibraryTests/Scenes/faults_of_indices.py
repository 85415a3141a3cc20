# Calls with several faults at once: which of them PyTorch speaks of.
import torch

try:
    print((torch.zeros(3,4)).index_add(0,torch.tensor([0,1]),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(0,torch.tensor([0,5]),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(0,torch.tensor([0.,1.]),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(0,torch.tensor(0),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(0,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(1,torch.tensor([0,1]),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(1,torch.tensor([0,5]),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(1,torch.tensor([[0,1]]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(1,torch.tensor(0),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(1,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(7,torch.tensor([0,1]),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(7,torch.tensor([0,5]),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(7,torch.tensor([[0,1]]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(7,torch.tensor(0),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_add(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(0,torch.tensor([0,1]),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(0,torch.tensor([0.,1.]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(0,torch.tensor([[0,1]]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(0,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(0,torch.tensor([0,1],dtype=torch.int8),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(1,torch.tensor([0,1]),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(1,torch.tensor([0.,1.]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(1,torch.tensor([[0,1]]),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(1,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(1,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(7,torch.tensor([0,5]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(7,torch.tensor([0.,1.]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(7,torch.tensor(0),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(7,torch.tensor([0,1],dtype=torch.int32),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_add(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(0,torch.tensor([0,5]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(0,torch.tensor([0.,1.]),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(0,torch.tensor(0),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(0,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(1,torch.tensor([0,1]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(1,torch.tensor([0,5]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(1,torch.tensor([[0,1]]),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(1,torch.tensor(0),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(1,torch.tensor([0,1],dtype=torch.int32),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(7,torch.tensor([0,1]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(7,torch.tensor([0,5]),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(7,torch.tensor([[0,1]]),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(7,torch.tensor(0),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_add(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(0,torch.tensor([0,1]),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(0,torch.tensor([0,5]),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(0,torch.tensor([0.,1.]),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(0,torch.tensor(0),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(0,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(1,torch.tensor([0,1]),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(1,torch.tensor([0,5]),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(1,torch.tensor([[0,1]]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(1,torch.tensor(0),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(1,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(7,torch.tensor([0,1]),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(7,torch.tensor([0,5]),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(7,torch.tensor([[0,1]]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(7,torch.tensor(0),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_copy(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(0,torch.tensor([0,1]),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(0,torch.tensor([0.,1.]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(0,torch.tensor([[0,1]]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(0,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(0,torch.tensor([0,1],dtype=torch.int8),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(1,torch.tensor([0,1]),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(1,torch.tensor([0.,1.]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(1,torch.tensor([[0,1]]),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(1,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(1,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(7,torch.tensor([0,5]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(7,torch.tensor([0.,1.]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(7,torch.tensor(0),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(7,torch.tensor([0,1],dtype=torch.int32),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_copy(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(0,torch.tensor([0,5]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(0,torch.tensor([0.,1.]),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(0,torch.tensor(0),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(0,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(1,torch.tensor([0,1]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(1,torch.tensor([0,5]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(1,torch.tensor([[0,1]]),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(1,torch.tensor(0),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(1,torch.tensor([0,1],dtype=torch.int32),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(7,torch.tensor([0,1]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(7,torch.tensor([0,5]),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(7,torch.tensor([[0,1]]),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(7,torch.tensor(0),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_copy(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(0,torch.tensor([0,1]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(0,torch.tensor([0,5]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(0,torch.tensor([0.,1.]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(0,torch.tensor([[0,1]]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(0,torch.tensor(0),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(0,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(1,torch.tensor([0,1]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(1,torch.tensor([0,5]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(1,torch.tensor([0.,1.]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(1,torch.tensor([[0,1]]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(1,torch.tensor(0),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).index_reduce(1,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(0,torch.tensor([0,1]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(0,torch.tensor([0,5]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(0,torch.tensor([0.,1.]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(0,torch.tensor([[0,1]]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(0,torch.tensor(0),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(0,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(1,torch.tensor([0,1]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(1,torch.tensor([0,5]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(1,torch.tensor([0.,1.]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(1,torch.tensor([[0,1]]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(1,torch.tensor(0),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).index_reduce(1,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(0,torch.tensor([0,1]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(0,torch.tensor([0,5]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(0,torch.tensor([0.,1.]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(0,torch.tensor([[0,1]]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(0,torch.tensor(0),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(0,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(1,torch.tensor([0,1]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(1,torch.tensor([0,5]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(1,torch.tensor([0.,1.]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(1,torch.tensor([[0,1]]),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(1,torch.tensor(0),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).index_reduce(1,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4),'prod'))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(0,torch.tensor([0,1]),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(0,torch.tensor([[0,1]]),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(0,torch.tensor([0,1],dtype=torch.int8),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(0,torch.full((2,4),9),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(1,torch.tensor([0,5]),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(1,torch.tensor([0,1],dtype=torch.int32),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(1,torch.zeros(2,4,dtype=torch.long),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(7,torch.tensor([0,1]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(7,torch.tensor([[0,1]]),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(7,torch.zeros(2,5,dtype=torch.long),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter_add(7,torch.zeros(4,4,dtype=torch.long),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(0,torch.tensor([0.,1.]),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(0,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(0,torch.zeros(2,4,dtype=torch.long),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(1,torch.tensor([0,5]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(1,torch.tensor(0),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(1,torch.zeros(2,5,dtype=torch.long),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(1,torch.zeros(4,4,dtype=torch.long),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(7,torch.tensor([[0,1]]),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter_add(7,torch.full((2,4),9),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(0,torch.tensor([0,5]),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(0,torch.tensor(0),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(0,torch.zeros(2,4,dtype=torch.long),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(1,torch.tensor([0,1]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(1,torch.tensor([[0,1]]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(1,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(1,torch.zeros(4,4,dtype=torch.long),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(7,torch.tensor([0.,1.]),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(7,torch.tensor([0,1],dtype=torch.int32),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter_add(7,torch.zeros(2,4,dtype=torch.long),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(0,torch.tensor([0,1]),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(0,torch.tensor(0),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(0,torch.zeros(2,4,dtype=torch.long),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(1,torch.tensor([0,5]),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(1,torch.tensor([0,1],dtype=torch.int32),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(1,torch.full((2,4),9),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(7,torch.tensor([0.,1.]),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3,4)).scatter(7,torch.zeros(4,4,dtype=torch.long),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter(0,torch.tensor(0),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter(0,torch.zeros(2,4,dtype=torch.long),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter(1,torch.tensor([0,5]),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter(1,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter(1,torch.full((2,4),9),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter(7,torch.tensor([0.,1.]),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter(7,torch.tensor([0,1],dtype=torch.int8),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(3)).scatter(7,torch.zeros(4,4,dtype=torch.long),torch.ones(2,4,1)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter(0,torch.tensor([[0,1]]),torch.ones(3,2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter(0,torch.zeros(2,4,dtype=torch.long),torch.ones(2,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter(1,torch.tensor([0,5]),torch.ones(3,4)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter(1,torch.tensor([0,1],dtype=torch.int32),torch.ones(2,4).double()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter(1,torch.full((2,4),9),torch.ones(2,4).long()))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter(7,torch.tensor([0.,1.]),torch.ones(2)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter(7,torch.tensor([0,1],dtype=torch.int8),torch.tensor(1.)))
except Exception as e: print(type(e).__name__, e)
try:
    print((torch.zeros(())).scatter(7,torch.zeros(4,4,dtype=torch.long),torch.ones(2,5)))
except Exception as e: print(type(e).__name__, e)
