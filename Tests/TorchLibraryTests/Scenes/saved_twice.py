"""One object that is saved twice is one when it is loaded, and a number of an array is formatted as a number."""
import io

import numpy as np
import torch

buffer = io.BytesIO()
weight = torch.ones(2, requires_grad=True)
torch.save({"list": [weight, weight], "tied": weight, "flag": False, "zero": 0, "one": 1, "yes": True}, buffer)
buffer.seek(0)
loaded = torch.load(buffer)
print(loaded, loaded["list"][0] is loaded["list"][1], loaded["tied"] is loaded["list"][0], weight is loaded["tied"])

loss = torch.tensor(2.1440727710723877)
print("{} {:.2f} {:>8}".format(loss.numpy(), loss.numpy(), np.array(3)), f"{np.array([1.5, 2])} {np.float32(0.1)}", loss.numpy())
for text in ("d", "r"):
    try:
        print(format(np.array(2.5), text))
    except ValueError as error:
        print(error)
try:
    format(np.array([1.0]), ".2f")
except TypeError as error:
    print(error)
print(torch.distributions.Normal(0., 1.).sample_n(2).shape)
