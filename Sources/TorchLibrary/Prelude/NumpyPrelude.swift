extension Prelude {
  /// `numpy.random`: the numbers of NumPy's `RandomState`, which starts from seed 0 where nobody seeds it.
  static let numpyRandom = Prelude(
    "numpy.random",
    #"""
    import math
    import random as _random
    import numpy as _np
    from _numpy import bits as _bits


    def _words(seed):
        # The initialisation of MT19937 from one number, as of 2002.
        words = [seed & 0xffffffff]
        for index in range(1, 624):
            previous = words[-1]
            words.append((1812433253 * (previous ^ (previous >> 30)) + index) & 0xffffffff)
        return words


    def _count(size):
        return math.prod(size) if isinstance(size, (tuple, list)) else size


    def _shaped(size, draw):
        if size is None:
            return draw()
        values = _np.array([draw() for _ in range(_count(size))])
        return values.reshape(size) if isinstance(size, (tuple, list)) else values


    class RandomState:
        def __init__(self, seed=None):
            self._source = _random.Random()
            self.seed(seed)

        def seed(self, seed=None):
            seed = 0 if seed is None else int(seed)
            if not 0 <= seed < 2 ** 32:
                raise ValueError('Seed must be between 0 and 2**32 - 1')
            self._source.setstate((3, tuple(_words(seed)) + (624,), None))
            self._waiting = None

        def _gauss(self):
            # Marsaglia's polar method: two numbers at a time, the second first.
            if self._waiting is not None:
                value, self._waiting = self._waiting, None
                return value
            while True:
                x = 2.0 * self._source.random() - 1.0
                y = 2.0 * self._source.random() - 1.0
                r = x * x + y * y
                if r < 1.0 and r != 0.0:
                    break
            scale = math.sqrt(-2.0 * math.log(r) / r)
            self._waiting = scale * x
            return scale * y

        def _below(self, largest):
            # A number from 0 to the largest, by bits that are drawn again while they are too many.
            if largest == 0:
                return 0
            mask = (1 << largest.bit_length()) - 1
            while True:
                value = self._source.getrandbits(32)
                if largest > 0xffffffff:
                    value = value << 32 | self._source.getrandbits(32)
                value &= mask
                if value <= largest:
                    return value

        def random_sample(self, size=None):
            return _shaped(size, self._source.random)

        random = random_sample

        def rand(self, *size):
            return self.random_sample(size or None)

        def randn(self, *size):
            return _shaped(size or None, self._gauss)

        def standard_normal(self, size=None):
            return _shaped(size, self._gauss)

        def normal(self, loc=0.0, scale=1.0, size=None):
            return _shaped(size, lambda: loc + scale * self._gauss())

        def lognormal(self, mean=0.0, sigma=1.0, size=None):
            return _shaped(size, lambda: math.exp(mean + sigma * self._gauss()))

        def laplace(self, loc=0.0, scale=1.0, size=None):
            def draw():
                share = self._source.random()
                if share >= 0.5:
                    return loc - scale * math.log(2.0 - share - share)
                return loc + scale * math.log(share + share) if share > 0 else draw()
            return _shaped(size, draw)

        def triangular(self, left, mode, right, size=None):
            def draw():
                share, top = self._source.random(), (mode - left) / (right - left)
                if share <= top:
                    return left + math.sqrt(share * (mode - left) * (right - left))
                return right - math.sqrt((1.0 - share) * (right - mode) * (right - left))
            return _shaped(size, draw)

        def uniform(self, low=0.0, high=1.0, size=None):
            return _shaped(size, lambda: low + (high - low) * self._source.random())

        def exponential(self, scale=1.0, size=None):
            return _shaped(size, lambda: -scale * math.log1p(-self._source.random()))

        def randint(self, low, high=None, size=None, dtype=int):
            if high is None:
                low, high = 0, low
            if low >= high:
                raise ValueError('low >= high' if size is None or high != 0 else 'high <= 0')
            return _shaped(size, lambda: low + self._below(high - low - 1))

        def shuffle(self, x):
            for i in range(len(x) - 1, 0, -1):
                j = self._below(i)
                if isinstance(x, _np.ndarray) and x.ndim > 1:
                    kept = x[i].copy()
                    x[i] = x[j]
                    x[j] = kept
                else:
                    x[i], x[j] = x[j], x[i]

        def permutation(self, x):
            result = _np.arange(x) if isinstance(x, int) else _np.array(x)
            order = list(range(len(result)))
            self.shuffle(order)
            return result[order]

        def choice(self, a, size=None, replace=True, p=None):
            items = list(range(a)) if isinstance(a, int) else a
            if not len(items):
                raise ValueError("'a' cannot be empty unless no samples are taken")
            if not replace:
                if p is not None:
                    raise NotImplementedError('choice without replacement takes no probabilities in gradwalk')
                if (1 if size is None else _count(size)) > len(items):
                    raise ValueError("Cannot take a larger sample than population when 'replace=False'")
                places = self.permutation(len(items))
                if size is None:
                    return items[int(places[0])]
                chosen = _np.array([items[int(k)] for k in places[:_count(size)]])
                return chosen.reshape(size) if isinstance(size, (tuple, list)) else chosen
            if p is None:
                return _shaped(size, lambda: items[self._below(len(items) - 1)])
            total, sums = 0.0, []
            for share in p:
                total += float(share)
                sums.append(total)
            if abs(total - 1) > 1e-8:
                raise ValueError('probabilities do not sum to 1')

            def draw():
                u = self._source.random()
                return items[next((k for k, s in enumerate(sums) if s / total > u), len(items) - 1)]
            return _shaped(size, draw)


    class Generator:
        def __init__(self, seed=None):
            self._bits = _bits(0 if seed is None else int(seed))

        def random(self, size=None):
            return _shaped(size, self._bits.double)

        def standard_normal(self, size=None):
            return _shaped(size, self._bits.normal)

        def normal(self, loc=0.0, scale=1.0, size=None):
            return _shaped(size, lambda: loc + scale * self._bits.normal())

        def uniform(self, low=0.0, high=1.0, size=None):
            return _shaped(size, lambda: low + (high - low) * self._bits.double())

        def integers(self, low, high=None, size=None, dtype=None, endpoint=False):
            if high is None:
                low, high = 0, low
            largest = high - low - (not endpoint)
            if largest < 0:
                raise ValueError('low > high' if endpoint else 'low >= high')
            drawn = _shaped(size, lambda: low + self._bits.below(largest))
            return _np.int64(drawn) if size is None else drawn

        def _shuffled(self, order, first=1):
            for i in range(len(order) - 1, first - 1, -1):
                j = self._bits.below(i)
                order[i], order[j] = order[j], order[i]
            return order

        def _interval(self, largest):
            # As many bits as the largest number has, drawn again while they are above it.
            mask = (1 << largest.bit_length()) - 1
            while True:
                value = self._bits.word() & mask
                if value <= largest:
                    return value

        def _mixed(self, order):
            for i in range(len(order) - 1, 0, -1):
                j = self._interval(i)
                order[i], order[j] = order[j], order[i]
            return order

        def permutation(self, x):
            items = _np.arange(x) if isinstance(x, int) else _np.array(x)
            return items[_np.array(self._mixed(list(range(len(items)))), dtype=int)]

        def shuffle(self, x):
            if isinstance(x, _np.ndarray):
                x[...] = self.permutation(x)
            else:
                self._mixed(x)

        def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
            count = a if isinstance(a, int) else len(a)
            wanted = 1 if size is None else _count(size)
            if p is not None:
                places = self._weighted(p, wanted, replace)
            elif replace:
                places = [self._bits.below(count - 1) for _ in range(wanted)]
            else:
                if wanted > count:
                    raise ValueError('Cannot take a larger sample than population when replace is False')
                places = self._distinct(count, wanted, shuffle)
            items = _np.arange(a) if isinstance(a, int) else _np.array(a)
            if size is None:
                return items[int(places[0])]
            chosen = items[_np.array(places, dtype=int)]
            return chosen.reshape(size) if isinstance(size, (tuple, list)) else chosen

        def _weighted(self, p, wanted, replace):
            if not replace:
                raise NotImplementedError('choice without replacement takes no probabilities in gradwalk')
            total, sums = 0.0, []
            for share in p:
                total += float(share)
                sums.append(total)
            if abs(total - 1) > 1e-8:
                raise ValueError('Probabilities do not sum to 1. See Notes section of docstring for more information.')
            drawn = [self._bits.double() for _ in range(wanted)]
            return [next((k for k, s in enumerate(sums) if s / total > u), len(sums) - 1) for u in drawn]

        def _distinct(self, count, wanted, shuffle):
            if count > 10000 and wanted > count // (50 if shuffle else 20):
                return self._shuffled(list(range(count)), max(count - wanted, 1))[count - wanted:]
            # Floyd's algorithm.
            known, places = set(), []
            for j in range(count - wanted, count):
                place = self._bits.below(j)
                if place in known:
                    place = j
                known.add(place)
                places.append(place)
            return self._shuffled(places) if shuffle else places


    def default_rng(seed=None):
        return seed if isinstance(seed, Generator) else Generator(seed)


    _shared = RandomState()
    seed = _shared.seed
    random_sample = random = ranf = sample = _shared.random_sample
    rand = _shared.rand
    randn = _shared.randn
    standard_normal = _shared.standard_normal
    normal = _shared.normal
    uniform = _shared.uniform
    exponential = _shared.exponential
    lognormal, laplace, triangular = _shared.lognormal, _shared.laplace, _shared.triangular
    randint = _shared.randint
    shuffle = _shared.shuffle
    permutation = _shared.permutation
    choice = _shared.choice
    """#)

  /// `numpy.linalg`, by way of `torch.linalg`.
  static let numpyLinearAlgebra = Prelude(
    "numpy.linalg",
    #"""
    from collections import namedtuple as _namedtuple
    import numpy as _np
    import torch as _torch


    class LinAlgError(ValueError):
        pass


    QRResult = _namedtuple('QRResult', ['Q', 'R'])
    EighResult = _namedtuple('EighResult', ['eigenvalues', 'eigenvectors'])
    SVDResult = _namedtuple('SVDResult', ['U', 'S', 'Vh'])
    SlogdetResult = _namedtuple('SlogdetResult', ['sign', 'logabsdet'])


    def _tensor(x):
        return _torch.from_numpy(_np.asarray(x) * 1.0)


    def _result(x):
        return x.numpy()[()] if x.dim() == 0 else x.numpy()


    def norm(x, ord=None, axis=None, keepdims=False):
        if ord is None and axis is None:
            return _result(_tensor(x).reshape(-1).square().sum().sqrt())
        return _result(_torch.linalg.norm(_tensor(x), ord, axis, keepdims))


    def inv(a):
        try:
            return _result(_torch.linalg.inv(_tensor(a)))
        except RuntimeError:
            raise LinAlgError('Singular matrix') from None


    def solve(a, b):
        try:
            return _result(_torch.linalg.solve(_tensor(a), _tensor(b)))
        except RuntimeError:
            raise LinAlgError('Singular matrix') from None


    def det(a):
        return _result(_torch.linalg.det(_tensor(a)))


    def eigh(a):
        return EighResult(*[_result(part) for part in _torch.linalg.eigh(_tensor(a))])


    def svd(a, full_matrices=True):
        return SVDResult(*[_result(part) for part in _torch.linalg.svd(_tensor(a), full_matrices)])


    def pinv(a):
        return _result(_torch.linalg.pinv(_tensor(a)))


    def eigvalsh(a):
        return _result(_torch.linalg.eigvalsh(_tensor(a)))


    def qr(a, mode='reduced'):
        return QRResult(*[_result(part) for part in _torch.linalg.qr(_tensor(a), mode)])


    def cholesky(a):
        try:
            return _result(_torch.linalg.cholesky(_tensor(a)))
        except RuntimeError:
            raise LinAlgError('Matrix is not positive definite') from None


    def lstsq(a, b, rcond=None):
        a, b = _tensor(a), _tensor(b)
        found = _torch.linalg.pinv(a) @ b
        rank = int(_torch.linalg.matrix_rank(a))
        left = (a @ found - b).square().sum(0)
        fits = rank < a.shape[1] or a.shape[0] <= a.shape[1]
        rest = _np.array([]) if fits else left.reshape(-1).numpy()
        return _result(found), rest, rank, _result(_torch.linalg.svdvals(a))


    def slogdet(a):
        return SlogdetResult(*[_result(part) for part in _torch.linalg.slogdet(_tensor(a))])


    def cond(x, p=None):
        return _result(_torch.linalg.cond(_tensor(x), p))


    def matrix_power(a, n):
        return _result(_torch.linalg.matrix_power(_torch.from_numpy(_np.asarray(a)), n))


    def multi_dot(arrays):
        return _result(_torch.linalg.multi_dot([_tensor(a) for a in arrays]))


    def matrix_rank(a):
        return int(_torch.linalg.matrix_rank(_tensor(a)))
    """#)

  /// `numpy.testing`.
  static let numpyTesting = Prelude(
    "numpy.testing",
    #"""
    import numpy as _np


    def _fail(title, actual, desired):
        raise AssertionError(f'\n{title}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}')


    def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True):
        actual, desired = _np.asarray(actual), _np.asarray(desired)
        if actual.shape != desired.shape and desired.ndim and actual.ndim:
            _fail('Shape mismatch', actual.shape, desired.shape)
        if not _np.allclose(actual, desired, rtol=rtol, atol=atol, equal_nan=equal_nan):
            a, b = _np.broadcast_arrays(actual, desired)
            wrong = ~_np.isclose(a, b, rtol, atol, equal_nan)
            apart = _np.abs(a - b)[wrong]
            count, size = int(wrong.sum()), wrong.size
            lines = [f'Not equal to tolerance rtol={rtol:g}, atol={atol:g}', '',
                     f'Mismatched elements: {count} / {size} ({100 * count / size:.3g}%)',
                     'Mismatch at index:' if count == 1 else 'First 5 mismatches are at indices:' if count > 5
                     else 'Mismatch at indices:']
            lines += [f' {[int(k) for k in place]}: {a[tuple(place)]} (ACTUAL), {b[tuple(place)]} (DESIRED)'
                      for place in _np.argwhere(wrong).tolist()[:5]]
            shares = apart / _np.abs(b)[wrong]
            lines += [f'Max absolute difference among violations: {_np.array2string(apart.max(), precision=8)}',
                      f'Max relative difference among violations: {_np.array2string(shares.max(), precision=8)}']
            _fail('\n'.join(lines), actual, desired)


    def assert_array_equal(x, y, err_msg='', verbose=True):
        if not _np.array_equal(x, y):
            _fail('Arrays are not equal', x, y)


    def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
        if not bool(_np.all(_np.abs(_np.asarray(desired) - _np.asarray(actual)) < 1.5 * 10.0 ** -decimal)):
            _fail(f'Arrays are not almost equal to {decimal} decimals', actual, desired)


    assert_array_almost_equal = assert_almost_equal


    def assert_equal(actual, desired, err_msg='', verbose=True):
        same = _np.array_equal(actual, desired) if isinstance(actual, _np.ndarray) or isinstance(desired, _np.ndarray) \
            else actual == desired
        if not same:
            _fail('Items are not equal:', actual, desired)
    """#)
}
