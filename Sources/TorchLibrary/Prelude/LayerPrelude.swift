extension Prelude {
  /// `torch.nn.parameter`.
  static let parameter = Prelude(
    "torch.nn.parameter",
    #"""
    import torch
    from torch._C import Parameter, Buffer


    def _refused(name):
        """A method that needs the values which are not there yet."""

        def method(self, *args, **kwargs):
            raise ValueError(
                f"Attempted to use an uninitialized parameter in <method '{name}' of 'torch._C.TensorBase' objects>. This "
                "error happens when you are using a `LazyModule` or explicitly manipulating "
                "`torch.nn.parameter.UninitializedParameter` objects. When using LazyModules Call `forward` with a dummy "
                "batch to initialize the parameters before calling torch functions")

        return method


    class _Uninitialized:
        """A tensor of a module whose shape is not known yet."""

        def materialize(self, shape, device=None, dtype=None):
            self.data = torch.empty(shape, dtype=self.dtype if dtype is None else dtype)
            self.__class__ = self._becomes

        def share_memory_(self):
            raise RuntimeError(
                "Can't share memory on an uninitialized parameter or buffer. Call `forward` to initialize the parameters "
                "before calling `module.share_memory()`.")

        @property
        def shape(self):
            raise RuntimeError(
                "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in "
                "`load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` "
                "to initialize the parameters before accessing their attributes.")

        def __repr__(self):
            return f"<{type(self).__name__}>"


    for _name in ("add", "sub", "mul", "div", "matmul", "neg", "numel", "sum", "mean", "clone", "fill_", "normal_",
                  "uniform_", "zero_", "size", "dim", "tolist", "item"):
        setattr(_Uninitialized, _name, _refused(_name))
    for _name in ("add", "sub", "mul", "matmul", "neg"):
        setattr(_Uninitialized, f"__{_name}__", _refused(_name))
    _Uninitialized.__truediv__ = _refused("div")
    _Uninitialized.__len__ = _refused("__len__")
    _Uninitialized.__getitem__ = _refused("__getitem__")


    class UninitializedParameter(_Uninitialized, Parameter):
        _becomes = Parameter

        def __new__(cls, requires_grad=True, device=None, dtype=None):
            return Parameter.__new__(cls, torch.empty(0, dtype=dtype), requires_grad)

        def __init__(self, requires_grad=True, device=None, dtype=None):
            pass


    class UninitializedBuffer(_Uninitialized, Buffer):
        _becomes = torch.Tensor

        def __new__(cls, requires_grad=False, device=None, dtype=None, persistent=True):
            return Buffer.__new__(cls, torch.empty(0, dtype=dtype), persistent=persistent)

        def __init__(self, requires_grad=False, device=None, dtype=None, persistent=True):
            pass


    def is_lazy(param):
        return isinstance(param, _Uninitialized)
    """#)

  /// `torch.nn.modules.linear`.
  static let linear = Prelude(
    "torch.nn.modules.linear",
    #"""
    import math
    import torch
    from torch.nn import functional as F, init
    from torch.nn.modules.module import Module
    from torch.nn.parameter import Parameter


    class Identity(Module):
        def __init__(self, *args, **kwargs):
            super().__init__()

        def forward(self, input):
            return input


    class Linear(Module):
        def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
            super().__init__()
            self.in_features = in_features
            self.out_features = out_features
            self.weight = Parameter(torch.empty((out_features, in_features), dtype=dtype))
            if bias:
                self.bias = Parameter(torch.empty(out_features, dtype=dtype))
            else:
                self.register_parameter("bias", None)
            self.reset_parameters()

        def reset_parameters(self):
            init.kaiming_uniform_(self.weight, a=math.sqrt(5))
            if self.bias is not None:
                bound = 1 / math.sqrt(self.in_features) if self.in_features > 0 else 0
                init.uniform_(self.bias, -bound, bound)

        def forward(self, input):
            return F.linear(input, self.weight, self.bias)

        def extra_repr(self):
            return f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"


    class Bilinear(Module):
        def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
            super().__init__()
            self.in1_features = in1_features
            self.in2_features = in2_features
            self.out_features = out_features
            self.weight = Parameter(torch.empty((out_features, in1_features, in2_features), dtype=dtype))
            if bias:
                self.bias = Parameter(torch.empty(out_features, dtype=dtype))
            else:
                self.register_parameter("bias", None)
            self.reset_parameters()

        def reset_parameters(self):
            bound = 1 / math.sqrt(self.weight.size(1))
            init.uniform_(self.weight, -bound, bound)
            if self.bias is not None:
                init.uniform_(self.bias, -bound, bound)

        def forward(self, input1, input2):
            return F.bilinear(input1, input2, self.weight, self.bias)

        def extra_repr(self):
            return (f"in1_features={self.in1_features}, in2_features={self.in2_features}, "
                    f"out_features={self.out_features}, bias={self.bias is not None}")
    """#)

  /// `torch.nn.modules.sparse`.
  static let sparse = Prelude(
    "torch.nn.modules.sparse",
    #"""
    import torch
    from torch import _C
    from torch.nn import functional as F, init
    from torch.nn.modules.module import Module
    from torch.nn.parameter import Parameter


    class Embedding(Module):
        def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
                     scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None):
            super().__init__()
            self.num_embeddings = num_embeddings
            self.embedding_dim = embedding_dim
            if padding_idx is not None:
                if padding_idx > 0:
                    assert padding_idx < num_embeddings, "Padding_idx must be within num_embeddings"
                elif padding_idx < 0:
                    assert padding_idx >= -num_embeddings, "Padding_idx must be within num_embeddings"
                    padding_idx = num_embeddings + padding_idx
            self.padding_idx = padding_idx
            self.max_norm = max_norm
            self.norm_type = norm_type
            self.scale_grad_by_freq = scale_grad_by_freq
            self.sparse = sparse
            if _weight is None:
                self.weight = Parameter(
                    torch.empty((num_embeddings, embedding_dim), dtype=dtype), requires_grad=not _freeze)
                self.reset_parameters()
            else:
                assert list(_weight.shape) == [num_embeddings, embedding_dim], (
                    "Shape of weight does not match num_embeddings and embedding_dim")
                self.weight = Parameter(_weight, requires_grad=not _freeze)

        def reset_parameters(self):
            init.normal_(self.weight)
            if self.padding_idx is not None:
                with _C.quiet("zeros_", self.weight):
                    self.weight[self.padding_idx].fill_(0)

        def forward(self, input):
            return F.embedding(input, self.weight, self.padding_idx, self.max_norm, self.norm_type,
                               self.scale_grad_by_freq, self.sparse)

        def extra_repr(self):
            text = f"{self.num_embeddings}, {self.embedding_dim}"
            if self.padding_idx is not None:
                text += f", padding_idx={self.padding_idx}"
            if self.max_norm is not None:
                text += f", max_norm={self.max_norm}"
            if self.norm_type != 2:
                text += f", norm_type={self.norm_type}"
            if self.scale_grad_by_freq:
                text += f", scale_grad_by_freq={self.scale_grad_by_freq}"
            if self.sparse:
                text += ", sparse=True"
            return text

        @classmethod
        def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0,
                            scale_grad_by_freq=False, sparse=False):
            assert embeddings.dim() == 2, "Embeddings parameter is expected to be 2-dimensional"
            rows, columns = embeddings.shape
            return cls(rows, columns, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse,
                       _weight=embeddings, _freeze=freeze)


    class EmbeddingBag(Module):
        def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                     mode="mean", sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None,
                     dtype=None):
            super().__init__()
            self.num_embeddings = num_embeddings
            self.embedding_dim = embedding_dim
            self.max_norm = max_norm
            self.norm_type = norm_type
            self.scale_grad_by_freq = scale_grad_by_freq
            if padding_idx is not None:
                if padding_idx > 0:
                    assert padding_idx < num_embeddings, "padding_idx must be within num_embeddings"
                elif padding_idx < 0:
                    assert padding_idx >= -num_embeddings, "padding_idx must be within num_embeddings"
                    padding_idx = num_embeddings + padding_idx
            self.padding_idx = padding_idx
            if _weight is None:
                self.weight = Parameter(torch.empty((num_embeddings, embedding_dim), dtype=dtype))
                self.reset_parameters()
            else:
                assert list(_weight.shape) == [num_embeddings, embedding_dim], (
                    "Shape of weight does not match num_embeddings and embedding_dim")
                self.weight = Parameter(_weight)
            self.mode = mode
            self.sparse = sparse
            self.include_last_offset = include_last_offset

        reset_parameters = Embedding.reset_parameters

        def forward(self, input, offsets=None, per_sample_weights=None):
            return F.embedding_bag(
                input, self.weight, offsets, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.mode, self.sparse,
                per_sample_weights, self.include_last_offset, self.padding_idx)

        def extra_repr(self):
            text = f"{self.num_embeddings}, {self.embedding_dim}"
            if self.max_norm is not None:
                text += f", max_norm={self.max_norm}"
            if self.norm_type != 2:
                text += f", norm_type={self.norm_type}"
            if self.scale_grad_by_freq is not False:
                text += f", scale_grad_by_freq={self.scale_grad_by_freq}"
            text += f", mode={self.mode!r}"
            if self.padding_idx is not None:
                text += f", padding_idx={self.padding_idx}"
            return text

        @classmethod
        def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                            mode="mean", sparse=False, include_last_offset=False, padding_idx=None):
            assert embeddings.dim() == 2, "Embeddings parameter is expected to be 2-dimensional"
            rows, columns = embeddings.shape
            bag = cls(rows, columns, max_norm, norm_type, scale_grad_by_freq, mode, sparse, embeddings,
                      include_last_offset, padding_idx)
            bag.weight.requires_grad = not freeze
            return bag
    """#)

  /// `torch.nn.modules.dropout`.
  static let dropout = Prelude(
    "torch.nn.modules.dropout",
    #"""
    from torch.nn import functional as F
    from torch.nn.modules.module import Module


    class _DropoutNd(Module):
        def __init__(self, p=0.5, inplace=False):
            super().__init__()
            if p < 0 or p > 1:
                raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
            self.p = p
            self.inplace = inplace

        def extra_repr(self):
            return f"p={self.p}, inplace={self.inplace}"


    class Dropout(_DropoutNd):
        def forward(self, input):
            return F.dropout(input, self.p, self.training, self.inplace)


    class Dropout1d(_DropoutNd):
        def forward(self, input):
            return F.dropout1d(input, self.p, self.training, self.inplace)


    class Dropout2d(_DropoutNd):
        def forward(self, input):
            return F.dropout2d(input, self.p, self.training, self.inplace)


    class Dropout3d(_DropoutNd):
        def forward(self, input):
            return F.dropout3d(input, self.p, self.training, self.inplace)


    class AlphaDropout(_DropoutNd):
        def forward(self, input):
            return F.alpha_dropout(input, self.p, self.training)


    class FeatureAlphaDropout(_DropoutNd):
        def forward(self, input):
            return F.feature_alpha_dropout(input, self.p, self.training)
    """#)

  /// `torch.nn.modules.flatten`.
  static let flatten = Prelude(
    "torch.nn.modules.flatten",
    #"""
    from torch.nn.modules.module import Module


    class Flatten(Module):
        def __init__(self, start_dim=1, end_dim=-1):
            super().__init__()
            self.start_dim = start_dim
            self.end_dim = end_dim

        def forward(self, input):
            return input.flatten(self.start_dim, self.end_dim)

        def extra_repr(self):
            return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


    class Unflatten(Module):
        def __init__(self, dim, unflattened_size):
            super().__init__()
            if not isinstance(unflattened_size, (tuple, list)):
                raise TypeError(f"unflattened_size must be a tuple of ints, but found type {type(unflattened_size).__name__}")
            for place, size in enumerate(unflattened_size):
                if not isinstance(size, int):
                    raise TypeError(
                        "unflattened_size must be tuple of ints, but found element of type "
                        f"{type(size).__name__} at pos {place}")
            self.dim = dim
            self.unflattened_size = unflattened_size

        def forward(self, input):
            return input.unflatten(self.dim, self.unflattened_size)

        def extra_repr(self):
            return f"dim={self.dim}, unflattened_size={self.unflattened_size}"
    """#)
}
