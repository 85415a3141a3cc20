extension Prelude {
  /// `torch.nn.modules.normalization`.
  static let normalization = Prelude(
    "torch.nn.modules.normalization",
    #"""
    import torch
    from torch.nn import functional as F, init
    from torch.nn.modules.module import Module
    from torch.nn.parameter import Parameter


    class LayerNorm(Module):
        def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
            super().__init__()
            if isinstance(normalized_shape, int):
                normalized_shape = (normalized_shape,)
            self.normalized_shape = tuple(normalized_shape)
            self.eps = eps
            self.elementwise_affine = elementwise_affine
            if elementwise_affine:
                self.weight = Parameter(torch.empty(self.normalized_shape, dtype=dtype))
                if bias:
                    self.bias = Parameter(torch.empty(self.normalized_shape, dtype=dtype))
                else:
                    self.register_parameter("bias", None)
            else:
                self.register_parameter("weight", None)
                self.register_parameter("bias", None)
            self.reset_parameters()

        def reset_parameters(self):
            if self.elementwise_affine:
                init.ones_(self.weight)
                if self.bias is not None:
                    init.zeros_(self.bias)

        def forward(self, input):
            return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

        def extra_repr(self):
            return (f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}, "
                    f"bias={self.bias is not None}")


    class RMSNorm(Module):
        def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
            super().__init__()
            if isinstance(normalized_shape, int):
                normalized_shape = (normalized_shape,)
            self.normalized_shape = tuple(normalized_shape)
            self.eps = eps
            self.elementwise_affine = elementwise_affine
            if elementwise_affine:
                self.weight = Parameter(torch.empty(self.normalized_shape, dtype=dtype))
                init.ones_(self.weight)
            else:
                self.register_parameter("weight", None)

        def forward(self, input):
            return F.rms_norm(input, self.normalized_shape, self.weight, self.eps)

        def extra_repr(self):
            return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


    class GroupNorm(Module):
        def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None, *, bias=True):
            super().__init__()
            if num_channels % num_groups != 0:
                raise ValueError(f"num_channels ({num_channels}) must be divisible by num_groups ({num_groups})")
            self.num_groups = num_groups
            self.num_channels = num_channels
            self.eps = eps
            self.affine = affine
            self.register_parameter("weight", Parameter(torch.empty(num_channels, dtype=dtype)) if affine else None)
            self.register_parameter("bias", Parameter(torch.empty(num_channels, dtype=dtype)) if affine and bias else None)
            self.reset_parameters()

        def reset_parameters(self):
            if self.weight is not None:
                init.ones_(self.weight)
            if self.bias is not None:
                init.zeros_(self.bias)

        def forward(self, input):
            return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

        def extra_repr(self):
            return (f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, "
                    f"bias={self.bias is not None}")


    class LocalResponseNorm(Module):
        def __init__(self, size, alpha=0.0001, beta=0.75, k=1.0):
            super().__init__()
            self.size = size
            self.alpha = alpha
            self.beta = beta
            self.k = k

        def forward(self, input):
            return F.local_response_norm(input, self.size, self.alpha, self.beta, self.k)

        def extra_repr(self):
            return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"
    """#)

  /// `torch.nn.modules.batchnorm`, and `instancenorm` beside it.
  static let batchNormalization = Prelude(
    "torch.nn.modules.batchnorm",
    #"""
    import torch
    from torch import _C
    from torch.nn import functional as F, init
    from torch.nn.modules.module import Module, own
    from torch.nn.parameter import Parameter


    class _NormBase(Module):
        _version = 2

        _ranks = ()

        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None,
                     dtype=None, *, bias=True):
            super().__init__()
            self.num_features = num_features
            self.eps = eps
            self.momentum = momentum
            self.affine = affine
            self.track_running_stats = track_running_stats
            self.register_parameter("weight", Parameter(torch.empty(num_features, dtype=dtype)) if affine else None)
            self.register_parameter("bias", Parameter(torch.empty(num_features, dtype=dtype)) if affine and bias else None)
            if track_running_stats:
                self.register_buffer("running_mean", torch.zeros(num_features, dtype=dtype))
                self.register_buffer("running_var", torch.ones(num_features, dtype=dtype))
                self.register_buffer("num_batches_tracked", torch.tensor(0, dtype=torch.long))
            else:
                self.register_buffer("running_mean", None)
                self.register_buffer("running_var", None)
                self.register_buffer("num_batches_tracked", None)
            self.reset_parameters()

        def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys,
                                  error_msgs):
            # A state of before there was a count of batches lacks it.
            version = local_metadata.get("version", None)
            key = prefix + "num_batches_tracked"
            if (version is None or version < 2) and self.track_running_stats and key not in state_dict:
                state_dict[key] = self.num_batches_tracked
            super()._load_from_state_dict(
                state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)

        def reset_running_stats(self):
            if self.track_running_stats:
                self.running_mean.zero_()
                self.running_var.fill_(1)
                self.num_batches_tracked.zero_()

        def reset_parameters(self):
            if self.weight is not None:
                init.ones_(self.weight)
            if self.bias is not None:
                init.zeros_(self.bias)

        def _check_input_dim(self, input):
            if input.dim() not in self._ranks:
                wanted = " or ".join(f"{rank}D" for rank in self._ranks)
                raise ValueError(f"expected {wanted} input (got {input.dim()}D input)")

        def extra_repr(self):
            return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                    f"bias={self.bias is not None}, track_running_stats={self.track_running_stats}")


    class _BatchNorm(_NormBase):
        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None,
                     dtype=None, *, bias=True):
            super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

        def forward(self, input):
            self._check_input_dim(input)
            factor = 0.0 if self.momentum is None else self.momentum
            if self.training and self.track_running_stats and self.num_batches_tracked is not None:
                self.num_batches_tracked.add_(1)
                if self.momentum is None:
                    factor = 1.0 / float(self.num_batches_tracked)
            batch_statistics = self.training or self.running_mean is None
            keep = not self.training or self.track_running_stats
            return F.batch_norm(
                input, self.running_mean if keep else None, self.running_var if keep else None, self.weight, self.bias,
                batch_statistics, factor, self.eps)


    class BatchNorm1d(_BatchNorm):
        _ranks = (2, 3)


    class BatchNorm2d(_BatchNorm):
        _ranks = (4,)


    class BatchNorm3d(_BatchNorm):
        _ranks = (5,)


    @own("forward")
    class SyncBatchNorm(_BatchNorm):
        """There is one process, whose statistics are all there are."""

        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True,
                     process_group=None, device=None, dtype=None, *, bias=True):
            super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
            self.process_group = process_group

        def _check_input_dim(self, input):
            if input.dim() < 2:
                raise ValueError(f"expected at least 2D input (got {input.dim()}D input)")

        @classmethod
        def convert_sync_batchnorm(cls, module, process_group=None):
            made = module
            if isinstance(module, _BatchNorm):
                made = SyncBatchNorm(
                    module.num_features, module.eps, module.momentum, module.affine, module.track_running_stats,
                    process_group, bias=module.bias is not None)
                if module.affine:
                    made.weight, made.bias = module.weight, module.bias
                made.running_mean, made.running_var = module.running_mean, module.running_var
                made.num_batches_tracked = module.num_batches_tracked
                made.training = module.training
            for name, child in module.named_children():
                made.add_module(name, cls.convert_sync_batchnorm(child, process_group))
            return made


    class _InstanceNorm(_NormBase):
        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None,
                     dtype=None, *, bias=True):
            super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

        def forward(self, input):
            self._check_input_dim(input)
            is_unbatched = input.dim() == self._ranks[0]
            dim = input.dim() - self._ranks[0]
            if input.size(dim) != self.num_features:
                if self.affine:
                    raise ValueError(
                        f"expected input's size at dim={dim} to match num_features ({self.num_features}), but got: "
                        f"{input.size(dim)}.")
                _C.warn(
                    "UserWarning",
                    f"input's size at dim={dim} does not match num_features. You can silence this warning by not passing in "
                    "num_features, which is not used because affine=False")
            result = F.instance_norm(
                input.unsqueeze(0) if is_unbatched else input, self.running_mean, self.running_var, self.weight, self.bias,
                self.training or not self.track_running_stats, self.momentum, self.eps)
            return result.squeeze(0) if is_unbatched else result


    class InstanceNorm1d(_InstanceNorm):
        __module__ = "torch.nn.modules.instancenorm"
        _ranks = (2, 3)


    class InstanceNorm2d(_InstanceNorm):
        __module__ = "torch.nn.modules.instancenorm"
        _ranks = (3, 4)


    class InstanceNorm3d(_InstanceNorm):
        __module__ = "torch.nn.modules.instancenorm"
        _ranks = (4, 5)
    """#)
}
