/// `datetime`, in Python. What it reads from the clock is the virtual time of `time`.
enum DatetimeSource {
  static let text = #"""
    import time as _time

    MINYEAR = 1
    MAXYEAR = 9999
    _month_names = ['', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
                    'October', 'November', 'December']
    _day_names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']


    def _is_leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


    def _month_length(year, month):
        return 29 if month == 2 and _is_leap(year) else [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]


    def _ordinal(year, month, day):
        before = year - 1
        days = before * 365 + before // 4 - before // 100 + before // 400
        return days + sum(_month_length(year, m) for m in range(1, month)) + day


    def _from_ordinal(n):
        year = (n - 1) * 400 // 146097 + 1
        while _ordinal(year, 1, 1) > n:
            year -= 1
        while year < MAXYEAR and _ordinal(year + 1, 1, 1) <= n:
            year += 1
        rest = n - _ordinal(year, 1, 1)
        month = 1
        while rest >= _month_length(year, month):
            rest -= _month_length(year, month)
            month += 1
        return year, month, rest + 1


    class timedelta:
        __slots__ = ('days', 'seconds', 'microseconds')
        __module__ = 'datetime'

        def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
            whole = 0
            rest = 0.0
            for value, unit in ((days, 86400000000), (seconds, 1000000), (microseconds, 1), (milliseconds, 1000),
                                (minutes, 60000000), (hours, 3600000000), (weeks, 604800000000)):
                if isinstance(value, int):
                    whole += value * unit
                elif isinstance(value, float):
                    integer = int(value)
                    whole += integer * unit
                    rest += (value - integer) * unit
                else:
                    raise TypeError(f'unsupported type for timedelta component: {type(value).__name__}')
            return _delta(whole + round(rest), cls)

        def _total(self):
            return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

        def total_seconds(self):
            return self._total() / 10 ** 6

        def __repr__(self):
            parts = [f'{name}={getattr(self, name)}' for name in ('days', 'seconds', 'microseconds')
                     if getattr(self, name)]
            return f"datetime.{type(self).__name__}({', '.join(parts) or '0'})"

        def __str__(self):
            minutes, seconds = divmod(self.seconds, 60)
            hours, minutes = divmod(minutes, 60)
            text = f'{hours}:{minutes:02d}:{seconds:02d}'
            if self.days:
                text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, " + text
            return text + (f'.{self.microseconds:06d}' if self.microseconds else '')

        def __add__(self, other):
            if isinstance(other, timedelta):
                return _delta(self._total() + other._total())
            return NotImplemented

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return _delta(self._total() - other._total())
            return NotImplemented

        def __rsub__(self, other):
            if isinstance(other, timedelta):
                return other - self
            return NotImplemented

        def __neg__(self):
            return _delta(-self._total())

        def __pos__(self):
            return self

        def __abs__(self):
            return -self if self.days < 0 else self

        def __mul__(self, other):
            if isinstance(other, int):
                return _delta(self._total() * other)
            if isinstance(other, float):
                a, b = other.as_integer_ratio()
                return _delta(_nearest(self._total() * a, b))
            return NotImplemented

        __rmul__ = __mul__

