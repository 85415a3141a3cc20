# What PyTorch warns of once, or wherever it stands
import torch
t = torch.tensor(2., requires_grad=True)
print(float(t), float(t * 2), int(t))
print(torch.meshgrid(torch.ones(1), torch.ones(1))[0].shape, torch.meshgrid(torch.ones(1), indexing="ij")[0].shape)
print(torch.nn.MSELoss(size_average=False)(torch.ones(2), torch.zeros(2)), torch.nn.L1Loss(reduce=False).reduction)
print(torch.nn.functional.l1_loss(torch.ones(2), torch.zeros(2), size_average=True))
