# A file is opened
import torch


def load(path):
    with open(path) as file:
        return torch.tensor([float(line) for line in file])


print(load("data.txt"))