        def __floordiv__(self, other):
            if isinstance(other, timedelta):
                return self._total() // other._total()
            if isinstance(other, int):
                return _delta(self._total() // other)
            return NotImplemented

        def __truediv__(self, other):
            if isinstance(other, timedelta):
                return self._total() / other._total()
            if isinstance(other, int):
                return _delta(_nearest(self._total(), other))
            if isinstance(other, float):
                a, b = other.as_integer_ratio()
                return _delta(_nearest(self._total() * b, a))
            return NotImplemented

        def __mod__(self, other):
            if isinstance(other, timedelta):
                return _delta(self._total() % other._total())
            return NotImplemented

        def __divmod__(self, other):
            return self // other, self % other

        def __eq__(self, other):
            return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

        def __lt__(self, other):
            return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

        def __le__(self, other):
            return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

        def __gt__(self, other):
            return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

        def __ge__(self, other):
            return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

        def __hash__(self):
            return hash((self.days, self.seconds, self.microseconds))

        def __bool__(self):
            return self._total() != 0


    def _nearest(a, b):
        quotient, remainder = divmod(a, b)
        twice = remainder * 2
        if (twice > b if b > 0 else twice < b) or twice == b and quotient % 2:
            quotient += 1
        return quotient


    def _delta(total, cls=timedelta):
        self = object.__new__(cls)
        seconds, self.microseconds = divmod(total, 1000000)
        self.days, self.seconds = divmod(seconds, 86400)
        if abs(self.days) > 999999999:
            raise OverflowError(f'days={self.days}; must have magnitude <= 999999999')
        return self


    timedelta.min = timedelta(days=-999999999)
    timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
    timedelta.resolution = timedelta(microseconds=1)


    class tzinfo:
        __module__ = 'datetime'


    class timezone(tzinfo):
        def __init__(self, offset, name=None):
            self._offset = offset
            self._name = name

        def utcoffset(self, dt):
            return self._offset

        def dst(self, dt):
            return None

        def tzname(self, dt):
            if self._name is not None:
                return self._name
            return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset)

        def __repr__(self):
            if self is timezone.utc:
                return 'datetime.timezone.utc'
            extra = f', {self._name!r}' if self._name is not None else ''
            return f'datetime.timezone({self._offset!r}{extra})'

        def __str__(self):
            return self.tzname(None)

        def __eq__(self, other):
            return isinstance(other, timezone) and self._offset == other._offset

        def __hash__(self):
            return hash(self._offset)


    def _offset_text(offset, separator=':'):
        sign = '-' if offset.days < 0 else '+'
        minutes = abs(offset).seconds // 60
        return f'{sign}{minutes // 60:02d}{separator}{minutes % 60:02d}'


    timezone.utc = timezone(timedelta(0))
    UTC = timezone.utc


    def _format(value, pattern):
        year, month, day = getattr(value, 'year', 1900), getattr(value, 'month', 1), getattr(value, 'day', 1)
        hour, minute, second = getattr(value, 'hour', 0), getattr(value, 'minute', 0), getattr(value, 'second', 0)
        weekday = (_ordinal(year, month, day) + 6) % 7
        offset = value.utcoffset() if hasattr(value, 'utcoffset') else None
        start = (_ordinal(year, 1, 1) + 6) % 7
        yearday = _ordinal(year, month, day) - _ordinal(year, 1, 1)
        fields = {
            'Y': str(year), 'm': f'{month:02d}', 'd': f'{day:02d}', 'H': f'{hour:02d}', 'M': f'{minute:02d}',
            'S': f'{second:02d}', 'f': f"{getattr(value, 'microsecond', 0):06d}", 'y': f'{year % 100:02d}',
            'B': _month_names[month], 'b': _month_names[month][:3], 'h': _month_names[month][:3],
            'A': _day_names[weekday], 'a': _day_names[weekday][:3], 'j': f'{yearday + 1:03d}',
            'p': 'AM' if hour < 12 else 'PM', 'I': f'{(hour + 11) % 12 + 1:02d}', 'w': str((weekday + 1) % 7),
            'u': str(weekday + 1), 'Z': value.tzname() or '' if offset is not None else '',
            'z': _offset_text(offset, '') if offset is not None else '', '%': '%', 'e': f'{day:2d}',
            'D': f'{month:02d}/{day:02d}/{year % 100:02d}', 'F': f'{year}-{month:02d}-{day:02d}',
            'T': f'{hour:02d}:{minute:02d}:{second:02d}', 'R': f'{hour:02d}:{minute:02d}',
            'X': f'{hour:02d}:{minute:02d}:{second:02d}', 'x': f'{month:02d}/{day:02d}/{year % 100:02d}',
            'c': f'{_day_names[weekday][:3]} {_month_names[month][:3]} {day:2d} {hour:02d}:{minute:02d}:{second:02d} '
                 f'{year}',
            'U': f'{(yearday + (start + 1) % 7) // 7:02d}', 'W': f'{(yearday + start) // 7:02d}',
            'n': '\n', 't': '\t',
        }
        result = ''
        letters = iter(pattern)
        for letter in letters:
            if letter == '%':
                code = next(letters, '')
                result += fields.get(code, '%' + code)
            else:
                result += letter
        return result


