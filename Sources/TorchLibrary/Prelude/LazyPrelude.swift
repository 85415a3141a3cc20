extension Prelude {
  /// `torch.nn.modules.lazy`: layers that learn their input sizes from the first batch.
  static let lazyModules = Prelude(
    "torch.nn.modules.lazy",
    #"""
    import torch
    from torch.nn.modules.batchnorm import (
        BatchNorm1d, BatchNorm2d, BatchNorm3d, InstanceNorm1d, InstanceNorm2d, InstanceNorm3d)
    from torch.nn.modules.conv import Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
    from torch.nn.modules.linear import Linear
    from torch.nn.modules.module import Module, own
    from torch.nn.parameter import Parameter, UninitializedBuffer, UninitializedParameter, is_lazy


    class LazyModuleMixin:
        """A module whose parameters take their shapes from the first input, after which it is of another class."""

        cls_to_become = None

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self._await_input()

        def _await_input(self):
            self._lazy_hook = self.register_forward_pre_hook(LazyModuleMixin._learn, with_kwargs=True)

        def initialize_parameters(self, *args, **kwargs):
            raise NotImplementedError(f"initialize_parameters is not implemented for {type(self).__name__}")

        def has_uninitialized_params(self):
            own = [*self.__dict__["_parameters"].values(), *self.__dict__["_buffers"].values()]
            return any([is_lazy(value) for value in own])

        def _learn(self, args, kwargs=None):
            self.initialize_parameters(*args, **(kwargs or {}))
            if self.has_uninitialized_params():
                raise RuntimeError(f"module {self._get_name()} has not been fully initialized")
            self._lazy_hook.remove()
            del self._lazy_hook
            if self.cls_to_become is not None:
                self.__class__ = self.cls_to_become


    class _LazyModule(LazyModuleMixin):
        """A layer of PyTorch's own: built with the least sizes that are allowed, it takes away what depends on the input."""

        def __init__(self, *args, **kwargs):
            super(LazyModuleMixin, self).__init__(*args, **kwargs)

        def _prepare(self, *names):
            for name in names:
                if getattr(self, name, None) is not None:
                    setattr(self, name, UninitializedParameter())
            self._await_input()

        def reset_parameters(self):
            """There is nothing to fill before the shapes are known; then it is the class to become that fills."""

        def _fill(self, **shapes):
            """Gives the parameters their shapes and their numbers, unless they have been loaded."""
            if not self.has_uninitialized_params():
                return
            for name, shape in shapes.items():
                if is_lazy(getattr(self, name)):
                    getattr(self, name).materialize(shape)
            self.cls_to_become.reset_parameters(self)


    class LazyLinear(_LazyModule, Linear):
        __module__ = "torch.nn.modules.linear"
        cls_to_become = Linear

        def __init__(self, out_features, bias=True, device=None, dtype=None):
            Module.__init__(self)
            self.in_features = 0
            self.out_features = out_features
            self.weight = UninitializedParameter()
            if bias:
                self.bias = UninitializedParameter()
            else:
                self.register_parameter("bias", None)
            self._prepare("weight", "bias")

        def initialize_parameters(self, input):
            self.in_features = input.shape[-1]
            self._fill(weight=(self.out_features, self.in_features), bias=(self.out_features,))


    class _LazyConv(_LazyModule):
        def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
            self._put_off(out_channels, bias)

        def _put_off(self, out_channels, bias):
            self.out_channels = out_channels
            self.weight = UninitializedParameter()
            if bias:
                self.bias = UninitializedParameter()
            self._prepare("weight", "bias")

        def initialize_parameters(self, input, *args):
            dims = self._dims
            if input.dim() not in (dims + 1, dims + 2):
                raise RuntimeError(
                    f"Expected {dims + 1}D (unbatched) or {dims + 2}D (batched) input to {type(self).__name__}, but got "
                    f"input of size: {input.shape}")
            self.in_channels = input.shape[-dims - 1]
            if self.in_channels % self.groups != 0:
                raise ValueError("in_channels must be divisible by groups")
            if self._transposed:
                shape = (self.in_channels, self.out_channels // self.groups, *self.kernel_size)
            else:
                shape = (self.out_channels, self.in_channels // self.groups, *self.kernel_size)
            self._fill(weight=shape, bias=(self.out_channels,))


    @own("__init__")
    class LazyConv1d(_LazyConv, Conv1d):
        __module__ = "torch.nn.modules.conv"
        cls_to_become = Conv1d


    @own("__init__")
    class LazyConv2d(_LazyConv, Conv2d):
        __module__ = "torch.nn.modules.conv"
        cls_to_become = Conv2d


    @own("__init__")
    class LazyConv3d(_LazyConv, Conv3d):
        __module__ = "torch.nn.modules.conv"
        cls_to_become = Conv3d


    class _LazyConvTranspose(_LazyConv):
        def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                     dilation=1, padding_mode="zeros", device=None, dtype=None):
            super(_LazyConv, self).__init__(
                0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode, device, dtype)
            self._put_off(out_channels, bias)


    @own("__init__")
    class LazyConvTranspose1d(_LazyConvTranspose, ConvTranspose1d):
        __module__ = "torch.nn.modules.conv"
        cls_to_become = ConvTranspose1d


    @own("__init__")
    class LazyConvTranspose2d(_LazyConvTranspose, ConvTranspose2d):
        __module__ = "torch.nn.modules.conv"
        cls_to_become = ConvTranspose2d


    @own("__init__")
    class LazyConvTranspose3d(_LazyConvTranspose, ConvTranspose3d):
        __module__ = "torch.nn.modules.conv"
        cls_to_become = ConvTranspose3d


    class _LazyNormBase(_LazyModule):
        def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
                     bias=True):
            super().__init__(0, eps, momentum, False, track_running_stats)
            self.affine = affine
            if affine:
                self.weight = UninitializedParameter()
                if bias:
                    self.bias = UninitializedParameter()
            self._prepare("weight", "bias")

        def initialize_parameters(self, input):
            self.num_features = input.shape[1]
            if self.track_running_stats and self.running_mean.numel() == 0:
                self.running_mean = torch.zeros(self.num_features)
                self.running_var = torch.ones(self.num_features)
            self._fill(weight=(self.num_features,), bias=(self.num_features,))


    class LazyBatchNorm1d(_LazyNormBase, BatchNorm1d):
        __module__ = "torch.nn.modules.batchnorm"
        cls_to_become = BatchNorm1d


    class LazyBatchNorm2d(_LazyNormBase, BatchNorm2d):
        __module__ = "torch.nn.modules.batchnorm"
        cls_to_become = BatchNorm2d


    class LazyBatchNorm3d(_LazyNormBase, BatchNorm3d):
        __module__ = "torch.nn.modules.batchnorm"
        cls_to_become = BatchNorm3d


    class LazyInstanceNorm1d(_LazyNormBase, InstanceNorm1d):
        __module__ = "torch.nn.modules.instancenorm"
        cls_to_become = InstanceNorm1d


    class LazyInstanceNorm2d(_LazyNormBase, InstanceNorm2d):
        __module__ = "torch.nn.modules.instancenorm"
        cls_to_become = InstanceNorm2d


    class LazyInstanceNorm3d(_LazyNormBase, InstanceNorm3d):
        __module__ = "torch.nn.modules.instancenorm"
        cls_to_become = InstanceNorm3d
    """#)
}
