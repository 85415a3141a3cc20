/// The built-in functions and classes, in one table each.
enum Builtins {
  /// Gives the built-in classes their methods, once for the process.
  static func prepare() { _ = prepared }

  private static let prepared: Void = {
    // `type` comes first: every class reads its own class from it.
    _ = TypeObject.typeOfTypes
    BuiltinMethods.install()
    ObjectMethods.install()
    ExceptionMethods.install()
    UnicodeErrors.install()
    ExceptionGroups.install()
    FunctionMethods.install()
  }()

  private static var types: [TypeObject] {
    [
      .objectType, .typeOfTypes, .int, .float, .bool, .string, .bytes, .list, .tuple, .dictionary, .set, .frozenSet,
      .range, .slice, .property, .staticMethod, .classMethod, .superType,
    ]
  }

  /// Binds all built-in names in a module.
  static func fill(_ module: ModuleObject, _ interpreter: Interpreter) {
    for type in types { module[type.name] = .object(type) }
    for (name, type) in ExceptionTypes.all { module[name] = .object(type) }
    module["NotImplemented"] = .notImplemented
    module["Ellipsis"] = .ellipsis
    module["__debug__"] = .bool(true)
    module[".group_handling"] = .object(GroupHandling.handlingType)
    BuiltinFunctions.define(in: module, interpreter)
    IterationFunctions.define(in: module, interpreter)
  }
}