    class date:
        __module__ = 'datetime'

        def __new__(cls, year, month, day):
            self = object.__new__(cls)
            _check_date(year, month, day)
            self._year, self._month, self._day = year, month, day
            return self

        @property
        def year(self):
            return self._year

        @property
        def month(self):
            return self._month

        @property
        def day(self):
            return self._day

        @classmethod
        def today(cls):
            return cls.fromtimestamp(_time.time())

        @classmethod
        def fromtimestamp(cls, t):
            return cls(*_from_ordinal(_ordinal(1970, 1, 1) + int(t // 86400)))

        @classmethod
        def fromordinal(cls, n):
            return cls(*_from_ordinal(n))

        @classmethod
        def fromisoformat(cls, text):
            try:
                if len(text) == 10 and text[4] == text[7] == '-':
                    return cls(int(text[:4]), int(text[5:7]), int(text[8:]))
                if len(text) == 8:
                    return cls(int(text[:4]), int(text[4:6]), int(text[6:]))
            except ValueError as error:
                if 'range' in str(error) or 'must be' in str(error):
                    raise
            raise ValueError(f'Invalid isoformat string: {text!r}')

        def replace(self, year=None, month=None, day=None):
            return type(self)(year or self._year, month or self._month, day or self._day)

        def toordinal(self):
            return _ordinal(self._year, self._month, self._day)

        def weekday(self):
            return (self.toordinal() + 6) % 7

        def isoweekday(self):
            return self.weekday() + 1

        def isocalendar(self):
            thursday = self.toordinal() + 3 - self.weekday()
            year = _from_ordinal(thursday)[0]
            from collections import namedtuple
            kind = namedtuple('IsoCalendarDate', 'year week weekday')
            kind.__repr__ = lambda self: f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'
            return kind(year, (thursday - _ordinal(year, 1, 1)) // 7 + 1, self.weekday() + 1)

        def isoformat(self):
            return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

        __str__ = isoformat

        def ctime(self):
            return _format(self, '%c')

        def strftime(self, format):
            return _format(self, format)

        def __format__(self, spec):
            return self.strftime(spec) if spec else str(self)

        def timetuple(self):
            return (self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                    self.toordinal() - _ordinal(self._year, 1, 1) + 1, -1)

        def __repr__(self):
            return f'datetime.{type(self).__name__}({self._year}, {self._month}, {self._day})'

        def _key(self):
            return self._year, self._month, self._day

        def __add__(self, other):
            if isinstance(other, timedelta):
                n = self.toordinal() + other.days
                if not 0 < n <= 3652059:
                    raise OverflowError('date value out of range')
                return type(self).fromordinal(n)
            return NotImplemented

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return self + timedelta(-other.days)
            if isinstance(other, date) and not isinstance(other, datetime):
                return timedelta(self.toordinal() - other.toordinal())
            return NotImplemented

        def _comparable(self, other):
            return isinstance(other, date) and not isinstance(other, datetime)

        def __eq__(self, other):
            return self._key() == other._key() if self._comparable(other) else NotImplemented

        def __lt__(self, other):
            return self._key() < other._key() if self._comparable(other) else NotImplemented

        def __le__(self, other):
            return self._key() <= other._key() if self._comparable(other) else NotImplemented

        def __gt__(self, other):
            return self._key() > other._key() if self._comparable(other) else NotImplemented

        def __ge__(self, other):
            return self._key() >= other._key() if self._comparable(other) else NotImplemented

        def __hash__(self):
            return hash(self._key())


    def _check_date(year, month, day):
        for part in (year, month, day):
            if not isinstance(part, int):
                raise TypeError(f"'{type(part).__name__}' object cannot be interpreted as an integer")
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f'year {year} is out of range')
        if not 1 <= month <= 12:
            raise ValueError('month must be in 1..12')
        if not 1 <= day <= _month_length(year, month):
            raise ValueError('day is out of range for month')


    def _check_time(hour, minute, second, microsecond):
        if not 0 <= hour < 24:
            raise ValueError('hour must be in 0..23')
        if not 0 <= minute < 60:
            raise ValueError('minute must be in 0..59')
        if not 0 <= second < 60:
            raise ValueError('second must be in 0..59')
        if not 0 <= microsecond < 1000000:
            raise ValueError('microsecond must be in 0..999999')


    def _time_text(value, timespec='auto'):
        text = f'{value.hour:02d}:{value.minute:02d}:{value.second:02d}'
        if timespec == 'minutes':
            text = text[:5]
        elif timespec == 'hours':
            text = text[:2]
        elif timespec == 'milliseconds':
            text += f'.{value.microsecond // 1000:03d}'
        elif timespec == 'microseconds' or timespec == 'auto' and value.microsecond:
            text += f'.{value.microsecond:06d}'
        offset = value.utcoffset()
        return text + (_offset_text(offset) if offset is not None else '')


    class time:
        __module__ = 'datetime'

        def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
            self = object.__new__(cls)
            _check_time(hour, minute, second, microsecond)
            self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
            self.tzinfo, self.fold = tzinfo, fold
            return self

        @classmethod
        def fromisoformat(cls, text):
            parts = _parsed_time(text)
            if parts is None:
                raise ValueError(f'Invalid isoformat string: {text!r}')
            return cls(*parts)

        def utcoffset(self):
            return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

        def tzname(self):
            return None if self.tzinfo is None else self.tzinfo.tzname(None)

        def isoformat(self, timespec='auto'):
            return _time_text(self, timespec)

        def __str__(self):
            return _time_text(self)

        def strftime(self, format):
            return _format(self, format)

        def __format__(self, spec):
            return self.strftime(spec) if spec else str(self)

        def replace(self, **changes):
            fields = {name: getattr(self, name) for name in ('hour', 'minute', 'second', 'microsecond', 'tzinfo')}
            return type(self)(**{**fields, **changes})

        def __repr__(self):
            parts = [str(self.hour), str(self.minute)]
            if self.second or self.microsecond:
                parts.append(str(self.second))
            if self.microsecond:
                parts.append(str(self.microsecond))
            if self.tzinfo is not None:
                parts.append(f'tzinfo={self.tzinfo!r}')
            return f"datetime.time({', '.join(parts)})"

        def _key(self):
            return self.hour, self.minute, self.second, self.microsecond

        def __eq__(self, other):
            return self._key() == other._key() if isinstance(other, time) else NotImplemented

        def __lt__(self, other):
            return self._key() < other._key() if isinstance(other, time) else NotImplemented

        def __le__(self, other):
            return self._key() <= other._key() if isinstance(other, time) else NotImplemented

        def __gt__(self, other):
            return self._key() > other._key() if isinstance(other, time) else NotImplemented

        def __ge__(self, other):
            return self._key() >= other._key() if isinstance(other, time) else NotImplemented

        def __hash__(self):
            return hash(self._key())


    def _parsed_time(text):
        """Hour, minute, second, microsecond and zone of an ISO text; None for another."""
        zone = None
        if text.endswith('Z'):
            text, zone = text[:-1], timezone.utc
        for sign in '+-':
            if sign in text:
                text, _, offset = text.partition(sign)
                hours, _, minutes = offset.partition(':')
                delta = timedelta(hours=int(hours), minutes=int(minutes or 0))
                zone = timezone.utc if not delta else timezone(-delta if sign == '-' else delta)
        text, _, fraction = text.partition('.')
        parts = text.split(':')
        if not 1 <= len(parts) <= 3 or not all(len(part) == 2 and part.isdigit() for part in parts):
            return None
        numbers = [int(part) for part in parts] + [0] * (3 - len(parts))
        return (*numbers, int((fraction + '000000')[:6]), zone)


    class datetime(date):
        def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
            self = object.__new__(cls)
            _check_date(year, month, day)
            _check_time(hour, minute, second, microsecond)
            self._year, self._month, self._day = year, month, day
            self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
            self.tzinfo, self.fold = tzinfo, fold
            return self

        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(_time.time(), tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(_time.time())

        @classmethod
        def today(cls):
            return cls.now()

        @classmethod
        def fromtimestamp(cls, t, tz=None):
            micro = _nearest(*[part * (1000000 if i == 0 else 1) for i, part in enumerate(t.as_integer_ratio())])
            value = cls(1970, 1, 1) + _delta(micro)
            if tz is None:
                return value
            return (value + tz.utcoffset(value)).replace(tzinfo=tz)

        @classmethod
        def utcfromtimestamp(cls, t):
            return cls.fromtimestamp(t)

        @classmethod
        def fromordinal(cls, n):
            return cls(*_from_ordinal(n))

        @classmethod
        def combine(cls, date, time, tzinfo=None):
            return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                       tzinfo or time.tzinfo)

        @classmethod
        def fromisoformat(cls, text):
            day = date.fromisoformat(text[:10]) if len(text) >= 10 and text[4:5] == '-' else None
            if day is None:
                raise ValueError(f'Invalid isoformat string: {text!r}')
            parts = _parsed_time(text[11:]) if len(text) > 10 else (0, 0, 0, 0, None)
            if parts is None:
                raise ValueError(f'Invalid isoformat string: {text!r}')
            return cls(day.year, day.month, day.day, *parts)

        @classmethod
        def strptime(cls, text, format):
            return cls(*_parsed(text, format))

        def date(self):
            return date(self._year, self._month, self._day)

        def time(self):
            return time(self.hour, self.minute, self.second, self.microsecond)

        def timetz(self):
            return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

        def utcoffset(self):
            return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

        def tzname(self):
            return None if self.tzinfo is None else self.tzinfo.tzname(self)

        def dst(self):
            return None if self.tzinfo is None else self.tzinfo.dst(self)

        def astimezone(self, tz=None):
            tz = tz or timezone.utc
            value = self - self.utcoffset() if self.tzinfo is not None else self
            return (value.replace(tzinfo=None) + tz.utcoffset(value)).replace(tzinfo=tz)

        def timestamp(self):
            return (self._total() - _ordinal(1970, 1, 1) * 86400000000) / 10 ** 6

        def timetuple(self):
            return (self._year, self._month, self._day, self.hour, self.minute, self.second, self.weekday(),
                    self.toordinal() - _ordinal(self._year, 1, 1) + 1, -1)

        def replace(self, **changes):
            fields = {name: getattr(self, name) for name in ('year', 'month', 'day', 'hour', 'minute', 'second',
                                                             'microsecond', 'tzinfo', 'fold')}
            return type(self)(**{**fields, **changes})

        def isoformat(self, sep='T', timespec='auto'):
            return f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{_time_text(self, timespec)}'

        def __str__(self):
            return self.isoformat(' ')

        def __repr__(self):
            parts = [self._year, self._month, self._day, self.hour, self.minute]
            if self.second or self.microsecond:
                parts.append(self.second)
            if self.microsecond:
                parts.append(self.microsecond)
            text = ', '.join(map(str, parts)) + (f', tzinfo={self.tzinfo!r}' if self.tzinfo is not None else '')
            return f'datetime.{type(self).__name__}({text})'

        def _total(self):
            local = self.toordinal() * 86400000000 + ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 \
                + self.microsecond
            offset = self.utcoffset()
            return local if offset is None else local - offset._total()

        def _key(self):
            return self._total()

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            local = self.toordinal() * 86400000000 + ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 \
                + self.microsecond + other._total()
            days, rest = divmod(local, 86400000000)
            if not 0 < days <= 3652059:
                raise OverflowError('date value out of range')
            seconds, micro = divmod(rest, 1000000)
            return type(self)(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, micro,
                              self.tzinfo)

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return self + -other
            if isinstance(other, datetime):
                if (self.tzinfo is None) != (other.tzinfo is None):
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                return _delta(self._total() - other._total())
            return NotImplemented

        def _comparable(self, other):
            return isinstance(other, datetime)

        def __lt__(self, other):
            if isinstance(other, datetime) and (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            return self._key() < other._key() if isinstance(other, datetime) else NotImplemented

        def __hash__(self):
            return hash(self._key())


    def _parsed(text, pattern):
        """The parts of a date that is written as a format says."""
        fields = {'Y': 1900, 'm': 1, 'd': 1, 'H': 0, 'M': 0, 'S': 0, 'f': 0}
        zone = None
        afternoon = None
        position = 0
        failure = ValueError(f'time data {text!r} does not match format {pattern!r}')
        widths = {'Y': 4, 'm': 2, 'd': 2, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'y': 2, 'j': 3, 'f': 6}
        letters = iter(pattern.replace('%T', '%H:%M:%S').replace('%F', '%Y-%m-%d').replace('%D', '%m/%d/%y'))
        for letter in letters:
            if letter.isspace():
                while position < len(text) and text[position].isspace():
                    position += 1
                continue
            if letter != '%':
                if text[position:position + 1] != letter:
                    raise failure
                position += 1
                continue
            code = next(letters, '%')
            if code in widths:
                end = position
                while end < len(text) and end - position < widths[code] and text[end].isdigit():
                    end += 1
                if end == position or code == 'Y' and end - position < 4:
                    raise failure
                number = int(text[position:end])
                if code == 'f':
                    number = int(text[position:end].ljust(6, '0'))
                if code == 'y':
                    fields['Y'] = number + (2000 if number < 69 else 1900)
                elif code == 'I':
                    fields['H'] = number % 12
                else:
                    fields[code] = number
                position = end
            elif code in 'BbAap':
                names = {'B': _month_names[1:], 'b': [name[:3] for name in _month_names[1:]], 'A': _day_names,
                         'a': [name[:3] for name in _day_names], 'p': ['AM', 'PM']}[code]
                for index, name in enumerate(names):
                    if text[position:position + len(name)].lower() == name.lower():
                        break
                else:
                    raise failure
                position += len(name)
                if code in 'Bb':
                    fields['m'] = index + 1
                elif code == 'p':
                    afternoon = index
            elif code == 'z':
                rest = text[position:]
                if rest.startswith('Z'):
                    zone, position = timezone.utc, position + 1
                else:
                    digits = rest[1:6].replace(':', '')
                    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
                    zone = timezone(-delta if rest[0] == '-' else delta) if delta else timezone.utc
                    position += 6 if ':' in rest[1:6] else 5
            elif code == '%':
                position += 1
            else:
                raise ValueError(f"'{code}' is a bad directive in format {pattern!r}")
        if position != len(text):
            raise ValueError(f'unconverted data remains: {text[position:]}')
        hour = fields['H'] + (12 if afternoon else 0)
        return fields['Y'], fields['m'], fields['d'], hour, fields['M'], fields['S'], fields['f'], zone


    date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)
    time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)
    datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
    datetime.resolution = timedelta(microseconds=1)
    """#
}
