/// A function written in Python.
public final class FunctionObject: PythonObject {
  final let code: CodeObject
  /// The variables of the module that it was defined in.
  final let globals: ModuleObject
  /// The values of the last positional parameters.
  final var defaults: [Value]
  /// The values of keyword-only parameters that have one.
  final var keywordDefaults: [ObjectIdentifier: Value]
  /// The variables of enclosing functions.
  final let closure: [CellObject]
  final var name: String
  final var qualifiedName: String

  init(
    code: CodeObject, globals: ModuleObject, defaults: [Value], keywordDefaults: [ObjectIdentifier: Value],
    closure: [CellObject]
  ) {
    self.code = code
    self.globals = globals
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    self.closure = closure
    name = code.name
    qualifiedName = code.qualifiedName
    super.init(type: .function, kind: .function)
  }

  /// The same function as a class that inherits it would define it itself: mistakes in calls name that class.
  public final func copied(named name: String) -> FunctionObject {
    let copy = FunctionObject(
      code: code, globals: globals, defaults: defaults, keywordDefaults: keywordDefaults, closure: closure)
    copy.qualifiedName = name
    return copy
  }

  /// Whether calling it makes a generator.
  public final var isGenerator: Bool { code.isGenerator }

  override public func repr() throws -> String { "<function \(qualifiedName) at \(identityText)>" }

  override public func call(_ arguments: Arguments) throws -> Value {
    try Interpreter.running.machine.call(self, arguments)
  }
}

/// A variable that functions share with the functions around them.
final class CellObject: PythonObject {
  final var value: Value
  fileprivate final var place = 0

  init(_ value: Value) {
    self.value = value
    super.init(type: .cell, kind: .cell)
    place = CycleSuspects.add(self)
  }

  deinit {
    CycleSuspects.remove(at: place)
    ReleaseQueue.release(&value)
  }
}

/// An instance of a class written in Python.
final class InstanceObject: PythonObject {
  fileprivate final var place = 0

  private init(_ type: TypeObject) {
    super.init(type: type, kind: .instance)
    place = CycleSuspects.add(self)
  }

  /// Makes an instance without attributes. Every so often, cycles of instances that nobody holds are freed first.
  static func make(_ type: TypeObject) -> InstanceObject {
    if CycleSuspects.isDue { CycleSuspects.collect() }
    return InstanceObject(type)
  }

  deinit { CycleSuspects.remove(at: place) }
}

extension PythonObject {
  /// Tells a suspect where the table of suspects keeps it.
  final func move(to place: Int) {
    if kind == .instance {
      unsafeDowncast(self, to: InstanceObject.self).place = place
    } else {
      unsafeDowncast(self, to: CellObject.self).place = place
    }
  }
}
