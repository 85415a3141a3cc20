/// `abc`, in Python.
enum AbcSource {
  static let text = #"""
    def abstractmethod(funcobj):
        funcobj.__isabstractmethod__ = True
        return funcobj


    class abstractproperty(property):
        __isabstractmethod__ = True


    def _is_abstract(value):
        if isinstance(value, property):
            return any(_is_abstract(part) for part in (value.fget, value.fset, value.fdel) if part is not None)
        if isinstance(value, (classmethod, staticmethod)):
            return _is_abstract(value.__func__)
        return getattr(value, '__isabstractmethod__', False) is True


    class ABCMeta(type):
        def __new__(mcls, name, bases, namespace, /, **kwargs):
            cls = super().__new__(mcls, name, bases, namespace, **kwargs)
            abstract = {key for key, value in namespace.items() if _is_abstract(value)}
            for base in bases:
                for key in getattr(base, '__abstractmethods__', ()):
                    if _is_abstract(getattr(cls, key, None)) or _is_abstract(_found(cls, key)):
                        abstract.add(key)
            cls.__abstractmethods__ = frozenset(abstract)
            return cls

        def __call__(cls, *args, **kwargs):
            if cls.__abstractmethods__:
                names = sorted(cls.__abstractmethods__)
                word = 'method' if len(names) == 1 else 'methods'
                raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract {word} {', '.join(names)}")
            return super().__call__(*args, **kwargs)

        def register(cls, subclass):
            cls._registered = cls.__dict__.get('_registered', ()) + (subclass,)
            return subclass

        def __instancecheck__(cls, instance):
            return cls.__subclasscheck__(type(instance))

        def __subclasscheck__(cls, subclass):
            return cls in subclass.__mro__ or any(
                issubclass(subclass, known) for known in cls.__dict__.get('_registered', ()))


    def _found(cls, name):
        for base in cls.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]


    class ABC(metaclass=ABCMeta):
        __slots__ = ()
    """#
}
