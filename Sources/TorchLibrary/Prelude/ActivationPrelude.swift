extension Prelude {
  /// `torch.nn.modules.activation`: the functions of `torch.nn.functional` as modules.
  static let activation = Prelude(
    "torch.nn.modules.activation",
    #"""
    import torch
    from torch.nn import functional as F, init
    from torch.nn.modules.linear import Linear
    from torch.nn.modules.module import Module
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
        def forward(self, input):
            return F.relu(input, inplace=self.inplace)


    class SELU(_InPlace):
        def forward(self, input):
            return F.selu(input, self.inplace)


    class SiLU(_InPlace):
        def forward(self, input):
            return F.silu(input, inplace=self.inplace)


    class Mish(_InPlace):
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
        def forward(self, input):
            return F.elu(input, self.alpha, self.inplace)


    class CELU(_Alpha):
        def forward(self, input):
            return F.celu(input, self.alpha, self.inplace)


    class Hardtanh(Module):
        def __init__(self, min_val=-1.0, max_val=1.0, inplace=False):
            super().__init__()
            self.min_val = min_val
            self.max_val = max_val
            self.inplace = inplace
            assert self.max_val > self.min_val

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


    class PReLU(Module):
        def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
            super().__init__()
            self.num_parameters = num_parameters
            self.init = init
            self.weight = Parameter(torch.full((num_parameters,), init, dtype=dtype or torch.get_default_dtype()))

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


    class Softshrink(_Lambda):
        def forward(self, input):
            return F.softshrink(input, self.lambd)


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
        def forward(self, input):
            return F.softmax(input, self.dim)


    class LogSoftmax(_Dim):
        def forward(self, input):
            return F.log_softmax(input, self.dim)


    class Softmin(_Dim):
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
            super().__init__()
            if embed_dim <= 0 or num_heads <= 0:
                raise ValueError(
                    f"embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and "
                    f"num_heads={num_heads} instead")
            if add_bias_kv or add_zero_attn or kdim not in (None, embed_dim) or vdim not in (None, embed_dim):
                raise NotImplementedError("MultiheadAttention supports add_bias_kv=False, add_zero_attn=False, kdim=vdim=None")
            self.embed_dim = embed_dim
            self.num_heads = num_heads
            self.dropout = dropout
            self.batch_first = batch_first
            self.head_dim = embed_dim // num_heads
            assert self.head_dim * num_heads == embed_dim, "embed_dim must be divisible by num_heads"
            self.in_proj_weight = Parameter(torch.empty(3 * embed_dim, embed_dim, dtype=dtype))
            if bias:
                self.in_proj_bias = Parameter(torch.empty(3 * embed_dim, dtype=dtype))
            else:
                self.register_parameter("in_proj_bias", None)
            self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, dtype=dtype)
            init.xavier_uniform_(self.in_proj_weight)
            if bias:
                init.constant_(self.in_proj_bias, 0.0)
                init.constant_(self.out_proj.bias, 0.0)

        def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                    average_attn_weights=True, is_causal=False):
            batched = query.dim() == 3
            if not batched:
                query, key, value = query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)
            elif self.batch_first:
                query, key, value = query.transpose(0, 1), key.transpose(0, 1), value.transpose(0, 1)
            length, batch, width = query.shape
            source = key.shape[0]
            weights = self.in_proj_weight.chunk(3)
            biases = self.in_proj_bias.chunk(3) if self.in_proj_bias is not None else (None, None, None)
            q, k, v = (F.linear(x, w, b) for x, w, b in zip((query, key, value), weights, biases))
            q = q.reshape(length, batch * self.num_heads, self.head_dim).transpose(0, 1)
            k = k.reshape(source, batch * self.num_heads, self.head_dim).transpose(0, 1)
            v = v.reshape(source, batch * self.num_heads, self.head_dim).transpose(0, 1)
            scores = torch.bmm(q * (1.0 / self.head_dim ** 0.5), k.transpose(1, 2))
            if attn_mask is not None:
                if attn_mask.dtype == torch.bool:
                    scores = scores.masked_fill(attn_mask, float("-inf"))
                else:
                    scores = scores + attn_mask
            if key_padding_mask is not None:
                mask = key_padding_mask.view(batch, 1, 1, source).expand(-1, self.num_heads, -1, -1)
                mask = mask.reshape(batch * self.num_heads, 1, source)
                if mask.dtype == torch.bool:
                    scores = scores.masked_fill(mask, float("-inf"))
                else:
                    scores = scores + mask
            attention = F.softmax(scores, dim=-1)
            if self.dropout > 0.0:
                attention = F.dropout(attention, p=self.dropout, training=self.training)
            out = torch.bmm(attention, v).transpose(0, 1).reshape(length * batch, width)
            out = F.linear(out, self.out_proj.weight, self.out_proj.bias).view(length, batch, width)
            shown = None
            if need_weights:
                shown = attention.view(batch, self.num_heads, length, source)
                if average_attn_weights:
                    shown = shown.mean(dim=1)
                if not batched:
                    shown = shown.squeeze(0)
            if not batched:
                out = out.squeeze(1)
            elif self.batch_first:
                out = out.transpose(0, 1)
            return out, shown


    class NonDynamicallyQuantizableLinear(Linear):
        pass
    """#)
}
