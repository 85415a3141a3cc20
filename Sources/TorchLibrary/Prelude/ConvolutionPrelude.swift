extension Prelude {
  /// `torch.nn.modules.conv`.
  static let convolution = Prelude(
    "torch.nn.modules.conv",
    #"""
    import math
    import torch
    from torch.nn import functional as F, init
    from torch.nn.modules.module import Module, own
    from torch.nn.parameter import Parameter


    def _repeat(value, count):
        return tuple(value) if isinstance(value, (tuple, list)) else (value,) * count


    class _ConvNd(Module):
        _dims = 0
        _transposed = False

        def __init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                     padding_mode, dtype, output_padding=0):
            super().__init__()
            if groups <= 0:
                raise ValueError("groups must be a positive integer")
            if in_channels % groups != 0:
                raise ValueError("in_channels must be divisible by groups")
            if out_channels % groups != 0:
                raise ValueError("out_channels must be divisible by groups")
            if isinstance(padding, str):
                if padding not in ("same", "valid"):
                    raise ValueError(f"Invalid padding string '{padding}', should be one of {set(('same', 'valid'))}")
                if padding == "same" and any(step != 1 for step in _repeat(stride, self._dims)):
                    raise ValueError("padding='same' is not supported for strided convolutions")
            modes = ("zeros", "reflect", "replicate", "circular")
            if padding_mode not in modes:
                raise ValueError(f"padding_mode must be one of {set(modes)}, but got padding_mode='{padding_mode}'")
            self.in_channels = in_channels
            self.out_channels = out_channels
            self.kernel_size = _repeat(kernel_size, self._dims)
            self.stride = _repeat(stride, self._dims)
            self.padding = padding if isinstance(padding, str) else _repeat(padding, self._dims)
            self.dilation = _repeat(dilation, self._dims)
            self.output_padding = _repeat(output_padding, self._dims)
            self.groups = groups
            self.padding_mode = padding_mode
            if self._transposed:
                shape = (in_channels, out_channels // groups, *self.kernel_size)
            else:
                shape = (out_channels, in_channels // groups, *self.kernel_size)
            self.weight = Parameter(torch.empty(shape, dtype=dtype))
            if bias:
                self.bias = Parameter(torch.empty(out_channels, dtype=dtype))
            else:
                self.register_parameter("bias", None)
            self.reset_parameters()

        def reset_parameters(self):
            init.kaiming_uniform_(self.weight, a=math.sqrt(5))
            if self.bias is not None:
                fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
                bound = 1 / math.sqrt(fan_in) if fan_in > 0 else 0
                init.uniform_(self.bias, -bound, bound)

        def _pad(self, input):
            sides = []
            for size, spread, pad in reversed(list(zip(self.kernel_size, self.dilation, self._amounts()))):
                sides += pad
            return F.pad(input, sides, mode=self.padding_mode)

        def _amounts(self):
            if self.padding == "same":
                totals = [d * (k - 1) for d, k in zip(self.dilation, self.kernel_size)]
                return [(total // 2, total - total // 2) for total in totals]
            if self.padding == "valid":
                return [(0, 0)] * self._dims
            return [(p, p) for p in self.padding]

        def extra_repr(self):
            text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
            if self.padding != (0,) * self._dims:
                text += f", padding={self.padding}"
            if self.dilation != (1,) * self._dims:
                text += f", dilation={self.dilation}"
            if self.output_padding != (0,) * self._dims:
                text += f", output_padding={self.output_padding}"
            if self.groups != 1:
                text += f", groups={self.groups}"
            if self.bias is None:
                text += ", bias=False"
            if self.padding_mode != "zeros":
                text += f", padding_mode={self.padding_mode}"
            return text


    class _Conv(_ConvNd):
        def forward(self, input):
            if self.padding_mode != "zeros":
                return getattr(F, self._function)(
                    self._pad(input), self.weight, self.bias, self.stride, (0,) * self._dims, self.dilation, self.groups)
            return getattr(F, self._function)(
                input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)


    @own("forward")
    class Conv1d(_Conv):
        _dims = 1
        _function = "conv1d"

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1,
                     bias=True, padding_mode="zeros", device=None, dtype=None):
            super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                             padding_mode, dtype)


    @own("forward")
    class Conv2d(_Conv):
        _dims = 2
        _function = "conv2d"

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1,
                     bias=True, padding_mode="zeros", device=None, dtype=None):
            super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                             padding_mode, dtype)


    @own("forward")
    class Conv3d(_Conv):
        _dims = 3
        _function = "conv3d"

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1,
                     bias=True, padding_mode="zeros", device=None, dtype=None):
            super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                             padding_mode, dtype)


    class _ConvTranspose(_ConvNd):
        _transposed = True

        def __init__(self, in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias,
                     dilation, padding_mode, dtype):
            if padding_mode != "zeros":
                raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
            super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias,
                             padding_mode, dtype, output_padding)

        def _extra(self, input, output_size):
            if output_size is None:
                return self.output_padding
            dims = self._dims
            lead = input.dim() - dims
            sizes = list(output_size[lead:] if len(output_size) == lead + dims else output_size)
            if len(sizes) != dims:
                raise ValueError(
                    f"ConvTranspose{dims}D: for {input.dim()}D input, output_size must have {dims} or {lead + dims} elements "
                    f"(got {len(output_size)})")
            least = [(input.size(d + lead) - 1) * self.stride[d] - 2 * self.padding[d]
                     + self.dilation[d] * (self.kernel_size[d] - 1) + 1 for d in range(dims)]
            most = [size + step - 1 for size, step in zip(least, self.stride)]
            for size, low, high in zip(sizes, least, most):
                if size < low or size > high:
                    raise ValueError(
                        f"requested an output size of {output_size}, but valid sizes range from {least} to {most} (for an "
                        f"input of {input.size()[2:]})")
            return [size - low for size, low in zip(sizes, least)]

        def forward(self, input, output_size=None):
            return getattr(F, self._function)(
                input, self.weight, self.bias, self.stride, self.padding, self._extra(input, output_size), self.groups,
                self.dilation)


    @own("forward")
    class ConvTranspose1d(_ConvTranspose):
        _dims = 1
        _function = "conv_transpose1d"

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                     bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
            super().__init__(in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias,
                             dilation, padding_mode, dtype)


    @own("forward")
    class ConvTranspose2d(_ConvTranspose):
        _dims = 2
        _function = "conv_transpose2d"

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                     bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
            super().__init__(in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias,
                             dilation, padding_mode, dtype)


    @own("forward")
    class ConvTranspose3d(_ConvTranspose):
        _dims = 3
        _function = "conv_transpose3d"

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                     bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
            super().__init__(in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias,
                             dilation, padding_mode, dtype)
    """#)

  /// `torch.nn.modules.pooling`.
  static let pooling = Prelude(
    "torch.nn.modules.pooling",
    #"""
    from torch.nn import functional as F
    from torch.nn.modules.module import Module, own


    class _MaxPoolNd(Module):
        def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
            super().__init__()
            self.kernel_size = kernel_size
            self.stride = stride if stride is not None else kernel_size
            self.padding = padding
            self.dilation = dilation
            self.return_indices = return_indices
            self.ceil_mode = ceil_mode

        def forward(self, input):
            return getattr(F, self._function)(
                input, self.kernel_size, self.stride, self.padding, self.dilation, ceil_mode=self.ceil_mode,
                return_indices=self.return_indices)

        def extra_repr(self):
            return (f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
                    f"dilation={self.dilation}, ceil_mode={self.ceil_mode}")


    @own("forward")
    class MaxPool1d(_MaxPoolNd):
        _function = "max_pool1d"


    @own("forward")
    class MaxPool2d(_MaxPoolNd):
        _function = "max_pool2d"


    @own("forward")
    class MaxPool3d(_MaxPoolNd):
        _function = "max_pool3d"


    class _MaxUnpool(Module):
        def __init__(self, kernel_size, stride=None, padding=0):
            super().__init__()
            count = self._dims
            self.kernel_size = tuple(kernel_size) if isinstance(kernel_size, (tuple, list)) else (kernel_size,) * count
            stride = stride if stride is not None else kernel_size
            self.stride = tuple(stride) if isinstance(stride, (tuple, list)) else (stride,) * count
            self.padding = tuple(padding) if isinstance(padding, (tuple, list)) else (padding,) * count

        def forward(self, input, indices, output_size=None):
            return getattr(F, f"max_unpool{self._dims}d")(
                input, indices, self.kernel_size, self.stride, self.padding, output_size)

        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


    @own("__init__", "forward")
    class MaxUnpool1d(_MaxUnpool):
        _dims = 1


    @own("__init__", "forward")
    class MaxUnpool2d(_MaxUnpool):
        _dims = 2


    @own("__init__", "forward")
    class MaxUnpool3d(_MaxUnpool):
        _dims = 3


    class _LPPoolNd(Module):
        def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
            super().__init__()
            self.norm_type = norm_type
            self.kernel_size = kernel_size
            self.stride = stride
            self.ceil_mode = ceil_mode

        def forward(self, input):
            return getattr(F, self._function)(
                input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)

        def extra_repr(self):
            return (f"norm_type={self.norm_type}, kernel_size={self.kernel_size}, stride={self.stride}, "
                    f"ceil_mode={self.ceil_mode}")


    @own("forward")
    class LPPool1d(_LPPoolNd):
        _function = "lp_pool1d"


    @own("forward")
    class LPPool2d(_LPPoolNd):
        _function = "lp_pool2d"


    @own("forward")
    class LPPool3d(_LPPoolNd):
        _function = "lp_pool3d"


    class _FractionalMaxPool(Module):
        def __init__(self, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                     _random_samples=None):
            super().__init__()
            name, dims = type(self).__name__, self._dims
            self.kernel_size = _tuple(kernel_size, dims)
            if dims == 3 and min(self.kernel_size) <= 0:
                raise ValueError(f"kernel_size must be greater than 0, but got {kernel_size}")
            self.return_indices = return_indices
            self.register_buffer("_random_samples", _random_samples)
            self.output_size = None if output_size is None else _tuple(output_size, dims)
            self.output_ratio = None if output_ratio is None else _tuple(output_ratio, dims)
            if output_size is None and output_ratio is None:
                raise ValueError(f"{name} requires specifying either an output size, or a pooling ratio")
            if output_size is not None and output_ratio is not None:
                raise ValueError("only one of output_size and output_ratio may be specified")
            if output_ratio is not None and not all([0 < ratio < 1 for ratio in self.output_ratio]):
                raise ValueError(f"output_ratio must be between 0 and 1 (got {output_ratio})")

        def forward(self, input):
            return getattr(F, f"fractional_max_pool{self._dims}d")(
                input, self.kernel_size, self.output_size, self.output_ratio, self.return_indices,
                _random_samples=self._random_samples)


    def _tuple(value, count):
        return tuple(value) if isinstance(value, (tuple, list)) else (value,) * count


    @own("__init__", "forward")
    class FractionalMaxPool2d(_FractionalMaxPool):
        _dims = 2


    @own("__init__", "forward")
    class FractionalMaxPool3d(_FractionalMaxPool):
        _dims = 3


    class AvgPool1d(Module):
        def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
            super().__init__()
            self.kernel_size = kernel_size if isinstance(kernel_size, tuple) else (kernel_size,)
            stride = stride if stride is not None else kernel_size
            self.stride = stride if isinstance(stride, tuple) else (stride,)
            self.padding = padding if isinstance(padding, tuple) else (padding,)
            self.ceil_mode = ceil_mode
            self.count_include_pad = count_include_pad

        def forward(self, input):
            return F.avg_pool1d(
                input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)

        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


    class AvgPool2d(Module):
        def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
                     divisor_override=None):
            super().__init__()
            self.kernel_size = kernel_size
            self.stride = stride if stride is not None else kernel_size
            self.padding = padding
            self.ceil_mode = ceil_mode
            self.count_include_pad = count_include_pad
            self.divisor_override = divisor_override

        _function = "avg_pool2d"

        def forward(self, input):
            return getattr(F, self._function)(
                input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad,
                self.divisor_override)

        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


    @own("__init__", "forward")
    class AvgPool3d(AvgPool2d):
        _function = "avg_pool3d"


    class _AdaptiveAvgPoolNd(Module):
        def __init__(self, output_size):
            super().__init__()
            self.output_size = output_size

        def forward(self, input):
            return getattr(F, self._function)(input, self.output_size)

        def extra_repr(self):
            return f"output_size={self.output_size}"


    class _AdaptiveMaxPoolNd(Module):
        def __init__(self, output_size, return_indices=False):
            super().__init__()
            self.output_size = output_size
            self.return_indices = return_indices

        def forward(self, input):
            return getattr(F, self._function)(input, self.output_size, self.return_indices)

        def extra_repr(self):
            return f"output_size={self.output_size}"


    @own("forward")
    class AdaptiveAvgPool1d(_AdaptiveAvgPoolNd):
        _function = "adaptive_avg_pool1d"


    @own("forward")
    class AdaptiveAvgPool2d(_AdaptiveAvgPoolNd):
        _function = "adaptive_avg_pool2d"


    @own("forward")
    class AdaptiveMaxPool1d(_AdaptiveMaxPoolNd):
        _function = "adaptive_max_pool1d"


    @own("forward")
    class AdaptiveMaxPool2d(_AdaptiveMaxPoolNd):
        _function = "adaptive_max_pool2d"


    @own("forward")
    class AdaptiveAvgPool3d(_AdaptiveAvgPoolNd):
        _function = "adaptive_avg_pool3d"


    @own("forward")
    class AdaptiveMaxPool3d(_AdaptiveMaxPoolNd):
        _function = "adaptive_max_pool3d"
    """#)

  /// `torch.nn.modules.padding`, `upsampling` and `distance`.
  static let resizing = Prelude(
    "torch.nn.modules.padding",
    #"""
    from torch.nn import functional as F
    from torch.nn.modules.module import Module, own


    class _Pad(Module):
        _sides = 4
        _mode = "constant"

        def __init__(self, padding):
            super().__init__()
            self.padding = tuple(padding) if isinstance(padding, (tuple, list)) else (padding,) * self._sides

        def forward(self, input):
            return F.pad(input, self.padding, self._mode)

        def extra_repr(self):
            return f"{self.padding}"


    class _ConstantPadNd(_Pad):
        def forward(self, input):
            return F.pad(input, self.padding, "constant", self.value)

        def extra_repr(self):
            return f"padding={self.padding}, value={self.value}"


    @own("forward")
    class _ReflectionPadNd(_Pad):
        _mode = "reflect"


    @own("forward")
    class _ReplicationPadNd(_Pad):
        _mode = "replicate"


    @own("forward")
    class _CircularPadNd(_Pad):
        _mode = "circular"


    class ConstantPad1d(_ConstantPadNd):
        _sides = 2

        def __init__(self, padding, value):
            super().__init__(padding)
            self.value = value


    class ConstantPad2d(ConstantPad1d):
        _sides = 4

        def __init__(self, padding, value):
            super().__init__(padding, value)


    class ZeroPad1d(ConstantPad1d):
        def __init__(self, padding):
            super().__init__(padding, 0.0)

        def extra_repr(self):
            return f"{self.padding}"


    class ZeroPad2d(ZeroPad1d):
        _sides = 4

        def __init__(self, padding):
            super().__init__(padding)


    class ReflectionPad1d(_ReflectionPadNd):
        _sides = 2

        def __init__(self, padding):
            super().__init__(padding)


    class ReflectionPad2d(_ReflectionPadNd):
        def __init__(self, padding):
            super().__init__(padding)


    class ReplicationPad1d(_ReplicationPadNd):
        _sides = 2

        def __init__(self, padding):
            super().__init__(padding)


    class ReplicationPad2d(_ReplicationPadNd):
        def __init__(self, padding):
            super().__init__(padding)


    class ConstantPad3d(ConstantPad1d):
        _sides = 6

        def __init__(self, padding, value):
            super().__init__(padding, value)


    class ZeroPad3d(ZeroPad1d):
        _sides = 6

        def __init__(self, padding):
            super().__init__(padding)


    class ReflectionPad3d(_ReflectionPadNd):
        _sides = 6

        def __init__(self, padding):
            super().__init__(padding)


    class ReplicationPad3d(_ReplicationPadNd):
        _sides = 6

        def __init__(self, padding):
            super().__init__(padding)


    @own("__init__")
    class CircularPad1d(_CircularPadNd):
        _sides = 2


    @own("__init__")
    class CircularPad2d(_CircularPadNd):
        _sides = 4


    @own("__init__")
    class CircularPad3d(_CircularPadNd):
        _sides = 6


    class Upsample(Module):
        __module__ = "torch.nn.modules.upsampling"

        def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None,
                     recompute_scale_factor=None):
            super().__init__()
            self.size = size
            if isinstance(scale_factor, tuple):
                self.scale_factor = tuple(float(factor) for factor in scale_factor)
            else:
                self.scale_factor = float(scale_factor) if scale_factor else None
            self.mode = mode
            self.align_corners = align_corners

        def forward(self, input):
            return F.interpolate(input, self.size, self.scale_factor, self.mode, self.align_corners)

        def extra_repr(self):
            if self.scale_factor is not None:
                return f"scale_factor={self.scale_factor!r}, mode={self.mode!r}"
            return f"size={self.size!r}, mode={self.mode!r}"


    class PixelShuffle(Module):
        __module__ = "torch.nn.modules.pixelshuffle"

        def __init__(self, upscale_factor):
            super().__init__()
            self.upscale_factor = upscale_factor

        def forward(self, input):
            return F.pixel_shuffle(input, self.upscale_factor)

        def extra_repr(self):
            return f"upscale_factor={self.upscale_factor}"


    class UpsamplingNearest2d(Upsample):
        __module__ = "torch.nn.modules.upsampling"

        def __init__(self, size=None, scale_factor=None):
            super().__init__(size, scale_factor, mode="nearest")


    class UpsamplingBilinear2d(Upsample):
        __module__ = "torch.nn.modules.upsampling"

        def __init__(self, size=None, scale_factor=None):
            super().__init__(size, scale_factor, mode="bilinear", align_corners=True)


    class PixelUnshuffle(Module):
        __module__ = "torch.nn.modules.pixelshuffle"

        def __init__(self, downscale_factor):
            super().__init__()
            self.downscale_factor = downscale_factor

        def forward(self, input):
            return F.pixel_unshuffle(input, self.downscale_factor)

        def extra_repr(self):
            return f"downscale_factor={self.downscale_factor}"


    class ChannelShuffle(Module):
        __module__ = "torch.nn.modules.channelshuffle"

        def __init__(self, groups):
            super().__init__()
            self.groups = groups

        def forward(self, input):
            return F.channel_shuffle(input, self.groups)

        def extra_repr(self):
            return f"groups={self.groups}"


    class Fold(Module):
        __module__ = "torch.nn.modules.fold"

        def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
            super().__init__()
            self.output_size = output_size
            self.kernel_size = kernel_size
            self.dilation = dilation
            self.padding = padding
            self.stride = stride

        def forward(self, input):
            return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)

        def extra_repr(self):
            return (f"output_size={self.output_size}, kernel_size={self.kernel_size}, dilation={self.dilation}, "
                    f"padding={self.padding}, stride={self.stride}")


    class Unfold(Module):
        __module__ = "torch.nn.modules.fold"

        def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
            super().__init__()
            self.kernel_size = kernel_size
            self.dilation = dilation
            self.padding = padding
            self.stride = stride

        def forward(self, input):
            return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

        def extra_repr(self):
            return (f"kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, "
                    f"stride={self.stride}")


    class CosineSimilarity(Module):
        __module__ = "torch.nn.modules.distance"

        def __init__(self, dim=1, eps=1e-8):
            super().__init__()
            self.dim = dim
            self.eps = eps

        def forward(self, x1, x2):
            return F.cosine_similarity(x1, x2, self.dim, self.eps)


    class PairwiseDistance(Module):
        __module__ = "torch.nn.modules.distance"

        def __init__(self, p=2.0, eps=1e-6, keepdim=False):
            super().__init__()
            self.norm = p
            self.eps = eps
            self.keepdim = keepdim

        def forward(self, x1, x2):
            return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)
    """#)
}
