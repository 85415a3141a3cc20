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
    super.init(type: runtime.type(of: node))
    node.companion = self
  }

  deinit { node.companion = nil }

  /// The made-up address belongs to the node: one that Python dropped and asked for again shows the same.
  override func repr() throws -> String {
    "<\(type.qualifiedName) object at 0x\(String(0x7f10_0000_0000 + node.id * 16, radix: 16))>"
  }

  /// The function of a scene's own operation is a Python object without `__call__`.
  override var isCallable: Bool { !(node is CustomNode) }

  override func call(_ arguments: PythonArguments) throws -> PythonValue {
    guard isCallable else { return try super.call(arguments) }
    let gradients = try arguments.positional.enumerated().map { index, value in
      guard value.isNone || value.object is TensorObject else {
        throw PythonError.typeError("argument \(index) is not a Variable")
      }
      return try AutogradFunctions.gradient(value)
    }
    guard gradients.count == node.outputCount else {
      throw PythonError.typeError("expected \(node.outputCount) arguments, got \(gradients.count) instead")
    }
    let results = try runtime.translatingErrors { try node(gradients) }
    return results.count == 1 ? runtime.python(results[0]) : runtime.python(results)
  }

  /// `_saved_self` and its kind are looked up by name; the rest is in the type.
  override func attribute(_ name: StringObject) throws -> PythonValue? {
    if let found = try genericAttribute(name) { return found }
    if let context = (node as? CustomNode)?.context as? PythonObject {
      return try PythonValue.object(context).attributeIfPresent(name.string)
    }
    let isRaw = name.string.hasPrefix("_raw_saved_")
    guard isRaw || name.string.hasPrefix("_saved_") else { return nil }
    let wanted = name.string.dropFirst(isRaw ? "_raw_saved_".count : "_saved_".count)
    return try runtime.translatingErrors {
      isRaw ? runtime.rawSaved(String(wanted), in: node) : try runtime.saved(String(wanted), in: node)
    }
  }

  static func install(in type: TypeObject) {
    type.method("name") { .string(try node($0[0]).node.name) }
    type.property("next_functions") { value in
      let object = try node(value)
      // What cannot be differentiated knows only those of its arguments that require grad.
      let isRefusing = object.node.name == "torch::autograd::NotImplemented"
      return .tuple(
        object.node.nextEdges.filter { !isRefusing || $0 != nil }.map { edge in
          .tuple([object.runtime.python(edge?.node), .int(edge?.index ?? 0)])
        })
    }
    type.property("_input_metadata") { value in
      let object = try node(value)
      return .tuple(
        (0..<object.node.outputCount).map { index in
          let (sizes, dtype) = object.node.outputMetadata(index)
          return .object(InputMetadata(sizes: sizes, dtype: dtype))
        })
    }
    type.method("_sequence_nr") { .int(try node($0[0]).node.sequenceNumber) }
    type.property("requires_grad") { _ in .bool(true) }
    type.property("variable") { value in
      let object = try node(value)
      guard let leaf = object.node as? AccumulateGrad else {
        throw PythonError.attributeError("'\(object.node.name)' object has no attribute 'variable'")
      }
      return .object(object.runtime.object(for: leaf.variable))
    }
    type.property("metadata") { value in
      let object = try node(value)
      if let known = object.node.metadata as? DictionaryObject { return .object(known) }
      let made = DictionaryObject()
      object.node.metadata = made
      return .object(made)
    }
    type.method("register_hook", "hook") { value, arguments in
      let object = try node(value)
      let hook = arguments[0] ?? .none
      let id = object.node.registerHook(name: HookHandle.name(of: hook)) { [runtime = object.runtime] out, arrived in
        try runtime.gradients(from: hook.call(runtime.python(out), runtime.python(arrived)))
      }
      return .object(HookHandle(object.runtime) { [weak node = object.node] in node?.removeHook(id) })
    }
    type.method("register_prehook", "hook") { value, arguments in
      let object = try node(value)
      let hook = arguments[0] ?? .none
      let id = object.node.registerPreHook(name: HookHandle.name(of: hook)) { [runtime = object.runtime] arrived in
        try runtime.gradients(from: hook.call(runtime.python(arrived)))
      }
      return .object(HookHandle(object.runtime) { [weak node = object.node] in node?.removeHook(id) })
    }
    type.method("__dir__") { value in
      let object = try node(value[0])
      let names = ["metadata", "name", "next_functions", "register_hook", "register_prehook", "requires_grad"]
      let saved = SavedAttributes.of(object.node.name).map { "_saved_" + $0.name }
      return .list((names + saved).sorted().map { .string($0) })
    }
  }

  private static func node(_ value: PythonValue) throws -> NodeObject {
    guard let object = value.object as? NodeObject else {
      throw PythonError.typeError("a gradient function is needed, not '\(value.type.messageName)'")
    }
    return object
  }
}

extension TorchRuntime {
  /// The class of a gradient function: for a scene's own operation, one with the bases of its `ctx`.
  fileprivate func type(of node: Node) -> TypeObject {
    guard let context = (node as? CustomNode)?.context as? PythonObject else {
      return TorchTypes.node(node.name, isCustom: node is CustomNode)
    }
    let key = ObjectIdentifier(context.type)
    if let known = customNodeTypes[key] { return known }
    let made = TypeObject(
      name: context.type.name, module: context.type.module, bases: [TorchTypes.anyNode] + context.type.bases,
      hasInstanceAttributes: true)
    customNodeTypes[key] = made
    return made
  }

  /// Gradients as hooks get them.
  func python(_ tensors: [Tensor?]) -> PythonValue { .tuple(tensors.map { python($0) }) }

  /// Gradients as hooks return them; nil for `None`.
  func gradients(from value: PythonValue) throws -> [Tensor?]? {
    if value.isNone { return nil }
    guard value.object is TupleObject else {
      throw PythonError.typeError("expected tuple, but hook returned '\(value.type.messageName)'")
    }
    return try value.items().map { item in
      if item.isNone { return nil }
      guard let object = item.object as? TensorObject else {
        throw PythonError.typeError("expected Variable, but hook returned '\(item.type.messageName)'")
      }
      return object.tensor
    }
  }
}
