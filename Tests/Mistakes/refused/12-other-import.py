# A package that is not there
import torch
import torchvision
