/// A class: built in, native of a library, or written in Python.
public final class TypeObject: PythonObject {
  /// Makes an instance: what `__new__` does. Gets the class that was called, perhaps a subclass.
  public typealias Construct = (TypeObject, Arguments) throws -> Value

  /// The name as `__name__` gives it.
  public final var name: String
  /// The name with the functions and classes around it.
  public final var qualifiedNameInModule: String
  /// The module's name, as `__module__` gives it; nil for builtins.
  public final var module: String?
  /// Whether messages name the module too, as CPython does for classes that are written in C.
  public final var isNamedInFull = false
  /// Whether classes below it do not show it among their bases, as with one that Python's `abc` takes for a base without
  /// its being one.
  public final var isVirtual = false
  /// The direct bases.
  public final private(set) var bases: [TypeObject]
  /// The method resolution order, this class first.
  public final private(set) var resolutionOrder: [TypeObject] = []
  /// The class's own attributes.
  final let attributes = Namespace()
  /// Whether it was written in Python, so that its methods override the hooks of the native class under it.
  final let isUserDefined: Bool
  /// Whether instances have attributes of their own.
  public final let hasInstanceAttributes: Bool
  /// How instances are made; inherited when nil.
  public final var construct: Construct?
  /// Whether Python classes may inherit from it.
  public final var isBase = true
  /// The only attributes that instances may have, where `__slots__` in this class and all its bases says so.
  final var slotNames: Set<ObjectIdentifier>?
  /// The class of this class, where it is not `type`.
  final var metaclass: TypeObject?

  /// Whether instances have a `__del__`, and whether somebody is told of their deaths.
  final var hasFinalizer = false { didSet { isWatched = hasFinalizer || hasWeakWatchers } }
  final var hasWeakWatchers = false { didSet { isWatched = hasFinalizer || hasWeakWatchers } }
  final private(set) var isWatched = false

  final private(set) var rootShape: Shape
  final private(set) lazy var dictionaryShape = Shape.make(ShapeRecord(type: self, isDictionary: true))
  private final var lookupCache: [ObjectIdentifier: Value?] = [:]
  private final var lookupEpoch = 0

  /// Makes a native class.
  /// - Parameters:
  ///   - name: Its name.
  ///   - module: The module that its representation names; nil for builtins.
  ///   - bases: The direct bases, `object` by default.
  ///   - hasInstanceAttributes: Whether instances take arbitrary attributes.
  ///   - construct: How a call makes an instance; inherited by default.
  public convenience init(
    name: String, module: String? = nil, bases: [TypeObject]? = nil, hasInstanceAttributes: Bool = false,
    construct: Construct? = nil
  ) {
    self.init(
      name: name, module: module, bases: bases ?? [.objectType], isUserDefined: false,
      hasInstanceAttributes: hasInstanceAttributes, construct: construct)
    isNamedInFull = module.map { Self.modulesInC.contains($0) } ?? false
  }

  private static let modulesInC: Set<String> = [
    "collections", "itertools", "functools", "datetime", "numpy", "torch.return_types",
  ]

  init(
    name: String, module: String?, bases: [TypeObject], isUserDefined: Bool, hasInstanceAttributes: Bool,
    construct: Construct?, metaclass: TypeObject? = nil
  ) {
    self.name = name
    qualifiedNameInModule = name
    self.module = module
    self.bases = bases
    self.isUserDefined = isUserDefined
    self.hasInstanceAttributes = hasInstanceAttributes || bases.contains { $0.hasInstanceAttributes }
    self.construct = construct
    self.metaclass = metaclass
    // The record gets its type below, when `self` exists.
    rootShape = Shape.allocate(capacity: 1)
    super.init(shape: metaclass?.rootShape ?? Self.shapeOfTypes, kind: .type)
    rootShape.initialize(to: ShapeRecord(type: self))
    resolutionOrder = [self] + ((try? Self.merge(bases)) ?? [])
  }

  /// `type` is its own class, so the shape of types is made before any of them.
  nonisolated(unsafe) private static let shapeOfTypes = Shape.allocate(capacity: 1)
  nonisolated(unsafe) static let typeOfTypes: TypeObject = {
    let type = TypeObject(
      name: "type", module: nil, bases: [.objectType], isUserDefined: false, hasInstanceAttributes: false,
      construct: nil)
    shapeOfTypes.initialize(to: ShapeRecord(type: type))
    return type
  }()

