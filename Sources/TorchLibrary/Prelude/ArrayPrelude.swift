extension Prelude {
  /// `numpy`: what scripts around autograd use of it, on top of arrays that share the memory of tensors.
  static let numpy = Prelude(
    "numpy",
    #"""
    import builtins as _builtins
    import math as _math
    import torch as _torch
    import _numpy as _native
    from _numpy import *

    bool = bool_
    float64, float32, int64, int32 = _native.float64, _native.float32, _native.int64, _native.int32
    double, single, intp, int_, float_ = float64, float32, int64, int64, float64
    Inf = Infinity = inf
    NaN = nan


    class floating:
        pass


    class integer:
        pass


    def issubdtype(one, other):
        kind = dtype(one).kind
        if other is floating:
            return kind == 'f'
        if other is integer:
            return kind in 'iu'
        return dtype(one) == dtype(other)


    def isscalar(x):
        return isinstance(x, (int, float, str, generic))


    class _Limits:
        def __init__(self, **values):
            self.__dict__.update(values)


    def finfo(of):
        known = _torch.finfo(_torch.float32 if dtype(of) == float32 else _torch.float64)
        kind = float32 if dtype(of) == float32 else float64
        return _Limits(eps=kind(known.eps), max=kind(known.max), min=kind(known.min), tiny=kind(known.tiny),
                       bits=known.bits, dtype=dtype(of))


    def iinfo(of):
        known = _torch.iinfo(getattr(_torch, dtype(of).name))
        return _Limits(max=known.max, min=known.min, bits=known.bits, dtype=dtype(of))


    # Making arrays

    def _array(x):
        return x if isinstance(x, ndarray) else array(x)


    def _tensor(x):
        return _torch.from_numpy(_array(x))


    def _back(t, out=None):
        if out is not None:
            out[...] = t.numpy()
            return out
        return t.numpy()[()] if t.dim() == 0 else t.numpy()


    def _answer(t, out, *given):
        """What a ufunc gives: a tensor where one is among what it was given."""
        for x in given:
            if out is None and isinstance(x, _torch.Tensor):
                return t.to(_torch.uint8) if t.dtype == _torch.bool else t
        return _back(t, out)


    def _like(function):
        """Gives a tensor where the first argument is one: functions that call a method of that name."""
        def apply(a, *args, **kwargs):
            result = function(a, *args, **kwargs)
            return _tensor(result) if isinstance(a, _torch.Tensor) else result
        apply.__name__ = function.__name__
        return apply


    def shape(a):
        return _array(a).shape


    def size(a, axis=None):
        return _array(a).size if axis is None else _array(a).shape[axis]


    def ndim(a):
        return _array(a).ndim


    def _shape(shape):
        return tuple(int(size) for size in shape) if isinstance(shape, (tuple, list)) else (int(shape),)


    def _made(x, kind):
        return x if kind is None else x.astype(kind)


    def asanyarray(a, dtype=None):
        return asarray(a, dtype)


    ascontiguousarray = asanyarray


    def copy(a):
        return _array(a).copy()


    def zeros(shape, dtype=float):
        return _native.zeros(_shape(shape), dtype=_native.dtype(dtype))


    def ones(shape, dtype=float):
        return _native.ones(_shape(shape), dtype=_native.dtype(dtype))


    def empty(shape, dtype=float):
        return zeros(shape, dtype)


    def full(shape, fill_value, dtype=None):
        if dtype is None:
            dtype = asarray(fill_value).dtype
        result = zeros(shape, dtype)
        result[...] = fill_value
        return result


    def zeros_like(a, dtype=None):
        return zeros(_array(a).shape, _array(a).dtype if dtype is None else dtype)


    def ones_like(a, dtype=None):
        return ones(_array(a).shape, _array(a).dtype if dtype is None else dtype)


    empty_like = zeros_like


    def full_like(a, fill_value, dtype=None):
        return full(_array(a).shape, fill_value, _array(a).dtype if dtype is None else dtype)


    def eye(N, M=None, k=0, dtype=float):
        result = zeros((N, N if M is None else M), dtype)
        for row in range(N):
            if 0 <= row + k < result.shape[1]:
                result[row, row + k] = 1
        return result


    def identity(n, dtype=float):
        return eye(n, dtype=dtype)


    def arange(start, stop=None, step=1, dtype=None):
        if stop is None:
            start, stop = 0, start
        count = _builtins.max(0, _math.ceil((stop - start) / step))
        values = [start + index * step for index in range(count)]
        if dtype is None:
            dtype = int64 if _builtins.all(isinstance(part, (int, int64)) for part in (start, stop, step)) else float64
        return array(values, dtype=dtype)


    def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None):
        if num < 0:
            raise ValueError(f'Number of samples, {num}, must be non-negative.')
        parts = num - 1 if endpoint else num
        step = (stop - start) / parts if parts > 0 else nan
        values = [index * step + start for index in range(num)] if parts > 0 else [float(start)] * num
        if endpoint and num > 1:
            values[-1] = float(stop)
        result = array(values, dtype=float64 if dtype is None else dtype)
        return (result, step) if retstep else result


    def logspace(start, stop, num=50, endpoint=True, base=10.0):
        return array([base ** float(x) for x in linspace(start, stop, num, endpoint)], dtype=float64)


    def geomspace(start, stop, num=50, endpoint=True):
        result = logspace(_math.log10(start), _math.log10(stop), num, endpoint)
        if num:
            result[0] = start
        if endpoint and num > 1:
            result[-1] = stop
        return result


    def meshgrid(*xi, indexing='xy'):
        return tuple(_back(part.contiguous()) for part in _torch.meshgrid(*map(_tensor, xi), indexing=indexing))


    def indices(dimensions):
        return stack(meshgrid(*(arange(size) for size in dimensions), indexing='ij'))


    def fromiter(iterable, dtype, count=-1):
        return array(list(iterable), dtype=dtype)


    # Shapes

    @_like
    def reshape(a, shape):
        return _array(a).reshape(shape)


    def _reshape(a, *shape, order='C'):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])
        size, known = _array(a).size, _math.prod(part for part in shape if part != -1)
        if known != size and (-1 not in shape or not known or size % known):
            raise ValueError(f'cannot reshape array of size {size} into shape ({",".join(map(str, shape))}'
                             f'{"," if len(shape) == 1 else ""})')
        shape = (shape,)
        return _tensor(a).reshape(*shape).numpy()


    @_like
    def transpose(a, axes=None):
        t = _tensor(a)
        return _back(t.permute(tuple(range(t.dim()))[::-1] if axes is None else tuple(axes)))


    def _transpose(a, *axes):
        if len(axes) == 1 and (axes[0] is None or isinstance(axes[0], (tuple, list))):
            axes = axes[0] or ()
        return transpose(a, axes or None)


    @_like
    def swapaxes(a, axis1, axis2):
        return _back(_tensor(a).transpose(axis1, axis2))


    def moveaxis(a, source, destination):
        return _back(_tensor(a).movedim(source, destination))


    def ravel(a):
        return _back(_tensor(a).reshape(-1))


    def _flatten(a):
        return _back(_tensor(a).reshape(-1).clone())


    def expand_dims(a, axis):
        t = _tensor(a)
        for place in sorted(axis) if isinstance(axis, tuple) else [axis]:
            t = t.unsqueeze(place)
        return _back(t)


    @_like
    def squeeze(a, axis=None):
        t = _tensor(a)
        return (t.squeeze() if axis is None else t.squeeze(axis)).numpy()


    def atleast_1d(a):
        a = _array(a)
        return a.reshape(1) if a.ndim == 0 else a


    def atleast_2d(a):
        a = atleast_1d(a)
        return a[None, :] if a.ndim == 1 else a


    def broadcast_to(a, shape):
        return _back(_tensor(a).expand(shape))


    def broadcast_arrays(*args):
        return [_back(part.contiguous()) for part in _torch.broadcast_tensors(*map(_tensor, args))]


    @_like
    def repeat(a, repeats, axis=None):
        t = _tensor(a)
        counts = repeats if isinstance(repeats, int) else _tensor(repeats)
        return _back(t.reshape(-1).repeat_interleave(counts) if axis is None else t.repeat_interleave(counts, axis))


    def tile(a, reps):
        return _back(_tensor(a).tile(reps if isinstance(reps, tuple) else (reps,)))


    def flip(a, axis=None):
        t = _tensor(a)
        return _back(t.flip(tuple(range(t.dim())) if axis is None else axis))


    def flipud(a):
        return flip(a, 0)


    def fliplr(a):
        return flip(a, 1)


    def roll(a, shift, axis=None):
        return _back(_tensor(a).roll(shift) if axis is None else _tensor(a).roll(shift, axis))


    def _common(arrays):
        tensors = [_tensor(a) for a in arrays]
        if not tensors:
            raise ValueError('need at least one array to concatenate')
        kind = tensors[0].dtype
        for t in tensors[1:]:
            kind = _torch.promote_types(kind, t.dtype)
        return [t.to(kind) for t in tensors]


    def concatenate(arrays, axis=0):
        parts = _common(arrays)
        for index, part in enumerate(parts):
            if axis is not None and part.dim() != parts[0].dim():
                raise ValueError(
                    'all the input arrays must have same number of dimensions, but the array at index 0 has '
                    f'{parts[0].dim()} dimension(s) and the array at index {index} has {part.dim()} dimension(s)')
        if axis is None:
            return _back(_torch.cat([part.reshape(-1) for part in parts]))
        return _back(_torch.cat(parts, axis))


    def stack(arrays, axis=0):
        return _back(_torch.stack(_common(arrays), axis))


    def vstack(tup):
        return concatenate([atleast_2d(a) for a in tup], 0)


    row_stack = vstack


    def hstack(tup):
        parts = [atleast_1d(a) for a in tup]
        return concatenate(parts, 0 if parts[0].ndim == 1 else 1)


    def column_stack(tup):
        return concatenate([_array(a)[:, None] if _array(a).ndim == 1 else a for a in tup], 1)


    def append(arr, values, axis=None):
        return concatenate([ravel(arr), ravel(values)] if axis is None else [arr, values], axis or 0)


    def delete(arr, obj, axis=None):
        arr = ravel(arr) if axis is None else _array(arr)
        size = arr.shape[axis or 0]
        gone = {place % size for place in (obj if isinstance(obj, (list, tuple, ndarray)) else [obj])}
        kept = array([place for place in range(size) if place not in gone], dtype=int64)
        return take(arr, kept, axis or 0)


    def take(a, indices, axis=None):
        if axis is None:
            return ravel(a)[indices]
        return _array(a)[(slice(None),) * (axis % _array(a).ndim) + (indices,)]


    def array_split(ary, indices_or_sections, axis=0):
        ary = _array(ary)
        size = ary.shape[axis]
        if isinstance(indices_or_sections, int):
            each, extra = divmod(size, indices_or_sections)
            sizes = [each + 1] * extra + [each] * (indices_or_sections - extra)
            ends = [_builtins.sum(sizes[:count]) for count in range(len(sizes) + 1)]
        else:
            ends = [0, *indices_or_sections, size]
        lead = (slice(None),) * axis
        return [ary[lead + (slice(int(a), int(b)),)] for a, b in zip(ends, ends[1:])]


    def split(ary, indices_or_sections, axis=0):
        if isinstance(indices_or_sections, int) and _array(ary).shape[axis] % indices_or_sections:
            raise ValueError('array split does not result in an equal division')
        return array_split(ary, indices_or_sections, axis)


    def diag(v, k=0):
        return _back(_tensor(v).diag(k).clone())


    def diagonal(a):
        return _back(_tensor(a).diagonal())


    # Reductions

    def _numbers(a):
        t = _tensor(a)
        return t if t.is_floating_point() else t.double()


    def _reduced(name, a, axis, keepdims):
        t = _tensor(a)
        if axis is None:
            result = getattr(t, name)()
            return _back(result.reshape((1,) * t.dim()) if keepdims else result)
        if isinstance(axis, list):
            axis = tuple(axis)
        return _back(getattr(t, name)(axis, keepdims))


    def sum(a, axis=None, dtype=None, keepdims=False, initial=0, out=None):
        if not isinstance(a, (ndarray, list, tuple, int, float, generic)):
            a = list(a)
        result = _reduced('sum', _made(_array(a), dtype), axis, keepdims)
        result = result + initial if initial else result
        return result if out is None else _back(_tensor(result), out)


    def mean(a, axis=None, dtype=None, keepdims=False, out=None):
        if not _array(a).size:
            return float64(nan)
        result = _reduced('mean', _numbers(_made(_array(a), dtype)).numpy(), axis, keepdims)
        return result if out is None else _back(_tensor(result), out)


    def prod(a, axis=None, keepdims=False):
        return _reduced('prod', a, axis, keepdims)


    def max(a, axis=None, keepdims=False):
        if not _array(a).size:
            raise ValueError('zero-size array to reduction operation maximum which has no identity')
        return _reduced('amax', a, axis, keepdims)


    def min(a, axis=None, keepdims=False):
        if not _array(a).size:
            raise ValueError('zero-size array to reduction operation minimum which has no identity')
        return _reduced('amin', a, axis, keepdims)


    amax, amin = max, min


    def nanmax(a, axis=None, keepdims=False):
        return _without_nan(max, -inf, a, axis, keepdims)


    def nanmin(a, axis=None, keepdims=False):
        return _without_nan(min, inf, a, axis, keepdims)


    def _without_nan(reduce, least, a, axis, keepdims):
        a = _array(a)
        if not isnan(a).any():
            return reduce(a, axis, keepdims)
        return where(all(isnan(a), axis, keepdims), nan, reduce(where(isnan(a), least, a), axis, keepdims))


    def ptp(a, axis=None):
        return max(a, axis) - min(a, axis)


    def any(a, axis=None, keepdims=False):
        return _reduced('any', asarray(a).astype(bool_), axis, keepdims)


    def all(a, axis=None, keepdims=False):
        return _reduced('all', asarray(a).astype(bool_), axis, keepdims)


    def var(a, axis=None, dtype=None, ddof=0, keepdims=False):
        numbers = _numbers(a)
        middle = numbers.mean() if axis is None else numbers.mean(axis, True)
        squares = (numbers - middle) ** 2
        count = numbers.numel() if axis is None else _math.prod(
            numbers.shape[place] for place in (axis if isinstance(axis, tuple) else (axis,)))
        return sum(squares.numpy(), axis, keepdims=keepdims) / (count - ddof)


    def std(a, axis=None, dtype=None, ddof=0, keepdims=False):
        return sqrt(var(a, axis, dtype, ddof, keepdims))


    def nansum(a, axis=None):
        return sum(where(isnan(a), 0, a), axis)


    def nanmean(a, axis=None):
        return nansum(a, axis) / sum(~isnan(a), axis)


    @_like
    def argmax(a, axis=None):
        t = _tensor(a)
        return _back(t.argmax() if axis is None else t.argmax(axis))


    @_like
    def argmin(a, axis=None):
        t = _tensor(a)
        return _back(t.argmin() if axis is None else t.argmin(axis))


    @_like
    def cumsum(a, axis=None):
        t = _tensor(a)
        return _back(t.reshape(-1).cumsum(0) if axis is None else t.cumsum(axis))


    @_like
    def cumprod(a, axis=None):
        t = _tensor(a)
        return _back(t.reshape(-1).cumprod(0) if axis is None else t.cumprod(axis))


    def quantile(a, q, axis=None, keepdims=False):
        if axis is not None:
            return _back(_torch.quantile(_numbers(a), q, axis, keepdims))
        ordered = sorted(ravel(a).tolist())

        def at(share):
            place = share * (len(ordered) - 1)
            low = _math.floor(place)
            high = _builtins.min(low + 1, len(ordered) - 1)
            return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
        kind = _numbers(a).numpy().dtype
        if isinstance(q, (list, tuple, ndarray)):
            return array([at(float(share)) for share in q], kind)
        return array(at(q), kind)[()]


    def percentile(a, q, axis=None):
        shares = [share / 100 for share in q] if isinstance(q, (list, tuple, ndarray)) else q / 100
        return quantile(a, shares, axis)


    def median(a, axis=None):
        return quantile(a, 0.5, axis)


    def average(a, axis=None, weights=None):
        if weights is None:
            return mean(a, axis)
        return sum(_array(a) * _array(weights), axis) / sum(weights, axis)


    def count_nonzero(a, axis=None):
        return sum(asarray(a).astype(bool_), axis)


    # Elements

    def _elementwise(name):
        operation = getattr(_torch, name)

        def apply(x, out=None):
            return _answer(operation(_numbers(x)), out, x)
        apply.__name__ = name
        return apply


    exp, log, sqrt, sin, cos, tan = map(_elementwise, ('exp', 'log', 'sqrt', 'sin', 'cos', 'tan'))
    tanh, sinh, cosh, log1p, expm1 = map(_elementwise, ('tanh', 'sinh', 'cosh', 'log1p', 'expm1'))
    log2, log10, exp2, arcsin, arccos = map(_elementwise, ('log2', 'log10', 'exp2', 'arcsin', 'arccos'))
    arctan, degrees, radians, deg2rad, rad2deg = map(_elementwise, ('arctan', 'rad2deg', 'deg2rad', 'deg2rad', 'rad2deg'))


    def _single(name):
        operation = getattr(_torch, name)

        def apply(x, out=None):
            return _answer(operation(_tensor(x)), out, x)
        apply.__name__ = name
        return apply


    abs, sign, square, negative = map(_single, ('abs', 'sign', 'square', 'negative'))
    absolute = abs
    isnan, isinf, isfinite, logical_not = map(_single, ('isnan', 'isinf', 'isfinite', 'logical_not'))
    floor, ceil, trunc = map(_elementwise, ('floor', 'ceil', 'trunc'))
    fabs = _elementwise('abs')


    def rint(x):
        return round(x)


    @_like
    def round(a, decimals=0, out=None):
        t = _tensor(a)
        if not t.is_floating_point():
            return _back(t, out)
        if decimals == 0:
            return _back(t.round(), out)
        scale = 10.0 ** _builtins.abs(decimals)
        return _back((t * scale).round() / scale if decimals > 0 else (t / scale).round() * scale, out)


    around = round


    def reciprocal(x):
        return divide(1, x)


    def _pair(x, y):
        x, y = _array(x), _array(y)
        kind = _torch.promote_types(_tensor(x).dtype, _tensor(y).dtype)
        return _tensor(x).to(kind), _tensor(y).to(kind)


    def _binary(name, numbers=False):
        operation = getattr(_torch, name)

        def apply(x1, x2, out=None):
            a, b = _pair(x1, x2)
            if numbers and not a.is_floating_point():
                a, b = a.double(), b.double()
            return _answer(operation(a, b), out, x1, x2)
        apply.__name__ = name
        return apply


    maximum, minimum, add, subtract, multiply = map(_binary, ('maximum', 'minimum', 'add', 'subtract', 'multiply'))
    mod = _binary('remainder')
    fmax, fmin = map(_binary, ('fmax', 'fmin'))
    arctan2, hypot = _binary('atan2', True), _binary('hypot', True)
    logical_and, logical_or, logical_xor = map(_binary, ('logical_and', 'logical_or', 'logical_xor'))
    equal, not_equal, greater, less = map(_binary, ('eq', 'ne', 'gt', 'lt'))
    greater_equal, less_equal = map(_binary, ('ge', 'le'))


    def divide(x1, x2):
        return _answer(_tensor(_array(x1) / _array(x2)), None, x1, x2)


    true_divide = divide


    def floor_divide(x1, x2):
        return _answer(_tensor(_array(x1) // _array(x2)), None, x1, x2)


    def power(x1, x2):
        if isinstance(x1, _torch.Tensor) or isinstance(x2, _torch.Tensor):
            return _tensor(power(_array(x1), _array(x2)))
        return _array(x1) ** x2 if isinstance(x1, ndarray) or not isinstance(x2, ndarray) else x1 ** x2


    float_power = power


    @_like
    def clip(a, a_min=None, a_max=None, out=None):
        t = _tensor(a)
        if isinstance(a_min, ndarray) or isinstance(a_max, ndarray):
            t = t if a_min is None else _torch.maximum(t, _tensor(a_min).to(t.dtype))
            return _back(t if a_max is None else _torch.minimum(t, _tensor(a_max).to(t.dtype)), out)
        return _back(t.clamp(a_min, a_max), out)


    def where(condition, x=None, y=None):
        if x is None:
            return nonzero(condition)
        return _back(_torch.where(_tensor(condition).bool(), *_pair(x, y)))


    def nonzero(a):
        return tuple(_back(part) for part in _torch.nonzero(_tensor(a), as_tuple=True))


    def argwhere(a):
        return _back(_torch.nonzero(_tensor(a)))


    def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
        x, y = _numbers(a), _numbers(b)
        kind = _torch.promote_types(x.dtype, y.dtype)
        return _back(_torch.isclose(*_torch.broadcast_tensors(x.to(kind), y.to(kind)), rtol, atol, equal_nan))


    def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
        return _builtins.bool(all(isclose(a, b, rtol, atol, equal_nan)))


    def array_equal(a1, a2):
        a1, a2 = _array(a1), _array(a2)
        return a1.shape == a2.shape and _builtins.bool(all(a1 == a2))


    # Products

    def dot(a, b):
        a, b = asarray(a), asarray(b)
        if a.ndim == 0 or b.ndim == 0:
            return a * b
        if b.ndim > 2 or b.ndim == 2 and a.ndim > 2:
            return tensordot(a, b, ((a.ndim - 1,), (b.ndim - 2,)))
        return a @ b


    @_like
    def matmul(x1, x2):
        return _array(x1) @ _array(x2)


    vdot = inner = dot


    def outer(a, b):
        return _back(_torch.outer(*_common([ravel(a), ravel(b)])))


    def tensordot(a, b, axes=2):
        return _back(_torch.tensordot(*_common([a, b]), axes))


    def einsum(subscripts, *operands):
        return _back(_torch.einsum(subscripts, *_common(operands)))


    def cross(a, b):
        return _back(_torch.linalg.cross(*_common([a, b])))


    def trace(a):
        return _back(_tensor(a).trace())


    # Order

    def sort(a, axis=-1):
        return _back(_tensor(a).sort(stable=True, dim=axis)[0])


    @_like
    def argsort(a, axis=-1, kind=None):
        return _back(_tensor(a).argsort(stable=True, dim=axis))


    def searchsorted(a, v, side='left'):
        if isinstance(v, (list, ndarray)):
            return array([int(searchsorted(a, x, side)) for x in v], dtype=int64)
        items = _array(a).tolist()
        return int64(_builtins.sum(item < v if side == 'left' else item <= v for item in items))


    def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
        if axis is not None:
            return _back(_torch.unique(_tensor(ar), dim=axis))
        flat = ravel(ar)
        first, counts = {}, {}
        for place, item in enumerate(flat.tolist()):
            first.setdefault(item, place)
            counts[item] = counts.get(item, 0) + 1
        items = sorted(first)
        result = [array(items, dtype=flat.dtype)]
        if return_index:
            result.append(array([first[item] for item in items], dtype=int64))
        if return_inverse:
            places = {item: place for place, item in enumerate(items)}
            result.append(array([places[item] for item in flat.tolist()], dtype=int64))
        if return_counts:
            result.append(array([counts[item] for item in items], dtype=int64))
        return result[0] if len(result) == 1 else tuple(result)


    def bincount(x, weights=None, minlength=0):
        return _back(_torch.bincount(_tensor(x), None if weights is None else _tensor(weights), minlength))


    def histogram(a, bins=10, range=None):
        numbers = [float(x) for x in ravel(a).tolist()]
        if isinstance(bins, int):
            low, high = range or (_builtins.min(numbers), _builtins.max(numbers))
            if low == high:
                low, high = low - 0.5, high + 0.5
            bins = linspace(low, high, bins + 1)
        edges = _array(bins).tolist()
        counts = [0] * (len(edges) - 1)
        for x in numbers:
            for place in _builtins.range(len(counts)):
                if edges[place] <= x < edges[place + 1] or place == len(counts) - 1 and x == edges[-1]:
                    counts[place] += 1
                    break
        return array(counts, dtype=int64), _array(bins)


    # Calculus

    def diff(a, n=1, axis=-1):
        return _back(_torch.diff(_tensor(a), n, axis))


    def gradient(f, *varargs):
        return _back(_torch.gradient(_numbers(f), spacing=float(varargs[0]) if varargs else 1.0)[0])


    def trapz(y, x=None, dx=1.0):
        y = _array(y)
        steps = dx if x is None else diff(x)
        return sum(steps * (y[1:] + y[:-1]) / 2.0)


    trapezoid = trapz


    def interp(x, xp, fp):
        if isinstance(x, (list, ndarray)):
            return array([float(interp(float(part), xp, fp)) for part in x], dtype=float64)
        xp, fp = _array(xp).tolist(), _array(fp).tolist()
        if x <= xp[0]:
            return float64(fp[0])
        for a, b, u, v in zip(xp, xp[1:], fp, fp[1:]):
            if x <= b:
                return float64(u + (v - u) / (b - a) * (x - a))
        return float64(fp[-1])


    def polyval(p, x):
        result = asarray(x) * 0
        for share in p:
            result = result * x + share
        return result


    def polyfit(x, y, deg):
        x, y = _numbers(x), _numbers(y)
        powers = _torch.stack([x ** k for k in range(deg, -1, -1)], 1)
        return _back(_torch.linalg.lstsq(powers, y[:, None]).solution[:, 0])


    def vectorize(pyfunc):
        def apply(*args):
            parts = _torch.broadcast_tensors(*map(_tensor, args))
            values = [pyfunc(*items) for items in zip(*(part.reshape(-1).tolist() for part in parts))]
            return array(values).reshape(tuple(parts[0].shape))
        return apply


    def apply_along_axis(func1d, axis, arr):
        rows = moveaxis(_array(arr), axis, -1)
        return array([func1d(row) for row in rows])


    # What would leave the scene

    def _outside(name):
        def refuse(*args, **kwargs):
            raise RuntimeError(f'numpy.{name}() is not supported by gradwalk: scenes cannot reach files; '
                               'write the data into the scene as literals')
        refuse.__name__ = name
        return refuse


    save, load, savez, savetxt, loadtxt, genfromtxt, fromfile, memmap = map(
        _outside, ('save', 'load', 'savez', 'savetxt', 'loadtxt', 'genfromtxt', 'fromfile', 'memmap'))


    def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **others):
        _native.set_print_options({key: value for key, value in (
            ('precision', precision), ('threshold', threshold), ('edgeitems', edgeitems), ('linewidth', linewidth),
            ('suppress', suppress)) if value is not None})


    class printoptions:
        def __init__(self, **options):
            self._options = options

        def __enter__(self):
            self._before = _native.set_print_options({})
            set_printoptions(**self._options)

        def __exit__(self, *args):
            _native.set_print_options(self._before)


    def array2string(a, precision=None, **options):
        with printoptions(precision=precision):
            return str(_native.array(a)[None])[1:-1] if isinstance(a, generic) else str(a)


    def seterr(**kwargs):
        return {}


    class errstate:
        def __init__(self, **kwargs):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *args):
            return None


    # What arrays can do beyond what tensors can

    def _item(a, *place):
        if len(place) == 1 and not isinstance(place[0], tuple):
            return ravel(a).tolist()[place[0]]
        if not place and a.size != 1:
            raise ValueError('can only convert an array of size 1 to a Python scalar')
        return _tensor(a).item() if not place else _tensor(a)[place].item()


    def _fill(a, value):
        a[...] = value


    def _sort(a, axis=-1):
        a[...] = sort(a, axis)


    def __getattr__(name):
        """What scripts use less often is loaded when they first do."""
        import numpy._routines as more
        if name[0] == '_' or not hasattr(more, name):
            raise AttributeError(f"module 'numpy' has no attribute {name!r}")
        return getattr(more, name)


    _native.set_methods({
        'item': _item, 'fill': _fill, 'sort': _sort,
        'reshape': _reshape, 'transpose': _transpose, 'swapaxes': swapaxes, 'ravel': ravel, 'flatten': _flatten,
        'squeeze': squeeze, 'repeat': repeat, 'sum': sum, 'mean': mean, 'prod': prod, 'max': max, 'min': min,
        'ptp': ptp, 'any': any, 'all': all, 'var': var, 'std': std, 'argmax': argmax, 'argmin': argmin,
        'cumsum': cumsum, 'cumprod': cumprod, 'round': round, 'clip': clip, 'dot': dot, 'nonzero': nonzero,
        'argsort': argsort, 'take': take, 'trace': trace, 'diagonal': diagonal, 'searchsorted': searchsorted,
    })
    """#)
}
