# A plot is drawn
import torch
import matplotlib.pyplot as plt
plt.plot(torch.linspace(0, 1, 5))
plt.show()