  /// The name with its module, as representations show it.
  public var qualifiedName: String {
    module.map { $0 == "builtins" ? qualifiedNameInModule : "\($0).\(qualifiedNameInModule)" } ?? qualifiedNameInModule
  }

  /// The name of the class that has the attributes where Python's own text names another.
  public final var nativeName: String {
    get { nativeNameElsewhere ?? name }
    set { nativeNameElsewhere = newValue }
  }
  private final var nativeNameElsewhere: String?

  /// The name as messages have it.
  public final var messageName: String { isNamedInFull || module == "datetime" ? qualifiedName : name }

  /// Whether reading an attribute of an instance is left to the generic rules.
  final var hasGenericLookup: Bool {
    isUserDefined ? override(Names.getAttribute) == nil && !nativeBase.hasOwnAttributeHook : !hasOwnAttributeHook
  }

  /// Whether the native class overrides the attribute hooks, so that nothing may be remembered about its instances.
  /// Built-in classes do not; classes of libraries may.
  private final var hasOwnAttributeHook: Bool { module != nil }

  // MARK: Hooks

  override public func call(_ arguments: Arguments) throws -> Value {
    try Interpreter.running.instantiate(self, arguments)
  }

  override public func attribute(_ name: StringObject) throws -> Value? {
    // First, since `__dict__` and `__doc__` of `object` serve instances and would be found through a metaclass.
    if let special = try ClassAttributes.read(name, of: self) { return special }
    if let metaclass, case .object(let descriptor)? = metaclass.lookup(name), descriptor.isDataDescriptor {
      return try descriptor.descriptorGet(.object(self), owner: metaclass)
    }
    if let found = lookup(name) { return try found.boundToClass(self) }
    guard let found = type.lookup(name) else { return nil }
    return try found.bound(to: .object(self), owner: type)
  }

  override public func setAttribute(_ name: StringObject, _ value: Value) throws {
    guard isUserDefined else {
      throw PythonError.typeError("cannot set '\(name.string)' attribute of immutable type '\(self.name)'")
    }
    switch value.string {
    case let text? where name === Names.name: self.name = text
    case let text? where name === Names.qualifiedName: qualifiedNameInModule = text
    default: setTypeAttribute(name, value)
    }
  }

  override public func deleteAttribute(_ name: StringObject) throws {
    guard attributes[name] != nil else { throw PythonError.attributeError(name.string) }
    setTypeAttribute(name, nil)
  }

  override public func repr() throws -> String {
    "<class '\(qualifiedName)'>"
  }

  override public func item(_ key: Value) throws -> Value {
    if let method = lookup(Names.classGetItem) {
      return try method.bound(to: .object(self), owner: self).call(key)
    }
    if metaclass?.override(Names.getMissing) != nil,
      let method = try Value.object(self).attributeIfPresent(Names.classGetItem)
    {
      return try method.call(key)
    }
    if !isUserDefined { return .object(GenericAlias(of: self, key)) }
    throw PythonError.typeError("type '\(name)' is not subscriptable")
  }

