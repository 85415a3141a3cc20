import Autograd
import SceneLanguage

/// What `torch.autograd.Function.apply` does below its Python part.
enum CustomFunctions {
  static func install(in module: ModuleObject, _ runtime: TorchRuntime) {
    module.function("apply_function", "name, ctx, args, forward, backward") { arguments in
      try apply(
        name: arguments[0]?.string ?? "Function", context: arguments[1] ?? .none,
        inputs: arguments[2]?.sequence ?? [], forward: arguments[3] ?? .none, backward: arguments[4] ?? .none, runtime)
    }
    module.function("forbid_double_backward", "gradients") { arguments in
      .tuple(try forbidDoubleBackward(arguments[0]?.sequence ?? [], runtime))
    }
  }

  /// Gradients that a function with `@once_differentiable` gave, as results of a function that only throws.
  private static func forbidDoubleBackward(
    _ gradients: [PythonValue], _ runtime: TorchRuntime
  ) throws -> [PythonValue] {
    let inputs = try gradients.map { value -> Tensor? in
      guard let object = value.object as? TensorObject else { return nil }
      let leaf = try runtime.quietly { try object.tensor.detach() }
      try leaf.setRequiresGrad(leaf.dtype.isFloatingPoint, tell: false)
      return leaf
    }
    let outputs = try runtime.quietly { try inputs.compactMap { try $0?.detach() } }
    _ = try runtime.session.record(
      "torch::autograd::Error", inputs: inputs, outputs: outputs, differentiable: outputs.map { _ in true }
    ) { _ in
      throw TorchError.runtime("trying to differentiate twice a function that was marked with @once_differentiable")
    }
    var made = outputs.makeIterator()
    return inputs.map { $0 == nil ? .none : runtime.python(made.next()) }
  }

  private static func apply(
    name: String, context: PythonValue, inputs: [PythonValue], forward: PythonValue, backward: PythonValue,
    _ runtime: TorchRuntime
  ) throws -> PythonValue {
    let tensors = inputs.compactMap { ($0.object as? TensorObject)?.tensor }
    let isRecorded = runtime.session.isGradEnabled && tensors.contains { $0.requiresGrad }
    let token = runtime.quietly { runtime.session.enterGradMode("no_grad", enabled: false) }
    let result: PythonValue
    do {
      defer { runtime.quietly { runtime.session.leaveGradMode(token) } }
      result = try runtime.quietly { try forward.call() }
    }
    let isTuple = result.object is TupleObject
    var values = isTuple ? result.sequence ?? [] : [result]
    let dirty = try context.attribute("dirty_tensors").items().compactMap { ($0.object as? TensorObject)?.tensor }
    let given = values.compactMap { ($0.object as? TensorObject)?.tensor }
    guard dirty.allSatisfy({ tensor in given.contains { $0 === tensor } }) else {
      throw PythonError.runtimeError(
        "Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified "
          + "inplace must all be outputs of the Function.")
    }
    for tensor in dirty { tensor.bumpVersion() }
    var excluded = try context.attribute("non_differentiable").items().compactMap {
      ($0.object as? TensorObject)?.tensor
    }
    var outputs: [Tensor] = []
    let isResultTensor = values.map { $0.object is TensorObject }
    for index in values.indices {
      guard let object = values[index].object as? TensorObject else { continue }
      var tensor = object.tensor
      if tensors.contains(where: { $0 === tensor }), !dirty.contains(where: { $0 === tensor }) {
        // An input that comes back as it is must not lose its own history.
        let given = tensor
        tensor = try runtime.quietly { try Operations.call("view_as", runtime, .tensor(given), .tensor(given)) }
        if excluded.contains(where: { $0 === given }) { excluded.append(tensor) }
        values[index] = .object(runtime.object(for: tensor))
      }
      outputs.append(tensor)
    }
    var node: CustomNode?
    if isRecorded {
      // What is no tensor among the results gets `None` in backward.
      let spread = PythonValue.object(
        NativeFunction("backward") { given in
          var gradients = given.positional.makeIterator()
          return try backward.call(isResultTensor.map { $0 ? gradients.next() ?? .none : .none })
        })
      node = try record(
        name, context, inputs, tensors, outputs, dirty: dirty, excluded: excluded,
        isResultTensor.allSatisfy { $0 } ? backward : spread, runtime)
    }
    runtime.session.markCustomViews(outputs.filter { output in !dirty.contains { $0 === output } })
    runtime.scribe?.functionApplied(name, inputs: tensors, outputs: outputs, node: node)
    return isTuple ? .tuple(values) : values[0]
  }

