/// The arguments of a call, as a view of the caller's registers: valid until the callee returns.
public struct Arguments {
  let base: UnsafeMutablePointer<Value>
  /// The number of positional arguments, `self` included for methods.
  public let count: Int
  /// The names of the keyword arguments, in the order of the call.
  public let keywordNames: [StringObject]
  /// Where the running call notes the index of an argument that it asked for in vain.
  private var missing: UnsafeMutablePointer<Int>?

  init(base: UnsafeMutablePointer<Value>, count: Int, keywordNames: [StringObject] = []) {
    self.base = base
    self.count = count
    self.keywordNames = keywordNames
  }

  /// The positional argument at an index. One that the caller left out is None, and the call fails when its body ends:
  /// no function needs to count its arguments to be safe, only to word what is wrong as Python does.
  @inline(__always) public subscript(index: Int) -> Value {
    if index < count { return base[index] }
    missing?.pointee = index
    return .none
  }

  /// Runs native code on the arguments. Throws TypeError where it asked for one that is not there.
  ///
  /// - Parameters:
  ///   - name: what is called, in Python's words.
  ///   - own: how many of the arguments the caller did not write, as `self`.
  @inline(__always)
  func complete(
    _ name: @autoclosure () -> String, own: Int = 0, _ body: (Arguments) throws -> Value
  ) throws -> Value {
    var missing = -1
    return try withUnsafeMutablePointer(to: &missing) { pointer in
      var noting = self
      noting.missing = pointer
      let result: Value
      do { result = try body(noting) } catch {
        throw pointer.pointee < 0 ? error : missingArgument(pointer.pointee, name(), own: own)
      }
      if pointer.pointee < 0 { return result }
      throw missingArgument(pointer.pointee, name(), own: own)
    }
  }

  @inline(never)
  private func missingArgument(_ index: Int, _ name: String, own: Int) -> PythonError {
    let (wanted, given) = (index + 1 - own, max(0, count - own))
    // Python unpacks several arguments of a slot under an empty name.
    let (subject, bound) = name.hasPrefix("__") ? (wanted > 1 ? " " : "", "") : (name + " ", "at least ")
    return .typeError("\(subject)expected \(bound)\(wanted) argument\(wanted == 1 ? "" : "s"), got \(given)")
  }

  /// The positional arguments.
  public var positional: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The positional arguments from an index on.
  public func positional(from index: Int) -> [Value] {
    index < count ? Array(UnsafeBufferPointer(start: base + index, count: count - index)) : []
  }

  /// The keyword arguments.
  public var keywords: [(name: String, value: Value)] {
    keywordNames.enumerated().map { ($1.string, base[count + $0]) }
  }

  /// Whether there are keyword arguments.
  public var hasKeywords: Bool { !keywordNames.isEmpty }

  /// The keyword argument of a name.
  public func keyword(_ name: String) -> Value? {
    for (index, known) in keywordNames.enumerated() where known.string == name { return base[count + index] }
    return nil
  }

  /// The same call without its first `number` positional arguments.
  public func dropping(_ number: Int) -> Arguments {
    var rest = Arguments(base: base + number, count: count - number, keywordNames: keywordNames)
    rest.missing = missing
    return rest
  }

  /// Calls `body` with arguments that native code makes.
  public static func with<Result>(
    _ positional: [Value], keywords: [(name: String, value: Value)] = [], _ body: (Arguments) throws -> Result
  ) rethrows -> Result {
    var all = positional + keywords.map(\.value)
    let names = keywords.map { StringObject.interned($0.name) }
    return try all.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress {
        return try body(Arguments(base: base, count: positional.count, keywordNames: names))
      }
      return try withUnsafeTemporaryAllocation(of: Value.self, capacity: 1) { empty in
        try body(Arguments(base: empty.baseAddress.unsafelyUnwrapped, count: 0, keywordNames: names))
      }
    }
  }
}

/// The names and defaults of a native function's parameters, to be matched against a call as Python does.
public struct Signature: Sendable {
  /// One parameter.
  struct Parameter: Sendable {
    let name: String
    let isOptional: Bool
    let isKeywordOnly: Bool
  }

  let parameters: [Parameter]
  let positionalCount: Int
  /// Whether no parameter can be given by name, which Python words otherwise.
  private let isPositionalOnly: Bool

