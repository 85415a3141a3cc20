extension Prelude {
  /// `torch.nn.functional`: the engine's functional operations, with what PyTorch itself does in Python around them.
  static let functional = Prelude(
    "torch.nn.functional",
    #"""
    import math
    import torch
    from torch import _C
    from torch._C import _nn
    from torch._C._nn import *


    def _activation(name):
        def function(input, inplace=False):
            if inplace:
                return getattr(_nn, name + "_")(input)
            return getattr(_nn, name)(input)

        function.__name__ = function.__qualname__ = name
        return function


    relu = _activation("relu")
    selu = _activation("selu")
    silu = _activation("silu")
    mish = _activation("mish")
    hardswish = _activation("hardswish")
    hardsigmoid = _activation("hardsigmoid")


    def relu6(input, inplace=False):
        return _nn.hardtanh_(input, 0, 6) if inplace else _nn.relu6(input)


    def leaky_relu(input, negative_slope=0.01, inplace=False):
        return _nn.leaky_relu_(input, negative_slope) if inplace else _nn.leaky_relu(input, negative_slope)


    def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
        return torch.rrelu_(input, lower, upper, training) if inplace else torch.rrelu(input, lower, upper, training)


    def elu(input, alpha=1.0, inplace=False):
        return _nn.elu_(input, alpha) if inplace else _nn.elu(input, alpha)


    def celu(input, alpha=1.0, inplace=False):
        return _nn.celu_(input, alpha) if inplace else _nn.celu(input, alpha)


    def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
        if min_val > max_val:
            raise ValueError("min_val cannot be greater than max_val")
        return _nn.hardtanh_(input, min_val, max_val) if inplace else _nn.hardtanh(input, min_val, max_val)


    def threshold(input, threshold, value, inplace=False):
        return _nn.threshold_(input, threshold, value) if inplace else _nn.threshold(input, threshold, value)


    def sigmoid(input):
        return input.sigmoid()


    def tanh(input):
        return input.tanh()


    def _implicit_dim(name, rank):
        _C.warn(
            "UserWarning",
            f"Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.")
        return 0 if rank in (0, 1, 3) else 1


    def softmax(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit_dim("softmax", input.dim())
        return input.softmax(dim) if dtype is None else input.softmax(dim, dtype=dtype)


    def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit_dim("log_softmax", input.dim())
        return input.log_softmax(dim) if dtype is None else input.log_softmax(dim, dtype=dtype)


    def softmin(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit_dim("softmin", input.dim())
        return (-input).softmax(dim) if dtype is None else (-input).softmax(dim, dtype=dtype)


    def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
        noise = -torch.empty(logits.shape, dtype=logits.dtype).exponential_().log()
        soft = ((logits + noise) / tau).softmax(dim)
        if not hard:
            return soft
        index = soft.max(dim, keepdim=True)[1]
        return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


    def _check_probability(p):
        if p < 0.0 or p > 1.0:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")


    def dropout(input, p=0.5, training=True, inplace=False):
        _check_probability(p)
        return torch.dropout_(input, p, training) if inplace else torch.dropout(input, p, training)


    def _feature_dropout(input, p, training, inplace):
        return torch.feature_dropout_(input, p, training) if inplace else torch.feature_dropout(input, p, training)


    def _without_batch(input, p, training, inplace):
        batch = input.unsqueeze_(0) if inplace else input.unsqueeze(0)
        result = _feature_dropout(batch, p, training, inplace)
        return result.squeeze_(0) if inplace else result.squeeze(0)


    def dropout1d(input, p=0.5, training=True, inplace=False):
        _check_probability(p)
        rank = input.dim()
        if rank not in (2, 3):
            raise RuntimeError(
                f"dropout1d: Expected 2D or 3D input, but received a {rank}D input. Note that dropout1d exists to provide "
                "channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch "
                "dimension (i.e. 2D or 3D inputs).")
        return (_feature_dropout if rank == 3 else _without_batch)(input, p, training, inplace)


    def _warn_of_rank(name, rank, spatial):
        _C.warn(
            "UserWarning",
            f"{name}: Received a {rank}-D input to {name}, which is deprecated and will result in an error in a future "
            "release. To retain the behavior and silence this warning, please use dropout instead. Note that "
            f"{name} exists to provide channel-wise dropout on inputs with {spatial} spatial dimensions, a channel "
            f"dimension, and an optional batch dimension (i.e. {spatial + 1}D or {spatial + 2}D inputs).")


    def dropout2d(input, p=0.5, training=True, inplace=False):
        _check_probability(p)
        rank = input.dim()
        if rank not in (3, 4):
            _warn_of_rank("dropout2d", rank, 2)
        if rank == 3:
            _C.warn(
                "UserWarning",
                "dropout2d: Received a 3D input to dropout2d and assuming that channel-wise 1D dropout behavior is desired - "
                "input is interpreted as shape (N, C, L), where C is the channel dim. This behavior will change in a future "
                "release to interpret the input as one without a batch dimension, i.e. shape (C, H, W). To maintain the 1D "
                "channel-wise dropout behavior, please switch to using dropout1d instead.")
        return _feature_dropout(input, p, training, inplace)


    def dropout3d(input, p=0.5, training=True, inplace=False):
        _check_probability(p)
        rank = input.dim()
        if rank not in (4, 5):
            _warn_of_rank("dropout3d", rank, 3)
        return (_feature_dropout if rank == 5 else _without_batch)(input, p, training, inplace)


    def alpha_dropout(input, p=0.5, training=False, inplace=False):
        _check_probability(p)
        return torch.alpha_dropout_(input, p, training) if inplace else torch.alpha_dropout(input, p, training)


    def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
        _check_probability(p)
        drop = torch.feature_alpha_dropout_ if inplace else torch.feature_alpha_dropout
        return drop(input, p, training)


    def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
        if padding_idx is not None:
            if padding_idx > 0:
                assert padding_idx < weight.size(0), "Padding_idx must be within num_embeddings"
            elif padding_idx < 0:
                assert padding_idx >= -weight.size(0), "Padding_idx must be within num_embeddings"
                padding_idx = weight.size(0) + padding_idx
        if not isinstance(input, torch.Tensor):
            raise TypeError(f"embedding(): argument 'indices' (position 2) must be Tensor, not {type(input).__name__}")
        if max_norm is not None:
            with torch.no_grad():
                rows = input.reshape(-1).unique()
                norms = weight[rows].norm(norm_type, dim=1, keepdim=True)
                weight[rows] = torch.where(norms > max_norm, weight[rows] * (max_norm / (norms + 1e-7)), weight[rows])
        return _nn.embedding(input, weight, padding_idx, scale_grad_by_freq)


    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


    def _max_pool(name):
        def function(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
            pool = getattr(_nn, name + "_with_indices" if return_indices else name)
            return pool(input, kernel_size, stride, padding, dilation, ceil_mode)

        function.__name__ = function.__qualname__ = name
        return function


    max_pool1d = _max_pool("max_pool1d")
    max_pool2d = _max_pool("max_pool2d")
    max_pool3d = _max_pool("max_pool3d")


    def _fractional(dims):
        name = f"fractional_max_pool{dims}d"

        def function(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                     _random_samples=None):
            if output_size is None and output_ratio is None:
                raise ValueError(f"{name} requires specifying either an output_size or an output_ratio")
            if output_size is None:
                ratios = _repeated(output_ratio, dims)
                output_size = [int(size * ratio) for size, ratio in zip(input.shape[-dims:], ratios)]
            if _random_samples is None:
                count = 1 if input.dim() == dims + 1 else input.size(0)
                _random_samples = torch.rand(count, input.size(-dims - 1), dims, dtype=input.dtype)
            found = getattr(_nn, "_" + name)(
                input, _repeated(kernel_size, dims), _repeated(output_size, dims), _random_samples)
            return tuple(found) if return_indices else found[0]

        function.__name__ = function.__qualname__ = name
        return function


    fractional_max_pool2d = _fractional(2)
    fractional_max_pool3d = _fractional(3)


    def _adaptive(name):
        def function(input, output_size, return_indices=False):
            if isinstance(output_size, (tuple, list)) and None in list(output_size):
                given = input.shape[-len(output_size):]
                output_size = [size if wanted is None else wanted for wanted, size in zip(output_size, given)]
            return getattr(_nn, name + "_with_indices" if return_indices else name)(input, output_size)

        function.__name__ = function.__qualname__ = name
        return function


    adaptive_max_pool1d = _adaptive("adaptive_max_pool1d")
    adaptive_avg_pool2d = _adaptive("adaptive_avg_pool2d")
    adaptive_avg_pool3d = _adaptive("adaptive_avg_pool3d")
    adaptive_max_pool2d = _adaptive("adaptive_max_pool2d")
    adaptive_max_pool3d = _adaptive("adaptive_max_pool3d")


    def _repeated(value, count):
        return list(value) if isinstance(value, (tuple, list)) else [value] * count


    def _unpooled_size(input, kernel_size, stride, padding, output_size):
        sizes = input.size()
        dims = len(kernel_size)
        usual = [(sizes[d - dims] - 1) * stride[d] + kernel_size[d] - 2 * padding[d] for d in range(dims)]
        if output_size is None:
            return usual
        if len(output_size) == dims + 2:
            output_size = output_size[2:]
        if len(output_size) != dims:
            raise ValueError(
                f"output_size should be a sequence containing {dims} or {dims + 2} elements, but it has a length of "
                f"'{len(output_size)}'")
        for d in range(dims):
            least, most = usual[d] - stride[d], usual[d] + stride[d]
            if not (least < output_size[d] < most):
                raise ValueError(f'invalid output_size "{output_size}" (dim {d} must be between {least} and {most})')
        return list(output_size)


    def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        kernel_size, padding = _repeated(kernel_size, 1), _repeated(padding, 1)
        stride = kernel_size if stride is None else _repeated(stride, 1)
        sizes = _unpooled_size(input, kernel_size, stride, padding, output_size)
        return _nn.max_unpool2d(input.unsqueeze(-1), indices.unsqueeze(-1), sizes + [1]).squeeze(-1)


    def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        kernel_size, padding = _repeated(kernel_size, 2), _repeated(padding, 2)
        stride = kernel_size if stride is None else _repeated(stride, 2)
        return _nn.max_unpool2d(input, indices, _unpooled_size(input, kernel_size, stride, padding, output_size))


    def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        kernel_size, padding = _repeated(kernel_size, 3), _repeated(padding, 3)
        stride = kernel_size if stride is None else _repeated(stride, 3)
        return _nn.max_unpool3d(
            input, indices, _unpooled_size(input, kernel_size, stride, padding, output_size), stride, padding)


    def _lp_pool(pool, input, norm_type, kernel_size, stride, ceil_mode, dims):
        count = math.prod(_repeated(kernel_size, dims))
        average = pool(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
        return (torch.sign(average) * relu(torch.abs(average))).mul(count).pow(1.0 / norm_type)


    def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        return _lp_pool(_nn.avg_pool1d, input, norm_type, kernel_size, stride, ceil_mode, 1)


    def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        return _lp_pool(_nn.avg_pool2d, input, norm_type, kernel_size, stride, ceil_mode, 2)


    def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        return _lp_pool(_nn.avg_pool3d, input, norm_type, kernel_size, stride, ceil_mode, 3)


    def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
        rank = input.dim()
        if rank < 3:
            raise ValueError(
                f"Expected 3D or higher dimensionality                          input (got {rank} dimensions)")
        if input.numel() == 0:
            return input
        squares = input.mul(input)
        around = (size // 2, (size - 1) // 2)
        if rank == 3:
            squares = pad(squares.unsqueeze(1), (0, 0, *around))
            squares = _nn.avg_pool2d(squares, (size, 1), stride=1).squeeze(1)
        else:
            sizes = input.size()
            squares = pad(squares.view(sizes[0], 1, sizes[1], sizes[2], -1), (0, 0, 0, 0, *around))
            squares = _nn.avg_pool3d(squares, (size, 1, 1), stride=1).squeeze(1).view(sizes)
        return input / squares.mul(alpha).add(k).pow(beta)


    def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
        _C.warn("UserWarning", "`nn.functional.upsample` is deprecated. Use `nn.functional.interpolate` instead.")
        return interpolate(input, size, scale_factor, mode, align_corners)


    def upsample_nearest(input, size=None, scale_factor=None):
        _C.warn("UserWarning", "`nn.functional.upsample_nearest` is deprecated. Use `nn.functional.interpolate` instead.")
        return interpolate(input, size, scale_factor, mode="nearest")


    def upsample_bilinear(input, size=None, scale_factor=None):
        _C.warn("UserWarning", "`nn.functional.upsample_bilinear` is deprecated. Use `nn.functional.interpolate` instead.")
        return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


    def _corners(align_corners):
        if align_corners is not None:
            return align_corners
        _C.warn(
            "UserWarning",
            "Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. Please specify "
            "align_corners=True if the old behavior is desired. See the documentation of grid_sample for details.")
        return False


    def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
        if mode not in ("bilinear", "nearest", "bicubic"):
            raise ValueError(
                "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: "
                f"'{mode}'")
        if padding_mode not in ("zeros", "border", "reflection"):
            raise ValueError(
                "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: "
                f"'{padding_mode}'")
        modes = {"bilinear": 0, "nearest": 1, "bicubic": 2}
        paddings = {"zeros": 0, "border": 1, "reflection": 2}
        return torch.grid_sampler(input, grid, modes[mode], paddings[padding_mode], _corners(align_corners))


    def affine_grid(theta, size, align_corners=None):
        align_corners = _corners(align_corners)
        if not theta.is_floating_point():
            raise ValueError(f"Expected theta to have floating point type, but got {theta.dtype}")
        dims = len(size) - 2
        if dims not in (2, 3):
            raise NotImplementedError(
                "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. "
                f"Got size {size}.")
        if theta.dim() != 3 or theta.shape[-2] != dims or theta.shape[-1] != dims + 1:
            raise ValueError(
                f"Expected a batch of {dims}D affine matrices of shape Nx{dims}x{dims + 1} for size {size}. "
                f"Got {theta.shape}.")
        if align_corners and min(size[-dims:]) == 1:
            _C.warn(
                "UserWarning",
                "Since version 1.3.0, affine_grid behavior has changed for unit-size grids when align_corners=True. This is "
                "not an intended use case of affine_grid. See the documentation of affine_grid for details.")
        elif min(size) <= 0:
            raise ValueError(f"Expected non-zero, positive output size. Got {size}")
        return torch.affine_grid_generator(theta, list(size), align_corners)


    def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean",
                      sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):
        if per_sample_weights is not None and input.size() != per_sample_weights.size():
            raise ValueError(
                f"embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must have the same "
                f"shape as the input ({input.shape})")
        if weight.dim() != 2:
            raise ValueError(f"weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}")
        if input.dim() == 2:
            if offsets is not None:
                raise ValueError(
                    "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length "
                    f"sequences. However, found offsets of type {type(offsets)}")
            offsets = torch.arange(0, input.numel(), input.size(1), dtype=input.dtype)
            input = input.reshape(-1)
            per_sample_weights = None if per_sample_weights is None else per_sample_weights.reshape(-1)
        elif input.dim() == 1:
            if offsets is None:
                raise ValueError("offsets has to be a 1D Tensor but got None")
            if offsets.dim() != 1:
                raise ValueError("offsets has to be a 1D Tensor")
        else:
            raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
        if mode not in ("sum", "mean", "max"):
            raise ValueError("mode has to be one of sum, mean or max")
        if mode == "max" and scale_grad_by_freq:
            raise ValueError("max mode does not support scaling the gradient by the frequency")
        if mode == "max" and sparse:
            raise ValueError("max mode does not support sparse weights")
        if per_sample_weights is not None and mode != "sum":
            raise NotImplementedError(
                "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' "
                f"(got mode='{mode}'). Please open a feature request on GitHub.")
        if max_norm is not None:
            with torch.no_grad():
                rows = input.unique()
                weight[rows] = torch.renorm(weight[rows], norm_type, 0, max_norm)
        kind = {"sum": 0, "mean": 1, "max": 2}[mode]
        return torch.embedding_bag(
            weight, input, offsets, scale_grad_by_freq, kind, sparse, per_sample_weights, include_last_offset,
            padding_idx)[0]


    def _stride(stride, kernel_size):
        return kernel_size if stride is None else stride


    def _reduce(values, reduction):
        if reduction == "mean":
            return values.mean()
        if reduction == "sum":
            return values.sum()
        if reduction == "none":
            return values
        raise ValueError(f"{reduction} is not a valid value for reduction")


    def _named_reduction(size_average, reduce, reduction):
        """The reduction that two older arguments stand for, where they are given."""
        if size_average is None and reduce is None:
            return reduction
        named = "none" if reduce is False else "sum" if size_average is False else "mean"
        _C.warn("UserWarning",
                f"size_average and reduce args will be deprecated, please use reduction='{named}' instead.")
        return named


    def _reduction(size_average, reduce, reduction):
        reduction = _named_reduction(size_average, reduce, reduction)
        if reduction not in ("none", "mean", "sum"):
            raise ValueError(f"{reduction} is not a valid value for reduction")
        return reduction


    def _warn_size(input, target):
        if target.size() != input.size():
            _C.warn(
                "UserWarning",
                f"Using a target size ({target.size()}) that is different to the input size ({input.size()}). "
                "This will likely lead to incorrect results due to broadcasting. "
                "Please ensure they have the same size.")


    def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        _warn_size(input, target)
        reduction = _reduction(size_average, reduce, reduction)
        input, target = torch.broadcast_tensors(input, target)
        if weight is None:
            return _nn.mse_loss(input, target, reduction=reduction)
        losses = _nn.mse_loss(input, target, reduction="none") * weight
        return losses.sum() / weight.sum() if reduction == "mean" else _reduce(losses, reduction)


    def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        _warn_size(input, target)
        reduction = _reduction(size_average, reduce, reduction)
        input, target = torch.broadcast_tensors(input, target)
        return _nn.l1_loss(input, target, reduction=reduction)


    def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
        _warn_size(input, target)
        reduction = _reduction(size_average, reduce, reduction)
        input, target = torch.broadcast_tensors(input, target)
        if beta == 0.0:
            return _nn.l1_loss(input, target, reduction=reduction)
        return _nn.smooth_l1_loss(input, target, reduction=reduction, beta=beta)


    def huber_loss(input, target, reduction="mean", delta=1.0, weight=None):
        _warn_size(input, target)
        input, target = torch.broadcast_tensors(input, target)
        return _nn.huber_loss(input, target, reduction=_reduction(None, None, reduction), delta=delta)


    def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        return _nn.nll_loss(input, target, weight=weight, ignore_index=ignore_index, reduction=reduction)


    def linear_cross_entropy(input, linear_weight, target, *, linear_bias=None, weight=None, reduction="mean",
                             ignore_index=None, label_smoothing=0.0, options=None):
        if input.dim() < 1 or input.dim() > 2:
            raise RuntimeError(f"expected input with dimensionality 1 or 2, got {input.dim()}")
        if linear_weight.dim() < 2:
            raise RuntimeError(f"expected linear_weight with dimensionality at least 2, got {linear_weight.dim()}")
        if input.shape[-1] != linear_weight.shape[-1]:
            raise RuntimeError(
                "expected equal input and linear_weight last dimensions (in_features), got "
                f"{input.shape[-1]} and {linear_weight.shape[-1]}, respectively")
        shape = tuple(linear_weight.shape[:-1])
        if linear_bias is not None and tuple(linear_bias.shape) != shape:
            raise RuntimeError(f"expected linear_bias shape {shape}, got {tuple(linear_bias.shape)}")
        if len(shape) > 1:
            linear_weight = linear_weight.flatten(0, -2)
            linear_bias = None if linear_bias is None else linear_bias.flatten()
        logits = linear(input, linear_weight, linear_bias)
        logits = logits.reshape(tuple(input.shape[:-1]) + shape)
        return cross_entropy(
            logits, target, weight=weight, ignore_index=-100 if ignore_index is None else ignore_index,
            reduction=reduction, label_smoothing=label_smoothing)


    def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None,
                      reduction="mean", label_smoothing=0.0):
        reduction = _reduction(size_average, reduce, reduction)
        return _nn.cross_entropy(input, target, weight=weight, ignore_index=ignore_index, reduction=reduction,
                                 label_smoothing=label_smoothing)


    def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        if target.size() != input.size():
            raise ValueError(
                f"Using a target size ({target.size()}) that is different to the input size ({input.size()}) is "
                "deprecated. Please ensure they have the same size.")
        return _nn.binary_cross_entropy(input, target, weight=weight, reduction=reduction)


    def binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None,
                                         reduction="mean", pos_weight=None):
        reduction = _reduction(size_average, reduce, reduction)
        if target.size() != input.size():
            raise ValueError(f"Target size ({target.size()}) must be the same as input size ({input.size()})")
        return _nn.binary_cross_entropy_with_logits(
            input, target, weight=weight, pos_weight=pos_weight, reduction=reduction)


    def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
        if size_average is None and reduce is None and reduction == "batchmean":
            loss = _nn.kl_div(input, target, reduction="sum", log_target=log_target)
            return loss / input.size(0) if input.dim() != 0 else loss
        reduction = _reduction(size_average, reduce, reduction)
        if reduction == "mean":
            _C.warn(
                "UserWarning",
                "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides "
                "only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the "
                "same as 'batchmean' in the next major release.")
        return _nn.kl_div(input, target, reduction=reduction, log_target=log_target)


    def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        return _nn.soft_margin_loss(input, target, reduction=_reduction(size_average, reduce, reduction))


    def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
        return _nn.hinge_embedding_loss(input, target, margin, reduction=_reduction(size_average, reduce, reduction))


    def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        if input1.dim() != input2.dim() or input1.dim() != target.dim():
            raise RuntimeError(
                "margin_ranking_loss : All input tensors should have same dimension but got sizes: "
                f"input1: {input1.size()}, input2: {input2.size()}, target: {target.size()} ")
        return _nn.margin_ranking_loss(input1, input2, target, margin, reduction=reduction)


    def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        return _nn.cosine_embedding_loss(input1, input2, target, margin, reduction=reduction)


    def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                         reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        return _nn.poisson_nll_loss(input, target, log_input, full, eps, reduction=reduction)


    def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
        if isinstance(var, float):
            if var < 0:
                raise ValueError("var has negative entry/entries")
            var = var * torch.ones_like(input)
        elif torch.any(var < 0):
            raise ValueError("var has negative entry/entries")
        if var.size() != input.size():
            differing = [v for i, v in zip(input.size(), var.size()) if i != v]
            if input.size()[:-1] == var.size():
                var = torch.unsqueeze(var, -1)
            elif input.ndim != var.ndim or sum(differing) != 1:
                raise ValueError("var is of incorrect size")
        if reduction not in ("none", "mean", "sum"):
            raise ValueError(reduction + " is not valid")
        var = var.clone()
        with torch.no_grad():
            var.clamp_(min=eps)
        losses = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
        if full:
            losses += 0.5 * math.log(2 * math.pi)
        return _reduce(losses, reduction)


    def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None,
                            reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        if margin <= 0:
            raise ValueError(f"margin must be greater than 0, got {margin}")
        return _nn.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction=reduction)


    def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
                                          reduction="mean"):
        if reduction not in ("mean", "sum", "none"):
            raise ValueError(f"{reduction} is not a valid value for reduction")
        if margin <= 0:
            raise ValueError(f"margin must be greater than 0, got {margin}")
        dims = [tensor.dim() for tensor in (anchor, positive, negative)]
        if min(dims) != max(dims):
            raise RuntimeError(
                "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: "
                f"anchor {dims[0]}D, positive {dims[1]}D, and negative {dims[2]}D inputs")
        distance = pairwise_distance if distance_function is None else distance_function
        near, far = distance(anchor, positive), distance(anchor, negative)
        if swap:
            far = torch.minimum(far, distance(positive, negative))
        return _reduce(torch.clamp_min(margin + near - far, 0), reduction)


    def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        if p != 1 and p != 2:
            raise ValueError("only p == 1 and p == 2 supported")
        if weight is not None and weight.dim() != 1:
            raise ValueError("weight must be one-dimensional")
        return _nn.multi_margin_loss(input, target, p, margin, weight, reduction)


    def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        return _nn.multilabel_margin_loss(input, target, _reduction(size_average, reduce, reduction))


    def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        losses = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
        if weight is not None:
            losses = losses * weight
        return _reduce(losses.sum(dim=input.dim() - 1) / input.size(input.dim() - 1), reduction)


    def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
        return torch.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank,
                              {"none": 0, "mean": 1, "sum": 2}[_reduction(None, None, reduction)], zero_infinity)


    def multi_head_attention_forward(*args, **kwargs):
        from torch.nn._attention import multi_head_attention_forward as run
        return run(*args, **kwargs)
    """#, offers: ["torch.nn": "grad"])
}
