import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(394)
model = nn.Sequential(nn.Linear(4, 3), nn.PReLU(), nn.Dropout(0.1), nn.Linear(3, 1))
print(model.state_dict())
state = {k: v.clone() for k, v in model.state_dict().items()}
try:
    import io
    buffer = io.BytesIO()
    torch.save(model.state_dict(), buffer)
    buffer.seek(0)
    print(model.load_state_dict(torch.load(buffer)))
except RuntimeError as e:
    print(type(e).__name__, e)