  /// Reads a signature such as `"iterable, /, *, key=, reverse="`: a name, `=` after it when it may be left out, `*`
  /// before the parameters that can be given only by keyword. A `/` documents that those before it are positional.
  public init(_ text: String) {
    var parameters: [Parameter] = []
    var keywordOnly = false
    for part in text.split(separator: ",").map({ $0.filter { $0 != " " } }) where part != "/" {
      if part == "*" {
        keywordOnly = true
      } else {
        let optional = part.hasSuffix("=")
        parameters.append(
          Parameter(name: optional ? String(part.dropLast()) : part, isOptional: optional, isKeywordOnly: keywordOnly))
      }
    }
    self.parameters = parameters
    positionalCount = parameters.filter { !$0.isKeywordOnly }.count
    isPositionalOnly = text.hasSuffix("/")
  }

  /// Throws Python's TypeError for a function whose arguments have no names.
  private func checkCount(_ arguments: Arguments, _ function: String, _ least: Int) throws {
    if arguments.hasKeywords { throw PythonError.typeError("\(function)() takes no keyword arguments") }
    let given = arguments.count
    guard given < least || given > positionalCount else { return }
    if least == 1, positionalCount == 1 {
      throw PythonError.typeError("\(function)() takes exactly one argument (\(given) given)")
    }
    let bound = least == positionalCount ? "" : given < least ? "at least " : "at most "
    let wanted = given < least ? least : positionalCount
    throw PythonError.typeError(
      "\(function) expected \(bound)\(wanted) argument\(wanted == 1 ? "" : "s"), got \(given)")
  }

  /// The value for each parameter, nil where an optional one was left out; throws Python's TypeError otherwise.
  public func bind(_ arguments: Arguments, function: String) throws -> [Value?] {
    let least = parameters.filter { !$0.isOptional && !$0.isKeywordOnly }.count
    if isPositionalOnly { try checkCount(arguments, function, least) }
    guard arguments.count <= positionalCount else {
      let bound = least == positionalCount ? "exactly" : "at most"
      let plural = positionalCount == 1 ? "" : "s"
      throw PythonError.typeError(
        "\(function)() takes \(bound) \(positionalCount) argument\(plural) (\(arguments.count) given)")
    }
    var values = [Value?](repeating: nil, count: parameters.count)
    for index in 0..<arguments.count { values[index] = arguments[index] }
    for (name, value) in arguments.keywords {
      guard let index = parameters.firstIndex(where: { $0.name == name }) else {
        throw PythonError.typeError("'\(name)' is an invalid keyword argument for \(function)()")
      }
      guard values[index] == nil else {
        throw PythonError.typeError(
          "argument for \(function)() given by name ('\(name)') and position (\(index + 1))")
      }
      values[index] = value
    }
    for (index, parameter) in parameters.enumerated() where values[index] == nil && !parameter.isOptional {
      throw PythonError.typeError("\(function)() missing required argument '\(parameter.name)' (pos \(index + 1))")
    }
    return values
  }
}

/// A function written in Swift.
public final class NativeFunction: PythonObject {
  /// The body: gets the arguments, for a method with `self` first.
  public typealias Body = (Arguments) throws -> Value

  /// The name that Python shows.
  public let name: String
  /// What it does.
  public let body: Body
  /// Whether reading the function through an instance binds it, as a method.
  let isMethod: Bool
  /// The class that a method belongs to.
  final unowned(unsafe) var owner: TypeObject?
  /// The class or module object that the function was read from, for `<built-in method …>`.
  final var documentation: String?
  /// Whether it only calls the native hook, so that finding it in a class written in Python changes nothing.
  final var isSlotWrapper = false
  /// The class that its representation names, where it stands for an object of that class.
  final var shownAs: String?

  /// Makes a function.
  /// - Parameters:
  ///   - name: The name that Python shows.
  ///   - isMethod: Whether it takes the instance as its first argument when read through one.
  ///   - body: What it does.
  public init(_ name: String, isMethod: Bool = false, _ body: @escaping Body) {
    self.name = name
    self.isMethod = isMethod
    self.body = body
    super.init(type: isMethod ? .methodDescriptor : .builtinFunction, kind: .native)
  }

  /// Makes a function whose arguments are matched with a signature first.
  public convenience init(
    _ name: String, _ signature: String, isMethod: Bool = false, _ body: @escaping ([Value?]) throws -> Value
  ) {
    let signature = Signature(signature)
    self.init(name, isMethod: isMethod) { try body(signature.bind($0, function: name)) }
  }

  override public func call(_ arguments: Arguments) throws -> Value {
    if isMethod, let owner { try checkReceiver(arguments, owner) }
    return try perform(arguments)
  }

