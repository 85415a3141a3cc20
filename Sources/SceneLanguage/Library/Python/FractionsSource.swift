/// `fractions`, in Python.
enum FractionsSource {
  static let text = #"""
    import math
    import numbers
    import operator


    class Fraction(numbers.Rational):
        __slots__ = ('_numerator', '_denominator')

        def __new__(cls, numerator=0, denominator=None):
            self = super().__new__(cls)
            if denominator is None:
                if type(numerator) is int:
                    top, bottom = numerator, 1
                elif isinstance(numerator, str):
                    top, bottom = _parsed(numerator)
                elif isinstance(numerator, (int, Fraction)) or hasattr(numerator, 'numerator'):
                    top, bottom = numerator.numerator, numerator.denominator
                elif hasattr(numerator, 'as_integer_ratio'):
                    top, bottom = numerator.as_integer_ratio()
                else:
                    raise TypeError('argument should be a string or a Rational instance')
            else:
                for part in (numerator, denominator):
                    if not isinstance(part, (int, Fraction)):
                        raise TypeError('both arguments should be Rational instances')
                top = numerator.numerator * denominator.denominator
                bottom = denominator.numerator * numerator.denominator
            if bottom == 0:
                raise ZeroDivisionError(f'Fraction({top}, 0)')
            common = math.gcd(top, bottom)
            if bottom < 0:
                common = -common
            self._numerator = top // common
            self._denominator = bottom // common
            return self

        @classmethod
        def from_float(cls, f):
            return cls(*f.as_integer_ratio())

        @classmethod
        def from_decimal(cls, dec):
            return cls(*dec.as_integer_ratio())

        def as_integer_ratio(self):
            return self._numerator, self._denominator

        def is_integer(self):
            return self._denominator == 1

        @property
        def numerator(self):
            return self._numerator

        @property
        def denominator(self):
            return self._denominator

        @property
        def real(self):
            return self

        @property
        def imag(self):
            return 0

        def conjugate(self):
            return self

        def limit_denominator(self, max_denominator=1000000):
            if max_denominator < 1:
                raise ValueError('max_denominator should be at least 1')
            if self._denominator <= max_denominator:
                return Fraction(self)
            p0, q0, p1, q1 = 0, 1, 1, 0
            n, d = self._numerator, self._denominator
            while True:
                a = n // d
                if q0 + a * q1 > max_denominator:
                    break
                p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
                n, d = d, n - a * d
            k = (max_denominator - q0) // q1
            if 2 * d * (q0 + k * q1) <= self._denominator:
                return Fraction(p1, q1)
            return Fraction(p0 + k * p1, q0 + k * q1)

        def __repr__(self):
            return f'{type(self).__name__}({self._numerator}, {self._denominator})'

        def __str__(self):
            if self._denominator == 1:
                return str(self._numerator)
            return f'{self._numerator}/{self._denominator}'

        def _operate(self, other, operation, on_floats):
            if isinstance(other, int):
                other = Fraction(other)
            if isinstance(other, Fraction):
                return operation(self, other)
            if isinstance(other, float):
                return on_floats(float(self), other)
            return NotImplemented

        def _reflected(self, other, operation, on_floats):
            if isinstance(other, int):
                return operation(Fraction(other), self)
            if isinstance(other, float):
                return on_floats(other, float(self))
            return NotImplemented

        def __add__(self, other):
            return self._operate(other, _add, operator.add)

        def __radd__(self, other):
            return self._reflected(other, _add, operator.add)

        def __sub__(self, other):
            return self._operate(other, _sub, operator.sub)

        def __rsub__(self, other):
            return self._reflected(other, _sub, operator.sub)

        def __mul__(self, other):
            return self._operate(other, _mul, operator.mul)

        def __rmul__(self, other):
            return self._reflected(other, _mul, operator.mul)

        def __truediv__(self, other):
            return self._operate(other, _div, operator.truediv)

        def __rtruediv__(self, other):
            return self._reflected(other, _div, operator.truediv)

        def __floordiv__(self, other):
            return self._operate(other, _floordiv, operator.floordiv)

        def __rfloordiv__(self, other):
            return self._reflected(other, _floordiv, operator.floordiv)

        def __mod__(self, other):
            return self._operate(other, _mod, operator.mod)

