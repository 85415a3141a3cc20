/// `statistics`, in Python.
enum StatisticsSource {
  static let text = #"""
    import math as _math
    from collections import Counter as _Counter
    from itertools import groupby as _groupby


    class StatisticsError(ValueError):
        pass


    def _exact(data):
        # The sums of the items and of their squares as exact quotients: (count, sum, square sum, denominator, is_int).
        total = squares = 0
        denominator = 1
        count = 0
        whole = True
        for item in data:
            count += 1
            if isinstance(item, float):
                whole = False
            top, bottom = item.as_integer_ratio()
            if bottom > denominator:
                scale = bottom // denominator
                total *= scale
                squares *= scale * scale
                denominator = bottom
            top *= denominator // bottom
            total += top
            squares += top * top
        return count, total, squares, denominator, whole


    def _quotient(top, bottom, whole):
        if whole and top % bottom == 0:
            return top // bottom
        return top / bottom


    def _special(data):
        return next((item for item in data if isinstance(item, float) and not _math.isfinite(item)), None)


    def mean(data):
        data = list(data)
        if not data:
            raise StatisticsError('mean requires at least one data point')
        if _special(data) is not None:
            return sum(data) / len(data)
        count, total, _, denominator, whole = _exact(data)
        return _quotient(total, denominator * count, whole)


    def fmean(data, weights=None):
        data = list(data)
        if weights is None:
            if not data:
                raise StatisticsError('fmean requires at least one data point')
            return _math.fsum(data) / len(data)
        weights = list(weights)
        if len(data) != len(weights):
            raise StatisticsError('data and weights must be the same length')
        total = _math.fsum(weights)
        if not total:
            raise StatisticsError('sum of weights must be non-zero')
        return _math.fsum(a * b for a, b in zip(data, weights)) / total


    def geometric_mean(data):
        data = list(data)
        if not data:
            raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers')
        return _math.exp(fmean(map(_math.log, data)))


    def harmonic_mean(data, weights=None):
        data = list(data)
        if not data:
            raise StatisticsError('harmonic_mean requires at least one data point')
        if any(item < 0 for item in data):
            raise StatisticsError('harmonic mean does not support negative values')
        if any(item == 0 for item in data):
            return 0
        weights = [1] * len(data) if weights is None else list(weights)
        top, bottom = 0, 1
        for item, weight in zip(data, weights):
            a, b = item.as_integer_ratio()
            c, d = weight.as_integer_ratio()
            top, bottom = top * d * a + bottom * c * b, bottom * d * a
        c, d = sum(weights).as_integer_ratio()
        return _quotient(c * bottom, d * top, False)


    def median(data):
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError('no median for empty data')
        return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


