extension Prelude {
  /// `numpy._routines`: what scripts use less often of `numpy`, loaded when one of its names is first read.
  static let numpyRoutines = Prelude(
    "numpy._routines",
    #"""
    import math as _math
    import numpy as _np
    import torch as _torch


    _tensor, _back = _np._tensor, _np._back


    # Joining by index: np.c_[a, b], np.r_[1, 2, a]

    class _Joined:
        def __init__(self, is_columns):
            self._is_columns = is_columns

        def __getitem__(self, key):
            parts = []
            for part in key if isinstance(key, tuple) else (key,):
                if isinstance(part, slice):
                    part = _np.arange(part.start or 0, part.stop, 1 if part.step is None else part.step)
                part = _np.asarray(part)
                if self._is_columns:
                    part = part.reshape(-1, 1) if part.ndim < 2 else part
                elif part.ndim == 0:
                    part = part.reshape(1)
                parts.append(part)
            return _np.concatenate(parts, axis=-1 if self._is_columns else 0)


    c_, r_ = _Joined(True), _Joined(False)


    class _Grid:
        def __init__(self, is_open):
            self._is_open = is_open

        def __getitem__(self, key):
            ranges = [_np.arange(part.start or 0, part.stop, 1 if part.step is None else part.step)
                      for part in (key if isinstance(key, tuple) else (key,))]
            if not isinstance(key, tuple):
                return ranges[0]
            if self._is_open:
                return tuple(r.reshape((1,) * i + (-1,) + (1,) * (len(ranges) - i - 1)) for i, r in enumerate(ranges))
            return _np.stack(_np.meshgrid(*ranges, indexing='ij'))


    mgrid, ogrid = _Grid(False), _Grid(True)


    # Joining and parting

    def dstack(tup):
        parts = [_np.asarray(a) for a in tup]
        parts = [a.reshape(1, -1, 1) if a.ndim < 2 else a.reshape(a.shape + (1,)) if a.ndim == 2 else a for a in parts]
        return _np.concatenate(parts, 2)


    def vsplit(ary, indices_or_sections):
        return _np.split(ary, indices_or_sections, 0)


    def hsplit(ary, indices_or_sections):
        return _np.split(ary, indices_or_sections, 0 if _np.asarray(ary).ndim == 1 else 1)


    def dsplit(ary, indices_or_sections):
        return _np.split(ary, indices_or_sections, 2)


    def block(arrays):
        if not isinstance(arrays, list):
            return _np.asarray(arrays)
        depth, inner = 0, arrays
        while isinstance(inner, list):
            depth, inner = depth + 1, inner[0]

        def join(item, level):
            if not isinstance(item, list):
                item = _np.asarray(item)
                return item.reshape((1,) * (depth - item.ndim) + item.shape) if item.ndim < depth else item
            return _np.concatenate([join(part, level - 1) for part in item], -level)
        return join(arrays, depth)


    def insert(arr, obj, values, axis=None):
        arr = _np.asarray(arr)
        if axis is None:
            arr, axis = _np.ravel(arr), 0
        places = [obj] if isinstance(obj, int) else list(obj)
        count = arr.shape[axis]
        rows = [_np.take(arr, [i], axis) for i in range(count)]
        like = rows[0] if rows else arr
        values = _np.asarray(values)
        if isinstance(obj, int):
            shape = like.shape
            if values.ndim == arr.ndim and arr.ndim > 0 and values.shape != shape:
                new = [values.astype(arr.dtype)]
            else:
                new = [_np.broadcast_to(values, shape if values.ndim != arr.ndim - 1 or arr.ndim == 1 else
                                        like.squeeze(axis).shape).reshape(shape).astype(arr.dtype)]
            places = places * len(new)
        else:
            new = [_np.broadcast_to(v, like.shape).astype(arr.dtype)
                   for v in (values if values.ndim else [values] * len(places))]
        joined = []
        order = sorted(range(len(places)), key=lambda i: places[i] if places[i] >= 0 else places[i] + count)
        for i in range(count + 1):
            for which in order:
                place = places[which] if places[which] >= 0 else places[which] + count
                if place == i:
                    joined.append(new[which])
            if i < count:
                joined.append(rows[i])
        return _np.concatenate(joined, axis)


    def rot90(m, k=1, axes=(0, 1)):
        return _back(_torch.rot90(_tensor(m), k, axes))


    def rollaxis(a, axis, start=0):
        a = _np.asarray(a)
        axis, start = axis % a.ndim, start + a.ndim if start < 0 else start
        return _np.moveaxis(a, axis, start - 1 if axis < start else start)


    def resize(a, new_shape):
        a, count = _np.ravel(a), _math.prod(new_shape) if isinstance(new_shape, tuple) else new_shape
        return _np.tile(a, -(-count // a.size))[:count].reshape(new_shape)


    def pad(array, pad_width, mode='constant', constant_values=0, **others):
        array = _np.asarray(array)
        if isinstance(pad_width, int):
            widths = [(pad_width, pad_width)] * array.ndim
        elif isinstance(pad_width[0], int):
            widths = [tuple(pad_width) * (2 if len(pad_width) == 1 else 1)] * array.ndim
        else:
            widths = [tuple(pair) for pair in pad_width]
        for axis, (before, after) in enumerate(widths):
            size = array.shape[axis]
            if mode == 'constant':
                low, high = constant_values if isinstance(constant_values, (tuple, list)) else (constant_values,) * 2

                def filled(count, value):
                    shape = list(array.shape)
                    shape[axis] = count
                    return _np.full(tuple(shape), value, array.dtype)
                array = _np.concatenate([filled(before, low), array, filled(after, high)], axis)
                continue
            places = range(-before, size + after)
            if mode == 'edge':
                chosen = [min(max(place, 0), size - 1) for place in places]
            elif mode == 'wrap':
                chosen = [place % size for place in places]
            elif mode in ('reflect', 'symmetric'):
                turn = 2 * size - 2 if mode == 'reflect' else 2 * size
                chosen = []
                for place in places:
                    place %= max(turn, 1)
                    chosen.append(place if place < size else turn - place - (mode == 'symmetric'))
            else:
                raise ValueError(f"mode '{mode}' is not supported")
            array = _np.take(array, chosen, axis)
        return array


    # Indices

    def unravel_index(indices, shape):
        shape = (shape,) if isinstance(shape, int) else tuple(shape)
        rest, found = _np.asarray(indices), []
        for size in reversed(shape):
            found.append(rest % size)
            rest = rest // size
        return tuple(_np.int64(part) if part.ndim == 0 else part for part in reversed(found))


    def ravel_multi_index(multi_index, dims):
        result = 0
        for part, size in zip(multi_index, dims):
            result = result * size + _np.asarray(part)
        return _np.int64(int(result)) if result.ndim == 0 else result


    def triu_indices(n, k=0, m=None):
        return _np.nonzero(_np.triu(_np.ones((n, n if m is None else m)), k))


    def tril_indices(n, k=0, m=None):
        return _np.nonzero(_np.tril(_np.ones((n, n if m is None else m)), k))


    def triu_indices_from(arr, k=0):
        return triu_indices(arr.shape[0], k, arr.shape[1])


    def tril_indices_from(arr, k=0):
        return tril_indices(arr.shape[0], k, arr.shape[1])


    def diag_indices(n, ndim=2):
        return (_np.arange(n),) * ndim


    def indices(dimensions):
        return _np.stack(_np.meshgrid(*[_np.arange(size) for size in dimensions], indexing='ij'))


    def ndindex(*shape):
        import itertools
        shape = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
        return itertools.product(*[range(size) for size in shape])


    def ndenumerate(arr):
        arr = _np.asarray(arr)
        return ((place, arr[place]) for place in ndindex(arr.shape))


    def fill_diagonal(a, val):
        count = min(a.shape)
        a[(_np.arange(count),) * a.ndim] = val


    def flatnonzero(a):
        return _np.nonzero(_np.ravel(a))[0]


    def take_along_axis(arr, indices, axis=-1):
        return _back(_torch.take_along_dim(_tensor(arr), _tensor(indices), axis))


    def compress(condition, a, axis=None):
        return _np.take(_np.ravel(a) if axis is None else a, flatnonzero(condition), axis or 0)


    def extract(condition, arr):
        return _np.ravel(arr)[_np.ravel(condition).astype(bool)]


    def place(arr, mask, vals):
        count = int(_np.sum(mask))
        arr[_np.asarray(mask).astype(bool)] = resize(_np.asarray(vals), count)


    def copyto(dst, src):
        dst[...] = src


    def select(condlist, choicelist, default=0):
        result = _np.asarray(default)
        for condition, choice in reversed(list(zip(condlist, choicelist))):
            result = _np.where(condition, choice, result)
        return result


    def piecewise(x, condlist, funclist):
        x = _np.asarray(x)
        result = _np.zeros(x.shape, x.dtype)
        conditions = [_np.asarray(c).astype(bool) for c in condlist]
        if len(funclist) == len(conditions) + 1:
            conditions.append(~_np.any(_np.stack(conditions), axis=0))
        for condition, function in zip(conditions, funclist):
            result[condition] = function(x[condition]) if callable(function) else function
        return result


    # Sets

    def isin(element, test_elements):
        return _back(_torch.isin(_tensor(element), _tensor(test_elements)))


    def union1d(ar1, ar2):
        return _np.unique(_np.concatenate([_np.ravel(ar1), _np.ravel(ar2)]))


    def intersect1d(ar1, ar2):
        first = _np.unique(ar1)
        return first[isin(first, ar2)]


    def setdiff1d(ar1, ar2):
        first = _np.unique(ar1)
        return first[~isin(first, ar2)]


    # Numbers

    def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
        return _back(_torch.nan_to_num(_tensor(x), nan, posinf, neginf))


    def cbrt(x):
        x = _np.asarray(x) * 1.0
        return _np.sign(x) * _np.abs(x) ** (1 / 3)


    def sinc(x):
        return _back(_torch.sinc(_tensor(x) * 1.0))


    def heaviside(x1, x2):
        x1 = _np.asarray(x1) * 1.0
        return _np.where(x1 < 0, 0.0, _np.where(x1 > 0, 1.0, x2))


    def logaddexp(x1, x2):
        return _back(_torch.logaddexp(_tensor(x1) * 1.0, _tensor(x2) * 1.0))


    def divmod(x1, x2):
        return _np.floor_divide(x1, x2), _np.mod(x1, x2)


    def modf(x):
        whole = _np.trunc(x)
        return x - whole, whole


    def gcd(x1, x2):
        return _back(_torch.gcd(_tensor(x1), _tensor(x2)))


    def lcm(x1, x2):
        return _back(_torch.lcm(_tensor(x1), _tensor(x2)))


    def bitwise_and(x1, x2):
        return _np.asarray(x1) & x2


    def bitwise_or(x1, x2):
        return _np.asarray(x1) | x2


    def bitwise_xor(x1, x2):
        return _np.asarray(x1) ^ x2


    def bitwise_not(x):
        return ~_np.asarray(x)


    invert = bitwise_not


    def left_shift(x1, x2):
        return _np.asarray(x1) << x2


    def right_shift(x1, x2):
        return _np.asarray(x1) >> x2


    def digitize(x, bins, right=False):
        return _np.searchsorted(bins, x, 'left' if right else 'right')


    def ediff1d(ary):
        return _np.diff(_np.ravel(ary))


    # Statistics

    def cov(m, y=None, rowvar=True, bias=False, ddof=None):
        m = _np.atleast_2d(_np.asarray(m) * 1.0)
        m = m if rowvar or m.shape[0] == 1 else m.T
        if y is not None:
            m = _np.concatenate([m, _np.atleast_2d(y)], 0)
        ddof = (0 if bias else 1) if ddof is None else ddof
        centred = m - m.mean(axis=1, keepdims=True)
        return _np.squeeze(centred @ centred.T * (1 / (m.shape[1] - ddof)))[()]


    def corrcoef(x, y=None, rowvar=True):
        c = cov(x, y, rowvar)
        if c.ndim == 0:
            return c / c
        spread = _np.sqrt(_np.diag(c))
        return _np.clip(c / spread[:, None] / spread[None, :], -1, 1)


    def _without_nan(reduce, a, axis, **options):
        if axis is None:
            a = _np.ravel(a)
            return reduce(a[~_np.isnan(a)], **options)
        rows = _np.moveaxis(_np.asarray(a), axis, -1)
        flat = rows.reshape(-1, rows.shape[-1])
        return _np.array([reduce(row[~_np.isnan(row)], **options) for row in flat]).reshape(rows.shape[:-1])


    def nanstd(a, axis=None, ddof=0):
        return _without_nan(_np.std, a, axis, ddof=ddof)


    def nanvar(a, axis=None, ddof=0):
        return _without_nan(_np.var, a, axis, ddof=ddof)


    def nanmedian(a, axis=None):
        return _without_nan(_np.median, a, axis)


    def nanargmax(a, axis=None):
        a = _np.asarray(a)
        return _np.argmax(_np.where(_np.isnan(a), -_np.inf, a), axis)


    def nanargmin(a, axis=None):
        a = _np.asarray(a)
        return _np.argmin(_np.where(_np.isnan(a), _np.inf, a), axis)


    def convolve(a, v, mode='full'):
        a, v = _np.ravel(a), _np.ravel(v)
        if len(v) > len(a):
            a, v = v, a
        full = [sum(a[j] * v[i - j] for j in range(max(0, i - len(v) + 1), min(i + 1, len(a))))
                for i in range(len(a) + len(v) - 1)]
        if mode == 'same':
            first = (len(v) - 1) // 2
            full = full[first:first + len(a)]
        elif mode == 'valid':
            full = full[len(v) - 1:len(a)]
        return _np.array(full)


    def correlate(a, v, mode='valid'):
        return convolve(a, _np.ravel(v)[::-1], mode)


    # Orders

    def lexsort(keys):
        keys = [list(key) for key in keys]
        return _np.array(sorted(range(len(keys[0])), key=lambda i: tuple(key[i] for key in reversed(keys))))


    def argpartition(a, kth, axis=-1):
        return _np.argsort(a, axis)


    def partition(a, kth, axis=-1):
        return _np.sort(a, axis)


    # Polynomials

    def vander(x, N=None, increasing=False):
        x = _np.asarray(x)
        powers = range(len(x) if N is None else N)
        return _np.stack([x ** p for p in (powers if increasing else reversed(powers))], axis=1)


    def polyder(p, m=1):
        p = list(p)
        for _ in range(m):
            p = [c * (len(p) - 1 - i) for i, c in enumerate(p[:-1])]
        return _np.array(p)


    def polyint(p):
        return _np.array([c / (len(p) - i) for i, c in enumerate(p)] + [0.0])


    # Making and telling

    def fromfunction(function, shape, dtype=float):
        grids = [grid.astype(dtype) for grid in indices(shape)]
        return function(*grids)


    def require(a, dtype=None, requirements=None):
        return _np.asarray(a, dtype)


    def shares_memory(a, b):
        return _tensor(a).untyped_storage().data_ptr() == _tensor(b).untyped_storage().data_ptr()


    may_share_memory = shares_memory


    def array_repr(arr):
        return repr(arr)


    def array_str(a):
        return str(a)


    def histogram_bin_edges(a, bins=10, range=None):
        return _np.histogram(a, bins, range)[1]
    """#)
}
