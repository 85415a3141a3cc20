/// `typing`, in Python.
enum TypingSource {
  static let text = #"""
    from _support import alias as _alias
    from collections import namedtuple as _namedtuple

    TYPE_CHECKING = False


    def _shown(item):
        if item is ...:
            return '...'
        if isinstance(item, type):
            return item.__qualname__ if item.__module__ == 'builtins' else f'{item.__module__}.{item.__qualname__}'
        if isinstance(item, (list, tuple)):
            return '[' + ', '.join(map(_shown, item)) + ']'
        return repr(item)


    class _Form:
        # A name to write in annotations: it can be subscripted, joined by `|`, and compared, and does nothing else.
        def __init__(self, name, origin=None, args=()):
            self._gradwalk_name = name
            self.__origin__ = origin
            self.__args__ = args

        def __getitem__(self, item):
            items = item if isinstance(item, tuple) else (item,)
            name = self._gradwalk_name
            if name == 'Optional' and not self.__args__:
                return _Form('Optional', Union, (items[0], type(None)))
            if name == 'Union':
                flat = []
                for part in items:
                    part = type(None) if part is None else part
                    for inner in part.__args__ if isinstance(part, _Form) and part.__origin__ is Union else (part,):
                        if inner not in flat:
                            flat.append(inner)
                if len(flat) == 1:
                    return flat[0]
                if len(flat) == 2 and type(None) in flat:
                    return _Form('Optional', Union, tuple(flat))
                return _Form('Union', Union, tuple(flat))
            return _Form(name, self.__origin__ or self, items)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __call__(self, *args, **kwargs):
            if isinstance(self.__origin__, type):
                return self.__origin__(*args, **kwargs)
            raise TypeError(f'Cannot instantiate typing.{self._gradwalk_name}')

        def __eq__(self, other):
            if not isinstance(other, _Form) or self._gradwalk_name != other._gradwalk_name:
                return False
            if self.__origin__ is Union:
                return len(self.__args__) == len(other.__args__) and all(part in other.__args__ for part in self.__args__)
            return self.__args__ == other.__args__

        def __hash__(self):
            return hash((self._gradwalk_name, len(self.__args__)))

        def __instancecheck__(self, instance):
            if self.__origin__ is Union:
                return isinstance(instance, self.__args__)
            raise TypeError('Subscripted generics cannot be used with class and instance checks')

        def __repr__(self):
            name = f'typing.{self._gradwalk_name}'
            if not self.__args__:
                return name
            if self._gradwalk_name == 'Optional':
                return f'{name}[{_shown([part for part in self.__args__ if part is not type(None)][0])}]'
            if self._gradwalk_name == 'Callable' and len(self.__args__) == 2:
                return f'{name}[{_shown(self.__args__[0])}, {_shown(self.__args__[1])}]'
            if self._gradwalk_name == 'Literal':
                return f'{name}[{", ".join(map(repr, self.__args__))}]'
            return f'{name}[{", ".join(map(_shown, self.__args__))}]'


    Any = _Form('Any')
    Union = _Form('Union')
    Optional = _Form('Optional')
    Callable = _Form('Callable')
    Literal = _Form('Literal')
    Final = _Form('Final')
    ClassVar = _Form('ClassVar')
    Annotated = _Form('Annotated')
    Concatenate = _Form('Concatenate')
    TypeAlias = _Form('TypeAlias')
    TypeGuard = _Form('TypeGuard')
    Required = _Form('Required')
    NotRequired = _Form('NotRequired')
    Self = _Form('Self')
    Never = _Form('Never')
    NoReturn = _Form('NoReturn')
    LiteralString = _Form('LiteralString')
    Unpack = _Form('Unpack')
    AnyStr = _Form('AnyStr')
    Hashable = _Form('Hashable')
    Sized = _Form('Sized')
    Iterable = _Form('Iterable')
    Iterator = _Form('Iterator')
    Generator = _Form('Generator')
    Reversible = _Form('Reversible')
    Container = _Form('Container')
    Collection = _Form('Collection')
    Sequence = _Form('Sequence')
    MutableSequence = _Form('MutableSequence')
    Mapping = _Form('Mapping')
    MutableMapping = _Form('MutableMapping')
    AbstractSet = _Form('AbstractSet')
    MutableSet = _Form('MutableSet')
    MappingView = _Form('MappingView')
    KeysView = _Form('KeysView')
    ItemsView = _Form('ItemsView')
    ValuesView = _Form('ValuesView')
    Awaitable = _Form('Awaitable')
    Coroutine = _Form('Coroutine')
    AsyncIterable = _Form('AsyncIterable')
    AsyncIterator = _Form('AsyncIterator')
    AsyncGenerator = _Form('AsyncGenerator')
    ContextManager = _Form('ContextManager')
    AsyncContextManager = _Form('AsyncContextManager')
    SupportsInt = _Form('SupportsInt')
    SupportsFloat = _Form('SupportsFloat')
    SupportsAbs = _Form('SupportsAbs')
    SupportsIndex = _Form('SupportsIndex')
    SupportsRound = _Form('SupportsRound')
    SupportsBytes = _Form('SupportsBytes')
    SupportsComplex = _Form('SupportsComplex')
    ByteString = _Form('ByteString')
    Pattern = _Form('Pattern')
    Match = _Form('Match')
    IO = _Form('IO')
    TextIO = _Form('TextIO')
    BinaryIO = _Form('BinaryIO')
    List = _Form('List', list)
    Dict = _Form('Dict', dict)
    Tuple = _Form('Tuple', tuple)
    Set = _Form('Set', set)
    FrozenSet = _Form('FrozenSet', frozenset)
    Type = _Form('Type', type)
    Text = str
    Deque = _Form('Deque')
    DefaultDict = _Form('DefaultDict')
    OrderedDict = _Form('OrderedDict')
    Counter = _Form('Counter')
    ChainMap = _Form('ChainMap')


