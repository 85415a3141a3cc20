extension Prelude {
  /// `torch.nn.modules.lazy`: layers that learn their input sizes from the first batch.
  static let lazyModules = Prelude(
    "torch.nn.modules.lazy",
    #"""
    import torch
    from torch import _C
    from torch.nn.modules.batchnorm import (
        BatchNorm1d, BatchNorm2d, BatchNorm3d, InstanceNorm1d, InstanceNorm2d, InstanceNorm3d)
    from torch.nn.modules.conv import Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
    from torch.nn.modules.linear import Linear
    from torch.nn.modules.module import Module
    from torch.nn.parameter import Parameter, UninitializedParameter, is_lazy


    class _LazyModule:
        """A layer whose parameters take their shapes from the first input, after which it is of another class."""

        cls_to_become = None

        def _prepare(self, *names):
            # Built with the least sizes that are allowed; what depends on the input is taken away again.
            self._lazy_names = [name for name in names if getattr(self, name, None) is not None]
            for name in self._lazy_names:
                setattr(self, name, UninitializedParameter())
            self._lazy_hook = self.register_forward_pre_hook(_LazyModule._learn)

        def has_uninitialized_params(self):
            return any([is_lazy(parameter) for parameter in self.parameters()])

        def reset_parameters(self):
            if not any([is_lazy(parameter) for parameter in self.__dict__["_parameters"].values()]):
                super().reset_parameters()

        def _learn(self, inputs):
            self.initialize_parameters(*inputs)
            self._lazy_hook.remove()
            del self._lazy_hook, self._lazy_names
            self.__class__ = self.cls_to_become

        def _set_shape(self, name, shape):
            getattr(self, name).materialize(shape)


    class LazyLinear(_LazyModule, Linear):
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
            _warn()

        def initialize_parameters(self, input):
            self.in_features = input.shape[-1]
            self._set_shape("weight", (self.out_features, self.in_features))
            if self.bias is not None:
                self._set_shape("bias", (self.out_features,))
            Linear.reset_parameters(self)


    def _warn():
        _C.warn("UserWarning", "Lazy modules are a new feature under heavy development so changes to the API or functionality "
                "can happen at any moment.")


    class _LazyConv(_LazyModule):
        def __init__(self, out_channels, kernel_size, *args, **kwargs):
            super().__init__(0, 0, kernel_size, *args, **{**kwargs, "bias": False})
            self.out_channels = out_channels
            self.weight = UninitializedParameter()
            if kwargs.get("bias", True):
                self.bias = UninitializedParameter()
            self._prepare("weight", "bias")
            _warn()

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
            self._set_shape("weight", shape)
            if self.bias is not None:
                self._set_shape("bias", (self.out_channels,))
            self.cls_to_become.reset_parameters(self)


    class LazyConv1d(_LazyConv, Conv1d):
        cls_to_become = Conv1d


    class LazyConv2d(_LazyConv, Conv2d):
        cls_to_become = Conv2d


    class LazyConv3d(_LazyConv, Conv3d):
        cls_to_become = Conv3d


    class LazyConvTranspose1d(_LazyConv, ConvTranspose1d):
        cls_to_become = ConvTranspose1d


    class LazyConvTranspose2d(_LazyConv, ConvTranspose2d):
        cls_to_become = ConvTranspose2d


    class LazyConvTranspose3d(_LazyConv, ConvTranspose3d):
        cls_to_become = ConvTranspose3d


    class _LazyNorm(_LazyModule):
        def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
                     bias=True):
            super().__init__(0, eps, momentum, False, track_running_stats)
            self.affine = affine
            if affine:
                self.weight = UninitializedParameter()
                if bias:
                    self.bias = UninitializedParameter()
            self._prepare("weight", "bias")
            _warn()

        def initialize_parameters(self, input):
            self.num_features = input.shape[1]
            for name in self._lazy_names:
                self._set_shape(name, (self.num_features,))
            if self.track_running_stats:
                self.running_mean = torch.zeros(self.num_features)
                self.running_var = torch.ones(self.num_features)
            self.cls_to_become.reset_parameters(self)


    class LazyBatchNorm1d(_LazyNorm, BatchNorm1d):
        cls_to_become = BatchNorm1d


    class LazyBatchNorm2d(_LazyNorm, BatchNorm2d):
        cls_to_become = BatchNorm2d


    class LazyBatchNorm3d(_LazyNorm, BatchNorm3d):
        cls_to_become = BatchNorm3d


    class LazyInstanceNorm1d(_LazyNorm, InstanceNorm1d):
        cls_to_become = InstanceNorm1d


    class LazyInstanceNorm2d(_LazyNorm, InstanceNorm2d):
        cls_to_become = InstanceNorm2d


    class LazyInstanceNorm3d(_LazyNorm, InstanceNorm3d):
        cls_to_become = InstanceNorm3d
    """#)
}
