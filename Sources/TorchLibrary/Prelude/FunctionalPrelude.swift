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

        function.__name__ = name
        return function


    relu = _activation("relu")
    relu6 = _activation("relu6")
    selu = _activation("selu")
    silu = _activation("silu")
    mish = _activation("mish")
    hardswish = _activation("hardswish")
    hardsigmoid = _activation("hardsigmoid")


    def _store(input, result, inplace):
        return input.copy_(result) if inplace else result


    def leaky_relu(input, negative_slope=0.01, inplace=False):
        return _nn.leaky_relu_(input, negative_slope) if inplace else _nn.leaky_relu(input, negative_slope)


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
        return (-input).softmax(dim)


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
        if max_norm is not None:
            with torch.no_grad():
                rows = input.reshape(-1).unique()
                norms = weight[rows].norm(norm_type, dim=1, keepdim=True)
                weight[rows] = torch.where(norms > max_norm, weight[rows] * (max_norm / (norms + 1e-7)), weight[rows])
        return _nn.embedding(input, weight, padding_idx)


    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


    def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
        return torch.norm(x1 - x2 + eps, p, -1, keepdim)


    def bilinear(input1, input2, weight, bias=None):
        result = torch.einsum("...i,kij,...j->...k", input1, weight, input2)
        return result if bias is None else result + bias


    def pixel_shuffle(input, upscale_factor):
        *lead, channels, height, width = input.shape
        r = upscale_factor
        split = input.reshape(*lead, channels // (r * r), r, r, height, width)
        n = len(lead)
        order = list(range(n)) + [n, n + 3, n + 1, n + 4, n + 2]
        return split.permute(order).reshape(*lead, channels // (r * r), height * r, width * r)


    def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _nn.max_pool1d(input, kernel_size, _stride(stride, kernel_size), padding, dilation, ceil_mode)


    def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _nn.max_pool2d(input, kernel_size, _stride(stride, kernel_size), padding, dilation, ceil_mode)


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


    def _reduction(size_average, reduce, reduction):
        if size_average is None and reduce is None:
            if reduction not in ("none", "mean", "sum"):
                raise ValueError(f"{reduction} is not a valid value for reduction")
            return reduction
        if reduce is False:
            return "none"
        return "sum" if size_average is False else "mean"


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
            return _nn.kl_div(input, target, reduction="sum", log_target=log_target) / input.size(0)
        reduction = _reduction(size_average, reduce, reduction)
        if reduction == "mean":
            _C.warn(
                "UserWarning",
                "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides "
                "only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the "
                "same as 'batchmean' in the next major release.")
        return _nn.kl_div(input, target, reduction=reduction, log_target=log_target)


    def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        return _reduce(torch.log1p((-target * input).exp()), _reduction(size_average, reduce, reduction))


    def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
        zeros = torch.zeros_like(input)
        far = torch.where(target != 1, (margin - input).clamp_min(0), zeros)
        near = torch.where(target != -1, input, zeros)
        return _reduce(far + near, _reduction(size_average, reduce, reduction))


    def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        losses = (-target * (input1 - input2) + margin).clamp_min(0)
        return _reduce(losses, _reduction(size_average, reduce, reduction))


    def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        similarity = cosine_similarity(input1, input2, -1)
        losses = torch.where(target == 1, 1 - similarity, (similarity - margin).clamp_min(0))
        return _reduce(losses, _reduction(size_average, reduce, reduction))


    def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                         reduction="mean"):
        losses = input.exp() - target * input if log_input else input - target * (input + eps).log()
        if full:
            term = target * target.log() - target + 0.5 * (2 * math.pi * target).log()
            losses = losses + torch.where(target > 1, term, torch.zeros_like(term))
        return _reduce(losses, _reduction(size_average, reduce, reduction))


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
        near = pairwise_distance(anchor, positive, p, eps)
        far = pairwise_distance(anchor, negative, p, eps)
        if swap:
            far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
        return _reduce((margin + near - far).clamp_min(0), _reduction(size_average, reduce, reduction))


    def multi_head_attention_forward(*args, **kwargs):
        from torch.nn._attention import multi_head_attention_forward as run
        return run(*args, **kwargs)
    """#)
}
