extension Prelude {
  /// `torch.nn.init`: ways to fill a tensor, without gradient recording.
  static let initializers = Prelude(
    "torch.nn.init",
    #"""
    import math
    import torch
    from torch import _C

    _GAINS = {
        "linear": 1, "conv1d": 1, "conv2d": 1, "conv3d": 1, "conv_transpose1d": 1, "conv_transpose2d": 1,
        "conv_transpose3d": 1, "sigmoid": 1, "tanh": 5.0 / 3, "relu": math.sqrt(2.0), "selu": 3.0 / 4,
    }


    def calculate_gain(nonlinearity, param=None):
        if nonlinearity in _GAINS:
            return _GAINS[nonlinearity]
        if nonlinearity == "leaky_relu":
            if param is None:
                slope = 0.01
            elif isinstance(param, (int, float)) and not isinstance(param, bool):
                slope = param
            else:
                raise ValueError(f"negative_slope {param} not a valid number")
            return math.sqrt(2.0 / (1 + slope ** 2))
        raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


    def _calculate_fan_in_and_fan_out(tensor):
        if tensor.dim() < 2:
            raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
        receptive = 1
        for size in tensor.shape[2:]:
            receptive *= size
        return tensor.size(1) * receptive, tensor.size(0) * receptive


    def _calculate_correct_fan(tensor, mode):
        mode = mode.lower()
        if mode not in ("fan_in", "fan_out"):
            raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
        fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
        return fan_in if mode == "fan_in" else fan_out


    def uniform_(tensor, a=0.0, b=1.0, generator=None):
        with _C.quiet("uniform_", tensor):
            return tensor.uniform_(a, b, generator=generator)


    def normal_(tensor, mean=0.0, std=1.0, generator=None):
        with _C.quiet("normal_", tensor):
            return tensor.normal_(mean, std, generator=generator)


    def constant_(tensor, val):
        with _C.quiet("constant_", tensor):
            return tensor.fill_(val)


    def ones_(tensor):
        with _C.quiet("ones_", tensor):
            return tensor.fill_(1.0)


    def zeros_(tensor):
        with _C.quiet("zeros_", tensor):
            return tensor.zero_()


    def eye_(tensor):
        if tensor.ndimension() != 2:
            raise ValueError("Only tensors with 2 dimensions are supported")
        with _C.quiet("eye_", tensor):
            return tensor.copy_(torch.eye(*tensor.shape))


    def _beyond_log(candidates, mean, std, peak, draw, generator):
        height = ((candidates - mean) / std) ** 2 * -0.5 - peak
        return draw.uniform_(generator=generator).log_() > height


    def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
        def cdf(x):
            return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

        if mean < a - 2 * std or mean > b + 2 * std:
            _C.warn(
                "UserWarning",
                "mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.")
        with _C.quiet("trunc_normal_", tensor):
            if cdf((b - mean) / std) - cdf((a - mean) / std) > 0.3:
                # Most draws fall inside: those outside are drawn again.
                low, high = tensor.new_tensor(a).item(), tensor.new_tensor(b).item()
                result = tensor.normal_(mean, std, generator=generator)
                outside = (result < low) | (result > high)
                while outside.any():
                    again = torch.empty_like(result).normal_(mean, std, generator=generator)
                    result = torch.where(outside, again, result)
                    outside = (result < low) | (result > high)
            else:
                # Few would: uniform candidates are kept as often as the density is high.
                peak = -0.5 * ((max(a, min(mean, b)) - mean) / std) ** 2
                draw = torch.empty_like(tensor)
                result = tensor.uniform_(a, b, generator=generator).clone()
                waiting = _beyond_log(result, mean, std, peak, draw, generator)
                while waiting.any():
                    again = torch.empty_like(tensor).uniform_(a, b, generator=generator)
                    result = torch.where(waiting, again, result)
                    waiting = torch.where(waiting, _beyond_log(again, mean, std, peak, draw, generator), waiting)
            return tensor if result is tensor else tensor.copy_(result)


    def orthogonal_(tensor, gain=1, generator=None):
        if tensor.ndimension() < 2:
            raise ValueError("Only tensors with 2 or more dimensions are supported")
        if tensor.numel() == 0:
            return tensor
        rows = tensor.size(0)
        with _C.quiet("orthogonal_", tensor):
            drawn = torch.empty(rows, tensor.numel() // rows, dtype=tensor.dtype).normal_(0, 1, generator=generator)
            is_wide = drawn.size(0) < drawn.size(1)
            q, r = torch.linalg.qr(drawn.t() if is_wide else drawn)
            # Signs that make q uniform over all orthogonal matrices (Mezzadri, 2006).
            q = q * r.diagonal().sign()
            tensor.view(rows, -1).copy_(q.t() if is_wide else q)
            return tensor.mul_(gain)


    def sparse_(tensor, sparsity, std=0.01, generator=None):
        if tensor.ndimension() != 2:
            raise ValueError("Only tensors with 2 dimensions are supported")
        rows, columns = tensor.shape
        zeros = math.ceil(sparsity * rows)
        with _C.quiet("sparse_", tensor):
            tensor.normal_(0, std, generator=generator)
            for column in range(columns):
                tensor[torch.randperm(rows)[:zeros], column] = 0
        return tensor


    def dirac_(tensor, groups=1):
        rank = tensor.ndimension()
        if rank not in (3, 4, 5):
            raise ValueError("Only tensors with 3, 4, or 5 dimensions are supported")
        if tensor.size(0) % groups != 0:
            raise ValueError("dim 0 must be divisible by groups")
        channels = tensor.size(0) // groups
        middle = tuple(size // 2 for size in tensor.shape[2:])
        with _C.quiet("dirac_", tensor):
            tensor.zero_()
            for group in range(groups):
                for channel in range(min(channels, tensor.size(1))):
                    tensor[(group * channels + channel, channel) + middle] = 1
        return tensor


    def xavier_uniform_(tensor, gain=1.0, generator=None):
        fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
        a = math.sqrt(3.0) * (gain * math.sqrt(2.0 / float(fan_in + fan_out)))
        with _C.quiet("xavier_uniform_", tensor):
            return tensor.uniform_(-a, a, generator=generator)


    def xavier_normal_(tensor, gain=1.0, generator=None):
        fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
        std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
        with _C.quiet("xavier_normal_", tensor):
            return tensor.normal_(0.0, std, generator=generator)


    def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
        if 0 in tensor.shape:
            _C.warn("UserWarning", "Initializing zero-element tensors is a no-op")
            return tensor
        std = calculate_gain(nonlinearity, a) / math.sqrt(_calculate_correct_fan(tensor, mode))
        bound = math.sqrt(3.0) * std
        with _C.quiet("kaiming_uniform_", tensor):
            return tensor.uniform_(-bound, bound, generator=generator)


    def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
        if 0 in tensor.shape:
            _C.warn("UserWarning", "Initializing zero-element tensors is a no-op")
            return tensor
        std = calculate_gain(nonlinearity, a) / math.sqrt(_calculate_correct_fan(tensor, mode))
        with _C.quiet("kaiming_normal_", tensor):
            return tensor.normal_(0, std, generator=generator)


    def _renamed(fill):
        new = fill.__name__
        old = new[:-1]

        def renamed(*args, **kwargs):
            _C.warn("FutureWarning", f"`nn.init.{old}` is now deprecated in favor of `nn.init.{new}`.")
            return fill(*args, **kwargs)

        renamed.__name__ = old
        return renamed


    uniform, normal, constant, eye, dirac = (_renamed(f) for f in (uniform_, normal_, constant_, eye_, dirac_))
    xavier_uniform, xavier_normal = _renamed(xavier_uniform_), _renamed(xavier_normal_)
    kaiming_uniform, kaiming_normal = _renamed(kaiming_uniform_), _renamed(kaiming_normal_)
    orthogonal, sparse = _renamed(orthogonal_), _renamed(sparse_)
    """#)
}
