/// The methods of the built-in types of data.
enum BuiltinMethods {
  /// Gives the types their methods and their constructors; once is enough for all interpreters.
  static func install() { _ = installed }

  private static let installed: Void = {
    StringMethods.install()
    BytesMethods.install()
    ListMethods.install()
    TupleMethods.install()
    DictionaryMethods.install()
    SetMethods.install()
    RangeMethods.install()
    IntegerMethods.install()
    FloatMethods.install()
    IteratorMethods.install()
  }()
}

/// The methods with two underscores that stand for the hooks of native objects, so that `super().__setitem__(…)` and
/// `dict.__getitem__` find them.
public enum HookMethods {
  private static func object(_ value: Value) throws -> PythonObject {
    guard case .object(let object) = value else {
      throw PythonError.typeError("descriptor requires an object, not '\(value.type.messageName)'")
    }
    return object
  }

  private static func compare(_ operation: Comparison) -> NativeFunction.Body {
    { arguments in
      try arguments.expect(2, "__\(operation)__")
      if let answer = Numbers.compare(operation, arguments[0], arguments[1].plainInteger) { return .bool(answer) }
      guard case .object(let object) = arguments[0] else { return .notImplemented }
      return try object.compare(operation, arguments[1])
    }
  }

  nonisolated(unsafe) private static let unaryBodies: [String: NativeFunction.Body] = [
    "__len__": { .int(try object($0[0]).length() ?? 0) },
    "__iter__": { arguments in
      guard let iterator = try object(arguments[0]).iterator() else {
        throw PythonError.typeError("'\(arguments[0].type.messageName)' object is not iterable")
      }
      return .object(iterator)
    },
    "__hash__": { arguments in
      guard case .object(let object) = arguments[0] else { return .int(try arguments[0].hash()) }
      return .int(try object.hash())
    },
    "__repr__": { arguments in
      guard case .object(let object) = arguments[0] else { return .string(try arguments[0].repr()) }
      return .string(try object.repr())
    },
    "__str__": { arguments in
      guard case .object(let object) = arguments[0] else { return .string(try arguments[0].str()) }
      return .string(try object.str())
    },
  ]

  nonisolated(unsafe) private static let binaryBodies: [String: NativeFunction.Body] = [
    "__getitem__": { try object($0[0]).item($0[1]) },
    "__setitem__": {
      try object($0[0]).setItem($0[1], $0[2])
      return .none
    },
    "__delitem__": {
      try object($0[0]).deleteItem($0[1])
      return .none
    },
    "__contains__": { arguments in
      if let answer = try object(arguments[0]).contains(arguments[1]) { return .bool(answer) }
      return .bool(try Value.list(arguments[0].items()).contains(arguments[1]))
    },
    "__format__": { arguments in
      let specification = try arguments[1].requiredText("format specification")
      guard case .object(let object) = arguments[0], arguments[0].bigInteger == nil, object.kind != .string else {
        return .string(try FormatSpecification.format(arguments[0], specification))
      }
      return .string(try object.format(specification))
    },
  ]

  /// Defines the hooks of the given names, without their underscores, on a type.
  public static func install(on type: TypeObject, _ names: String...) {
    for stem in names {
      let name = "__\(stem)__"
      if let body = unaryBodies[name] {
        type.method(name) {
          try $0.expect(1, name)
          return try body($0)
        }
      } else if let body = binaryBodies[name] {
        type.method(name) {
          try $0.expect(stem == "setitem" ? 3 : 2, name)
          return try body($0)
        }
      }
    }
  }

  /// Defines the comparisons of a type.
  public static func installComparisons(on type: TypeObject, ordered: Bool = true) {
    let names: [(String, Comparison)] = [
      ("__eq__", .equal), ("__ne__", .notEqual), ("__lt__", .less), ("__le__", .lessEqual), ("__gt__", .greater),
      ("__ge__", .greaterEqual),
    ]
    for (name, operation) in ordered ? names : Array(names.prefix(2)) { type.method(name, compare(operation)) }
  }

  /// Defines binary operators of a type; `inPlace` and `reflected` say which forms.
  public static func installOperators(
    on type: TypeObject, _ operations: [BinaryOperator], reflected: Bool = true, inPlace: Bool = false
  ) {
    for operation in operations {
      type.method("__\(operation.stem)__") { arguments in
        try arguments.expect(2, "__\(operation.stem)__")
        return try apply(operation, arguments[0], arguments[1])
      }
      if reflected {
        type.method("__r\(operation.stem)__") { arguments in
          try arguments.expect(2, "__r\(operation.stem)__")
          if let number = try Numbers.binary(operation, arguments[1].plainInteger, arguments[0]) { return number }
          guard case .object(let object) = arguments[0] else { return .notImplemented }
          return try object.reflectedBinary(operation, arguments[1])
        }
      }
      if inPlace {
        type.method("__i\(operation.stem)__") { try object($0[0]).inPlaceBinary(operation, $0[1]) }
      }
    }
  }

