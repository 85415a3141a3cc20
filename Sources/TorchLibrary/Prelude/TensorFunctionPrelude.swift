extension Prelude {
  /// Functions and methods of tensors that PyTorch composes of others, loaded when one is first called.
  static let tensorFunctions = Prelude(
    "torch.functional",
    #"""
    import math
    import torch
    from torch import _C


    def _check(condition, message):
        if not condition:
            raise RuntimeError(message)


    def _wrapped(dim, rank):
        span = max(rank, 1)
        if not -span <= dim < span:
            raise IndexError(
                f"Dimension out of range (expected to be in range of [{-span}, {span - 1}], but got {dim})")
        return dim + span if dim < 0 else dim


    def _stored(result, out):
        if out is None:
            return result
        return torch.where(torch.ones_like(result, dtype=torch.bool), result, result, out=out)


    def _with_out(function):
        def call(*args, out=None, **options):
            return _stored(function(*args, **options), out)

        call.__name__ = call.__qualname__ = function.__name__
        return call


    def _list(sizes):
        return "[" + ", ".join([str(size) for size in sizes]) + "]"


    _scalar_types = {
        torch.bool: "Bool", torch.uint8: "Byte", torch.int8: "Char", torch.int16: "Short", torch.int32: "Int",
        torch.int64: "Long", torch.float16: "Half", torch.bfloat16: "BFloat16", torch.float32: "Float",
        torch.float64: "Double"}


    def _at(tensor, dim, start, end):
        if tensor.dim() == 0:
            raise IndexError("slice() cannot be applied to a 0-dim tensor.")
        size = tensor.size(dim)
        start = max(start + size, 0) if start < 0 else min(start, size)
        end = size if end is None else max(end + size, 0) if end < 0 else min(end, size)
        return tensor.narrow(dim, start, max(end - start, 0))


    # Quantiles

    def _quantile(input, q, dim, keepdim, interpolation, ignore_nan):
        modes = ("linear", "lower", "higher", "midpoint", "nearest")
        _check(interpolation in modes, "quantile() interpolation must be one of linear, lower, higher, midpoint or "
               f"nearest, but got {interpolation}")
        if not isinstance(q, torch.Tensor):
            _check(0 <= q <= 1, f"quantile() q must be in the range [0, 1] but got {q:g}")
            q = torch.tensor(q, dtype=input.dtype)
        rank = input.dim()
        wrapped = None if dim is None else _wrapped(dim, rank)
        _check(input.numel() > 0, "quantile() input tensor must be non-empty")
        _check(q.dim() <= 1, f"quantile() q must be a scalar or 1D tensor")
        _check(input.dtype in (torch.float32, torch.float64),
               "quantile() input tensor must be either float or double dtype")
        _check(input.dtype == q.dtype, "quantile() q tensor must be same dtype as the input tensor")
        _check(bool(q.detach().ge(0).logical_and(q.detach().le(1)).all()),
               "quantile() q values must be in the range [0, 1]")
        shape = list(input.shape) if dim is not None else [1] * rank if keepdim else []
        if dim is not None and rank > 0:
            if keepdim:
                shape[wrapped] = 1
            else:
                del shape[wrapped]
        if dim is None:
            ordered = input.flatten().sort()[0]
        elif rank == 0 or wrapped == rank - 1:
            ordered = input.sort()[0]
        else:
            ordered = input.unsqueeze(-1).transpose(wrapped, -1).sort()[0]
        if ordered.dim() == 0:
            ordered = ordered.reshape(1)
        ordered = ordered.view(shape + [ordered.size(-1)])
        if ignore_nan:
            ranks = q * (ordered.isnan().logical_not_().sum(-1, True) - 1)
            ranks.masked_fill_(ranks < 0, 0)
        else:
            last = ordered.size(-1) - 1
            places, missing = torch.broadcast_tensors(q * last, ordered.isnan().any(-1, True))
            ranks = places.masked_fill(missing, last)
        if interpolation == "lower":
            ranks.floor_()
        elif interpolation == "higher":
            ranks.ceil_()
        elif interpolation == "nearest":
            ranks.round_()
        below = ranks.to(torch.int64)
        values = ordered.gather(-1, below)
        if interpolation in ("linear", "midpoint"):
            weights = torch.full_like(ranks, 0.5) if interpolation == "midpoint" else ranks - below
            above = ranks.ceil_().to(torch.int64)
            values.lerp_(ordered.gather(-1, above), weights)
        if q.dim() == 0:
            return values.squeeze_(-1)
        return values.unsqueeze_(0).transpose_(0, -1).squeeze_(-1)


    def quantile(input, q, dim=None, keepdim=False, *, interpolation="linear", out=None):
        return _stored(_quantile(input, q, dim, keepdim, interpolation, False), out)


    def nanquantile(input, q, dim=None, keepdim=False, *, interpolation="linear", out=None):
        return _stored(_quantile(input, q, dim, keepdim, interpolation, True), out)


    # Statistics of several variables

    def cov(input, *, correction=1, fweights=None, aweights=None):
        _check(input.dim() <= 2, "cov(): expected input to have two or fewer dimensions but got an input with "
               f"{input.dim()} dimensions")
        _check(input.dtype != torch.bool, "cov(): bool dtype is not supported for input")
        rows = input.view(1, -1) if input.dim() < 2 else input
        count = rows.size(1)
        weights = None
        for name, given in (("fweights", fweights), ("aweights", aweights)):
            if given is None:
                continue
            _check(given.dim() <= 1, f"cov(): expected {name} to have one or fewer dimensions but got {name} with "
                   f"{given.dim()} dimensions")
            wanted = "integral" if name == "fweights" else "floating point"
            _check(given.dtype.is_floating_point == (name == "aweights") and given.dtype != torch.bool,
                   f"cov(): expected {name} to have {wanted} dtype but got {name} with "
                   f"{_scalar_types[given.dtype]} dtype")
            _check(given.numel() == count, f"cov(): expected {name} to have the same numel as there are observations in "
                   f"the input but got {given.numel()} != {count}")
            _check(count == 0 or bool(given.min() >= 0), f"cov(): {name} cannot be negative")
            weights = given if weights is None else weights * given
        total = torch.tensor(count) if weights is None else weights.sum()
        _check(weights is None or bool(total != 0), "cov(): weights sum to zero, can't be normalized")
        mean = (rows if weights is None else rows * weights).sum(1) / total
        if weights is not None and aweights is not None and correction != 0:
            norm = total - correction * (weights * aweights).sum() / total
        else:
            norm = total - correction
        if bool(norm <= 0):
            _C.warn("UserWarning", "cov(): degrees of freedom is <= 0. Correction should be strictly less than the number "
                    "of observations.")
            norm.zero_()
        rows = rows - mean.unsqueeze(1)
        return torch.true_divide(torch.mm(rows, (rows if weights is None else rows * weights).t()), norm).squeeze()


    def corrcoef(input):
        _check(input.dim() <= 2, "corrcoef(): expected input to have two or fewer dimensions but got an input with "
               f"{input.dim()} dimensions")
        result = cov(input)
        if result.dim() == 0:
            return result / result
        deviation = torch.sqrt(result.diagonal())
        result = result / deviation.view(-1, 1)
        result = result / deviation.view(1, -1)
        return result.clip(-1, 1)


    # Integrals and slopes

    def _samples(name, y, x, dim):
        _check(y.dtype != torch.bool and (x is None or x.dtype != torch.bool),
               f"{name}: received a bool input for " + ("`y`" if x is None else "`x` or `y`")
               + ", but bool is not supported")
        if x is None:
            return None
        if x.dim() == 1:
            _check(x.size(0) == y.size(dim), f"{name}: There must be one `x` value for each sample point")
            shape = [1] * y.dim()
            shape[dim] = x.size(0)
            x = x.view(shape)
        elif x.dim() < y.dim():
            x = x.view([1] * (y.dim() - x.dim()) + list(x.shape))
        return _at(x, dim, 1, None) - _at(x, dim, 0, -1)


    def trapezoid(y, x=None, *, dx=1, dim=-1):
        length = y.size(dim)
        dim = _wrapped(dim, y.dim())
        if length == 0:
            shape = list(y.shape)
            del shape[dim]
            return torch.zeros(shape, dtype=y.dtype)
        steps = _samples("trapezoid", y, x, dim)
        if steps is None:
            ends = _C.mul_number(y.select(dim, 0) + y.select(dim, -1), 0.5)
            return _C.mul_number(y.sum(dim) - ends, float(dx))
        return ((_at(y, dim, 0, -1) + _at(y, dim, 1, None)) * steps).sum(dim) / 2.0


    def trapz(y, x=None, *, dx=1, dim=-1):
        return trapezoid(y, x, dx=dx, dim=dim)


    def cumulative_trapezoid(y, x=None, *, dx=1, dim=-1):
        dim = _wrapped(dim, y.dim())
        steps = _samples("cumulative_trapezoid", y, x, dim)
        left, right = _at(y, dim, 0, -1), _at(y, dim, 1, None)
        if steps is None:
            return (float(dx) / 2.0 * (left + right)).cumsum(dim)
        return ((left + right) * steps).cumsum(dim) / 2.0


    def gradient(input, *, spacing=None, dim=None, edge_order=1):
        rank = input.dim()
        dims = None if dim is None else [dim] if isinstance(dim, int) else list(dim)
        if spacing is None or isinstance(spacing, (int, float)):
            spacing = [1 if spacing is None else spacing] * (rank if dims is None else len(dims))
        _check(input.dtype != torch.uint8, "torch.gradient does not support uint8 input.")
        if dims is None:
            _check(len(spacing) == rank, "torch.gradient expected spacing to be unspecified, a scalar, or a list of length "
                   f"equal to 'self.dim() = {rank}', since dim argument was not given, but got a list of length "
                   f"{len(spacing)}")
        else:
            _check(len(spacing) == len(dims), "torch.gradient expected spacing to be unspecified, a scalar or it's spacing "
                   f"and dim arguments to have the same length, but got a spacing argument of length {len(spacing)} and a "
                   f"dim argument of length {len(dims)}.")
        _check(edge_order in (1, 2), "torch.gradient only supports edge_order=1 and edge_order=2.")
        dims = list(range(rank)) if dims is None else [_wrapped(d, rank) for d in dims]
        for d in dims:
            _check(input.size(d) >= edge_order + 1,
                   "torch.gradient expected each dimension size to be at least edge_order+1")
        slope = _uneven_slope if spacing and isinstance(spacing[0], torch.Tensor) else _even_slope
        return tuple([slope(input, step, d, edge_order) for step, d in zip(spacing, dims)])


    def _even_slope(x, step, dim, edge_order):
        center = (_at(x, dim, 2, None) - _at(x, dim, 0, -2)) / step
        if edge_order == 1:
            first = (_at(x, dim, 1, 2) - _at(x, dim, 0, 1)) / step
            last = (_at(x, dim, -1, None) - _at(x, dim, -2, -1)) / step
        else:
            first = (-1.5 * _at(x, dim, 0, 1) + 2 * _at(x, dim, 1, 2) - 0.5 * _at(x, dim, 2, 3)) / step
            last = (0.5 * _at(x, dim, -3, -2) - 2 * _at(x, dim, -2, -1) + 1.5 * _at(x, dim, -1, None)) / step
        return torch.cat([first, center / 2, last], dim)


    def _uneven_slope(x, places, dim, edge_order):
        _check(places.dim() == 1, "torch.gradient expected each element of spacing to have one dimension, but got an element "
               f"with {places.dim()} dimensions!")
        shape = [1] * x.dim()
        shape[dim] = -1
        steps = places.diff()
        before, after = steps[:-1], steps[1:]
        a = (-after / (before * (before + after))).reshape(shape)
        b = ((after - before) / (before * after)).reshape(shape)
        c = (before / (after * (before + after))).reshape(shape)
        center = a * _at(x, dim, 0, -2) + b * _at(x, dim, 1, -1) + c * _at(x, dim, 2, None)
        if edge_order == 1:
            first = (_at(x, dim, 1, 2) - _at(x, dim, 0, 1)) / steps[0]
            last = (_at(x, dim, -1, None) - _at(x, dim, -2, -1)) / steps[-1]
        else:
            near, far = before[0], after[0]
            first = (-(2.0 * near + far) / (near * (near + far)) * _at(x, dim, 0, 1)
                     + (near + far) / (near * far) * _at(x, dim, 1, 2)
                     + (-near) / (far * (near + far)) * _at(x, dim, 2, 3))
            near, far = before[-1], after[-1]
            last = (far / (near * (near + far)) * _at(x, dim, -3, -2)
                    - (far + near) / (near * far) * _at(x, dim, -2, -1)
                    + (2.0 * far + near) / (far * (near + far)) * _at(x, dim, -1, None))
        return torch.cat([first, center, last], dim)


    # Sets and combinations

    @_with_out
    def isin(elements, test_elements, *, assume_unique=False, invert=False):
        for value in (elements, test_elements):
            if isinstance(value, torch.Tensor) and value.dtype == torch.bool:
                raise RuntimeError("Unsupported input type encountered for isin(): Bool")
        with torch.no_grad():
            if not isinstance(test_elements, torch.Tensor):
                found = elements == test_elements
            else:
                elements = elements if isinstance(elements, torch.Tensor) else torch.tensor(elements)
                found = (elements.unsqueeze(-1) == test_elements.reshape(-1)).any(-1)
            return found.logical_not() if invert else found


    def combinations(input, r=2, with_replacement=False):
        _check(input.dim() == 1, f"Expect a 1D vector, but got shape {_list(input.shape)}")
        _check(r >= 0, f"Expect a non-negative number, but got {r}")
        if r == 0:
            return torch.empty(0, dtype=input.dtype)
        count = input.numel()
        grids = torch.meshgrid(*[input] * r, indexing="ij")
        places = torch.meshgrid(*[torch.arange(count)] * r, indexing="ij")
        mask = torch.ones([count] * r, dtype=torch.bool)
        for low, high in zip(places, places[1:]):
            mask = mask & (low <= high if with_replacement else low < high)
        return torch.stack([grid.masked_select(mask) for grid in grids], 1)


    def unravel_index(indices, shape):
        if indices.dtype.is_floating_point or indices.dtype == torch.bool:
            raise TypeError(f"expected 'indices' to be integer dtype, but got {indices.dtype}")
        sizes = [shape] if isinstance(shape, int) else list(shape)
        if any([size < 0 for size in sizes]):
            raise ValueError(f"'shape' cannot have negative values, but got {tuple(sizes)}")
        steps = [math.prod(sizes[place + 1:]) for place in range(len(sizes))]
        places = indices.unsqueeze(-1).floor_divide(torch.tensor(steps, dtype=torch.int64))
        return (places % torch.tensor(sizes, dtype=torch.int64)).unbind(-1)


    def vander(x, N=None, increasing=False):
        _check(x.dim() == 1, "x must be a one-dimensional tensor.")
        n = x.size(0) if N is None else N
        _check(n >= 0, "N must be non-negative.")
        result = torch.empty(x.size(0), n, dtype=torch.promote_types(x.dtype, torch.int64))
        if n > 0:
            result.select(1, 0).fill_(1)
        if n > 1:
            result[:, 1:].copy_(x.unsqueeze(1))
            result[:, 1:].copy_(torch.cumprod(result[:, 1:], 1))
        return result if increasing else result.flip([1])


    def linalg_vander(x, *, N=None):
        _check(x.dtype not in (torch.bool, torch.float16, torch.bfloat16), "linalg.vander supports floating point, complex, "
               f"and integer tensors, but got {_scalar_types[x.dtype]}")
        x = x.unsqueeze(-1) if x.dim() == 0 else x
        n = x.size(-1) if N is None else N
        _check(n > 1, "N must be greater than 1.")
        powers = torch.cumprod(x.unsqueeze(-1).expand(*x.shape, n - 1), -1)
        return torch.cat([powers.new_ones(*x.shape, 1), powers], -1)


    # Matrices

    @_with_out
    def cond(A, p=None):
        order = 2 if p is None else p
        if isinstance(order, str):
            _check(order in ("fro", "nuc"), f"linalg.cond got an invalid norm type: {order}")
        else:
            _check(abs(order) in (1, 2, math.inf), f"linalg.cond got an invalid norm type: {order}")
        name = f"linalg.cond(ord={order}): The input tensor A" if isinstance(order, str) else "linalg.cond: The input tensor"
        _check(A.dim() >= 2, f"{name} must have at least 2 dimensions.")
        if A.numel() == 0:
            return torch.zeros(A.shape[:-2], dtype=A.dtype)
        if not isinstance(order, str) and abs(order) == 2:
            values = torch.linalg.svdvals(A)
            largest, smallest = values.narrow(-1, 0, 1), values.narrow(-1, values.size(-1) - 1, 1)
            return (smallest / largest if order == -2 else largest / smallest).squeeze(-1)
        _check(A.size(-1) == A.size(-2), "linalg.cond: A must be batches of square matrices, but they are "
               f"{A.size(-2)} by {A.size(-1)} matrices")
        inverse, info = torch.linalg.inv_ex(A)
        inverse.masked_fill_(info.unsqueeze(-1).unsqueeze(-1) > 0, math.inf)
        result = torch.linalg.matrix_norm(A, order) * torch.linalg.matrix_norm(inverse, order)
        return result.nan_to_num_(math.inf, math.inf, -math.inf)


    def vecdot(x, y, *, dim=-1, out=None):
        for place, (name, value) in enumerate([("x", x), ("y", y)]):
            if not isinstance(value, torch.Tensor):
                raise TypeError(f"linalg_vecdot(): argument '{name}' (position {place + 1}) must be Tensor, not "
                                f"{type(value).__name__}")
        _check(x.dtype.is_floating_point,
               f"linalg.vecdot: Expected a floating point or complex tensor as input. Got {_scalar_types[x.dtype]}")
        _check(x.dtype == y.dtype, "linalg.vecdot: Expected x and y to have the same dtype, but found x of type "
                                   f"{_scalar_types[x.dtype]} and y of type {_scalar_types[y.dtype]} instead")
        return _stored((x * y).sum(dim), out)


    @_with_out
    def tensorinv(A, ind=2):
        _check(ind > 0, f"Expected a strictly positive integer for 'ind', but got {ind}")
        _check(ind <= A.dim(), f"ArrayRef: invalid slice, N = {ind}; size = {A.dim()}")
        rows, columns = list(A.shape[:ind]), list(A.shape[ind:])
        n, m = math.prod(columns), math.prod(rows)
        _check(n == m, "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got "
               f"{n} != {m}")
        inverse, info = torch.linalg.inv_ex(A.reshape(n, n))
        if info.item() != 0:
            raise torch.linalg.LinAlgError(f"inv: The diagonal element {info.item()} is zero, the inversion could not be "
                                           "completed because the input matrix is singular.")
        return inverse.reshape(columns + rows)


    @_with_out
    def tensorsolve(A, B, dims=None):
        rank = A.dim()
        if dims is not None:
            A = A.movedim(tuple(dims), tuple(range(rank - len(dims), rank)))
        shape = list(A.shape[B.dim():])
        n, m = math.prod(shape), B.numel()
        _check(n == m, "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == "
               f"prod(self.shape[:other.ndim]), but got {n} != {m}")
        return torch.linalg.solve(A.reshape(n, n), B.flatten()).reshape(shape)


    # What is no operation of its own

    def fill_diagonal_(self, fill_value, wrap=False):
        _check(self.dim() >= 2, "dimensions must larger than 1")
        _check(self.dim() == 2 or len(set(self.shape)) == 1, "all dimensions of input must be of equal length")
        count = min(self.shape)
        step = sum([self.stride(d) for d in range(self.dim())])
        self.as_strided((count,), (step,), self.storage_offset()).fill_(fill_value)
        if wrap and self.dim() == 2 and self.size(0) > self.size(1) + 1:
            start = self.size(1) + 1
            rest = self[start:]
            fill_diagonal_(rest, fill_value, True)
        return self


    def sum_to_size(self, *size):
        shape = list(size[0]) if len(size) == 1 and not isinstance(size[0], int) else list(size)
        lead = self.dim() - len(shape)
        fits = lead >= 0 and all([a == b or a == 1 for a, b in zip(shape, self.shape[max(lead, 0):])])
        _check(fits, f"size {{{_list(shape)}}} is not expandable to size {{{_list(self.shape)}}}.")
        dims = list(range(lead)) + [d + lead for d, a in enumerate(shape) if a == 1 and self.size(d + lead) != 1]
        result = self.sum(dims, keepdim=True) if dims else self
        return result.view(shape) if lead > 0 else result


    def is_nonzero(input):
        if input.numel() != 1:
            raise RuntimeError("Boolean value of Tensor with " + ("no values" if input.numel() == 0 else "more than one value")
                               + " is ambiguous")
        return bool(input)


    def swapaxes_(self, axis0, axis1):
        return self.transpose_(axis0, axis1)


    def swapdims_(self, dim0, dim1):
        return self.transpose_(dim0, dim1)


    def float_power_(self, exponent):
        _check(self.dtype == torch.float64, f"the base given to float_power_ has dtype {_scalar_types[self.dtype]} but the "
               "operation's result requires dtype Double")
        return self.pow_(exponent.to(torch.float64) if isinstance(exponent, torch.Tensor) else exponent)


    def real(input):
        return input


    conj_physical = _with_out(real)
    conj = resolve_conj = resolve_neg = real


    def imag(input):
        raise RuntimeError("imag is not implemented for tensors with non-complex dtypes.")


    def isreal(input):
        return torch.ones_like(input, dtype=torch.bool)


    def no(input):
        return False


    def einsum_of_indices(*operands):
        """`torch.einsum(a, [0, 1], b, [1, 2], [0, 2])`, with a letter for each index."""
        def letters(indices):
            named = []
            for index in indices:
                if index is not Ellipsis and not 0 <= index < 52:
                    raise ValueError(
                        "einsum(): subscript in subscript list is not within the valid range [0, 52)")
                named.append("..." if index is Ellipsis else chr((65 if index < 26 else 71) + index))
            return "".join(named)

        terms = ",".join(letters(indices) for indices in operands[1::2])
        if len(operands) % 2 == 1:
            return torch.einsum(terms + "->" + letters(operands[-1]), *operands[:-1:2])
        return torch.einsum(terms, *operands[::2])


    def _each(function, tensors):
        return tuple(function(tensor) for tensor in (tensors[0] if len(tensors) == 1 else tensors))


    def at_least_1d(*tensors):
        return _each(torch.atleast_1d, tensors)


    def at_least_2d(*tensors):
        return _each(torch.atleast_2d, tensors)


    def at_least_3d(*tensors):
        return _each(torch.atleast_3d, tensors)


    def repeat_places(repeats):
        """`torch.repeat_interleave(repeats)`: every place as often as it says."""
        return torch.arange(repeats.numel(), dtype=repeats.dtype).repeat_interleave(repeats)


    def apply_(self, callable):
        if self.requires_grad:
            raise TypeError("can't call apply_() on a tensor that requires grad")
        values = [callable(value) for value in self.flatten().tolist()]
        return self.copy_(torch.tensor(values, dtype=self.dtype).view(self.shape))


    def map_(self, tensor, callable):
        if self.requires_grad:
            raise TypeError("Can't call map_() on Variable that requires grad. Use var.detach().map_() instead.")
        pairs = zip(self.flatten().tolist(), tensor.expand_as(self).flatten().tolist())
        return self.copy_(torch.tensor([callable(a, b) for a, b in pairs], dtype=self.dtype).view(self.shape))


    def dim_order(self, *, ambiguity_check=False):
        formats = ambiguity_check if isinstance(ambiguity_check, list) else []
        if not isinstance(ambiguity_check, (bool, list)) or not all(isinstance(f, torch.memory_format) for f in formats):
            raise TypeError("The ambiguity_check argument must be a bool or a list of memory formats.")
        order = tuple(sorted(range(self.dim()), key=lambda d: (-self.stride(d), d)))
        if ambiguity_check is False:
            return order
        strides = [self.stride(d) for d in order]
        is_unique = all(self.size(d) != 1 for d in order) and len(set(strides)) == len(strides)
        if not is_unique and (not formats or sum(self.is_contiguous(memory_format=f) for f in formats) != 1):
            if not formats or not self.is_contiguous(memory_format=formats[0]):
                raise RuntimeError(
                    "The tensor does not have unique dim order, or cannot map to exact one of the given memory formats.")
        return order


    def range_(start=0, end=None, step=1, *, dtype=None, requires_grad=False):
        _C.warn("UserWarning", "torch.range is deprecated and will be removed in a future release because its behavior is "
                "inconsistent with Python's range builtin. Instead, use torch.arange, which produces values in [start, end).")
        if end is None:
            start, end = 0, start
        count = math.floor((end - start) / step) + 1
        if requires_grad and dtype is not None and not dtype.is_floating_point:
            raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
        places = torch.arange(count, dtype=torch.float64) * step + start
        return places.to(torch.get_default_dtype() if dtype is None else dtype).requires_grad_(requires_grad)
    """#)

  /// Where the names of `torch.functional` are found: what a module or the class of tensors calls them, and what they are
  /// called there.
  static let tensorFunctionNames: [String: [(name: String, source: String)]] = {
    func same(_ names: String) -> [(name: String, source: String)] {
      names.split(separator: " ").map { (String($0), String($0)) }
    }
    let shared = "quantile nanquantile cov corrcoef is_nonzero conj conj_physical resolve_conj resolve_neg isreal"
    let questions = ["is_conj", "is_neg", "is_complex"].map { (name: $0, source: "no") }
    return [
      "torch": same(
        shared + " trapezoid trapz cumulative_trapezoid gradient isin combinations unravel_index vander real imag")
        + questions + [(name: "range", source: "range_")],
      "torch.linalg": same("cond vecdot tensorinv tensorsolve") + [(name: "vander", source: "linalg_vander")],
      "Tensor": same(shared + " fill_diagonal_ sum_to_size float_power_ swapaxes_ swapdims_ apply_ map_ dim_order")
        + questions + ["is_pinned", "is_shared"].map { (name: $0, source: "no") },
    ]
  }()
}