  override public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    // `int | None` serves annotations and isinstance.
    operation == .bitOr ? UnionObject.union(.object(self), other) : .notImplemented
  }

  // MARK: Definition

  /// The class's own attribute of a name.
  public subscript(name: String) -> Value? {
    get { attributes[.interned(name)] }
    set { setTypeAttribute(.interned(name), newValue) }
  }

  /// Defines a method; its first argument is the instance.
  public func method(_ name: String, _ body: @escaping NativeFunction.Body) {
    let function = NativeFunction(name, isMethod: true, body)
    function.owner = self
    self[name] = .object(function)
  }

  /// Defines a method whose arguments, after the instance, are matched with a signature.
  public func method(
    _ name: String, _ signature: String, _ body: @escaping (Value, [Value?]) throws -> Value
  ) {
    let signature = Signature(signature)
    method(name) { try body($0[0], signature.bind($0.dropping(1), function: name)) }
  }

  /// Defines a function that is read through the class unchanged.
  public func staticMethod(_ name: String, _ body: @escaping NativeFunction.Body) {
    self[name] = .object(StaticMethodObject(.object(NativeFunction(name, body))))
  }

  /// Defines a method whose first argument is the class.
  public func classMethod(_ name: String, _ body: @escaping NativeFunction.Body) {
    self[name] = .object(ClassMethodObject(.object(NativeFunction(name, isMethod: true, body))))
  }

  /// Defines a computed attribute; without a setter, writing it is an AttributeError.
  public func property(
    _ name: String, get: @escaping (Value) throws -> Value, set: ((Value, Value) throws -> Void)? = nil,
    delete: ((Value) throws -> Void)? = nil
  ) {
    self[name] = .object(NativeProperty(name: name, owner: self, get: get, set: set, delete: delete))
  }

  // MARK: Lookup

  /// Counts changes of classes that may invalidate what was found in one. Per thread in effect: a change on one thread
  /// at worst empties a cache on another.
  nonisolated(unsafe) static var epoch = 1

  /// The attribute of this class or of the first base that has it.
  public func lookup(_ name: StringObject) -> Value? {
    // Native classes are shared by all threads, so nothing about them is remembered here.
    guard isUserDefined else { return search(name) }
    if lookupEpoch != Self.epoch {
      lookupCache.removeAll(keepingCapacity: true)
      lookupEpoch = Self.epoch
    }
    let key = ObjectIdentifier(name)
    if let known = lookupCache[key] { return known }
    let found = search(name)
    // Plain data are never remembered, so that a counter in a class does not empty every cache at each change.
    if found?.isCallableOrDescriptor ?? true { lookupCache[key] = .some(found) }
    return found
  }

  private func search(_ name: StringObject) -> Value? {
    for type in resolutionOrder { if let found = type.attributes[name] { return found } }
    return nil
  }

  /// The attribute that comes after `type` in the order of resolution, as `super()` finds it.
  func lookup(_ name: StringObject, after type: TypeObject) -> Value? {
    guard let position = resolutionOrder.firstIndex(where: { $0 === type }) else { return nil }
    return resolutionOrder[(position + 1)...].lazy.compactMap { $0.attributes[name] }.first
  }

  /// A method that Python code defined, or nil when the native hooks decide.
  @inline(__always) func override(_ name: StringObject) -> Value? {
    guard isUserDefined, let found = lookup(name) else { return nil }
    return found.isSlotWrapper ? nil : found
  }

  /// Sets or removes an attribute of the class.
  func setTypeAttribute(_ name: StringObject, _ value: Value?) {
    let old = attributes[name]
    attributes[name] = value
    if let old, let value, !old.isCallableOrDescriptor, !value.isCallableOrDescriptor { return }
    Self.epoch &+= 1
  }

  /// Whether this class is `other` or inherits from it.
  public func isSubclass(of other: TypeObject) -> Bool {
    self === other || resolutionOrder.contains { $0 === other }
  }

  /// The nearest native class under this one.
  public var nativeBase: TypeObject {
    resolutionOrder.first { !$0.isUserDefined } ?? .objectType
  }

  /// How instances of this class are made.
  var constructor: Construct? {
    for type in resolutionOrder { if let construct = type.construct { return construct } }
    return nil
  }

  /// The C3 linearisation of the bases (Barrett et al., 1996).
  static func merge(_ bases: [TypeObject]) throws -> [TypeObject] {
    var sequences = bases.map(\.resolutionOrder) + [bases]
    var order: [TypeObject] = []
    while true {
      sequences.removeAll { $0.isEmpty }
      if sequences.isEmpty { return order }
      let candidate = sequences.lazy.map { $0[0] }.first { head in
        !sequences.contains { $0.dropFirst().contains { $0 === head } }
      }
      guard let candidate else {
        for (index, base) in bases.enumerated() where bases[..<index].contains(where: { $0 === base }) {
          throw PythonError.typeError("duplicate base class \(base.name)")
        }
        // CPython names the bases that were still to be placed.
        var left: [TypeObject] = []
        for head in sequences.map({ $0[0] }) where !left.contains(where: { $0 === head }) { left.append(head) }
        let names = left.map(\.name).joined(separator: ", ")
        throw PythonError.typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
      }
      order.append(candidate)
      for index in sequences.indices where sequences[index][0] === candidate { sequences[index].removeFirst() }
    }
  }

  deinit {
    rootShape.destroyTree()
  }
}
