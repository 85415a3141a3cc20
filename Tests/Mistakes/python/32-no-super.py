# A module without super().__init__()
import torch


class Net(torch.nn.Module):
    def __init__(self):
        self.fc = torch.nn.Linear(2, 1)


net = Net()
