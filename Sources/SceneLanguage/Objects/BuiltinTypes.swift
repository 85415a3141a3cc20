/// The built-in classes. Each is made bare here; `Builtins.install` gives them their methods, because making a method
/// needs strings, and a string needs its class.
extension TypeObject {
  /// `object`.
  nonisolated(unsafe) public static let objectType = TypeObject(
    name: "object", module: nil, bases: [], isUserDefined: false, hasInstanceAttributes: false, construct: nil)
  /// `int`.
  nonisolated(unsafe) public static let int = TypeObject(name: "int")
  /// `float`.
  nonisolated(unsafe) public static let float = TypeObject(name: "float")
  /// `bool`.
  nonisolated(unsafe) public static let bool = sealed(TypeObject(name: "bool", bases: [.int]))
  /// `str`.
  nonisolated(unsafe) public static let string = TypeObject(name: "str")
  /// `bytes`.
  nonisolated(unsafe) public static let bytes = TypeObject(name: "bytes")
  /// `list`.
  nonisolated(unsafe) public static let list = TypeObject(name: "list")
  /// `tuple`.
  nonisolated(unsafe) public static let tuple = TypeObject(name: "tuple")
  /// `dict`.
  nonisolated(unsafe) public static let dictionary = TypeObject(name: "dict")
  /// `set`.
  nonisolated(unsafe) public static let set = TypeObject(name: "set")
  /// `frozenset`.
  nonisolated(unsafe) public static let frozenSet = TypeObject(name: "frozenset")
  /// `range`.
  nonisolated(unsafe) public static let range = sealed(TypeObject(name: "range"))
  /// `slice`.
  nonisolated(unsafe) public static let slice = sealed(TypeObject(name: "slice"))
  /// `NoneType`.
  nonisolated(unsafe) public static let noneType = sealed(TypeObject(name: "NoneType"))
  /// `NotImplementedType`.
  nonisolated(unsafe) public static let notImplementedType = sealed(TypeObject(name: "NotImplementedType"))
  /// `ellipsis`.
  nonisolated(unsafe) public static let ellipsisType = sealed(TypeObject(name: "ellipsis"))
  /// `function`.
  nonisolated(unsafe) public static let function = sealed(
    TypeObject(name: "function", hasInstanceAttributes: true))
  /// `builtin_function_or_method`.
  nonisolated(unsafe) public static let builtinFunction = sealed(TypeObject(name: "builtin_function_or_method"))
  /// `method_descriptor`.
  nonisolated(unsafe) public static let methodDescriptor = sealed(TypeObject(name: "method_descriptor"))
  /// `method`.
  nonisolated(unsafe) public static let method = sealed(TypeObject(name: "method"))
  /// `module`.
  nonisolated(unsafe) public static let module = sealed(TypeObject(name: "module", hasInstanceAttributes: true))
  /// `generator`.
  nonisolated(unsafe) public static let generator = sealed(TypeObject(name: "generator"))
  /// `cell`.
  nonisolated(unsafe) public static let cell = sealed(TypeObject(name: "cell"))
  /// `property`.
  nonisolated(unsafe) public static let property = TypeObject(name: "property")
  /// `member_descriptor`.
  nonisolated(unsafe) public static let slotMember = sealed(TypeObject(name: "member_descriptor"))
  /// `getset_descriptor`.
  nonisolated(unsafe) public static let nativeProperty = sealed(TypeObject(name: "getset_descriptor"))
  /// `staticmethod`.
  nonisolated(unsafe) public static let staticMethod = TypeObject(name: "staticmethod")
  /// `classmethod`.
  nonisolated(unsafe) public static let classMethod = TypeObject(name: "classmethod")
  /// `super`.
  nonisolated(unsafe) public static let superType = TypeObject(name: "super")
  /// `code`.
  nonisolated(unsafe) public static let code = sealed(TypeObject(name: "code"))
  /// `traceback`.
  nonisolated(unsafe) public static let traceback = sealed(TypeObject(name: "traceback"))

  private static func sealed(_ type: TypeObject) -> TypeObject {
    type.isBase = false
    return type
  }
}
