/// `enum`, in Python.
enum EnumSource {
  static let text = #"""
    from _support import construct as _construct


    class auto:
        def __init__(self, value=None):
            self.value = value


    def _is_hidden(name):
        return name.startswith('_') and name.endswith('_') or name.startswith('__')


    def _is_descriptor(value):
        return hasattr(type(value), '__get__') or isinstance(value, (property, classmethod, staticmethod)) or \
            type(value).__name__ in ('function', 'builtin_function_or_method', 'type', 'nonmember')


    class nonmember:
        def __init__(self, value):
            self.value = value


    class member:
        def __init__(self, value):
            self.value = value


    class _EnumDict(dict):
        def __init__(self):
            super().__init__()
            self._members = []
            self._previous = []
            self._ignored = []
            self._generate = None

        def __setitem__(self, key, value):
            if key == '_generate_next_value_':
                if self._members:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                self._ignored = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            elif _is_hidden(key):
                pass
            elif key in self._members:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            elif key not in self._ignored and not isinstance(value, nonmember) and not _is_descriptor(value):
                if key in self:
                    raise TypeError(f'{key!r} already defined as {self[key]!r}')
                value = self._resolved(key, value)
                self._members.append(key)
            super().__setitem__(key, value)

        def _resolved(self, key, value):
            plain = value.value if isinstance(value, member) else value
            if isinstance(plain, auto):
                value = self._next(key, plain)
            elif type(plain) is tuple and any(isinstance(part, auto) for part in plain):
                value = tuple(self._next(key, part) if isinstance(part, auto) else part for part in plain)
            else:
                self._previous.append(plain)
            return value

        def _next(self, key, given):
            value = given.value if given.value is not None else \
                self._generate(key, 1, len(self._members), list(self._previous))
            self._previous.append(value)
            return value


    class EnumType(type):
        @classmethod
        def __prepare__(metacls, name, bases, **kwargs):
            namespace = _EnumDict()
            for base in bases:
                generate = getattr(base, '_generate_next_value_', None)
                if generate is not None:
                    namespace._generate = generate
                    break
            return namespace

        def __new__(metacls, name, bases, namespace, *, boundary=None):
            ignored = namespace.get('_ignore_', ())
            ignored = ignored.replace(',', ' ').split() if isinstance(ignored, str) else list(ignored)
            values = []
            body = {}
            for key, value in namespace.items():
                if key in ignored or key == '_ignore_':
                    continue
                if isinstance(value, nonmember):
                    body[key] = value.value
                elif isinstance(value, member):
                    values.append((key, value.value))
                elif _is_hidden(key) or _is_descriptor(value):
                    body[key] = value
                else:
                    values.append((key, value))
            for base in bases:
                if getattr(base, '_member_names_', None):
                    raise TypeError(f"<enum '{name}'> cannot extend <enum '{base.__name__}'>")
            cls = super().__new__(metacls, name, bases, body)
            type.__setattr__(cls, '_member_names_', [])
            type.__setattr__(cls, '_member_map_', {})
            type.__setattr__(cls, '_value2member_map_', {})
            data = None
            for base in cls.__mro__:
                if base in (int, str, float, tuple, bytes):
                    data = base
                    break
            type.__setattr__(cls, '_member_type_', object if data is None else data)
            if data is not None:
                # The enumeration decides how members look, not the type of their values.
                for key in ('__repr__', '__str__', '__format__'):
                    for base in cls.__mro__:
                        if key in base.__dict__ and isinstance(base, EnumType):
                            type.__setattr__(cls, key, base.__dict__[key])
                            break
            previous = []
            for key, value in values:
                cls._add_member(key, value, data, previous)
            return cls

        def _add_member(cls, key, value, data, previous):
            if isinstance(value, auto):
                value = value.value if value.value is not None else \
                    cls._generate_next_value_(key, 1, len(previous), list(previous))
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                value = tuple(cls._generate_next_value_(key, 1, len(previous), list(previous))
                              if isinstance(part, auto) else part for part in value)
            args = value if isinstance(value, tuple) and data is not tuple else (value,)
            made = None
            for base in cls.__mro__:
                if base is Enum:
                    break
                if '__new__' in base.__dict__ and base not in (int, str, float, tuple, bytes, object) and \
                        base.__dict__.get('_own_new_', True):
                    made = base.__new__(cls, *args)
                    break
            if made is None:
                made = object.__new__(cls) if data is None else _construct(data, cls, *args)
            if not hasattr(made, '_value_'):
                made._value_ = value if data is None else data(*args)
            value = made._value_
            made._name_ = key
            made.__objclass__ = cls
            made._sort_order_ = len(cls._member_names_)
            made.__init__(*args)
            previous.append(value)
            for known in cls._member_map_.values():
                if known._value_ == value:
                    cls._member_map_[key] = known
                    type.__setattr__(cls, key, known)
                    return
            if not (Flag and issubclass(cls, Flag) and isinstance(value, int) and (value <= 0 or value & (value - 1))):
                cls._member_names_.append(key)
            cls._member_map_[key] = made
            type.__setattr__(cls, key, made)
            try:
                cls._value2member_map_[value] = made
            except TypeError:
                pass

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
            if names is None:
                return cls._lookup(value)
            body = {}
            if isinstance(names, str):
                names = names.replace(',', ' ').split()
            if isinstance(names, dict):
                names = list(names.items())
            for index, item in enumerate(names):
                if isinstance(item, str):
                    body[item] = auto()
                else:
                    body[item[0]] = item[1]
            return cls.__class__(value, (cls,) if type is None else (type, cls), body)