    class TypeVar:
        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
            self.__name__ = name
            self.__constraints__ = constraints
            self.__bound__ = bound
            self._sign = '+' if covariant else '-' if contravariant else '~'

        def __repr__(self):
            return self._sign + self.__name__

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


    class ParamSpec(TypeVar):
        @property
        def args(self):
            return self

        @property
        def kwargs(self):
            return self


    class TypeVarTuple(TypeVar):
        def __iter__(self):
            yield self


    class Generic:
        __slots__ = ()

        def __class_getitem__(cls, item):
            return _alias(cls, item)


    class Protocol(Generic):
        __slots__ = ()


    def NewType(name, tp):
        def new_type(x):
            return x
        new_type.__name__ = name
        new_type.__supertype__ = tp
        return new_type


    def cast(typ, val):
        return val


    def overload(func):
        return func


    def final(f):
        return f


    def no_type_check(arg):
        return arg


    def runtime_checkable(cls):
        return cls


    def override(method):
        return method


    def assert_type(val, typ, /):
        return val


    def reveal_type(obj, /):
        return obj


    def assert_never(arg, /):
        raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


    def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
        if isinstance(obj, type):
            hints = {}
            for base in reversed(obj.__mro__):
                hints.update(base.__dict__.get('__annotations__', {}))
            return hints
        return dict(getattr(obj, '__annotations__', {}))


    def get_origin(tp):
        return getattr(tp, '__origin__', None)


    def get_args(tp):
        return getattr(tp, '__args__', ())


    class _NamedTupleMeta(type):
        def __new__(mcls, name, bases, namespace):
            if not bases:
                return super().__new__(mcls, name, bases, namespace)
            annotations = namespace.get('__annotations__', {})
            fields = list(annotations)
            defaults = [namespace[field] for field in fields if field in namespace]
            for field in fields[:len(fields) - len(defaults)]:
                if field in namespace:
                    late = [name for name in fields[fields.index(field) + 1:] if name not in namespace][0]
                    raise TypeError(f'Non-default namedtuple field {late} cannot follow default field {field}')
            made = _namedtuple(name, fields, defaults=defaults)
            made.__annotations__ = annotations
            for key, value in namespace.items():
                if key not in fields and key not in ('__annotations__', '__module__', '__qualname__', '__dict__'):
                    setattr(made, key, value)
            made.__module__ = namespace.get('__module__')
            return made

        def __call__(cls, typename, fields=None, /, **kwargs):
            pairs = list(fields) if fields is not None else list(kwargs.items())
            made = _namedtuple(typename, [name for name, _ in pairs])
            made.__annotations__ = dict(pairs)
            return made


    class NamedTuple(metaclass=_NamedTupleMeta):
        pass


    class _TypedDictMeta(type):
        def __new__(mcls, name, bases, namespace, total=True):
            if not bases:
                return super().__new__(mcls, name, bases, namespace)
            annotations = {}
            for base in bases:
                annotations.update(getattr(base, '__annotations__', {}))
            annotations.update(namespace.get('__annotations__', {}))

            def made(*args, **kwargs):
                return dict(*args, **kwargs)
            made.__name__ = made.__qualname__ = name
            made.__annotations__ = annotations
            made.__total__ = total
            return made

        def __call__(cls, typename, fields=None, /, *, total=True, **kwargs):
            return _TypedDictMeta(typename, (TypedDict,), {'__annotations__': dict(fields or kwargs)}, total=total)


    class TypedDict(metaclass=_TypedDictMeta):
        pass
    """#
}
