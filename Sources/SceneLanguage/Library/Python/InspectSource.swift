/// `inspect`, as far as scripts look at functions and classes, in Python.
enum InspectSource {
  static let text = #"""
    import types
    from _support import parameters as _parameters


    class _empty:
        pass


    _kind_names = ['POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD']


    class _ParameterKind(int):
        @property
        def name(self):
            return _kind_names[self]

        def __str__(self):
            return self.name

        def __repr__(self):
            return f'<_ParameterKind.{self.name}: {int(self)}>'


    def _annotation_text(annotation):
        if isinstance(annotation, type):
            if annotation.__module__ in ('builtins', '__main__'):
                return annotation.__qualname__
            return f'{annotation.__module__}.{annotation.__qualname__}'
        return repr(annotation).replace('typing.', '')


    class Parameter:
        empty = _empty
        POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = map(_ParameterKind, range(5))

        def __init__(self, name, kind, *, default=_empty, annotation=_empty):
            self.name = name
            self.kind = _ParameterKind(kind)
            self.default = default
            self.annotation = annotation

        def replace(self, **changes):
            fields = dict(name=self.name, kind=self.kind, default=self.default, annotation=self.annotation)
            fields.update(changes)
            return Parameter(fields.pop('name'), fields.pop('kind'), **fields)

        def __str__(self):
            text = {2: '*', 4: '**'}.get(int(self.kind), '') + self.name
            if self.annotation is not _empty:
                text += ': ' + _annotation_text(self.annotation)
            if self.default is not _empty:
                text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
            return text

        def __repr__(self):
            return f'<Parameter "{self}">'

        def __eq__(self, other):
            return isinstance(other, Parameter) and str(self) == str(other)

        __hash__ = None


    class BoundArguments:
        def __init__(self, signature, arguments):
            self.signature = signature
            self.arguments = arguments

        @property
        def args(self):
            result = []
            for name, parameter in self.signature.parameters.items():
                if parameter.kind in (3, 4) or name not in self.arguments:
                    break
                if parameter.kind == 2:
                    result.extend(self.arguments[name])
                else:
                    result.append(self.arguments[name])
            return tuple(result)

        @property
        def kwargs(self):
            result = {}
            for name, parameter in self.signature.parameters.items():
                if parameter.kind == 3 and name in self.arguments:
                    result[name] = self.arguments[name]
                elif parameter.kind == 4:
                    result.update(self.arguments.get(name, {}))
            return result

        def apply_defaults(self):
            full = {}
            for name, parameter in self.signature.parameters.items():
                if name in self.arguments:
                    full[name] = self.arguments[name]
                elif parameter.default is not _empty:
                    full[name] = parameter.default
                elif parameter.kind == 2:
                    full[name] = ()
                elif parameter.kind == 4:
                    full[name] = {}
            self.arguments = full

        def __repr__(self):
            inner = ', '.join(f'{key}={value!r}' for key, value in self.arguments.items())
            return f'<BoundArguments ({inner})>'


    class Signature:
        empty = _empty

        def __init__(self, parameters=None, *, return_annotation=_empty):
            self.parameters = {parameter.name: parameter for parameter in parameters or ()}
            self.return_annotation = return_annotation

        def bind(self, *args, **kwargs):
            return self._bind(args, kwargs, False)

        def bind_partial(self, *args, **kwargs):
            return self._bind(args, kwargs, True)

        def _bind(self, args, kwargs, partial):
            arguments = {}
            rest = list(args)
            for name, parameter in self.parameters.items():
                kind = int(parameter.kind)
                if kind == 2:
                    if rest:
                        arguments[name] = tuple(rest)
                    rest = []
                elif kind == 4:
                    if kwargs:
                        arguments[name] = kwargs
                    kwargs = {}
                elif kind < 2 and rest:
                    if kind == 1 and name in kwargs:
                        raise TypeError(f'multiple values for argument {name!r}')
                    arguments[name] = rest.pop(0)
                elif kind and name in kwargs:
                    arguments[name] = kwargs.pop(name)
                elif parameter.default is _empty and not partial:
                    raise TypeError(f'missing a required argument: {name!r}')
            if rest:
                raise TypeError('too many positional arguments')
            if kwargs:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
            return BoundArguments(self, arguments)

        def replace(self, *, parameters=None, return_annotation=_empty):
            return Signature(self.parameters.values() if parameters is None else parameters,
                             return_annotation=return_annotation)