  private static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    if let number = try Numbers.binary(operation, left, right.plainInteger) { return number }
    guard case .object(let object) = left else { return .notImplemented }
    return try object.binary(operation, right)
  }
}

extension Arguments {
  /// Throws Python's TypeError unless a method got as many arguments as it takes, `self` included.
  func expect(_ number: Int, _ name: String) throws {
    if hasKeywords { throw PythonError.typeError("\(name)() takes no keyword arguments") }
    guard count == number else {
      let wanted = number - 1
      if wanted < 2, !name.hasPrefix("__") {
        throw PythonError.typeError(
          "\(name)() takes \(wanted == 0 ? "no arguments" : "exactly one argument") (\(count - 1) given)")
      }
      // Python unpacks several arguments of a slot under an empty name.
      let subject = wanted == 1 ? "" : name.hasPrefix("__") ? " " : name + " "
      throw PythonError.typeError(
        "\(subject)expected \(wanted) argument\(wanted == 1 ? "" : "s"), got \(count - 1)")
    }
  }

  /// As `expect(1...3, name)`, in the words of the methods that search in strings.
  func expectSearch(_ name: String) throws {
    if count < 2 { throw PythonError.typeError("\(name)() takes at least 1 argument (\(count - 1) given)") }
    if count > 4 { throw PythonError.typeError("\(name)() takes at most 3 arguments (\(count - 1) given)") }
    try expect(1...3, name)
  }

  /// Throws Python's TypeError unless a method got a number of arguments within a range, `self` excluded.
  func expect(_ range: ClosedRange<Int>, _ name: String) throws {
    if hasKeywords { throw PythonError.typeError("\(name)() takes no keyword arguments") }
    let given = count - 1
    guard !range.contains(given) else { return }
    let bound = given < range.lowerBound ? range.lowerBound : range.upperBound
    let word = range.count == 1 ? "" : given < range.lowerBound ? "at least " : "at most "
    throw PythonError.typeError("\(name) expected \(word)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)")
  }
}

extension Value {
  /// The text of a string argument; `what` completes `… must be str, not int`.
  func requiredText(_ what: String) throws -> String {
    if let text = string { return text }
    throw PythonError.typeError("\(what) must be str, not \(type.name)")
  }
}

extension Value {
  /// The number of an instance of a subclass of `int`; anything else as it is.
  fileprivate var plainInteger: Value { (object as? IntegerSubclassObject)?.value ?? self }
}

/// `__iter__` and `__next__` of native iterators.
enum IteratorMethods {
  static func install() {
    let type = TypeObject.nativeIterator
    type.method("__iter__") { $0[0] }
    type.method("__next__") { arguments in
      if let item = try arguments[0].object?.next() { return item }
      throw PythonError(ExceptionObject(type: ExceptionTypes.stopIteration, arguments: []))
    }
    let views = [DictionaryView.types, DictionaryView.orderedTypes].flatMap { [$0.keys, $0.items, $0.values] }
    for view in views {
      HookMethods.install(on: view, "len", "iter", "contains", "repr")
      view.method("__reversed__") { arguments in
        guard let view = arguments[0].object as? DictionaryView else { return .notImplemented }
        return .object(DictionaryIterator(view.dictionary, view.part, reversed: true))
      }
      guard !view.name.hasSuffix("_values") else { continue }
      view.method("isdisjoint") { arguments in
        try arguments.expect(2, "isdisjoint")
        return .bool(try SetObject(contentsOf: arguments[0]).isDisjoint(with: arguments[1]))
      }
    }
    TypeObject.slice.construct = { _, arguments in
      guard (1...3).contains(arguments.count) else {
        throw PythonError.typeError(
          arguments.count == 0
            ? "slice expected at least 1 argument, got 0" : "slice expected at most 3 arguments, got \(arguments.count)"
        )
      }
      if arguments.count == 1 { return .object(SliceObject(start: .none, stop: arguments[0], step: .none)) }
      return .object(
        SliceObject(start: arguments[0], stop: arguments[1], step: arguments.count > 2 ? arguments[2] : .none))
    }
    let slice = TypeObject.slice
    slice.property("start", get: { ($0.object as? SliceObject)?.start ?? .none })
    slice.property("stop", get: { ($0.object as? SliceObject)?.stop ?? .none })
    slice.property("step", get: { ($0.object as? SliceObject)?.step ?? .none })
    slice.method("indices") { arguments in
      try arguments.expect(2, "indices")
      guard let slice = arguments[0].object as? SliceObject else { return .notImplemented }
      let length = try arguments[1].requiredIndex()
      guard length >= 0 else { throw PythonError.valueError("length should not be negative") }
      let (start, step, _) = try slice.indices(in: length)
      let lowest = step < 0 ? -1 : 0
      var stop = try slice.stop.isNone ? (step < 0 ? -1 : length) : slice.stop.clampedIndex() ?? length
      if stop < 0, !slice.stop.isNone { stop = max(stop + length, lowest) }
      stop = min(stop, step < 0 ? length - 1 : length)
      return .tuple([.int(start), .int(stop), .int(step)])
    }
  }
}
