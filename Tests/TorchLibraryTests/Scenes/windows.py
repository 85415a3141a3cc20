# Windows of signals.
import torch
from torch.signal.windows import bartlett, blackman, cosine, exponential, gaussian, general_cosine, general_hamming
from torch.signal.windows import hamming, hann, kaiser, nuttall

for window in (bartlett, blackman, cosine, exponential, gaussian, general_hamming, hamming, hann, kaiser, nuttall):
    for count in (0, 1, 2, 7):
        for sym in (True, False):
            print(window.__name__, window(count, sym=sym))
    print(window(5, dtype=torch.float64, requires_grad=True))
print(general_cosine(10, a=[0.46, 0.23, 0.31]))
print(exponential(6, sym=False, tau=0.5, center=1.0))
print(kaiser(5, beta=2.0), gaussian(4, std=0.9))
for wrong in (
    lambda: hann(-1), lambda: cosine(3, dtype=torch.int64), lambda: exponential(3, tau=0),
    lambda: exponential(3, center=1.0), lambda: gaussian(3, std=-1.0), lambda: kaiser(3, beta=-1.0),
    lambda: general_cosine(3, a=1.0), lambda: general_cosine(3, a=[]),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