    def median_low(data):
        data = sorted(data)
        if not data:
            raise StatisticsError('no median for empty data')
        return data[(len(data) - 1) // 2]


    def median_high(data):
        data = sorted(data)
        if not data:
            raise StatisticsError('no median for empty data')
        return data[len(data) // 2]


    def mode(data):
        pairs = _Counter(iter(data)).most_common(1)
        if not pairs:
            raise StatisticsError('no mode for empty data')
        return pairs[0][0]


    def multimode(data):
        counts = _Counter(iter(data))
        if not counts:
            return []
        most = max(counts.values())
        return [value for value, count in counts.items() if count == most]


    def _squared_deviations(data, centre, least, name):
        data = list(data)
        if len(data) < least:
            word = {1: 'one data point', 2: 'two data points'}[least]
            raise StatisticsError(f'{name} requires at least {word}')
        count, total, squares, denominator, whole = _exact(data)
        if centre is None:
            return count, count * squares - total * total, count * denominator * denominator, whole
        top, bottom = centre.as_integer_ratio()
        # The sum of (x - c)^2 over a common denominator.
        a, b = total * bottom, top * denominator
        whole = whole and isinstance(centre, int)
        return count, squares * bottom * bottom - 2 * a * b + count * b * b, (denominator * bottom) ** 2, whole


    def variance(data, xbar=None):
        count, top, bottom, whole = _squared_deviations(data, xbar, 2, 'variance')
        return _quotient(top, bottom * (count - 1), whole)


    def pvariance(data, mu=None):
        count, top, bottom, whole = _squared_deviations(data, mu, 1, 'pvariance')
        return _quotient(top, bottom * count, whole)


    def _root(top, bottom):
        # The float nearest to the root of a quotient: an integer root with enough bits, the last one sticky.
        if top == 0:
            return 0.0
        shift = (top.bit_length() - bottom.bit_length() - 109) // 2
        if shift >= 0:
            n, m = top, bottom << 2 * shift
        else:
            n, m = top << -2 * shift, bottom
        root = _math.isqrt(n // m)
        root |= root * root * m != n
        return (root << shift) / 1 if shift >= 0 else root / (1 << -shift)


    def stdev(data, xbar=None):
        count, top, bottom, _ = _squared_deviations(data, xbar, 2, 'stdev')
        return _root(top, bottom * (count - 1))


    def pstdev(data, mu=None):
        count, top, bottom, _ = _squared_deviations(data, mu, 1, 'pstdev')
        return _root(top, bottom * count)


    def quantiles(data, *, n=4, method='exclusive'):
        if n < 1:
            raise StatisticsError('n must be at least 1')
        data = sorted(data)
        count = len(data)
        if count < 2:
            raise StatisticsError('must have at least two data points')
        if method == 'inclusive':
            result = []
            for index in range(1, n):
                place, rest = divmod(index * (count - 1), n)
                result.append((data[place] * (n - rest) + data[place + 1] * rest) / n)
            return result
        if method == 'exclusive':
            result = []
            for index in range(1, n):
                place = min(max(index * (count + 1) // n, 1), count - 1)
                rest = index * (count + 1) - place * n
                result.append((data[place - 1] * (n - rest) + data[place] * rest) / n)
            return result
        raise ValueError(f'Unknown method: {method!r}')


    def _centred_products(x, y, name):
        n = len(x)
        if len(y) != n:
            raise StatisticsError(f'{name} requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError(f'{name} requires at least two data points')
        a, b = _math.fsum(x) / n, _math.fsum(y) / n
        return (a, b, _math.fsum((p - a) * (q - b) for p, q in zip(x, y)), _math.fsum((p - a) ** 2.0 for p in x),
                _math.fsum((q - b) ** 2.0 for q in y))


    def covariance(x, y, /):
        _, _, product, _, _ = _centred_products(x, y, 'covariance')
        return product / (len(x) - 1)


    def correlation(x, y, /):
        _, _, product, xx, yy = _centred_products(x, y, 'correlation')
        if not xx or not yy:
            raise StatisticsError('at least one of the inputs is constant')
        return product / _math.sqrt(xx * yy)


    def linear_regression(x, y, /, *, proportional=False):
        from collections import namedtuple
        a, b, product, xx, _ = _centred_products(x, y, 'linear regression')
        if proportional:
            product, xx = _math.fsum(p * q for p, q in zip(x, y)), _math.fsum(p * p for p in x)
        if not xx:
            raise StatisticsError('x is constant')
        slope = product / xx
        return namedtuple('LinearRegression', ('slope', 'intercept'))(slope, 0.0 if proportional else b - slope * a)


    class NormalDist:
        def __init__(self, mu=0.0, sigma=1.0):
            if sigma < 0.0:
                raise StatisticsError('sigma must be non-negative')
            self._mu = float(mu)
            self._sigma = float(sigma)

        @classmethod
        def from_samples(cls, data):
            data = list(data)
            return cls(fmean(data), stdev(data))

        @property
        def mean(self):
            return self._mu

        @property
        def stdev(self):
            return self._sigma

        @property
        def variance(self):
            return self._sigma ** 2.0

        def pdf(self, x):
            difference = x - self._mu
            variance = self._sigma * self._sigma
            return _math.exp(difference * difference / (-2.0 * variance)) / _math.sqrt(2 * _math.pi * variance)

        def cdf(self, x):
            return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

        def zscore(self, x):
            return (x - self._mu) / self._sigma

        def __repr__(self):
            return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'
    """#
}
