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


    def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
        def cdf(x):
            return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

        with _C.quiet("trunc_normal_", tensor):
            low, high = cdf((a - mean) / std), cdf((b - mean) / std)
            tensor.uniform_(2 * low - 1, 2 * high - 1, generator=generator)
            tensor.erfinv_()
            tensor.mul_(std * math.sqrt(2.0))
            tensor.add_(mean)
            return tensor.clamp_(min=a, max=b)


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
    """#)
}
