/// The built-in classes. Each is made bare here; `Builtins.install` gives them their methods, because making a method
/// needs strings, and a string needs its class.
extension TypeObject {
  nonisolated(unsafe) public static let objectType = TypeObject(
    name: "object", module: nil, bases: [], isUserDefined: false, hasInstanceAttributes: false, construct: nil)
  nonisolated(unsafe) public static let int = TypeObject(name: "int")
  nonisolated(unsafe) public static let float = TypeObject(name: "float")
  nonisolated(unsafe) public static let bool = sealed(TypeObject(name: "bool", bases: [.int]))
  nonisolated(unsafe) public static let string = TypeObject(name: "str")
  nonisolated(unsafe) public static let bytes = TypeObject(name: "bytes")
  nonisolated(unsafe) public static let list = TypeObject(name: "list")
  nonisolated(unsafe) public static let tuple = TypeObject(name: "tuple")
  nonisolated(unsafe) public static let dictionary = TypeObject(name: "dict")
  nonisolated(unsafe) public static let set = TypeObject(name: "set")
  nonisolated(unsafe) public static let frozenSet = TypeObject(name: "frozenset")
  nonisolated(unsafe) public static let range = sealed(TypeObject(name: "range"))
  nonisolated(unsafe) public static let slice = sealed(TypeObject(name: "slice"))
  nonisolated(unsafe) public static let noneType = sealed(TypeObject(name: "NoneType"))
  nonisolated(unsafe) public static let notImplementedType = sealed(TypeObject(name: "NotImplementedType"))
  nonisolated(unsafe) public static let ellipsisType = sealed(TypeObject(name: "ellipsis"))
  nonisolated(unsafe) public static let function = sealed(
    TypeObject(name: "function", hasInstanceAttributes: true))
  nonisolated(unsafe) public static let builtinFunction = sealed(TypeObject(name: "builtin_function_or_method"))
  nonisolated(unsafe) public static let methodDescriptor = sealed(TypeObject(name: "method_descriptor"))
  nonisolated(unsafe) public static let method = sealed(TypeObject(name: "method"))
  nonisolated(unsafe) public static let module = sealed(TypeObject(name: "module", hasInstanceAttributes: true))
  nonisolated(unsafe) public static let generator = sealed(TypeObject(name: "generator"))
  nonisolated(unsafe) public static let cell = sealed(TypeObject(name: "cell"))
  nonisolated(unsafe) public static let property = TypeObject(name: "property")
  nonisolated(unsafe) public static let nativeProperty = sealed(TypeObject(name: "getset_descriptor"))
  nonisolated(unsafe) public static let staticMethod = TypeObject(name: "staticmethod")
  nonisolated(unsafe) public static let classMethod = TypeObject(name: "classmethod")
  nonisolated(unsafe) public static let superType = TypeObject(name: "super")
  nonisolated(unsafe) public static let code = sealed(TypeObject(name: "code"))
  nonisolated(unsafe) public static let traceback = sealed(TypeObject(name: "traceback"))

  private static func sealed(_ type: TypeObject) -> TypeObject {
    type.isBase = false
    return type
  }
}
