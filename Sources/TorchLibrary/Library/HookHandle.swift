import SceneLanguage

/// What registering a hook returns.
final class HookHandle: PythonObject {
  private let removal: () -> Void
  /// What PyTorch keeps the hook by: handles are numbered, in a run, whatever they are for.
  private let id: Int

  init(_ runtime: TorchRuntime, _ removal: @escaping () -> Void) {
    self.removal = removal
    id = runtime.nextHookID()
    super.init(type: TorchTypes.hookHandle)
  }

  static func install(in type: TypeObject) {
    type.method("remove") { arguments in
      (arguments[0].object as? HookHandle)?.removal()
      return .none
    }
    type.property("id") { value in (value.object as? HookHandle).map { .int($0.id) } ?? .none }
    type.method("__enter__") { $0[0] }
    type.method("__exit__") { arguments in
      (arguments[0].object as? HookHandle)?.removal()
      return .bool(false)
    }
  }

  /// The name of the scene's function, for pictures and messages.
  static func name(of hook: PythonValue) -> String {
    ((try? hook.attributeIfPresent("__name__")) ?? nil)?.string ?? hook.type.name
  }
}