        def __str__(self):
            parts = []
            last = None
            starred = False
            for parameter in self.parameters.values():
                kind = int(parameter.kind)
                if last == 0 and kind != 0:
                    parts.append('/')
                if kind == 2:
                    starred = True
                if kind == 3 and not starred:
                    parts.append('*')
                    starred = True
                parts.append(str(parameter))
                last = kind
            if last == 0:
                parts.append('/')
            text = f"({', '.join(parts)})"
            if self.return_annotation is not _empty:
                text += ' -> ' + _annotation_text(self.return_annotation)
            return text

        def __repr__(self):
            return f'<Signature {self}>'

        def __eq__(self, other):
            return isinstance(other, Signature) and str(self) == str(other)

        __hash__ = None


    def signature(obj, *, follow_wrapped=True):
        while follow_wrapped and hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
        if isinstance(obj, types.MethodType):
            full = signature(obj.__func__)
            return Signature(list(full.parameters.values())[1:], return_annotation=full.return_annotation)
        if isinstance(obj, type):
            for name in ('__init__', '__new__'):
                method = getattr(obj, name)
                if isinstance(method, types.FunctionType):
                    return Signature(list(signature(method).parameters.values())[1:])
            return Signature()
        if not isinstance(obj, types.FunctionType):
            if callable(obj) and isinstance(getattr(type(obj), '__call__', None), types.FunctionType):
                full = signature(type(obj).__call__)
                return Signature(list(full.parameters.values())[1:], return_annotation=full.return_annotation)
            if callable(obj):
                raise ValueError(f'no signature found for builtin {obj!r}')
            raise TypeError(f'{obj!r} is not a callable object')
        notes = obj.__annotations__
        made = []
        for name, kind, default in _parameters(obj, _empty):
            made.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))
        return Signature(made, return_annotation=notes.get('return', _empty))


    def getfullargspec(func):
        from collections import namedtuple
        kind = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')
        parameters = _parameters(func.__func__ if isinstance(func, types.MethodType) else func, _empty)
        defaults = tuple(default for _, kind_, default in parameters if kind_ < 2 and default is not _empty)
        keyword_defaults = {name: default for name, kind_, default in parameters
                            if kind_ == 3 and default is not _empty}
        return kind([name for name, kind_, _ in parameters if kind_ < 2],
                    next((name for name, kind_, _ in parameters if kind_ == 2), None),
                    next((name for name, kind_, _ in parameters if kind_ == 4), None), defaults or None,
                    [name for name, kind_, _ in parameters if kind_ == 3], keyword_defaults or None,
                    dict(getattr(func, '__annotations__', {})))


    def isclass(object):
        return isinstance(object, type)


    def isfunction(object):
        return isinstance(object, types.FunctionType)


    def ismethod(object):
        return isinstance(object, types.MethodType)


    def isbuiltin(object):
        return isinstance(object, types.BuiltinFunctionType)


    def isroutine(object):
        return isbuiltin(object) or isfunction(object) or ismethod(object)


    def ismodule(object):
        return isinstance(object, types.ModuleType)


    def isgenerator(object):
        return isinstance(object, types.GeneratorType)


    def isgeneratorfunction(object):
        return isfunction(object) and bool(object.__code__.co_flags & 32)


    def iscoroutinefunction(object):
        return False


    iscoroutine = isawaitable = isasyncgen = isasyncgenfunction = iscoroutinefunction


    def isabstract(object):
        return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


    def isdatadescriptor(object):
        return not isclass(object) and (hasattr(type(object), '__set__') or hasattr(type(object), '__delete__'))


    def getmembers(object, predicate=None):
        result = []
        for name in dir(object):
            try:
                value = getattr(object, name)
            except AttributeError:
                continue
            if predicate is None or predicate(value):
                result.append((name, value))
        return sorted(result, key=lambda pair: pair[0])


    def getmro(cls):
        return cls.__mro__


    def cleandoc(doc):
        lines = doc.expandtabs().split('\n')
        margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
        lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        return '\n'.join(lines)


    def getdoc(object):
        doc = getattr(object, '__doc__', None)
        return cleandoc(doc) if isinstance(doc, str) else None


    def getmodule(object):
        import sys
        return sys.modules.get(getattr(object, '__module__', None))


    def unwrap(func, *, stop=None):
        while hasattr(func, '__wrapped__'):
            func = func.__wrapped__
        return func


    def getsource(object):
        from _support import source_of
        text = source_of(object)
        if text is None:
            raise OSError('could not get source code')
        return text
    """#
}
