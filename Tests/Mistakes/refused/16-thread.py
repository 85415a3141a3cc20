# A thread is started
import threading
import torch
threading.Thread(target=print).start()