        def _lookup(cls, value):
            if type(value) is cls:
                return value
            try:
                if value in cls._value2member_map_:
                    return cls._value2member_map_[value]
            except TypeError:
                for known in cls._member_map_.values():
                    if known._value_ == value:
                        return known
            found = cls._missing_(value)
            if isinstance(found, cls):
                return found
            if found is not None:
                raise TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member')
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')

        def __iter__(cls):
            return iter([cls._member_map_[name] for name in cls._member_names_])

        def __reversed__(cls):
            return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

        def __len__(cls):
            return len(cls._member_names_)

        def __bool__(cls):
            return True

        def __getattr__(cls, name):
            raise AttributeError(name)

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __contains__(cls, value):
            if not isinstance(value, Enum):
                raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and "
                                f"'{cls.__class__.__qualname__}'")
            return isinstance(value, cls) and value._name_ in cls._member_map_

        @property
        def __members__(cls):
            return dict(cls._member_map_)

        def __repr__(cls):
            return f"<flag '{cls.__name__}'>" if issubclass(cls, Flag) else f"<enum '{cls.__name__}'>"

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get('_member_map_', {}):
                raise AttributeError(f'cannot reassign member {name!r}')
            super().__setattr__(name, value)

        def __delattr__(cls, name):
            if name in cls.__dict__.get('_member_map_', {}):
                raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
            super().__delattr__(name)


    EnumMeta = EnumType
    Flag = ()


    class Enum(metaclass=EnumType):
        def __init__(self, *args, **kwds):
            pass

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            numbers = [value for value in last_values if isinstance(value, int)]
            return max(numbers) + 1 if numbers else start

        @classmethod
        def _missing_(cls, value):
            return None

        @property
        def name(self):
            return self._name_

        @property
        def value(self):
            return self._value_

        def __repr__(self):
            return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

        def __str__(self):
            return f'{self.__class__.__name__}.{self._name_}'

        def __format__(self, specification):
            return str.__format__(str(self), specification)

        def __hash__(self):
            return hash(self._name_)

        def __reduce_ex__(self, protocol):
            return self.__class__, (self._value_,)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self


    class ReprEnum(Enum):
        pass


    class IntEnum(int, ReprEnum):
        def __str__(self):
            return str(self._value_)

        def __format__(self, specification):
            return format(self._value_, specification)


    class StrEnum(str, ReprEnum):
        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

        def __str__(self):
            return self._value_

        def __format__(self, specification):
            return format(self._value_, specification)


    class Flag(Enum):
        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start
            return 1 << max(last_values).bit_length()

        @classmethod
        def _all_bits(cls):
            bits = 0
            for known in cls._member_map_.values():
                bits |= known._value_
            return bits

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            bits = cls._all_bits()
            if value < 0:
                value = bits & value
            if value & ~bits and not issubclass(cls, int):
                width = max(value.bit_length(), bits.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given 0b0 {value:0{width}b}\n'
                                 f'  allowed 0b0 {bits:0{width}b}')
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
            made = _construct(int, cls, value) if issubclass(cls, int) else object.__new__(cls)
            made._value_ = value
            names = [known._name_ for known in cls._single() if known._value_ & value]
            rest = value & ~bits
            if rest and names:
                names.append(str(rest))
            made._name_ = '|'.join(names) or None
            cls._value2member_map_[value] = made
            return made

        @classmethod
        def _single(cls):
            members = [cls._member_map_[name] for name in cls._member_names_]
            return [known for known in members if known._value_ and known._value_ & (known._value_ - 1) == 0]

        def _bits_of(self, other):
            if isinstance(other, self.__class__):
                return other._value_
            if issubclass(self.__class__, int) and isinstance(other, int):
                return other
            return None

        def __or__(self, other):
            bits = self._bits_of(other)
            return NotImplemented if bits is None else self.__class__(self._value_ | bits)

        def __and__(self, other):
            bits = self._bits_of(other)
            return NotImplemented if bits is None else self.__class__(self._value_ & bits)

        def __xor__(self, other):
            bits = self._bits_of(other)
            return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__

        def __invert__(self):
            return self.__class__(self.__class__._all_bits() & ~self._value_)

        def __bool__(self):
            return bool(self._value_)

        def __contains__(self, other):
            if not isinstance(other, self.__class__):
                raise TypeError(f"unsupported operand type(s) for 'in': '{type(other).__qualname__}' and "
                                f"'{self.__class__.__qualname__}'")
            return other._value_ & self._value_ == other._value_

        def __iter__(self):
            return iter([known for known in self.__class__._single() if known._value_ & self._value_])

        def __len__(self):
            return bin(self._value_).count('1')

        def __repr__(self):
            name = self.__class__.__name__
            if self._name_ is None:
                return f'<{name}: {self._value_!r}>'
            return f'<{name}.{self._name_}: {self._value_!r}>'

        def __str__(self):
            name = self.__class__.__name__
            return f'{name}({self._value_!r})' if self._name_ is None else f'{name}.{self._name_}'

        def __hash__(self):
            return hash(self._value_)


    class IntFlag(int, Flag):
        def __str__(self):
            return str(self._value_)

        def __format__(self, specification):
            return format(self._value_, specification)


    def unique(enumeration):
        aliases = [(name, known.name) for name, known in enumeration.__members__.items() if name != known.name]
        if aliases:
            shown = ', '.join(f'{alias} -> {name}' for alias, name in aliases)
            raise ValueError(f'duplicate values found in {enumeration!r}: {shown}')
        return enumeration
    """#
}