  private static func record(
    _ name: String, _ context: PythonValue, _ inputs: [PythonValue], _ tensors: [Tensor], _ outputs: [Tensor],
    dirty: [Tensor], excluded: [Tensor], _ backward: PythonValue, _ runtime: TorchRuntime
  ) throws -> CustomNode? {
    let materializes = try context.attribute("materialize_grads").isTrue()
    let materializesOthers = try context.attribute("_materialize_non_diff_grads").isTrue()
    let facts = outputs.map { output in (output.sizes, output.dtype, !excluded.contains { $0 === output }) }
    let isTensor = inputs.map { $0.object is TensorObject }
    let title = name + "Backward"
    let formula: CustomNode.Formula = { [unowned(unsafe) runtime] gradients in
      let arrived = try gradients.enumerated().map { index, gradient -> PythonValue in
        if let gradient { return .object(runtime.object(for: gradient)) }
        let (sizes, dtype, isDifferentiable) = facts[index]
        guard materializes, isDifferentiable || materializesOthers else { return .none }
        return .object(
          runtime.object(
            for: try runtime.quietly {
              try runtime.session.tensor([Scalar](repeating: 0, count: sizes.reduce(1, *)), sizes: sizes, dtype: dtype)
            }))
      }
      return try results(backward.call(arrived), isTensor, title)
    }
    let made = try runtime.translatingErrors {
      try runtime.session.record(
        title, inputs: tensors, outputs: outputs,
        differentiable: outputs.map { output in !excluded.contains { $0 === output } },
        modified: outputs.map { output in dirty.contains { $0 === output } }, formula: formula)
    }
    guard let node = made else { return nil }
    let kept = try context.attribute("_to_save").items().enumerated().map { index, item -> Tensor? in
      if let object = item.object as? TensorObject { return object.tensor }
      if item.isNone { return nil }
      throw PythonError.typeError(
        "save_for_backward can only save variables, but argument \(index) is of type \(item.type.name)")
    }
    try runtime.translatingErrors { try node.save(kept, outputs: outputs) }
    try context.setAttribute("_to_save", .tuple([]))
    try context.setAttribute("_node", .object(FunctionState(node, runtime)))
    node.context = context.object
    return node
  }

  /// The gradients that a scene's backward returned, for the inputs that are tensors.
  private static func results(_ value: PythonValue, _ isTensor: [Bool], _ title: String) throws -> [Tensor?] {
    var items = try value.items()
    while items.count > isTensor.count, items.last?.isNone ?? false { items.removeLast() }
    if items.count != isTensor.count {
      throw PythonError.runtimeError(
        "function \(title) returned an incorrect number of gradients (expected \(isTensor.count), got \(items.count))")
    }
    var gradients: [Tensor?] = []
    for (index, item) in items.enumerated() {
      guard isTensor[index] else {
        if !item.isNone {
          throw PythonError.runtimeError(
            "function \(title) returned a gradient different than None at position \(index + 1), but the corresponding "
              + "forward input was not a Variable")
        }
        continue
      }
      if item.isNone {
        gradients.append(nil)
      } else if let object = item.object as? TensorObject {
        gradients.append(object.tensor)
      } else {
        throw PythonError.runtimeError("expected Variable or None (got \(item.type.name))")
      }
    }
    return gradients
  }
}

/// What `ctx` holds of the engine once the function is recorded: the saved tensors. The function holds `ctx`, so this
/// does not hold the function.
final class FunctionState: PythonObject {
  private weak var node: CustomNode?
  private unowned(unsafe) let runtime: TorchRuntime

  init(_ node: CustomNode, _ runtime: TorchRuntime) {
    self.node = node
    self.runtime = runtime
    super.init(type: FunctionState.stateType)
  }

  nonisolated(unsafe) private static let stateType: TypeObject = {
    let type = TypeObject(name: "FunctionState", module: "torch._C")
    type.method("saved_tensors") { arguments in
      guard let state = arguments[0].object as? FunctionState, let node = state.node else { return .tuple([]) }
      return try state.runtime.translatingErrors { state.runtime.python(try node.savedTensors()) }
    }
    type.property("next_functions") { value in
      guard let state = value.object as? FunctionState, let node = state.node else { return .tuple([]) }
      return try PythonValue.object(state.runtime.object(for: node)).attribute("next_functions")
    }
    return type
  }()
}
