extension Prelude {
  /// `numpy.random`: the numbers of NumPy's `RandomState`, which starts from seed 0 where nobody seeds it.
  static let numpyRandom = Prelude(
    "numpy.random",
    #"""
    import math
    import random as _random
    import numpy as _np


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


    _shared = RandomState()
    seed = _shared.seed
    random_sample = random = ranf = sample = _shared.random_sample
    rand = _shared.rand
    randn = _shared.randn
    standard_normal = _shared.standard_normal
    normal = _shared.normal
    uniform = _shared.uniform
    exponential = _shared.exponential
    randint = _shared.randint
    shuffle = _shared.shuffle
    permutation = _shared.permutation
    choice = _shared.choice
    """#)

  /// `numpy.linalg`, by way of `torch.linalg`.
  static let numpyLinearAlgebra = Prelude(
    "numpy.linalg",
    #"""
    import numpy as _np
    import torch as _torch


    class LinAlgError(ValueError):
        pass


    def _tensor(x):
        return _torch.from_numpy(_np.asarray(x) * 1.0)


    def _result(x):
        return x.item() if x.dim() == 0 else x.numpy()


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
        return tuple(_result(part) for part in _torch.linalg.eigh(_tensor(a)))


    def svd(a, full_matrices=True):
        return tuple(_result(part) for part in _torch.linalg.svd(_tensor(a), full_matrices))


    def pinv(a):
        return _result(_torch.linalg.pinv(_tensor(a)))


    def matrix_rank(a):
        return int(_torch.linalg.matrix_rank(_tensor(a)))
    """#)
}
