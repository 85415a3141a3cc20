extension Prelude {
  /// `torch.nn.utils.parametrize`: parameters computed from others.
  static let parametrize = Prelude(
    "torch.nn.utils.parametrize",
    #"""
    import copy
    import torch
    from torch import _C
    from torch.nn.modules.container import ModuleDict, ModuleList
    from torch.nn.modules.module import Module
    from torch.nn.parameter import Parameter

    _cache_depth = [0]
    _cache = {}


    class cached:
        def __enter__(self):
            _cache_depth[0] += 1

        def __exit__(self, *args):
            _cache_depth[0] -= 1
            if _cache_depth[0] == 0:
                _cache.clear()


    class ParametrizationList(ModuleList):
        def __init__(self, modules, original, unsafe=False):
            if len(modules) == 0:
                raise ValueError("ParametrizationList requires one or more modules.")
            super().__init__(modules)
            self.unsafe = unsafe
            original_shape, original_dtype = original.shape, original.dtype
            new = original
            with torch.no_grad():
                for module in reversed(self):
                    if hasattr(module, "right_inverse"):
                        try:
                            new = module.right_inverse(new)
                        except NotImplementedError:
                            pass
            self.is_tensor = isinstance(new, torch.Tensor)
            self.ntensors = 1 if self.is_tensor else len(new)
            if self.is_tensor:
                if original.dtype != new.dtype:
                    raise ValueError(
                        "When `right_inverse` outputs one tensor, it may not change the dtype.\n"
                        f"original.dtype: {original.dtype}\nright_inverse(original).dtype: {new.dtype}")
                with torch.no_grad():
                    original.data = new
                _put(self, "original", original)
            else:
                for i, value in enumerate(new):
                    if not isinstance(value, torch.Tensor):
                        raise ValueError("'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                                         f"Got element {i} of the sequence with type {type(value).__name__}.")
                    if isinstance(original, Parameter):
                        value = Parameter(value, original.requires_grad)
                    value.requires_grad_(original.requires_grad)
                    _put(self, f"original{i}", value)
            if not unsafe:
                made = self()
                if not isinstance(made, torch.Tensor):
                    raise ValueError(f"A parametrization must return a tensor. Got {type(made).__name__}.")
                if made.dtype != original_dtype:
                    raise ValueError(
                        "Registering a parametrization may not change the dtype of the tensor, unless `unsafe` flag is "
                        f"enabled.\nunparametrized dtype: {original_dtype}\nparametrized dtype: {made.dtype}")
                if made.shape != original_shape:
                    raise ValueError(
                        "Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is "
                        f"enabled.\nunparametrized shape: {original_shape}\nparametrized shape: {made.shape}")

        def right_inverse(self, value):
            with torch.no_grad():
                for module in reversed(self):
                    if not hasattr(module, "right_inverse"):
                        raise RuntimeError(f"parametrization {type(module).__name__} does not implement right_inverse.")
                    value = module.right_inverse(value)
                if self.is_tensor:
                    if not isinstance(value, torch.Tensor):
                        raise ValueError(f"`right_inverse` should return a tensor. Got {type(value).__name__}")
                    self.original.data = value
                else:
                    for i, one in enumerate(value):
                        getattr(self, f"original{i}").data = one

        def forward(self):
            if self.is_tensor:
                value = self[0](self.original)
            else:
                value = self[0](*(getattr(self, f"original{i}") for i in range(self.ntensors)))
            index = 1
            while hasattr(self, str(index)):
                value = self[index](value)
                index += 1
            return value


    def _put(module, name, tensor):
        if isinstance(tensor, Parameter):
            module.register_parameter(name, tensor)
        else:
            module.register_buffer(name, tensor)


    def _computed(name):
        def get(self):
            if _cache_depth[0] == 0:
                return self.parametrizations[name]()
            key = (id(self), name)
            if key not in _cache:
                _cache[key] = self.parametrizations[name]()
            return _cache[key]

        def put(self, value):
            self.parametrizations[name].right_inverse(value)

        return property(get, put)


    def _own_class(module):
        base = type(module)

        def no_copy(self):
            raise RuntimeError(
                "Serialization of parametrized modules is only supported through state_dict(). See:\n"
                "https://pytorch.org/tutorials/beginner/saving_loading_models.html"
                "#saving-loading-a-general-checkpoint-for-inference-and-or-resuming-training")

        module.__class__ = type(f"Parametrized{base.__name__}", (base,), {"__getstate__": no_copy})


    def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
        parametrization.train(module.training)
        if is_parametrized(module, tensor_name):
            made = module.parametrizations[tensor_name]
            if not unsafe:
                before = getattr(module, tensor_name)
                after = parametrization(before)
                if not isinstance(after, torch.Tensor):
                    raise ValueError(f"A parametrization must return a tensor. Got {type(after).__name__}.")
                if after.dtype != before.dtype:
                    raise ValueError(
                        "Registering a parametrization may not change the dtype of the tensor, unless the `unsafe` flag "
                        f"is enabled.\nmodule.{tensor_name}.dtype: {before.dtype}\nparametrization(module.{tensor_name})"
                        f".dtype: {after.dtype}")
                if after.shape != before.shape:
                    raise ValueError(
                        "Registering a parametrization may not change the shape of the tensor, unless the `unsafe` flag "
                        f"is enabled.\nmodule.{tensor_name}.shape: {before.shape}\nparametrization(module.{tensor_name})"
                        f".shape: {after.shape}")
            made.append(parametrization)
            made.unsafe |= unsafe
        elif tensor_name in module._buffers or tensor_name in module._parameters:
            original = getattr(module, tensor_name)
            made = ParametrizationList([parametrization], original, unsafe=unsafe)
            delattr(module, tensor_name)
            if not is_parametrized(module):
                _own_class(module)
                module.parametrizations = ModuleDict()
            setattr(type(module), tensor_name, _computed(tensor_name))
            module.parametrizations[tensor_name] = made
        else:
            raise ValueError(
                f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name "
                f"'{tensor_name}'")
        return module


    def is_parametrized(module, tensor_name=None):
        found = getattr(module, "parametrizations", None)
        if not isinstance(found, ModuleDict):
            return False
        return len(found) > 0 if tensor_name is None else tensor_name in found


    def remove_parametrizations(module, tensor_name, leave_parametrized=True):
        if not is_parametrized(module, tensor_name):
            raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
        made = module.parametrizations[tensor_name]
        if made.is_tensor:
            original = made.original
            if leave_parametrized:
                with torch.no_grad():
                    value = getattr(module, tensor_name)
                    original.data = value
        elif leave_parametrized:
            value = getattr(module, tensor_name)
            original = Parameter(value) if value.requires_grad else value
        else:
            raise ValueError(
                "Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a "
                "sequence of tensors.")
        delattr(type(module), tensor_name)
        del module.parametrizations[tensor_name]
        if isinstance(original, Parameter):
            module.register_parameter(tensor_name, original)
        else:
            module.register_buffer(tensor_name, original)
        if not is_parametrized(module):
            del module.parametrizations
            module.__class__ = type(module).__bases__[0]
        return module


    def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
        if not is_parametrized(from_module):
            return to_module
        for name in list(from_module.parametrizations) if tensor_name is None else [tensor_name]:
            source = from_module.parametrizations[name]
            if not hasattr(to_module, name):
                setattr(to_module, name, Parameter(getattr(from_module, name).detach()))
            for parametrization in source:
                register_parametrization(to_module, name, parametrization)
            target = to_module.parametrizations[name]
            for kept in ["original"] if source.is_tensor else [f"original{i}" for i in range(source.ntensors)]:
                setattr(target, kept, getattr(source, kept))
        return to_module


    def type_before_parametrizations(module):
        return type(module).__bases__[0] if is_parametrized(module) else type(module)
    """#)

  /// `torch.nn.utils.parametrizations`: weight, spectral and orthogonal parametrizations.
  static let parametrizations = Prelude(
    "torch.nn.utils.parametrizations",
    #"""
    import torch
    import torch.nn.functional as F
    from torch.nn.modules.module import Module
    from torch.nn.utils._reparametrize import norm_except_dim, weigh
    from torch.nn.utils.parametrize import register_parametrization


    class _WeightNorm(Module):
        def __init__(self, dim=0):
            super().__init__()
            self.dim = -1 if dim is None else dim

        def forward(self, weight_g, weight_v):
            return weigh(weight_v, weight_g, self.dim)

        def right_inverse(self, weight):
            return norm_except_dim(weight, self.dim), weight


    def weight_norm(module, name="weight", dim=0):
        register_parametrization(module, name, _WeightNorm(dim), unsafe=True)
        return module


    class _SpectralNorm(Module):
        def __init__(self, weight, n_power_iterations=1, dim=0, eps=1e-12):
            super().__init__()
            if dim >= weight.ndim or dim < -weight.ndim:
                raise IndexError(
                    f"Dimension out of range (expected to be in range of [-{weight.ndim}, {weight.ndim - 1}] but got {dim})")
            if n_power_iterations <= 0:
                raise ValueError(
                    f"Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}")
            self.dim = dim if dim >= 0 else dim + weight.ndim
            self.eps = eps
            if weight.ndim > 1:
                self.n_power_iterations = n_power_iterations
                matrix = self._matrix(weight)
                height, width = matrix.size()
                u = matrix.new_empty(height).normal_(0, 1)
                v = matrix.new_empty(width).normal_(0, 1)
                self.register_buffer("_u", F.normalize(u, dim=0, eps=self.eps))
                self.register_buffer("_v", F.normalize(v, dim=0, eps=self.eps))
                self._iterate(matrix, 15)

        def _matrix(self, weight):
            if self.dim != 0:
                weight = weight.permute(self.dim, *(d for d in range(weight.dim()) if d != self.dim))
            return weight.flatten(1)

        def _iterate(self, matrix, count):
            with torch.no_grad():
                for _ in range(count):
                    self._u = F.normalize(torch.mv(matrix, self._v), dim=0, eps=self.eps, out=self._u)
                    self._v = F.normalize(torch.mv(matrix.mT, self._u), dim=0, eps=self.eps, out=self._v)

        def forward(self, weight):
            if weight.ndim == 1:
                return F.normalize(weight, dim=0, eps=self.eps)
            matrix = self._matrix(weight)
            if self.training:
                self._iterate(matrix, self.n_power_iterations)
            u, v = self._u.clone(), self._v.clone()
            return weight / torch.dot(u, torch.mv(matrix, v))

        def right_inverse(self, value):
            return value


    def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        weight = getattr(module, name, None)
        if not isinstance(weight, torch.Tensor):
            raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
        if dim is None:
            transposed = ("ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d")
            dim = 1 if type(module).__name__ in transposed else 0
        register_parametrization(module, name, _SpectralNorm(weight, n_power_iterations, dim, eps))
        return module


    def _with_orthonormal_columns(matrix):
        factors, tau = torch.geqrf(matrix)
        product = torch.linalg.householder_product(factors, tau)
        return product * factors.diagonal(dim1=-2, dim2=-1).sgn().unsqueeze(-2)


    class _Orthogonal(Module):
        def __init__(self, weight, orthogonal_map, *, use_trivialization=True):
            super().__init__()
            self.shape = weight.shape
            self.orthogonal_map = orthogonal_map
            if use_trivialization:
                self.register_buffer("base", None)

        def forward(self, X):
            is_wide = X.size(-2) < X.size(-1)
            tall = X.mT if is_wide else X
            if self.orthogonal_map == "householder":
                lower = tall.tril(diagonal=-1)
                tau = 2.0 / (1.0 + (lower * lower).sum(dim=-2))
                turned = torch.linalg.householder_product(lower, tau)
                # The diagonal holds signs, which do not learn.
                turned = turned * tall.diagonal(dim1=-2, dim2=-1).int().unsqueeze(-2)
            else:
                turned = self._rotation(tall.tril(), tall.size(-2), tall.size(-1))
            if hasattr(self, "base"):
                turned = self.base @ turned
            return turned.mT if is_wide else turned

        def _rotation(self, lower, rows, columns):
            if rows != columns:
                padding = lower.new_zeros(rows, rows - columns).expand(*lower.shape[:-2], -1, -1)
                lower = torch.cat([lower, padding], dim=-1)
            skew = lower - lower.mH
            if self.orthogonal_map == "matrix_exp":
                turned = torch.matrix_exp(skew)
            else:
                unit = torch.eye(rows, dtype=skew.dtype)
                turned = torch.linalg.solve(torch.add(unit, skew, alpha=-0.5), torch.add(unit, skew, alpha=0.5))
            return turned if rows == columns else turned[..., :columns]

        @torch.no_grad()
        def right_inverse(self, Q):
            if Q.shape != self.shape:
                raise ValueError(
                    f"Expected a matrix or batch of matrices of shape {self.shape}. Got a tensor of shape {Q.shape}.")
            is_wide = Q.size(-2) < Q.size(-1)
            tall = Q.mT if is_wide else Q
            rows, columns = tall.size(-2), tall.size(-1)
            if not hasattr(self, "base"):
                if self.orthogonal_map != "householder":
                    raise NotImplementedError(
                        "It is not possible to assign to the matrix exponential or the Cayley parametrizations when "
                        "use_trivialization=False.")
                factors, tau = torch.geqrf(tall)
                factors.diagonal(dim1=-2, dim2=-1).sign_()
                factors.diagonal(dim1=-2, dim2=-1)[tau == 0.0] *= -1
                return factors.mT if is_wide else factors
            if rows != columns:
                noise = torch.randn(*(tuple(tall.size()[:-2]) + (rows, rows - columns)), dtype=tall.dtype)
                base = _with_orthonormal_columns(torch.cat([tall, noise], dim=-1))
            else:
                near = 10.0 * rows * torch.finfo(tall.dtype).eps
                unit = torch.eye(columns, dtype=tall.dtype)
                is_orthogonal = torch.allclose(tall.mT @ tall, unit, atol=near)
                base = tall.clone() if is_orthogonal else _with_orthonormal_columns(tall)
            self.base = base
            start = torch.zeros_like(Q)
            start.diagonal(dim1=-2, dim2=-1).fill_(-1.0)
            return start


    def orthogonal(module, name="weight", orthogonal_map=None, *, use_trivialization=True):
        weight = getattr(module, name, None)
        if not isinstance(weight, torch.Tensor):
            raise ValueError(f"Module '{module}' has no parameter or buffer with name '{name}'")
        if weight.ndim < 2:
            raise ValueError(f"Expected a matrix or batch of matrices. Got a tensor of {weight.ndim} dimensions.")
        if orthogonal_map is None:
            orthogonal_map = "matrix_exp" if weight.size(-2) == weight.size(-1) else "householder"
        if orthogonal_map not in ("matrix_exp", "cayley", "householder"):
            raise ValueError(
                'orthogonal_map has to be one of "matrix_exp", "cayley", "householder". ' f"Got: {orthogonal_map}")
        made = _Orthogonal(weight, orthogonal_map, use_trivialization=use_trivialization)
        register_parametrization(module, name, made, unsafe=True)
        return module
    """#)

  /// `torch.nn.utils.weight_norm` and `spectral_norm` as hooks, the way they were before parametrizations.
  static let reparametrize = Prelude(
    "torch.nn.utils._reparametrize",
    #"""
    import torch
    import torch.nn.functional as F
    from torch import _C
    from torch.nn.parameter import Parameter


    def norm_except_dim(v, dim):
        if dim == -1:
            return v.norm()
        shape = [1] * v.dim()
        shape[dim] = v.size(dim)
        return v.transpose(0, dim).contiguous().view(v.size(dim), -1).norm(2, 1).view(shape)


    def weigh(v, g, dim):
        return v * (g / norm_except_dim(v, dim))


    class WeightNorm:
        def __init__(self, name, dim):
            self.name = name
            self.dim = -1 if dim is None else dim

        def compute_weight(self, module):
            g, v = getattr(module, self.name + "_g"), getattr(module, self.name + "_v")
            return weigh(v, g, self.dim)

        def remove(self, module):
            weight = self.compute_weight(module)
            delattr(module, self.name)
            del module._parameters[self.name + "_g"]
            del module._parameters[self.name + "_v"]
            setattr(module, self.name, Parameter(weight.data))

        def __call__(self, module, inputs):
            setattr(module, self.name, self.compute_weight(module))


    def weight_norm(module, name="weight", dim=0):
        _C.warn(
            "FutureWarning",
            "`torch.nn.utils.weight_norm` is deprecated in favor of `torch.nn.utils.parametrizations.weight_norm`.")
        for hook in module._forward_pre_hooks.values():
            if isinstance(hook, WeightNorm) and hook.name == name:
                raise RuntimeError(f"Cannot register two weight_norm hooks on the same parameter {name}")
        norm = WeightNorm(name, dim)
        weight = getattr(module, name)
        del module._parameters[name]
        module.register_parameter(name + "_g", Parameter(norm_except_dim(weight, norm.dim).data))
        module.register_parameter(name + "_v", Parameter(weight.data))
        setattr(module, name, norm.compute_weight(module))
        module.register_forward_pre_hook(norm)
        return module


    def remove_weight_norm(module, name="weight"):
        for key, hook in module._forward_pre_hooks.items():
            if isinstance(hook, WeightNorm) and hook.name == name:
                hook.remove(module)
                del module._forward_pre_hooks[key]
                return module
        raise ValueError(f"weight_norm of '{name}' not found in {module}")


    class SpectralNorm:
        def __init__(self, name, n_power_iterations, dim, eps):
            self.name = name
            self.n_power_iterations = n_power_iterations
            self.dim = dim
            self.eps = eps

        def matrix(self, weight):
            if self.dim != 0:
                weight = weight.permute(self.dim, *[d for d in range(weight.dim()) if d != self.dim])
            return weight.reshape(weight.size(0), -1)

        def compute_weight(self, module, iterates):
            weight = getattr(module, self.name + "_orig")
            u, v = getattr(module, self.name + "_u"), getattr(module, self.name + "_v")
            matrix = self.matrix(weight)
            if iterates:
                with torch.no_grad():
                    for _ in range(self.n_power_iterations):
                        v = F.normalize(torch.mv(matrix.t(), u), dim=0, eps=self.eps, out=v)
                        u = F.normalize(torch.mv(matrix, v), dim=0, eps=self.eps, out=u)
                    if self.n_power_iterations > 0:
                        u, v = u.clone(), v.clone()
            return weight / torch.dot(u, torch.mv(matrix, v))

        def remove(self, module):
            with torch.no_grad():
                weight = self.compute_weight(module, False)
            delattr(module, self.name)
            delattr(module, self.name + "_u")
            delattr(module, self.name + "_v")
            delattr(module, self.name + "_orig")
            module.register_parameter(self.name, Parameter(weight.detach()))

        def __call__(self, module, inputs):
            setattr(module, self.name, self.compute_weight(module, module.training))


    def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        if dim is None:
            transposed = ("ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d")
            dim = 1 if type(module).__name__ in transposed else 0
        for hook in module._forward_pre_hooks.values():
            if isinstance(hook, SpectralNorm) and hook.name == name:
                raise RuntimeError(f"Cannot register two spectral_norm hooks on the same parameter {name}")
        if n_power_iterations <= 0:
            raise ValueError(
                f"Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}")
        norm = SpectralNorm(name, n_power_iterations, dim, eps)
        weight = module._parameters[name]
        with torch.no_grad():
            matrix = norm.matrix(weight)
            height, width = matrix.size()
            u = F.normalize(weight.new_empty(height).normal_(0, 1), dim=0, eps=eps)
            v = F.normalize(weight.new_empty(width).normal_(0, 1), dim=0, eps=eps)
        del module._parameters[name]
        module.register_parameter(name + "_orig", weight)
        setattr(module, name, weight.data)
        module.register_buffer(name + "_u", u)
        module.register_buffer(name + "_v", v)
        module.register_forward_pre_hook(norm)
        return module


    def remove_spectral_norm(module, name="weight"):
        for key, hook in module._forward_pre_hooks.items():
            if isinstance(hook, SpectralNorm) and hook.name == name:
                hook.remove(module)
                del module._forward_pre_hooks[key]
                return module
        raise ValueError(f"spectral_norm of '{name}' not found in {module}")
    """#)

  /// `torch.nn.utils.rnn`: batches of sequences of different lengths.
  static let packedSequences = Prelude(
    "torch.nn.utils.rnn",
    #"""
    from collections import namedtuple
    import torch
    from torch import _C


    class PackedSequence(namedtuple("PackedSequence", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])):
        def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
            if unsorted_indices is None:
                unsorted_indices = invert_permutation(sorted_indices)
            return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

        def to(self, *args, **kwargs):
            return PackedSequence(
                self.data.to(*args, **kwargs), self.batch_sizes, self.sorted_indices, self.unsorted_indices)

        def cpu(self):
            return self

        def double(self):
            return self.to(torch.double)

        def float(self):
            return self.to(torch.float)

        def half(self):
            return self.to(torch.half)

        def long(self):
            return self.to(torch.long)

        def int(self):
            return self.to(torch.int)

        def short(self):
            return self.to(torch.short)

        def char(self):
            return self.to(torch.int8)

        def byte(self):
            return self.to(torch.uint8)

        @property
        def is_cuda(self):
            return False

        def is_pinned(self):
            return False

        def pin_memory(self):
            raise RuntimeError("Cannot access accelerator device when none is available.")


    def invert_permutation(permutation):
        if permutation is None:
            return None
        result = torch.empty_like(permutation)
        result.scatter_(0, permutation, torch.arange(0, permutation.numel()))
        return result


    def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
        if not isinstance(lengths, torch.Tensor):
            lengths = torch.as_tensor(lengths, dtype=torch.int64)
        if enforce_sorted:
            sorted_indices = None
        else:
            lengths, sorted_indices = torch.sort(lengths, descending=True)
            input = input.index_select(0 if batch_first else 1, sorted_indices)
        data, batch_sizes = torch._pack_padded_sequence(input, lengths, batch_first)
        return PackedSequence(data, batch_sizes, sorted_indices)


    def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
        counts = sequence.batch_sizes.tolist()
        length = len(counts)
        if total_length is not None:
            if total_length < length:
                raise ValueError(
                    "Expected total_length to be at least the length of the longest sequence in input, but got "
                    f"total_length={total_length} and max sequence length being {length}")
            length = total_length
        data = sequence.data
        padded = data.new_full((length, counts[0], *data.shape[1:]), padding_value)
        start = first = 0
        for step in range(1, len(counts) + 1):
            # Steps of equally many sequences are written together.
            if step < len(counts) and counts[step] == counts[first]:
                continue
            count, steps = counts[first], step - first
            part = data.narrow(0, start, count * steps)
            padded.narrow(0, first, steps).narrow(1, 0, count).copy_(part.view(steps, count, *data.shape[1:]))
            start += count * steps
            first = step
        if batch_first:
            padded = padded.transpose(0, 1)
        lengths = torch.tensor([sum(1 for count in counts if count > i) for i in range(counts[0])])
        if sequence.unsorted_indices is not None:
            padded = padded.index_select(0 if batch_first else 1, sequence.unsorted_indices)
            return padded, lengths[sequence.unsorted_indices]
        return padded, lengths


    def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
        if isinstance(sequences, torch.Tensor):
            sequences = sequences.unbind(0)
        if not isinstance(sequences, (list, tuple)) and not hasattr(sequences, "__iter__"):
            raise RuntimeError(
                "pad_sequence: Expected iterable for input sequences, but got arg of type: " + str(type(sequences)))
        sequences = tuple(sequences)
        if not sequences:
            raise RuntimeError("received an empty list of sequences")
        if padding_side not in ("left", "right"):
            raise RuntimeError(f"Expected padding_side to be one of left or right, but got {padding_side}.")
        longest = max(s.size(0) for s in sequences)
        trailing = tuple(sequences[0].shape[1:])
        size = (len(sequences), longest) + trailing if batch_first else (longest, len(sequences)) + trailing
        out = torch.full(size, padding_value, dtype=sequences[0].dtype)
        for i, sequence in enumerate(sequences):
            start = 0 if padding_side == "right" else longest - sequence.size(0)
            out.select(0 if batch_first else 1, i).narrow(0, start, sequence.size(0)).copy_(sequence)
        return out


    def unpad_sequence(padded_sequences, lengths, batch_first=False):
        if not batch_first:
            padded_sequences.transpose_(0, 1)
        return [sequence[:int(length)] for sequence, length in zip(padded_sequences, lengths)]


    def pack_sequence(sequences, enforce_sorted=True):
        lengths = torch.as_tensor([sequence.size(0) for sequence in sequences])
        return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


    def unpack_sequence(packed_sequences):
        padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
        return unpad_sequence(padded, lengths, batch_first=True)
    """#)
}
