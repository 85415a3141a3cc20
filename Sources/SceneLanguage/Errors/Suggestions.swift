/// Finds the name that a misspelt one was probably meant to be, with the costs and limits of CPython 3.11.
enum Suggestions {
  private static let moveCost = 2
  private static let caseCost = 1
  private static let longestName = 40
  private static let mostCandidates = 750

  static func suggestion(for exception: ExceptionObject) -> String? {
    guard let name = exception.subjectName else { return nil }
    if exception.type.isSubclass(of: ExceptionTypes.attributeError) {
      if case .undefined = exception.subject { return nil }
      return best(for: name, among: attributeNames(of: exception.subject))
    }
    if exception.type === ExceptionTypes.nameError { return best(for: name, among: exception.suggestions) }
    return nil
  }

  /// The names that `dir()` would list.
  static func attributeNames(of value: Value) -> [String] {
    if let method = value.type.lookup(.interned("__dir__")), let names = try? method.call(value).items() {
      return names.compactMap(\.string).sorted()
    }
    if let method = value.type.override(Names.getAttribute), value.type.isUserDefined {
      // `dir()` asks for these two, and a method of the class's own sees it.
      for name in ["__dict__", "__class__"] { _ = try? method.call(value, .string(name)) }
    }
    return knownNames(of: value)
  }

  /// The names of a value's attributes as its type and itself hold them: no code of the value's own runs.
  static func knownNames(of value: Value) -> [String] {
    var names = namesOfObjects
    let types = (value.object as? TypeObject)?.resolutionOrder ?? value.type.resolutionOrder
    for type in types { for binding in type.attributes.bindings { names.insert(binding.name.string) } }
    if let module = value.object as? ModuleObject { return module.names }
    if let object = value.object { for own in object.ownAttributes { names.insert(own.name.string) } }
    let keeper = value.object as? TypeObject ?? value.type
    if keeper.isUserDefined, keeper.slotNames == nil {
      names.formUnion(["__dict__", "__weakref__"])
    } else if !keeper.hasInstanceAttributes {
      names.remove("__dict__")
    }
    if keeper.slotNames != nil { names.remove("__dict__") }
    return names.sorted()
  }

  /// What every object has.
  private static let namesOfObjects: Set<String> = [
    "__class__", "__delattr__", "__dir__", "__doc__", "__eq__", "__format__", "__ge__", "__getattribute__",
    "__getstate__", "__gt__", "__hash__", "__init__", "__init_subclass__", "__le__", "__lt__", "__ne__", "__new__",
    "__reduce__", "__reduce_ex__", "__repr__", "__setattr__", "__sizeof__", "__str__", "__subclasshook__",
  ]

  /// The names of Python's builtins, in the order in which it looks through them: the first of equals is suggested.
  static let builtinNames: [String] =
    ("__name__ __doc__ __package__ __loader__ __spec__ __build_class__ __import__ abs all any ascii bin breakpoint "
    + "callable chr compile delattr dir divmod eval exec format getattr globals hasattr hash hex id input "
    + "isinstance issubclass iter aiter len locals max min next anext oct ord pow print repr round setattr sorted "
    + "sum vars None Ellipsis NotImplemented False True bool memoryview bytearray bytes classmethod complex dict "
    + "enumerate filter float frozenset property int list map object range reversed set slice staticmethod str "
    + "super tuple type zip __debug__ BaseException BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt "
    + "SystemExit ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError "
    + "MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError "
    + "SystemError TypeError ValueError Warning FloatingPointError OverflowError ZeroDivisionError BytesWarning "
    + "DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning "
    + "RuntimeWarning SyntaxWarning UnicodeWarning UserWarning BlockingIOError ChildProcessError ConnectionError "
    + "FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError "
    + "ProcessLookupError TimeoutError IndentationError IndexError KeyError ModuleNotFoundError NotImplementedError "
    + "RecursionError UnboundLocalError UnicodeError BrokenPipeError ConnectionAbortedError ConnectionRefusedError "
    + "ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError ExceptionGroup "
    + "EnvironmentError IOError open quit exit copyright credits license help").split(separator: " ").map(String.init)

  static func best(for name: String, among candidates: [String]) -> String? {
    guard candidates.count < mostCandidates else { return nil }
    let wanted = Array(name.utf8)
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let other = Array(candidate.utf8)
      // No more than a third of the involved characters should need changing.
      var limit = (wanted.count + other.count + 3) * moveCost / 6
      limit = min(limit, bestDistance - 1)
      let distance = distance(wanted, other, limit)
      if distance <= limit, distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  private static func cost(_ a: UInt8, _ b: UInt8) -> Int {
    if a & 31 != b & 31 { return moveCost }
    if a == b { return 0 }
    let lowerA = (65...90).contains(a) ? a + 32 : a
    let lowerB = (65...90).contains(b) ? b + 32 : b
    return lowerA == lowerB ? caseCost : moveCost
  }

  /// The weighted edit distance (Levenshtein), or more than `limit`.
  private static func distance(_ left: [UInt8], _ right: [UInt8], _ limit: Int) -> Int {
    var a = left[...]
    var b = right[...]
    while let x = a.first, let y = b.first, x == y {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
    if a.count > longestName || b.count > longestName { return limit + 1 }
    if b.count < a.count { swap(&a, &b) }
    if (b.count - a.count) * moveCost > limit { return limit + 1 }
    var row = (1...a.count).map { $0 * moveCost }
    var result = 0
    for (index, code) in b.enumerated() {
      var distance = index * moveCost
      result = distance
      var minimum = Int.max
      for (position, other) in a.enumerated() {
        let substitute = distance + cost(code, other)
        distance = row[position]
        let change = min(result, distance) + moveCost
        result = min(substitute, change)
        row[position] = result
        minimum = min(minimum, result)
      }
      if minimum > limit { return limit + 1 }
    }
    return result
  }
}
