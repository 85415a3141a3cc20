import Autograd
import SceneLanguage

/// A gradient function as Python sees it: `grad_fn`.
final class NodeObject: PythonObject {
  /// The engine's node.
  let node: Node
  unowned(unsafe) let runtime: TorchRuntime

  init(_ node: Node, runtime: TorchRuntime) {
    self.node = node
    self.runtime = runtime
    super.init(type: TorchTypes.node(node.name))
    node.companion = self
  }

  deinit { node.companion = nil }

  override func repr() throws -> String { "<\(node.name) object at \(0x7f00_0000_0000 + node.id * 16)>" }

  override func call(_ arguments: PythonArguments) throws -> PythonValue {
    throw PythonError.runtimeError("gradient functions are called by backward() alone")
  }

  /// `_saved_self` and its kind are looked up by name; the rest is in the type.
  override func attribute(_ name: StringObject) throws -> PythonValue? {
    if let found = try genericAttribute(name) { return found }
    guard name.string.hasPrefix("_saved_") else { return nil }
    let wanted = name.string.dropFirst("_saved_".count)
    return try runtime.translatingErrors { try runtime.saved(String(wanted), in: node) }
  }

  static func install(in type: TypeObject) {
    type.method("name") { .string(try node($0[0]).node.name) }
    type.property("next_functions") { value in
      let object = try node(value)
      return .tuple(
        object.node.nextEdges.map { edge in
          .tuple([object.runtime.python(edge?.node), .int(edge?.index ?? 0)])
        })
    }
    type.property("variable") { value in
      let object = try node(value)
      guard let leaf = object.node as? AccumulateGrad else {
        throw PythonError.attributeError("'\(object.node.name)' object has no attribute 'variable'")
      }
      return .object(object.runtime.object(for: leaf.variable))
    }
    type.property("metadata") { value in
      let object = try node(value)
      let key = StringObject.interned(" metadata")
      if let known = object.ownAttribute(key) { return known }
      let made = PythonValue.object(DictionaryObject())
      object.setOwnAttribute(key, made)
      return made
    }
    type.method("register_hook", "hook") { value, arguments in
      let object = try node(value)
      let hook = arguments[0] ?? .none
      let id = object.node.registerHook(name: HookHandle.name(of: hook)) { [runtime = object.runtime] out, arrived in
        try runtime.gradients(from: hook.call(runtime.python(out), runtime.python(arrived)))
      }
      return .object(HookHandle { [node = object.node] in node.removeHook(id) })
    }
    type.method("register_prehook", "hook") { value, arguments in
      let object = try node(value)
      let hook = arguments[0] ?? .none
      let id = object.node.registerPreHook(name: HookHandle.name(of: hook)) { [runtime = object.runtime] arrived in
        try runtime.gradients(from: hook.call(runtime.python(arrived)))
      }
      return .object(HookHandle { [node = object.node] in node.removeHook(id) })
    }
  }

  private static func node(_ value: PythonValue) throws -> NodeObject {
    guard let object = value.object as? NodeObject else {
      throw PythonError.typeError("a gradient function is needed, not '\(value.type.name)'")
    }
    return object
  }
}

extension TorchRuntime {
  /// Gradients as hooks get them.
  func python(_ tensors: [Tensor?]) -> PythonValue { .tuple(tensors.map { python($0) }) }

  /// Gradients as hooks return them; nil for `None`.
  func gradients(from value: PythonValue) throws -> [Tensor?]? {
    if value.isNone { return nil }
    if let object = value.object as? TensorObject { return [object.tensor] }
    return try value.items().map { item in
      if item.isNone { return nil }
      guard let object = item.object as? TensorObject else {
        throw PythonError.typeError("expected Variable, but hook returned '\(item.type.name)'")
      }
      return object.tensor
    }
  }

  /// `node._saved_NAME`.
  func saved(_ name: String, in node: Node) throws -> PythonValue? {
    guard let node = node as? OperationNode else { return nil }
    if node.isReleased { throw OperationNode.releasedError }
    return node.savedTensors.first { $0.name == name }.map { .object(object(for: $0.tensor)) }
  }
}