        def __rmod__(self, other):
            return self._reflected(other, _mod, operator.mod)

        def __divmod__(self, other):
            return self._operate(other, lambda a, b: (_floordiv(a, b), _mod(a, b)), divmod)

        def __rdivmod__(self, other):
            return self._reflected(other, lambda a, b: (_floordiv(a, b), _mod(a, b)), divmod)

        def __pow__(self, other):
            if isinstance(other, (int, Fraction)) and other.denominator == 1:
                power = other.numerator
                if power >= 0:
                    return Fraction(self._numerator ** power, self._denominator ** power)
                return Fraction(self._denominator ** -power, self._numerator ** -power)
            if isinstance(other, (float, Fraction)):
                return float(self) ** float(other)
            return NotImplemented

        def __rpow__(self, other):
            if self._denominator == 1 and self._numerator >= 0:
                return other ** self._numerator
            if isinstance(other, int) and self._denominator == 1:
                return Fraction(other) ** self
            return other ** float(self)

        def __pos__(self):
            return Fraction(self._numerator, self._denominator)

        def __neg__(self):
            return Fraction(-self._numerator, self._denominator)

        def __abs__(self):
            return Fraction(abs(self._numerator), self._denominator)

        def __int__(self):
            return self.__trunc__()

        def __float__(self):
            return self._numerator / self._denominator

        def __trunc__(self):
            return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

        def __floor__(self):
            return self._numerator // self._denominator

        def __ceil__(self):
            return -(-self._numerator // self._denominator)

        def __round__(self, ndigits=None):
            if ndigits is None:
                floor, remainder = divmod(self._numerator, self._denominator)
                if remainder * 2 < self._denominator:
                    return floor
                if remainder * 2 > self._denominator:
                    return floor + 1
                return floor if floor % 2 == 0 else floor + 1
            shift = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * shift), shift)
            return Fraction(round(self / shift) * shift)

        def __hash__(self):
            if self._denominator == 1:
                return hash(self._numerator)
            value = float(self)
            return hash(value) if Fraction(value) == self else hash((self._numerator, self._denominator))

        def __eq__(self, other):
            if isinstance(other, int):
                return self._numerator == other and self._denominator == 1
            if isinstance(other, Fraction):
                return self._numerator == other._numerator and self._denominator == other._denominator
            if isinstance(other, float):
                return math.isfinite(other) and self == Fraction(other)
            return NotImplemented

        def _compare(self, other, operation):
            if isinstance(other, (int, Fraction)):
                return operation(self._numerator * other.denominator, self._denominator * other.numerator)
            if isinstance(other, float):
                if not math.isfinite(other):
                    return operation(0.0, other)
                return self._compare(Fraction(other), operation)
            return NotImplemented

        def __lt__(self, other):
            return self._compare(other, operator.lt)

        def __gt__(self, other):
            return self._compare(other, operator.gt)

        def __le__(self, other):
            return self._compare(other, operator.le)

        def __ge__(self, other):
            return self._compare(other, operator.ge)

        def __bool__(self):
            return self._numerator != 0

        def __reduce__(self):
            return self.__class__, (self._numerator, self._denominator)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self


    def _parsed(text):
        failure = ValueError(f'Invalid literal for Fraction: {text!r}')
        body = text.strip()
        top, slash, bottom = body.partition('/')
        try:
            if slash:
                if not bottom[:1].isdigit():
                    raise failure
                return int(top), int(bottom)
            mantissa, _, exponent = body.lower().partition('e')
            whole, _, digits = mantissa.partition('.')
            power = int(exponent) if exponent else 0
            if not (whole.lstrip('+-') or digits):
                raise failure
            value = int((whole or '0') + digits) if whole.lstrip('+-') else int(whole + digits)
            power -= len(digits.replace('_', ''))
            return (value * 10 ** power, 1) if power >= 0 else (value, 10 ** -power)
        except ValueError:
            raise failure from None


    def _add(a, b):
        return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)


    def _sub(a, b):
        return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)


    def _mul(a, b):
        return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)


    def _div(a, b):
        return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)


    def _floordiv(a, b):
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)


    def _mod(a, b):
        return Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), a.denominator * b.denominator)
    """#
}
