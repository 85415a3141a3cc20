extension Prelude {
  /// `torch.nn.functional.multi_head_attention_forward`, in a part of its own.
  static let attention = Prelude(
    "torch.nn._attention",
    #"""
    import math
    import torch
    import torch.nn.functional as F
    from torch import _C


    def _check_shapes(query, key, value, key_padding_mask, attn_mask, num_heads):
        rank = query.dim()
        if rank not in (2, 3):
            raise AssertionError(
                f"query should be unbatched 2D or batched 3D tensor but received {rank}-D query tensor")
        kind = "batched (3-D)" if rank == 3 else "unbatched (2-D)"
        if key.dim() != rank or value.dim() != rank:
            raise AssertionError(
                f"For {kind} `query`, expected `key` and `value` to be {rank}-D but found {key.dim()}-D and "
                f"{value.dim()}-D tensors respectively")
        if key_padding_mask is not None and key_padding_mask.dim() != rank - 1:
            raise AssertionError(
                f"For {kind} `query`, expected `key_padding_mask` to be `None` or {rank - 1}-D but found "
                f"{key_padding_mask.dim()}-D tensor instead")
        if attn_mask is not None:
            if attn_mask.dim() not in (2, 3):
                raise AssertionError(
                    f"For {kind} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D "
                    "tensor instead")
            expected = (num_heads, query.shape[0], key.shape[0])
            if rank == 2 and attn_mask.dim() == 3 and attn_mask.shape != expected:
                raise AssertionError(f"Expected `attn_mask` shape to be {expected} but got {attn_mask.shape}")


    def additive_mask(mask, name, other, other_name, dtype):
        if mask is None:
            return None
        if mask.dtype != torch.bool and not mask.is_floating_point():
            raise AssertionError(f"only bool and floating types of {name} are supported")
        if other is not None and mask.dtype != other.dtype:
            _C.warn(
                "UserWarning",
                f"Support for mismatched {name} and {other_name} is deprecated. Use same type for both instead.")
        if mask.is_floating_point():
            return mask
        return torch.zeros_like(mask, dtype=dtype).masked_fill_(mask, float("-inf"))


    def _project(query, key, value, weight, bias):
        width = query.size(-1)
        if key is value:
            if query is key:
                packed = F.linear(query, weight, bias)
                packed = packed.unflatten(-1, (3, width)).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
                return packed[0], packed[1], packed[2]
            w_q, w_kv = weight.split([width, width * 2])
            b_q, b_kv = (None, None) if bias is None else bias.split([width, width * 2])
            q = F.linear(query, w_q, b_q)
            packed = F.linear(key, w_kv, b_kv)
            packed = packed.unflatten(-1, (2, width)).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
            return q, packed[0], packed[1]
        biases = (None, None, None) if bias is None else bias.chunk(3)
        return tuple(F.linear(x, w, b) for x, w, b in zip((query, key, value), weight.chunk(3), biases))


    def multi_head_attention_forward(
            query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn,
            dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None, need_weights=True,
            attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None, v_proj_weight=None,
            static_k=None, static_v=None, average_attn_weights=True, is_causal=False):
        _check_shapes(query, key, value, key_padding_mask, attn_mask, num_heads)
        batched = query.dim() == 3
        if not batched:
            same = (query is key, key is value)
            query = query.unsqueeze(1)
            key = query if same[0] else key.unsqueeze(1)
            value = key if same[1] else value.unsqueeze(1)
            if key_padding_mask is not None:
                key_padding_mask = key_padding_mask.unsqueeze(0)
        length, batch, width = query.shape
        source = key.shape[0]
        key_padding_mask = additive_mask(key_padding_mask, "key_padding_mask", attn_mask, "attn_mask", query.dtype)
        if is_causal and attn_mask is None:
            raise RuntimeError(
                "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
                "`generate_square_subsequent_mask` to create this mask.")
        if is_causal and key_padding_mask is None and not need_weights:
            attn_mask = None
        else:
            attn_mask = additive_mask(attn_mask, "attn_mask", None, "", query.dtype)
            is_causal = is_causal and key_padding_mask is None
        if width != embed_dim_to_check:
            raise AssertionError(f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}")
        head = width // num_heads
        if head * num_heads != width:
            raise AssertionError(f"embed_dim {width} not divisible by num_heads {num_heads}")
        if use_separate_proj_weight:
            if key.shape[:2] != value.shape[:2]:
                raise AssertionError(
                    f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
            biases = (None, None, None) if in_proj_bias is None else in_proj_bias.chunk(3)
            weights = (q_proj_weight, k_proj_weight, v_proj_weight)
            q, k, v = (F.linear(x, w, b) for x, w, b in zip((query, key, value), weights, biases))
        else:
            if key.shape != value.shape:
                raise AssertionError(f"key shape {key.shape} does not match value shape {value.shape}")
            q, k, v = _project(query, key, value, in_proj_weight, in_proj_bias)
        if attn_mask is not None:
            if attn_mask.dim() == 2:
                expected = (length, source)
                if attn_mask.shape != expected:
                    raise RuntimeError(f"The shape of the 2D attn_mask is {attn_mask.shape}, but should be {expected}.")
                attn_mask = attn_mask.unsqueeze(0)
            else:
                expected = (batch * num_heads, length, source)
                if attn_mask.shape != expected:
                    raise RuntimeError(f"The shape of the 3D attn_mask is {attn_mask.shape}, but should be {expected}.")
        if bias_k is not None and bias_v is not None:
            k = torch.cat([k, bias_k.repeat(1, batch, 1)])
            v = torch.cat([v, bias_v.repeat(1, batch, 1)])
            attn_mask, key_padding_mask = _widened(attn_mask), _widened(key_padding_mask)
        heads = batch * num_heads
        q = q.view(length, heads, head).transpose(0, 1)
        k = k.view(k.shape[0], heads, head).transpose(0, 1) if static_k is None else static_k
        v = v.view(v.shape[0], heads, head).transpose(0, 1) if static_v is None else static_v
        if add_zero_attn:
            k = torch.cat([k, torch.zeros(heads, 1, head, dtype=k.dtype)], dim=1)
            v = torch.cat([v, torch.zeros(heads, 1, head, dtype=v.dtype)], dim=1)
            attn_mask, key_padding_mask = _widened(attn_mask), _widened(key_padding_mask)
        source = k.size(1)
        if key_padding_mask is not None:
            for dim, size in enumerate((batch, source)):
                if key_padding_mask.shape[dim] != size:
                    raise AssertionError(
                        f"Expected key_padded_mask.shape[{dim}] to be {size}, but got {key_padding_mask.shape[dim]}")
            padding = key_padding_mask.view(batch, 1, 1, source).expand(-1, num_heads, -1, -1).reshape(heads, 1, source)
            attn_mask = padding if attn_mask is None else attn_mask + padding
        if not training:
            dropout_p = 0.0
        if need_weights:
            scaled = q * math.sqrt(1.0 / float(head))
            if attn_mask is not None:
                attention = torch.baddbmm(attn_mask, scaled, k.transpose(-2, -1))
            else:
                attention = torch.bmm(scaled, k.transpose(-2, -1))
            attention = F.softmax(attention, dim=-1)
            if dropout_p > 0.0:
                attention = F.dropout(attention, p=dropout_p)
            output = torch.bmm(attention, v).transpose(0, 1).reshape(length * batch, width)
            output = F.linear(output, out_proj_weight, out_proj_bias)
            output = output.view(length, batch, output.size(1))
            shown = attention.view(batch, num_heads, length, source)
            if average_attn_weights:
                shown = shown.mean(dim=1)
            return (output, shown) if batched else (output.squeeze(1), shown.squeeze(0))
        if attn_mask is not None:
            if attn_mask.size(0) == 1 and attn_mask.dim() == 3:
                attn_mask = attn_mask.unsqueeze(0)
            else:
                attn_mask = attn_mask.view(batch, num_heads, -1, source)
        q = q.view(batch, num_heads, length, head)
        k = k.view(batch, num_heads, source, head)
        v = v.view(batch, num_heads, source, head)
        output = F.scaled_dot_product_attention(q, k, v, attn_mask, dropout_p, is_causal)
        output = output.permute(2, 0, 1, 3).contiguous().view(batch * length, width)
        output = F.linear(output, out_proj_weight, out_proj_bias)
        output = output.view(length, batch, output.size(1))
        return output if batched else output.squeeze(1), None


    def _widened(mask):
        return None if mask is None else F.pad(mask, (0, 1))
    """#)

  /// `torch.nn.modules.transformer`.
  static let transformer = Prelude(
    "torch.nn.modules.transformer",
    #"""
    import copy
    import torch
    import torch.nn.functional as F
    from torch import _C
    from torch.nn import init
    from torch.nn._attention import additive_mask
    from torch.nn.modules.activation import MultiheadAttention
    from torch.nn.modules.container import ModuleList
    from torch.nn.modules.dropout import Dropout
    from torch.nn.modules.linear import Linear
    from torch.nn.modules.module import Module
    from torch.nn.modules.normalization import LayerNorm


    def _causal_mask(size, dtype=None):
        return torch.triu(torch.full((size, size), float("-inf"), dtype=dtype), diagonal=1)


    def _is_causal(mask, is_causal, size):
        if is_causal is not None or mask is None:
            return is_causal is True
        expected = _causal_mask(mask.size(-2) if size is None else size, mask.dtype)
        return mask.size() == expected.size() and bool((mask == expected).all())


    def _sequence_length(source, batch_first):
        if source.dim() == 2:
            return source.size(0)
        return source.size(1 if batch_first else 0)


    def _activation(activation):
        if not isinstance(activation, str):
            return activation
        if activation not in ("relu", "gelu"):
            raise RuntimeError(f"activation should be relu/gelu, not {activation}")
        return F.relu if activation == "relu" else F.gelu


    def _clones(module, count):
        return ModuleList([copy.deepcopy(module) for _ in range(count)])


    class Transformer(Module):
        def __init__(self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048,
                     dropout=0.1, activation=F.relu, custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            options = (d_model, nhead, dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias)
            if custom_encoder is not None:
                self.encoder = custom_encoder
            else:
                layer = TransformerEncoderLayer(*options, dtype=dtype)
                norm = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
                self.encoder = TransformerEncoder(layer, num_encoder_layers, norm)
            if custom_decoder is not None:
                self.decoder = custom_decoder
            else:
                layer = TransformerDecoderLayer(*options, dtype=dtype)
                norm = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
                self.decoder = TransformerDecoder(layer, num_decoder_layers, norm)
            self._reset_parameters()
            self.d_model = d_model
            self.nhead = nhead
            self.batch_first = batch_first

        def forward(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None,
                    tgt_key_padding_mask=None, memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None,
                    memory_is_causal=False):
            batched = src.dim() == 3
            place = 0 if self.batch_first else 1
            if batched and src.size(place) != tgt.size(place):
                raise RuntimeError("the batch number of src and tgt must be equal")
            if src.size(-1) != self.d_model or tgt.size(-1) != self.d_model:
                raise RuntimeError("the feature number of src and tgt must be equal to d_model")
            memory = self.encoder(
                src, mask=src_mask, src_key_padding_mask=src_key_padding_mask, is_causal=src_is_causal)
            return self.decoder(
                tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask, tgt_key_padding_mask=tgt_key_padding_mask,
                memory_key_padding_mask=memory_key_padding_mask, tgt_is_causal=tgt_is_causal,
                memory_is_causal=memory_is_causal)

        @staticmethod
        def generate_square_subsequent_mask(sz, device=None, dtype=None):
            return _causal_mask(sz, dtype)

        def _reset_parameters(self):
            for parameter in self.parameters():
                if parameter.dim() > 1:
                    init.xavier_uniform_(parameter)


    class TransformerEncoder(Module):
        def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
            super().__init__()
            self.layers = _clones(encoder_layer, num_layers)
            self.num_layers = num_layers
            self.norm = norm
            self.enable_nested_tensor = enable_nested_tensor
            self.mask_check = mask_check
            reason = self._reason(encoder_layer)
            if enable_nested_tensor and reason:
                _C.warn(
                    "UserWarning",
                    f"enable_nested_tensor is True, but self.use_nested_tensor is False because {reason}")
            self.use_nested_tensor = enable_nested_tensor and not reason

        @staticmethod
        def _reason(layer):
            if not isinstance(layer, TransformerEncoderLayer):
                return "encoder_layer was not TransformerEncoderLayer"
            if layer.norm_first:
                return "encoder_layer.norm_first was True"
            attention = layer.self_attn
            if not attention.batch_first:
                return ("encoder_layer.self_attn.batch_first was not True"
                        "(use batch_first for better inference performance)")
            if not attention._qkv_same_embed_dim:
                return "encoder_layer.self_attn._qkv_same_embed_dim was not True"
            if attention.in_proj_bias is None:
                return "encoder_layer.self_attn was passed bias=False"
            if not layer.activation_relu_or_gelu:
                return "encoder_layer.activation_relu_or_gelu was not True"
            if layer.norm1.eps != layer.norm2.eps:
                return "encoder_layer.norm1.eps was not equal to encoder_layer.norm2.eps"
            if attention.num_heads % 2 == 1:
                return "encoder_layer.self_attn.num_heads is odd"
            return ""

        def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
            given = src_key_padding_mask
            padding = additive_mask(given, "src_key_padding_mask", mask, "mask", src.dtype)
            mask = additive_mask(mask, "mask", None, "", src.dtype)
            first = self.layers[0]
            batch_first = first.self_attn.batch_first
            size = _sequence_length(src, batch_first)
            is_causal = _is_causal(mask, is_causal, size)
            output = src
            for layer in self.layers:
                output = layer(output, src_mask=mask, is_causal=is_causal, src_key_padding_mask=padding)
            # Where PyTorch drops the padding altogether, it comes back as zeros.
            if (self.use_nested_tensor and given is not None and src.dim() == 3 and not first.training
                    and mask is None and not (torch.is_grad_enabled() and any(p.requires_grad for p in self.parameters()))):
                output = output.masked_fill((padding != 0).unsqueeze(-1), 0.0)
            return output if self.norm is None else self.norm(output)


    class TransformerDecoder(Module):
        def __init__(self, decoder_layer, num_layers, norm=None):
            super().__init__()
            self.layers = _clones(decoder_layer, num_layers)
            self.num_layers = num_layers
            self.norm = norm

        def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                    memory_key_padding_mask=None, tgt_is_causal=None, memory_is_causal=False):
            size = _sequence_length(tgt, self.layers[0].self_attn.batch_first)
            tgt_is_causal = _is_causal(tgt_mask, tgt_is_causal, size)
            output = tgt
            for layer in self.layers:
                output = layer(
                    output, memory, tgt_mask=tgt_mask, memory_mask=memory_mask,
                    tgt_key_padding_mask=tgt_key_padding_mask, memory_key_padding_mask=memory_key_padding_mask,
                    tgt_is_causal=tgt_is_causal, memory_is_causal=memory_is_causal)
            return output if self.norm is None else self.norm(output)


    class TransformerEncoderLayer(Module):
        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self.self_attn = MultiheadAttention(
                d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first, dtype=dtype)
            self.linear1 = Linear(d_model, dim_feedforward, bias=bias, dtype=dtype)
            self.dropout = Dropout(dropout)
            self.linear2 = Linear(dim_feedforward, d_model, bias=bias, dtype=dtype)
            self.norm_first = norm_first
            self.norm1 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
            self.norm2 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
            self.dropout1 = Dropout(dropout)
            self.dropout2 = Dropout(dropout)
            activation = _activation(activation)
            self.activation_relu_or_gelu = 1 if activation is F.relu or isinstance(activation, torch.nn.ReLU) else (
                2 if activation is F.gelu or isinstance(activation, torch.nn.GELU) else 0)
            self.activation = activation

        def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
            padding = additive_mask(src_key_padding_mask, "src_key_padding_mask", src_mask, "src_mask", src.dtype)
            mask = additive_mask(src_mask, "src_mask", None, "", src.dtype)
            x = src
            if self.norm_first:
                x = x + self._sa_block(self.norm1(x), mask, padding, is_causal=is_causal)
                return x + self._ff_block(self.norm2(x))
            x = self.norm1(x + self._sa_block(x, mask, padding, is_causal=is_causal))
            return self.norm2(x + self._ff_block(x))

        def _sa_block(self, x, attn_mask, key_padding_mask, is_causal=False):
            x = self.self_attn(
                x, x, x, attn_mask=attn_mask, key_padding_mask=key_padding_mask, need_weights=False,
                is_causal=is_causal)[0]
            return self.dropout1(x)

        def _ff_block(self, x):
            return self.dropout2(self.linear2(self.dropout(self.activation(self.linear1(x)))))


    class TransformerDecoderLayer(Module):
        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self.self_attn = MultiheadAttention(
                d_model, nhead, dropout=dropout, batch_first=batch_first, bias=bias, dtype=dtype)
            self.multihead_attn = MultiheadAttention(
                d_model, nhead, dropout=dropout, batch_first=batch_first, bias=bias, dtype=dtype)
            self.linear1 = Linear(d_model, dim_feedforward, bias=bias, dtype=dtype)
            self.dropout = Dropout(dropout)
            self.linear2 = Linear(dim_feedforward, d_model, bias=bias, dtype=dtype)
            self.norm_first = norm_first
            for number in (1, 2, 3):
                setattr(self, f"norm{number}", LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype))
            for number in (1, 2, 3):
                setattr(self, f"dropout{number}", Dropout(dropout))
            self.activation = _activation(activation)

        def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                    memory_key_padding_mask=None, tgt_is_causal=False, memory_is_causal=False):
            own = (tgt_mask, tgt_key_padding_mask, tgt_is_causal)
            other = (memory, memory_mask, memory_key_padding_mask, memory_is_causal)
            x = tgt
            if self.norm_first:
                x = x + self._sa_block(self.norm1(x), *own)
                x = x + self._mha_block(self.norm2(x), *other)
                return x + self._ff_block(self.norm3(x))
            x = self.norm1(x + self._sa_block(x, *own))
            x = self.norm2(x + self._mha_block(x, *other))
            return self.norm3(x + self._ff_block(x))

        def _sa_block(self, x, attn_mask, key_padding_mask, is_causal=False):
            x = self.self_attn(
                x, x, x, attn_mask=attn_mask, key_padding_mask=key_padding_mask, is_causal=is_causal,
                need_weights=False)[0]
            return self.dropout1(x)

        def _mha_block(self, x, mem, attn_mask, key_padding_mask, is_causal=False):
            x = self.multihead_attn(
                x, mem, mem, attn_mask=attn_mask, key_padding_mask=key_padding_mask, is_causal=is_causal,
                need_weights=False)[0]
            return self.dropout2(x)

        def _ff_block(self, x):
            return self.dropout3(self.linear2(self.dropout(self.activation(self.linear1(x)))))
    """#)
}
