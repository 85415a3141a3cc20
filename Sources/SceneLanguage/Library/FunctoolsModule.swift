/// `functools.partial`.
final class PartialObject: PythonObject {
  let function: Value
  let positional: [Value]
  let keywords: [(name: String, value: Value)]

  nonisolated(unsafe) static let partialType: TypeObject = {
    let type = TypeObject(name: "partial", module: "functools", hasInstanceAttributes: true)
    type.construct = { type, arguments in
      guard arguments.count > 0 else {
        throw PythonError.typeError("type 'partial' takes at least one argument")
      }
      guard arguments[0].isCallable else { throw PythonError.typeError("the first argument must be callable") }
      return .object(PartialObject(arguments, type: type))
    }
    func partial(_ value: Value) throws -> PartialObject {
      guard let partial = value.object as? PartialObject else {
        throw PythonError.typeError("descriptor requires a 'functools.partial' object")
      }
      return partial
    }
    type.property("func", get: { try partial($0).function })
    type.property("args", get: { .tuple(try partial($0).positional) })
    type.property("keywords", get: { .object(DictionaryObject(try partial($0).keywords)) })
    type.method("__call__") { try partial($0[0]).call($0.dropping(1)) }
    return type
  }()

  init(_ arguments: Arguments, type: TypeObject) {
    // A partial of a partial is flattened.
    if let inner = arguments[0].object as? PartialObject {
      function = inner.function
      positional = inner.positional + arguments.positional(from: 1)
      keywords = Self.merged(inner.keywords, arguments.keywords)
    } else {
      function = arguments[0]
      positional = arguments.positional(from: 1)
      keywords = arguments.keywords
    }
    super.init(type: type)
  }

  private static func merged(
    _ first: [(name: String, value: Value)], _ second: [(name: String, value: Value)]
  ) -> [(name: String, value: Value)] {
    var result = first
    for pair in second {
      if let index = result.firstIndex(where: { $0.name == pair.name }) {
        result[index] = pair
      } else {
        result.append(pair)
      }
    }
    return result
  }

  override func call(_ arguments: Arguments) throws -> Value {
    try function.call(
      positional + arguments.positional, keywords: Self.merged(keywords, arguments.keywords))
  }

  override func repr() throws -> String {
    var parts = [try function.repr()] + (try positional.map { try $0.repr() })
    parts += try keywords.map { "\($0.name)=\(try $0.value.repr())" }
    return "functools.partial(\(parts.joined(separator: ", ")))"
  }
}

/// What `lru_cache` makes of a function.
final class CachedFunction: PythonObject {
  let function: Value
  private let maximum: Int?
  private let isTyped: Bool
  /// Results by arguments, the least recently used first.
  private let results = DictionaryObject()
  private var hits = 0
  private var misses = 0

  init(_ function: Value, maximum: Int?, isTyped: Bool) {
    self.function = function
    self.maximum = maximum
    self.isTyped = isTyped
    super.init(type: Self.cachedType)
  }

  nonisolated(unsafe) private static let cachedType = TypeObject(name: "_lru_cache_wrapper", module: "functools")

  /// The function that callers see. It binds to instances as a method does, and has the attributes that `functools`
  /// promises.
  func wrapper(named name: String, information: Value) -> Value {
    let wrapper = NativeFunction(name, isMethod: true) { try self.call($0) }
    wrapper.shownAs = Self.cachedType.qualifiedName
    func attribute(_ name: String, _ value: Value) { wrapper.setOwnAttribute(.interned(name), value) }
    attribute("__wrapped__", function)
    wrapper.documentation = try? function.attributeIfPresent(Names.doc)?.string
    attribute(
      "cache_info",
      .object(
        NativeFunction("cache_info") { [self] _ in
          try information.call(
            .int(hits), .int(misses), maximum.map { .int($0) } ?? .none, .int(results.count))
        }))
    attribute(
      "cache_clear",
      .object(
        NativeFunction("cache_clear") { [self] _ in
          results.removeAll()
          (hits, misses) = (0, 0)
          return .none
        }))
    attribute(
      "cache_parameters",
      .object(
        NativeFunction("cache_parameters") { [self] _ in
          .object(DictionaryObject([("maxsize", maximum.map { .int($0) } ?? .none), ("typed", .bool(isTyped))]))
        }))
    return .object(wrapper)
  }

  private func key(_ arguments: Arguments) -> Value {
    if arguments.count == 1, !arguments.hasKeywords, !isTyped {
      switch arguments[0] {
      case .int: return arguments[0]
      case .object(let object) where object.kind == .string: return arguments[0]
      default: break
      }
    }
    var parts = arguments.positional
    if arguments.hasKeywords {
      parts.append(.ellipsis)
      for (name, value) in arguments.keywords { parts += [.string(name), value] }
    }
    if isTyped { parts += parts.map { .object($0.type) } }
    return .tuple(parts)
  }

  override func call(_ arguments: Arguments) throws -> Value {
    if maximum == 0 {
      misses += 1
      return try function.call(arguments)
    }
    let key = key(arguments)
    if let known = try results.value(for: key) {
      hits += 1
      if maximum != nil {
        _ = try results.removeValue(for: key)
        try results.setValue(known, for: key)
      }
      return known
    }
    misses += 1
    let result = try function.call(arguments)
    try results.setValue(result, for: key)
    if let maximum, results.count > maximum, let oldest = results.nextPosition(from: 0) {
      _ = results.removeEntry(at: oldest)
    }
    return result
  }
}

