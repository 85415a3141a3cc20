/// `dataclasses`, in Python.
enum DataclassesSource {
  static let text = #"""
    from _support import binder as _binder
    import copy as _copy


    class FrozenInstanceError(AttributeError):
        pass


    class _Missing:
        def __repr__(self):
            return '<dataclasses._MISSING_TYPE object>'


    MISSING = _Missing()


    class _KeywordOnly:
        pass


    KW_ONLY = _KeywordOnly()


    class Field:
        __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                     'kw_only', '_kind')

        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = None
            self.type = None
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.hash = hash
            self.compare = compare
            self.metadata = {} if metadata is None else metadata
            self.kw_only = kw_only
            self._kind = 'field'

        def __repr__(self):
            return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                    f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                    f'compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type={self._kind})')


    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
              kw_only=MISSING):
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError('cannot specify both default and default_factory')
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


    class InitVar:
        def __init__(self, type):
            self.type = type

        def __class_getitem__(cls, type):
            return InitVar(type)


    def _kind_of(annotation):
        text = annotation if isinstance(annotation, str) else getattr(annotation, '_gradwalk_name', '')
        if text.startswith(('ClassVar', 'typing.ClassVar')):
            return 'class'
        if annotation is InitVar or isinstance(annotation, InitVar) or text.startswith(('InitVar', 'dataclasses.InitVar')):
            return 'init'
        return 'field'


    def _collect(cls, kw_only):
        found = {}
        for base in cls.__mro__[-1:0:-1]:
            for name, known in base.__dict__.get('__dataclass_fields__', {}).items():
                found[name] = known
        for name, annotation in cls.__dict__.get('__annotations__', {}).items():
            if annotation is KW_ONLY or annotation == 'KW_ONLY' or annotation == 'dataclasses.KW_ONLY':
                kw_only = True
                continue
            default = cls.__dict__.get(name, MISSING)
            if isinstance(default, Field):
                made = default
                if made.default is MISSING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, made.default)
            else:
                made = field(default=default)
            made.name = name
            made.type = annotation
            made._kind = _kind_of(annotation)
            if made.kw_only is MISSING:
                made.kw_only = kw_only
            if made._kind == 'field' and made.default is not MISSING and type(made.default).__hash__ is None:
                raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: '
                                 'use default_factory')
            found[name] = made
        for name, value in cls.__dict__.items():
            if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
                raise TypeError(f'{name!r} is a field but has no type annotation')
        return found


    def _make_init(cls, known, frozen, slots):
        fields = [f for f in known.values() if f._kind != 'class']
        given = [f for f in fields if f.init]
        positional = [f for f in given if not f.kw_only]
        has_default = False
        for f in positional:
            if f.default is not MISSING or f.default_factory is not MISSING:
                has_default = True
            elif has_default:
                raise TypeError(f'non-default argument {f.name!r} follows default argument')
        ordered = positional + [f for f in given if f.kw_only]
        optional = [f.name for f in given if f.default is not MISSING or f.default_factory is not MISSING]
        bind = _binder(f'{cls.__qualname__}.__init__', tuple(f.name for f in positional),
                       tuple(f.name for f in ordered[len(positional):]), tuple(optional), MISSING)
        plain = [f for f in ordered if f._kind == 'field']
        places = {f.name: index for index, f in enumerate(ordered)}
        steps = [(f.name, places.get(f.name), f.default, f.default_factory) for f in fields if f._kind == 'field']
        init_only = [(places[f.name], f.default) for f in fields if f._kind == 'init' and f.name in places]
        post = hasattr(cls, '__post_init__')
        assign = object.__setattr__ if frozen else setattr

        def __init__(self, *args, **kwargs):
            values = bind(args, kwargs)
            for name, place, default, factory in steps:
                value = MISSING if place is None else values[place]
                if value is MISSING:
                    if factory is not MISSING:
                        value = factory()
                    elif default is not MISSING:
                        if place is None and not slots:
                            continue
                        value = default
                    else:
                        continue
                assign(self, name, value)
            if post:
                self.__post_init__(*[default if values[place] is MISSING else values[place] for place, default in init_only])

        return __init__


    def _values(names):
        return lambda self: tuple([getattr(self, name) for name in names])


    def _install(cls, name, function):
        if name in cls.__dict__:
            return False
        function.__name__ = name
        function.__qualname__ = f'{cls.__qualname__}.{name}'
        setattr(cls, name, function)
        return True


    _representing = set()


    def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
        known = _collect(cls, kw_only)
        bases = [base.__dict__['__dataclass_params__'] for base in cls.__mro__[1:] if '__dataclass_params__' in base.__dict__]
        if bases:
            if any(base['frozen'] for base in bases) and not frozen:
                raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
            if frozen and not all(base['frozen'] for base in bases):
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
        cls.__dataclass_fields__ = known
        cls.__dataclass_params__ = dict(init=init, repr=repr_, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen)
        fields = [f for f in known.values() if f._kind == 'field']
        if init:
            _install(cls, '__init__', _make_init(cls, known, frozen, slots))
        if repr_:
            shown = [f.name for f in fields if f.repr]

            def __repr__(self):
                if id(self) in _representing:
                    return '...'
                _representing.add(id(self))
                try:
                    return (self.__class__.__qualname__ + '(' +
                            ', '.join([f'{name}={getattr(self, name)!r}' for name in shown]) + ')')
                finally:
                    _representing.discard(id(self))
            _install(cls, '__repr__', __repr__)
        compared = _values([f.name for f in fields if f.compare])
        own_hash = '__hash__' in cls.__dict__ and not (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
        own_eq = '__eq__' in cls.__dict__
        if eq:
            def __eq__(self, other):
                if other.__class__ is self.__class__:
                    return compared(self) == compared(other)
                return NotImplemented
            _install(cls, '__eq__', __eq__)
        if order:
            if not eq:
                raise ValueError('eq must be true if order is true')

            def __lt__(self, other):
                return compared(self) < compared(other) if other.__class__ is self.__class__ else NotImplemented

            def __le__(self, other):
                return compared(self) <= compared(other) if other.__class__ is self.__class__ else NotImplemented

            def __gt__(self, other):
                return compared(self) > compared(other) if other.__class__ is self.__class__ else NotImplemented

            def __ge__(self, other):
                return compared(self) >= compared(other) if other.__class__ is self.__class__ else NotImplemented
            for name, function in (('__lt__', __lt__), ('__le__', __le__), ('__gt__', __gt__), ('__ge__', __ge__)):
                if not _install(cls, name, function):
                    raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                    'Consider using functools.total_ordering')
        if frozen:
            def __setattr__(self, name, value):
                if type(self) is cls or name in known:
                    raise FrozenInstanceError(f'cannot assign to field {name!r}')
                super(cls, self).__setattr__(name, value)

            def __delattr__(self, name):
                if type(self) is cls or name in known:
                    raise FrozenInstanceError(f'cannot delete field {name!r}')
                super(cls, self).__delattr__(name)
            _install(cls, '__setattr__', __setattr__)
            _install(cls, '__delattr__', __delattr__)
        hashed = _values([f.name for f in fields if (f.compare if f.hash is None else f.hash)])

        def __hash__(self):
            return hash(hashed(self))
        if unsafe_hash:
            if own_hash:
                raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
            cls.__hash__ = __hash__
        elif eq and not own_hash and not own_eq:
            cls.__hash__ = __hash__ if frozen else None
        if match_args and '__match_args__' not in cls.__dict__:
            cls.__match_args__ = tuple(f.name for f in known.values() if f.init and not f.kw_only and f._kind != 'class')
        return cls


    def _with_slots(cls):
        if '__slots__' in cls.__dict__:
            raise TypeError(f'{cls.__name__} already specifies __slots__')
        body = dict(cls.__dict__)
        inherited = set()
        for base in cls.__mro__[1:]:
            named = base.__dict__.get('__slots__', ())
            inherited.update((named,) if isinstance(named, str) else named)
        names = [f.name for f in cls.__dataclass_fields__.values() if f._kind == 'field']
        body['__slots__'] = tuple(name for name in names if name not in inherited)
        for name in names:
            body.pop(name, None)
        qualname = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, body)
        cls.__qualname__ = qualname
        return cls


    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False, weakref_slot=False):
        def wrap(cls):
            cls = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
            return _with_slots(cls) if slots else cls
        return wrap if cls is None else wrap(cls)


    def fields(class_or_instance):
        known = getattr(class_or_instance, '__dataclass_fields__', None)
        if known is None:
            raise TypeError('must be called with a dataclass type or instance')
        return tuple(f for f in known.values() if f._kind == 'field')


    def is_dataclass(obj):
        return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


    def _is_instance(obj):
        return hasattr(type(obj), '__dataclass_fields__')


    def asdict(obj, *, dict_factory=dict):
        if not _is_instance(obj):
            raise TypeError('asdict() should be called on dataclass instances')
        return _unpacked(obj, lambda pairs: dict_factory(pairs))


    def astuple(obj, *, tuple_factory=tuple):
        if not _is_instance(obj):
            raise TypeError('astuple() should be called on dataclass instances')
        return _unpacked(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


    def _unpacked(obj, make):
        if _is_instance(obj):
            return make([(f.name, _unpacked(getattr(obj, f.name), make)) for f in fields(obj)])
        if isinstance(obj, tuple) and hasattr(obj, '_fields'):
            return type(obj)(*[_unpacked(item, make) for item in obj])
        if isinstance(obj, (list, tuple)):
            return type(obj)([_unpacked(item, make) for item in obj])
        if isinstance(obj, dict):
            return type(obj)([(_unpacked(key, make), _unpacked(value, make)) for key, value in obj.items()])
        return _copy.deepcopy(obj)


    def replace(obj, /, **changes):
        if not _is_instance(obj):
            raise TypeError('replace() should be called on dataclass instances')
        for f in obj.__dataclass_fields__.values():
            if f._kind == 'class':
                continue
            if not f.init:
                if f.name in changes:
                    raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
                continue
            if f.name not in changes:
                if f._kind == 'init' and f.default is MISSING:
                    raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
                changes[f.name] = getattr(obj, f.name)
        return obj.__class__(**changes)


    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
        body = dict(namespace or {})
        annotations = {}
        for item in fields:
            if isinstance(item, str):
                annotations[item] = 'typing.Any'
            else:
                annotations[item[0]] = item[1]
                if len(item) == 3:
                    body[item[0]] = item[2]
        body['__annotations__'] = annotations
        return dataclass(type(cls_name, bases, body), **options)
    """#
}
