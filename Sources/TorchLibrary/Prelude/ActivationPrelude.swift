extension Prelude {
  /// `torch.nn.modules.activation`: the functions of `torch.nn.functional` as modules.
  static let activation = Prelude(
    "torch.nn.modules.activation",
    #"""
    import torch
    from torch import _C
    from torch.nn import functional as F, init
    from torch.nn.modules.linear import Linear
    from torch.nn.modules.module import Module, own
    from torch.nn.parameter import Parameter


    class _InPlace(Module):
        def __init__(self, inplace=False):
            super().__init__()
            self.inplace = inplace

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""


    class _Alpha(Module):
        def __init__(self, alpha=1.0, inplace=False):
            super().__init__()
            self.alpha = alpha
            self.inplace = inplace

        def extra_repr(self):
            return f"alpha={self.alpha}" + (", inplace=True" if self.inplace else "")


    class _Dim(Module):
        def __init__(self, dim=None):
            super().__init__()
            self.dim = dim

        def extra_repr(self):
            return f"dim={self.dim}"


    class _Lambda(Module):
        def __init__(self, lambd=0.5):
            super().__init__()
            self.lambd = lambd

        def extra_repr(self):
            return str(self.lambd)


    class ReLU(_InPlace):
        def __init__(self, inplace=False):
            super().__init__(inplace)

        def forward(self, input):
            return F.relu(input, inplace=self.inplace)


    class SELU(_InPlace):
        def __init__(self, inplace=False):
            super().__init__(inplace)

        def forward(self, input):
            return F.selu(input, self.inplace)


    class SiLU(_InPlace):
        def __init__(self, inplace=False):
            super().__init__(inplace)

        def forward(self, input):
            return F.silu(input, inplace=self.inplace)


    class Mish(_InPlace):
        def __init__(self, inplace=False):
            super().__init__(inplace)

        def forward(self, input):
            return F.mish(input, inplace=self.inplace)


    class Hardswish(Module):
        def __init__(self, inplace=False):
            super().__init__()
            self.inplace = inplace

        def forward(self, input):
            return F.hardswish(input, self.inplace)


    class Hardsigmoid(Module):
        def __init__(self, inplace=False):
            super().__init__()
            self.inplace = inplace

        def forward(self, input):
            return F.hardsigmoid(input, self.inplace)


    class ELU(_Alpha):
        def __init__(self, alpha=1.0, inplace=False):
            super().__init__(alpha, inplace)

        def forward(self, input):
            return F.elu(input, self.alpha, self.inplace)


    class CELU(_Alpha):
        def __init__(self, alpha=1.0, inplace=False):
            super().__init__(alpha, inplace)

        def forward(self, input):
            return F.celu(input, self.alpha, self.inplace)


    class Hardtanh(Module):
        def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
            super().__init__()
            for name, value in (("min", min_value), ("max", max_value)):
                if value is not None:
                    _C.warn(
                        "FutureWarning",
                        f"keyword argument `{name}_value` is deprecated and renamed to `{name}_val`")
            self.min_val = min_val if min_value is None else min_value
            self.max_val = max_val if max_value is None else max_value
            self.inplace = inplace
            assert self.max_val > self.min_val, (
                f"max_val ({self.max_val}) must be greater than min_val ({self.min_val})")

        def forward(self, input):
            return F.hardtanh(input, self.min_val, self.max_val, self.inplace)

        def extra_repr(self):
            return f"min_val={self.min_val}, max_val={self.max_val}" + (", inplace=True" if self.inplace else "")


    class ReLU6(Hardtanh):
        def __init__(self, inplace=False):
            super().__init__(0.0, 6.0, inplace)

        def extra_repr(self):
            return "inplace=True" if self.inplace else ""


    class LeakyReLU(Module):
        def __init__(self, negative_slope=0.01, inplace=False):
            super().__init__()
            self.negative_slope = negative_slope
            self.inplace = inplace

        def forward(self, input):
            return F.leaky_relu(input, self.negative_slope, self.inplace)

        def extra_repr(self):
            return f"negative_slope={self.negative_slope}" + (", inplace=True" if self.inplace else "")


    class RReLU(Module):
        def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
            super().__init__()
            self.lower = lower
            self.upper = upper
            self.inplace = inplace

        def forward(self, input):
            return F.rrelu(input, self.lower, self.upper, self.training, self.inplace)

        def extra_repr(self):
            return f"lower={self.lower}, upper={self.upper}" + (", inplace=True" if self.inplace else "")


    class PReLU(Module):
        def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
            super().__init__()
            self.num_parameters = num_parameters
            self.init = init
            self.weight = Parameter(torch.empty(num_parameters, dtype=dtype))
            with torch.no_grad():
                self.weight.fill_(init)

        def forward(self, input):
            return F.prelu(input, self.weight)

        def extra_repr(self):
            return f"num_parameters={self.num_parameters}"


    class Threshold(Module):
        def __init__(self, threshold, value, inplace=False):
            super().__init__()
            self.threshold = threshold
            self.value = value
            self.inplace = inplace

        def forward(self, input):
            return F.threshold(input, self.threshold, self.value, self.inplace)

        def extra_repr(self):
            return f"threshold={self.threshold}, value={self.value}" + (", inplace=True" if self.inplace else "")


    class Sigmoid(Module):
        def forward(self, input):
            return torch.sigmoid(input)


    class Tanh(Module):
        def forward(self, input):
            return torch.tanh(input)


    class LogSigmoid(Module):
        def forward(self, input):
            return F.logsigmoid(input)


    class Softsign(Module):
        def forward(self, input):
            return F.softsign(input)


    class Tanhshrink(Module):
        def forward(self, input):
            return F.tanhshrink(input)


    @own("__init__")
    class Softshrink(_Lambda):
        def forward(self, input):
            return F.softshrink(input, self.lambd)


    @own("__init__")
    class Hardshrink(_Lambda):
        def forward(self, input):
            return F.hardshrink(input, self.lambd)


    class GELU(Module):
        def __init__(self, approximate="none"):
            super().__init__()
            self.approximate = approximate

        def forward(self, input):
            return F.gelu(input, approximate=self.approximate)

        def extra_repr(self):
            return f"approximate={self.approximate!r}"


    class GLU(Module):
        def __init__(self, dim=-1):
            super().__init__()
            self.dim = dim

        def forward(self, input):
            return F.glu(input, self.dim)

        def extra_repr(self):
            return f"dim={self.dim}"


    class Softplus(Module):
        def __init__(self, beta=1.0, threshold=20.0):
            super().__init__()
            self.beta = beta
            self.threshold = threshold

        def forward(self, input):
            return F.softplus(input, self.beta, self.threshold)

        def extra_repr(self):
            return f"beta={self.beta}, threshold={self.threshold}"


    class Softmax(_Dim):
        def __init__(self, dim=None):
            super().__init__(dim)

        def forward(self, input):
            return F.softmax(input, self.dim)


    class LogSoftmax(_Dim):
        def __init__(self, dim=None):
            super().__init__(dim)

        def forward(self, input):
            return F.log_softmax(input, self.dim)


    class Softmin(_Dim):
        def __init__(self, dim=None):
            super().__init__(dim)

        def forward(self, input):
            return F.softmin(input, self.dim)


    class Softmax2d(Module):
        def forward(self, input):
            if input.dim() not in (3, 4):
                raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead")
            return F.softmax(input, -3)


    class MultiheadAttention(Module):
        def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False,
                     kdim=None, vdim=None, batch_first=False, device=None, dtype=None):
            if embed_dim <= 0 or num_heads <= 0:
                raise ValueError(
                    f"embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and "
                    f"num_heads={num_heads} instead")
            super().__init__()
            self.embed_dim = embed_dim
            self.kdim = embed_dim if kdim is None else kdim
            self.vdim = embed_dim if vdim is None else vdim
            self._qkv_same_embed_dim = self.kdim == embed_dim and self.vdim == embed_dim
            self.num_heads = num_heads
            self.dropout = dropout
            self.batch_first = batch_first
            self.head_dim = embed_dim // num_heads
            if self.head_dim * num_heads != embed_dim:
                raise AssertionError("embed_dim must be divisible by num_heads")
            if self._qkv_same_embed_dim:
                self.in_proj_weight = Parameter(torch.empty(3 * embed_dim, embed_dim, dtype=dtype))
                for name in ("q_proj_weight", "k_proj_weight", "v_proj_weight"):
                    self.register_parameter(name, None)
            else:
                self.q_proj_weight = Parameter(torch.empty((embed_dim, embed_dim), dtype=dtype))
                self.k_proj_weight = Parameter(torch.empty((embed_dim, self.kdim), dtype=dtype))
                self.v_proj_weight = Parameter(torch.empty((embed_dim, self.vdim), dtype=dtype))
                self.register_parameter("in_proj_weight", None)
            if bias:
                self.in_proj_bias = Parameter(torch.empty(3 * embed_dim, dtype=dtype))
            else:
                self.register_parameter("in_proj_bias", None)
            self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, dtype=dtype)
            if add_bias_kv:
                self.bias_k = Parameter(torch.empty((1, 1, embed_dim), dtype=dtype))
                self.bias_v = Parameter(torch.empty((1, 1, embed_dim), dtype=dtype))
            else:
                self.bias_k = self.bias_v = None
            self.add_zero_attn = add_zero_attn
            self._reset_parameters()

        def _reset_parameters(self):
            if self._qkv_same_embed_dim:
                init.xavier_uniform_(self.in_proj_weight)
            else:
                for weight in (self.q_proj_weight, self.k_proj_weight, self.v_proj_weight):
                    init.xavier_uniform_(weight)
            if self.in_proj_bias is not None:
                init.constant_(self.in_proj_bias, 0.0)
                init.constant_(self.out_proj.bias, 0.0)
            if self.bias_k is not None:
                init.xavier_normal_(self.bias_k)
                init.xavier_normal_(self.bias_v)

        def merge_masks(self, attn_mask, key_padding_mask, query):
            if attn_mask is None:
                return key_padding_mask, None if key_padding_mask is None else 1
            return attn_mask, 0

        def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                    average_attn_weights=True, is_causal=False):
            batched = query.dim() == 3
            if self.batch_first and batched:
                if key is value:
                    if query is key:
                        query = key = value = query.transpose(1, 0)
                    else:
                        query, key = query.transpose(1, 0), key.transpose(1, 0)
                        value = key
                else:
                    query, key, value = (x.transpose(1, 0) for x in (query, key, value))
            output, weights = F.multi_head_attention_forward(
                query, key, value, self.embed_dim, self.num_heads, self.in_proj_weight, self.in_proj_bias, self.bias_k,
                self.bias_v, self.add_zero_attn, self.dropout, self.out_proj.weight, self.out_proj.bias,
                training=self.training, key_padding_mask=key_padding_mask, need_weights=need_weights,
                attn_mask=attn_mask, is_causal=is_causal, use_separate_proj_weight=not self._qkv_same_embed_dim,
                q_proj_weight=self.q_proj_weight, k_proj_weight=self.k_proj_weight, v_proj_weight=self.v_proj_weight,
                average_attn_weights=average_attn_weights)
            if self.batch_first and batched:
                output = output.transpose(1, 0)
            return output, weights


    class NonDynamicallyQuantizableLinear(Linear):
        pass
    """#)
}
