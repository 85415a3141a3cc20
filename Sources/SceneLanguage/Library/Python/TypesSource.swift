/// `types`, in Python.
enum TypesSource {
  static let text = #"""
    from _support import BuiltinFunctionType, MethodType, ModuleType, CodeType, TracebackType, CellType


    def _generator():
        yield


    FunctionType = LambdaType = type(lambda: None)
    GeneratorType = type(_generator())
    BuiltinMethodType = BuiltinFunctionType
    NoneType = type(None)
    EllipsisType = type(...)
    NotImplementedType = type(NotImplemented)


    class SimpleNamespace:
        def __init__(self, /, **kwargs):
            self.__dict__.update(kwargs)

        def __repr__(self):
            name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
            return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"

        def __eq__(self, other):
            if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
                return self.__dict__ == other.__dict__
            return NotImplemented

        __hash__ = None


    class MappingProxyType:
        def __init__(self, mapping):
            self._mapping = mapping

        def __getitem__(self, key):
            return self._mapping[key]

        def __iter__(self):
            return iter(self._mapping)

        def __len__(self):
            return len(self._mapping)

        def __contains__(self, key):
            return key in self._mapping

        def __repr__(self):
            return f'mappingproxy({self._mapping!r})'

        def __eq__(self, other):
            return self._mapping == other

        def get(self, key, default=None):
            return self._mapping.get(key, default)

        def keys(self):
            return self._mapping.keys()

        def values(self):
            return self._mapping.values()

        def items(self):
            return self._mapping.items()

        def copy(self):
            return self._mapping.copy()


    class GenericAlias:
        def __new__(cls, origin, args):
            return origin


    class DynamicClassAttribute(property):
        pass


    def new_class(name, bases=(), kwds=None, exec_body=None):
        namespace = {}
        if exec_body is not None:
            exec_body(namespace)
        kwds = dict(kwds or {})
        return kwds.pop('metaclass', type)(name, tuple(bases), namespace, **kwds)
    """#
}
