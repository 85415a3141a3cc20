# Copies of a number along a dimension that it does not have
import torch
for f in (lambda: torch.tensor(2.).repeat_interleave(2, 0), lambda: torch.tensor(2.).repeat_interleave(2, -1), lambda: torch.tensor(2.).repeat_interleave(2, 1), lambda: torch.tensor(2.).repeat_interleave(torch.tensor([2]), 0), lambda: torch.tensor(2.).repeat_interleave(3), lambda: torch.ones(2).repeat_interleave(2, 0)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
