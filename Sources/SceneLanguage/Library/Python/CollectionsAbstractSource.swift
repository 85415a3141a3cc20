/// `collections.abc`, in Python.
enum CollectionsAbstractSource {
  static let text = #"""
    from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod


    def _has(cls, name):
        for base in cls.__mro__:
            if name in base.__dict__:
                return base.__dict__[name] is not None
        return False


    class _ByMethods(_ABCMeta):
        # A class counts as an instance when it has every method that `_needs` names.
        def __instancecheck__(cls, instance):
            return cls.__subclasscheck__(type(instance))

        def __subclasscheck__(cls, subclass):
            if cls in subclass.__mro__ or any(issubclass(subclass, known) for known in cls.__dict__.get('_registered', ())):
                return True
            needs = cls.__dict__.get('_needs')
            if not needs:
                return False
            return all(_has(subclass, name) for name in needs)


    def _by_methods(name, *needs, bases=(), namespace=None):
        body = dict(namespace or {})
        body['_needs'] = needs
        body['__class_getitem__'] = classmethod(lambda cls, item: cls)
        body['__slots__'] = ()
        return _ByMethods(name, bases, body)


    Hashable = _by_methods('Hashable', '__hash__')
    Sized = _by_methods('Sized', '__len__')
    Container = _by_methods('Container', '__contains__')
    Callable = _by_methods('Callable', '__call__')
    Iterable = _by_methods('Iterable', '__iter__')
    Iterator = _by_methods('Iterator', '__iter__', '__next__', bases=(Iterable,))
    Generator = _by_methods('Generator', 'send', 'throw', '__next__', bases=(Iterator,))
    Reversible = _by_methods('Reversible', '__iter__', '__reversed__', bases=(Iterable,))
    Collection = _by_methods('Collection', '__len__', '__iter__', '__contains__', bases=(Sized, Iterable, Container))
    Awaitable = _by_methods('Awaitable', '__await__')
    Coroutine = _by_methods('Coroutine', 'send', 'throw', '__await__')
    AsyncIterable = _by_methods('AsyncIterable', '__aiter__')
    AsyncIterator = _by_methods('AsyncIterator', '__anext__', '__aiter__')


    class _Registered(_ABCMeta):
        def __instancecheck__(cls, instance):
            return cls.__subclasscheck__(type(instance))

        def __subclasscheck__(cls, subclass):
            return cls in subclass.__mro__ or any(
                issubclass(subclass, known) for base in cls._below() for known in base.__dict__.get('_registered', ()))

        def _below(cls):
            return [found for found in _all if cls in found.__mro__] + [cls]

        def register(cls, subclass):
            cls._registered = cls.__dict__.get('_registered', ()) + (subclass,)
            return subclass


    class Sequence(metaclass=_Registered):
        @_abstractmethod
        def __getitem__(self, index):
            raise IndexError

        @_abstractmethod
        def __len__(self):
            return 0

        def __iter__(self):
            index = 0
            try:
                while True:
                    yield self[index]
                    index += 1
            except IndexError:
                return

        def __contains__(self, value):
            return any(item is value or item == value for item in self)

        def __reversed__(self):
            for index in reversed(range(len(self))):
                yield self[index]

        def index(self, value, start=0, stop=None):
            for index in range(start, len(self) if stop is None else stop):
                if self[index] is value or self[index] == value:
                    return index
            raise ValueError

        def count(self, value):
            return sum(1 for item in self if item is value or item == value)

        __class_getitem__ = classmethod(lambda cls, item: cls)


    class MutableSequence(Sequence):
        @_abstractmethod
        def __setitem__(self, index, value):
            raise IndexError

        @_abstractmethod
        def __delitem__(self, index):
            raise IndexError

        @_abstractmethod
        def insert(self, index, value):
            raise IndexError

        def append(self, value):
            self.insert(len(self), value)

        def clear(self):
            while len(self):
                self.pop()

        def reverse(self):
            items = list(self)
            for index, item in enumerate(reversed(items)):
                self[index] = item

        def extend(self, values):
            for value in list(values):
                self.append(value)

        def pop(self, index=-1):
            value = self[index]
            del self[index]
            return value

        def remove(self, value):
            del self[self.index(value)]

        def __iadd__(self, values):
            self.extend(values)
            return self


    class Mapping(metaclass=_Registered):
        @_abstractmethod
        def __getitem__(self, key):
            raise KeyError

