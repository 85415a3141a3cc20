extension Prelude {
  /// `torch.signal`.
  static let signal = Prelude("torch.signal", "from torch.signal import windows\n")

  /// `torch.signal.windows`: weights that let a stretch of a signal fade out at its ends.
  static let windows = Prelude(
    "torch.signal.windows",
    #"""
    import math
    import torch


    class _Window:
        """A window's length and type, and the places that it has weights for."""

        def __init__(self, name, M, sym, dtype, layout, requires_grad):
            self.count = M
            self.dtype = torch.get_default_dtype() if dtype is None else dtype
            self.requires_grad = requires_grad
            # A periodic window is a symmetric one of one more place, without the last.
            self.gaps = M - 1 if sym else M
            if M < 0:
                raise ValueError(f"{name} requires non-negative window length, got M={M}")
            if layout is not torch.strided:
                raise ValueError(f"{name} is implemented for strided tensors only, got: {layout}")
            if self.dtype not in (torch.float32, torch.float64):
                raise ValueError(f"{name} expects float32 or float64 dtypes, got: {self.dtype}")

        def constant(self, value):
            return torch.full((self.count,), value, dtype=self.dtype, requires_grad=self.requires_grad)

        def places(self, first, last):
            return torch.linspace(
                start=first, end=last, steps=self.count, dtype=self.dtype, requires_grad=self.requires_grad)

        def scaled_places(self, first, step):
            return self.places(first * step, (first + (self.count - 1)) * step)


    def exponential(
            M, *, center=None, tau=1.0, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        window = _Window("exponential", M, sym, dtype, layout, requires_grad)
        if tau <= 0:
            raise ValueError(f"Tau must be positive, got: {tau} instead.")
        if sym and center is not None:
            raise ValueError("Center must be None for symmetric windows")
        if M == 0:
            return window.constant(1.0)
        if center is None:
            center = (window.gaps if M > 1 else 0) / 2.0
        return torch.exp(-torch.abs(window.scaled_places(-center, 1 / tau)))


    def cosine(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        window = _Window("cosine", M, sym, dtype, layout, requires_grad)
        if M == 0:
            return window.constant(1.0)
        return torch.sin(window.scaled_places(0.5, torch.pi / (window.gaps + 1 if M > 1 else M)))


    def gaussian(M, *, std=1.0, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        window = _Window("gaussian", M, sym, dtype, layout, requires_grad)
        if std <= 0:
            raise ValueError(f"Standard deviation must be positive, got: {std} instead.")
        if M == 0:
            return window.constant(1.0)
        return torch.exp(-window.scaled_places(-(window.gaps if M > 1 else 0) / 2.0, 1 / (std * math.sqrt(2))) ** 2)


    def kaiser(M, *, beta=12.0, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        window = _Window("kaiser", M, sym, dtype, layout, requires_grad)
        if beta < 0:
            raise ValueError(f"beta must be non-negative, got: {beta} instead.")
        if M < 2:
            return window.constant(1.0)
        beta = torch.tensor(beta, dtype=window.dtype)
        last = torch.minimum(beta, -beta + (M - 1) * (2.0 * beta / window.gaps))
        squares = torch.pow(window.places(-beta, last), 2)
        return torch.i0(torch.sqrt(beta * beta - squares)) / torch.i0(beta)


    def bartlett(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        window = _Window("bartlett", M, sym, dtype, layout, requires_grad)
        if M < 2:
            return window.constant(1.0)
        return 1 - torch.abs(window.places(-1, -1 + (M - 1) * (2 / window.gaps)))


    def general_cosine(M, *, a, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        window = _Window("general_cosine", M, sym, dtype, layout, requires_grad)
        if M < 2:
            return window.constant(1.0)
        if not hasattr(a, "__iter__"):
            raise TypeError("Coefficients must be a list/tuple")
        if not a:
            raise ValueError("Coefficients cannot be empty")
        angles = window.places(0, (M - 1) * (2 * torch.pi / window.gaps))
        weights = torch.tensor(
            [(-1) ** i * w for i, w in enumerate(a)], dtype=window.dtype, requires_grad=requires_grad)
        orders = torch.arange(len(weights), dtype=window.dtype, requires_grad=requires_grad)
        return (weights.unsqueeze(-1) * torch.cos(orders.unsqueeze(-1) * angles)).sum(0)


    def general_hamming(
            M, *, alpha=0.54, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        return general_cosine(
            M, a=[alpha, 1.0 - alpha], sym=sym, dtype=dtype, layout=layout, requires_grad=requires_grad)


    def hamming(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        return general_hamming(M, sym=sym, dtype=dtype, layout=layout, requires_grad=requires_grad)


    def hann(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        return general_hamming(M, alpha=0.5, sym=sym, dtype=dtype, layout=layout, requires_grad=requires_grad)


    def blackman(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        window = _Window("blackman", M, sym, dtype, layout, requires_grad)
        return general_cosine(
            M, a=[0.42, 0.5, 0.08], sym=sym, dtype=window.dtype, layout=layout, requires_grad=requires_grad)


    def nuttall(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
        return general_cosine(
            M, a=[0.3635819, 0.4891775, 0.1365995, 0.0106411], sym=sym, dtype=dtype, layout=layout,
            requires_grad=requires_grad)
    """#)
}