  /// Runs the body. Throws TypeError where it asked for an argument that is not there.
  @inline(__always)
  func perform(_ arguments: Arguments) throws -> Value {
    try arguments.complete(name, own: isMethod ? 1 : 0, body)
  }

  /// A method that was read from its class gets the instance from the caller, who may be wrong.
  @inline(__always)
  private func checkReceiver(_ arguments: Arguments, _ owner: TypeObject) throws {
    if arguments.count > 0, arguments[0].type === owner { return }
    try refuseReceiver(arguments, owner)
  }

  @inline(never)
  private func refuseReceiver(_ arguments: Arguments, _ owner: TypeObject) throws {
    guard arguments.count > 0 else {
      throw PythonError.typeError(
        isSlotWrapper
          ? "descriptor '\(name)' of '\(owner.name)' object needs an argument"
          : "unbound method \(owner.name).\(name)() needs an argument")
    }
    let type = arguments[0].type
    if type.isSubclass(of: owner) { return }
    throw PythonError.typeError(
      isSlotWrapper
        ? "descriptor '\(name)' requires a '\(owner.name)' object but received a '\(type.messageName)'"
        : "descriptor '\(name)' for '\(owner.name)' objects doesn't apply to a '\(type.messageName)' object")
  }

  override public func repr() throws -> String {
    if let shownAs { return "<\(shownAs) object at \(identityText)>" }
    if let owner { return "<\(isOperatorSlot ? "slot wrapper" : "method") '\(name)' of '\(owner.name)' objects>" }
    return "<built-in function \(name)>"
  }
}

extension NativeFunction {
  /// Whether CPython has this method of a built-in class as a slot of the class, not as a method of its own.
  fileprivate var isOperatorSlot: Bool {
    guard let owner, name.hasPrefix("__"), !Self.methodsByName.contains(name) else { return false }
    let isMapping = owner === TypeObject.list || owner === TypeObject.dictionary
    return !(isMapping && name == "__getitem__") && !(owner === TypeObject.dictionary && name == "__contains__")
  }

  private static let methodsByName: Set<String> = [
    "__format__", "__reversed__", "__sizeof__", "__round__", "__trunc__", "__floor__", "__ceil__", "__reduce__",
    "__reduce_ex__", "__dir__", "__init_subclass__", "__subclasshook__", "__class_getitem__", "__copy__",
    "__deepcopy__", "__enter__", "__exit__", "__missing__", "__new__", "__instancecheck__", "__subclasscheck__",
    "__subclasses__", "__prepare__", "__length_hint__",
  ]
}

/// A function together with the instance (or class) that it was read from.
public final class BoundMethod: PythonObject {
  /// What becomes the first argument.
  public final let receiver: Value
  /// The function.
  public final let function: PythonObject

  init(receiver: Value, function: PythonObject) {
    self.receiver = receiver
    self.function = function
    super.init(type: function.kind == .native ? .builtinFunction : .method, kind: .boundMethod)
  }

  override public func call(_ arguments: Arguments) throws -> Value {
    let count = arguments.count + arguments.keywordNames.count
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: count + 1) { buffer in
      let base = buffer.baseAddress.unsafelyUnwrapped
      base.initialize(to: receiver)
      (base + 1).initialize(from: arguments.base, count: count)
      defer { base.deinitialize(count: count + 1) }
      return try function.call(
        Arguments(base: base, count: arguments.count + 1, keywordNames: arguments.keywordNames))
    }
  }

  override public func repr() throws -> String {
    if let native = function as? NativeFunction {
      if case .object(let module) = receiver, module is ModuleObject { return try native.repr() }
      if native.isOperatorSlot {
        return
          "<method-wrapper '\(native.name)' of \(receiver.type.name) object at \(receiver.object?.identityText ?? "0x0")>"
      }
      return
        "<built-in method \(native.name) of \(receiver.type.name) object at \(receiver.object?.identityText ?? "0x0")>"
    }
    return "<bound method \((function as? FunctionObject)?.qualifiedName ?? "?") of \(try receiver.repr())>"
  }

  override public func compare(_ operation: Comparison, _ other: Value) throws -> Value {
    guard let other = other.object as? BoundMethod, operation == .equal || operation == .notEqual else {
      return .notImplemented
    }
    let same = other.function === function && other.receiver.isIdentical(to: receiver)
    return .bool(same == (operation == .equal))
  }

  override public func hash() throws -> Int {
    Int(bitPattern: ObjectIdentifier(function)) ^ (receiver.object.map { Int(bitPattern: ObjectIdentifier($0)) } ?? 0)
  }
}