/// `functools`.
enum FunctoolsModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("functools", source: source) { module, _ in
    module["partial"] = .object(PartialObject.partialType)
    module.function("reduce", 2...3) { arguments in
      let source = try arguments[1].iterator()
      guard var result = arguments.count > 2 ? arguments[2] : try source.nextItem() else {
        throw PythonError.typeError("reduce() of empty iterable with no initial value")
      }
      var poll = InterruptionPoll()
      while let item = try source.nextItem() {
        result = try arguments[0].call(result, item)
        try poll.round()
      }
      return result
    }
    module.function("_make_cached", 4...4) { arguments in
      let maximum = arguments[1].isNone ? nil : max(try arguments[1].requiredIndex(), 0)
      let cached = CachedFunction(arguments[0], maximum: maximum, isTyped: try arguments[2].isTrue())
      let name = try arguments[0].attributeIfPresent("__name__")?.string ?? "wrapper"
      return cached.wrapper(named: name, information: arguments[3])
    }
  }

  static let source = #"""
    from collections import namedtuple as _namedtuple

    WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
    WRAPPER_UPDATES = ('__dict__',)
    _CacheInfo = _namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])


    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        for name in assigned:
            try:
                value = getattr(wrapped, name)
            except AttributeError:
                continue
            try:
                setattr(wrapper, name, value)
            except AttributeError:
                pass
        for name in updated:
            for key, value in getattr(wrapped, name, {}).items():
                setattr(wrapper, key, value)
        wrapper.__wrapped__ = wrapped
        return wrapper


    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


    def _cached(function, maxsize, typed):
        return _make_cached(function, maxsize, typed, _CacheInfo)


    def lru_cache(maxsize=128, typed=False):
        if callable(maxsize) and isinstance(typed, bool):
            return _cached(maxsize, 128, typed)
        if not isinstance(maxsize, int) and maxsize is not None:
            raise TypeError('Expected first argument to be an integer, a callable, or None')
        return lambda function: _cached(function, maxsize, typed)


    def cache(user_function):
        return _cached(user_function, None, False)


    def cmp_to_key(mycmp):
        class K:
            __slots__ = ['obj']

            def __init__(self, obj):
                self.obj = obj

            def __lt__(self, other):
                return mycmp(self.obj, other.obj) < 0

            def __gt__(self, other):
                return mycmp(self.obj, other.obj) > 0

            def __eq__(self, other):
                return mycmp(self.obj, other.obj) == 0

            def __le__(self, other):
                return mycmp(self.obj, other.obj) <= 0

            def __ge__(self, other):
                return mycmp(self.obj, other.obj) >= 0

            __hash__ = None
        return K


    def total_ordering(cls):
        given = [name for name in ('__lt__', '__gt__', '__le__', '__ge__')
                 if getattr(cls, name, None) is not getattr(object, name, None)]
        if not given:
            raise ValueError('must define at least one ordering operation: < > <= >=')
        root = given[0]

        def ask(self, other):
            return getattr(type(self), root)(self, other)

        # Each other comparison in terms of the given one and equality.
        def less(self, other):
            answer = ask(self, other)
            if answer is NotImplemented:
                return answer
            if root == '__lt__':
                return answer
            if root == '__le__':
                return answer and self != other
            return not answer if root == '__ge__' else not answer and self != other

        def greater(self, other):
            answer = ask(self, other)
            if answer is NotImplemented:
                return answer
            if root == '__gt__':
                return answer
            if root == '__ge__':
                return answer and self != other
            return not answer if root == '__le__' else not answer and self != other

        def less_equal(self, other):
            answer = greater(self, other)
            return answer if answer is NotImplemented else not answer

        def greater_equal(self, other):
            answer = less(self, other)
            return answer if answer is NotImplemented else not answer

        for name, method in (('__lt__', less), ('__gt__', greater), ('__le__', less_equal), ('__ge__', greater_equal)):
            if name not in given:
                method.__name__ = name
                setattr(cls, name, method)
        return cls


    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None

        def __set_name__(self, owner, name):
            self.attrname = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            if self.attrname is None:
                raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
            value = self.func(instance)
            instance.__dict__[self.attrname] = value
            return value


    class partialmethod:
        def __init__(self, func, /, *args, **keywords):
            self.func = func
            self.args = args
            self.keywords = keywords

        def __get__(self, instance, owner=None):
            if instance is None:
                return partial(self.func, *self.args, **self.keywords)
            return partial(self.func, instance, *self.args, **self.keywords)


    def singledispatch(func):
        registry = {object: func}

        def dispatch(cls):
            for base in cls.__mro__:
                if base in registry:
                    return registry[base]
            return func

        def register(cls, implementation=None):
            if implementation is None:
                if isinstance(cls, type):
                    return lambda function: register(cls, function)
                annotations = list(getattr(cls, '__annotations__', {}).values())
                if not annotations:
                    raise TypeError(f'Invalid first argument to `register()`: {cls!r}. '
                                    'Use either `@register(some_class)` or plain `@register` '
                                    'on an annotated function.')
                return register(annotations[0], cls)
            registry[cls] = implementation
            return implementation

        def wrapper(*args, **kwargs):
            if not args:
                raise TypeError(f'{func.__name__} requires at least 1 positional argument')
            return dispatch(type(args[0]))(*args, **kwargs)

        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = registry
        return update_wrapper(wrapper, func)


    class singledispatchmethod:
        def __init__(self, func):
            self.dispatcher = singledispatch(func)
            self.func = func

        def register(self, cls, method=None):
            return self.dispatcher.register(cls, method)

        def __get__(self, instance, owner=None):
            def method(*args, **kwargs):
                found = self.dispatcher.dispatch(type(args[0]))
                return found.__get__(instance, owner)(*args, **kwargs)
            return method
    """#
}
