# Another program is started
import os
import torch
os.system("nvidia-smi")