        @_abstractmethod
        def __iter__(self):
            return iter(())

        @_abstractmethod
        def __len__(self):
            return 0

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def __contains__(self, key):
            try:
                self[key]
            except KeyError:
                return False
            return True

        def keys(self):
            return KeysView(self)

        def items(self):
            return ItemsView(self)

        def values(self):
            return ValuesView(self)

        def __eq__(self, other):
            if not isinstance(other, Mapping):
                return NotImplemented
            return dict(self.items()) == dict(other.items())

        __hash__ = None
        __class_getitem__ = classmethod(lambda cls, item: cls)


    class MutableMapping(Mapping):
        @_abstractmethod
        def __setitem__(self, key, value):
            raise KeyError

        @_abstractmethod
        def __delitem__(self, key):
            raise KeyError

        __missing = object()

        def pop(self, key, default=__missing):
            try:
                value = self[key]
            except KeyError:
                if default is self.__missing:
                    raise
                return default
            del self[key]
            return value

        def popitem(self):
            for key in self:
                value = self[key]
                del self[key]
                return key, value
            raise KeyError

        def clear(self):
            for key in list(self):
                del self[key]

        def update(self, other=(), /, **kwds):
            if hasattr(other, 'keys'):
                for key in other.keys():
                    self[key] = other[key]
            else:
                for key, value in other:
                    self[key] = value
            for key, value in kwds.items():
                self[key] = value

        def setdefault(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                self[key] = default
            return default


    class Set(metaclass=_Registered):
        @_abstractmethod
        def __contains__(self, value):
            return False

        @_abstractmethod
        def __iter__(self):
            return iter(())

        @_abstractmethod
        def __len__(self):
            return 0

        @classmethod
        def _from_iterable(cls, iterable):
            return cls(iterable)

        def __le__(self, other):
            return len(self) <= len(other) and all(item in other for item in self)

        def __lt__(self, other):
            return len(self) < len(other) and self <= other

        def __ge__(self, other):
            return len(self) >= len(other) and all(item in self for item in other)

        def __gt__(self, other):
            return len(self) > len(other) and self >= other

        def __eq__(self, other):
            return len(self) == len(other) and self <= other

        def __and__(self, other):
            return self._from_iterable(item for item in other if item in self)

        def __or__(self, other):
            return self._from_iterable(item for both in (self, other) for item in both)

        def __sub__(self, other):
            return self._from_iterable(item for item in self if item not in other)

        def __xor__(self, other):
            return (self - other) | (other - self)

        def isdisjoint(self, other):
            return not any(item in self for item in other)

        __hash__ = None
        __class_getitem__ = classmethod(lambda cls, item: cls)


    class MutableSet(Set):
        @_abstractmethod
        def add(self, value):
            raise NotImplementedError

        @_abstractmethod
        def discard(self, value):
            raise NotImplementedError

        def remove(self, value):
            if value not in self:
                raise KeyError(value)
            self.discard(value)

        def pop(self):
            for value in self:
                self.discard(value)
                return value
            raise KeyError

        def clear(self):
            for value in list(self):
                self.discard(value)


    class MappingView:
        def __init__(self, mapping):
            self._mapping = mapping

        def __len__(self):
            return len(self._mapping)

        def __repr__(self):
            return f'{self.__class__.__name__}({self._mapping!r})'


    class KeysView(MappingView):
        def __iter__(self):
            return iter(self._mapping)

        def __contains__(self, key):
            return key in self._mapping


    class ValuesView(MappingView):
        def __iter__(self):
            for key in self._mapping:
                yield self._mapping[key]

        def __contains__(self, value):
            return any(item is value or item == value for item in self)


    class ItemsView(MappingView):
        def __iter__(self):
            for key in self._mapping:
                yield key, self._mapping[key]


    _all = [Sequence, MutableSequence, Mapping, MutableMapping, Set, MutableSet]
    MutableSequence.register(list)
    for _known in (tuple, str, range, bytes):
        Sequence.register(_known)
    MutableMapping.register(dict)
    MutableSet.register(set)
    Set.register(frozenset)
    Set.register(type({}.keys()))
    Set.register(type({}.items()))
    Iterator._registered = (type(iter([])), type((item for item in ())))
    Iterable._registered = (type((item for item in ())),)
    Generator._registered = (type((item for item in ())),)
    Callable._registered = (type(lambda: 0), type(len), type, type([].append), type(str.join))
    """#
}
