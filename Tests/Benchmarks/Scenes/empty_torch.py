# Nothing but the import: what starting takes.
import torch

torch.set_num_threads(1)
