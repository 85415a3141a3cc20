/// `collections`, in Python.
enum CollectionsSource {
  static let text = #"""
    from _support import construct as _construct, tuple_maker as _tuple_maker
    from operator import itemgetter as _itemgetter
    import collections.abc as abc


    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        if isinstance(field_names, str):
            field_names = field_names.replace(',', ' ').split()
        names = [str(name) for name in field_names]
        typename = str(typename)
        seen = set()
        if rename:
            for index, name in enumerate(names):
                if not name.isidentifier() or name in _keywords or name.startswith('_') or name in seen:
                    names[index] = f'_{index}'
                seen.add(name)
        for name in [typename] + names:
            if not name.isidentifier():
                raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
            if name in _keywords:
                raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
        seen = set()
        for name in names:
            if name.startswith('_') and not rename:
                raise ValueError(f'Field names cannot start with an underscore: {name!r}')
            if name in seen:
                raise ValueError(f'Encountered duplicate field name: {name!r}')
            seen.add(name)
        defaults = () if defaults is None else tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(names[len(names) - len(defaults):], defaults))
        fields = tuple(names)

        def _make(cls, iterable):
            items = tuple(iterable)
            if len(items) != len(fields):
                raise TypeError(f'Expected {len(fields)} arguments, got {len(items)}')
            return _construct(tuple, cls, items)

        def _replace(self, /, **kwds):
            result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
            if kwds:
                raise ValueError(f'Got unexpected field names: {list(kwds)!r}')
            return result

        def _asdict(self):
            return dict(zip(fields, self))

        def __repr__(self):
            return self.__class__.__name__ + '(' + ', '.join([f'{n}={v!r}' for n, v in zip(fields, self)]) + ')'

        def __getnewargs__(self):
            return tuple(self)

        namespace = {
            '__doc__': f'{typename}({", ".join(fields)})',
            '__slots__': (),
            '_fields': fields,
            '_field_defaults': field_defaults,
            '__new__': _tuple_maker(typename + '.__new__', fields, defaults),
            '_make': classmethod(_make),
            '_replace': _replace,
            '_asdict': _asdict,
            '__repr__': __repr__,
            '__getnewargs__': __getnewargs__,
            '__match_args__': fields,
        }
        for index, name in enumerate(fields):
            namespace[name] = property(_itemgetter(index), _refuse)
        if module is not None:
            namespace['__module__'] = module
        return type(typename, (tuple,), namespace)


    def _refuse(self, value):
        raise AttributeError("can't set attribute")


    _keywords = frozenset((
        'False None True and as assert async await break class continue def del elif else except finally for from '
        'global if import in is lambda nonlocal not or pass raise return try while with yield').split())


    class OrderedDict(dict):
        __has_ordered_views__ = True

        def __repr__(self):
            if not self:
                return f'{self.__class__.__name__}()'
            return f'{self.__class__.__name__}({list(self.items())!r})'

        def __eq__(self, other):
            if isinstance(other, OrderedDict):
                return dict.__eq__(self, other) and list(self) == list(other)
            return dict.__eq__(self, other)

        def __ne__(self, other):
            return not self == other

        def popitem(self, last=True):
            if not self:
                raise KeyError('dictionary is empty')
            key = next(reversed(self) if last else iter(self))
            return key, self.pop(key)

        def move_to_end(self, key, last=True):
            value = self.pop(key)
            if last:
                self[key] = value
            else:
                rest = list(self.items())
                self.clear()
                self[key] = value
                self.update(rest)

        def copy(self):
            return self.__class__(self)

        @classmethod
        def fromkeys(cls, iterable, value=None):
            return cls((key, value) for key in iterable)

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            result = self.__class__(self)
            result.update(other)
            return result

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            result = self.__class__(other)
            result.update(self)
            return result


    class Counter(dict):
        def __init__(self, iterable=None, /, **kwds):
            super().__init__()
            self.update(iterable, **kwds)

        def __missing__(self, key):
            return 0

        def total(self):
            return sum(self.values())

        def most_common(self, n=None):
            ranked = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
            return ranked if n is None else ranked[:max(n, 0)]

        def elements(self):
            for key, count in self.items():
                for _ in range(count):
                    yield key

        @classmethod
        def fromkeys(cls, iterable, v=None):
            raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

        def update(self, iterable=None, /, **kwds):
            if iterable is not None:
                if isinstance(iterable, dict):
                    for key, count in iterable.items():
                        self[key] = count + self.get(key, 0)
                else:
                    get = self.get
                    for key in iterable:
                        self[key] = get(key, 0) + 1
            for key, count in kwds.items():
                self[key] = count + self.get(key, 0)

        def subtract(self, iterable=None, /, **kwds):
            if iterable is not None:
                if isinstance(iterable, dict):
                    for key, count in iterable.items():
                        self[key] = self.get(key, 0) - count
                else:
                    for key in iterable:
                        self[key] = self.get(key, 0) - 1
            for key, count in kwds.items():
                self[key] = self.get(key, 0) - count

        def copy(self):
            return self.__class__(self)

        def __delitem__(self, key):
            if key in self:
                super().__delitem__(key)

        def __repr__(self):
            if not self:
                return f'{self.__class__.__name__}()'
            try:
                shown = dict(self.most_common())
            except TypeError:
                shown = dict(self)
            return f'{self.__class__.__name__}({shown!r})'

        def __eq__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[key] == other[key] for both in (self, other) for key in both)

        def __ne__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return not self == other

        def __le__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[key] <= other[key] for both in (self, other) for key in both)

        def __lt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self <= other and self != other

        def __ge__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[key] >= other[key] for both in (self, other) for key in both)

        def __gt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self >= other and self != other

        def _combined(self, other, combine):
            result = Counter()
            for key, count in self.items():
                value = combine(count, other[key])
                if value > 0:
                    result[key] = value
            for key, count in other.items():
                if key not in self:
                    value = combine(0, count)
                    if value > 0:
                        result[key] = value
            return result

        def __add__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combined(other, lambda a, b: a + b)

        def __sub__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combined(other, lambda a, b: a - b)

        def __or__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combined(other, max)

        def __and__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._combined(other, min)

        def __pos__(self):
            return self + Counter()

        def __neg__(self):
            return Counter() - self

        def _become(self, other):
            self.clear()
            dict.update(self, other)
            return self

        def __iadd__(self, other):
            return self._become(self + other)

        def __isub__(self, other):
            return self._become(self - other)

        def __ior__(self, other):
            return self._become(self | other)

        def __iand__(self, other):
            return self._become(self & other)


    class ChainMap(abc.MutableMapping):
        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __missing__(self, key):
            raise KeyError(key)

        def __getitem__(self, key):
            for mapping in self.maps:
                if key in mapping:
                    return mapping[key]
            return self.__missing__(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __iter__(self):
            found = {}
            for mapping in reversed(self.maps):
                found.update(dict.fromkeys(mapping))
            return iter(found)

        def __len__(self):
            return len(list(iter(self)))

        def __contains__(self, key):
            return any(key in mapping for mapping in self.maps)

        def __bool__(self):
            return any(self.maps)

        def __repr__(self):
            return f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})'

        def copy(self):
            return self.__class__(self.maps[0].copy(), *self.maps[1:])

        def new_child(self, m=None, **kwargs):
            return self.__class__(kwargs if m is None else {**m, **kwargs}, *self.maps)

        @property
        def parents(self):
            return self.__class__(*self.maps[1:])

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            if key not in self.maps[0]:
                raise KeyError(f'Key not found in the first mapping: {key!r}')
            del self.maps[0][key]


    class UserDict(abc.MutableMapping):
        def __init__(self, dict=None, /, **kwargs):
            self.data = {}
            if dict is not None:
                self.update(dict)
            self.update(kwargs)

        def __len__(self):
            return len(self.data)

        def __getitem__(self, key):
            if key in self.data:
                return self.data[key]
            if hasattr(self.__class__, '__missing__'):
                return self.__class__.__missing__(self, key)
            raise KeyError(key)

        def __setitem__(self, key, item):
            self.data[key] = item

        def __delitem__(self, key):
            del self.data[key]

        def __iter__(self):
            return iter(self.data)

        def __contains__(self, key):
            return key in self.data

        def __repr__(self):
            return repr(self.data)

        def copy(self):
            result = self.__class__()
            result.update(self.data)
            return result


    class UserList(abc.MutableSequence):
        def __init__(self, initlist=None):
            self.data = list(initlist) if initlist is not None else []

        def __repr__(self):
            return repr(self.data)

        def __len__(self):
            return len(self.data)

        def __getitem__(self, index):
            found = self.data[index]
            return self.__class__(found) if isinstance(index, slice) else found

        def __setitem__(self, index, item):
            self.data[index] = item

        def __delitem__(self, index):
            del self.data[index]

        def __eq__(self, other):
            return self.data == (other.data if isinstance(other, UserList) else other)

        def __add__(self, other):
            return self.__class__(self.data + list(other))

        def __mul__(self, count):
            return self.__class__(self.data * count)

        def insert(self, index, item):
            self.data.insert(index, item)

        def sort(self, /, *args, **kwds):
            self.data.sort(*args, **kwds)

        def copy(self):
            return self.__class__(self.data)
    """#
}
