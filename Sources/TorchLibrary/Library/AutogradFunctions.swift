import Autograd
import SceneLanguage

/// `backward`, `torch.autograd.grad` and what belongs to them.
enum AutogradFunctions {
  /// A gradient argument: a tensor or `None`.
  static func gradient(_ value: PythonValue?) throws -> Tensor? {
    guard let value, !value.isNone else { return nil }
    guard let object = value.object as? TensorObject else {
      throw PythonError.typeError("gradients can be either Tensors or None, but got \(value.type.name)")
    }
    return object.tensor
  }

  /// What `backward` of one tensor takes for its gradient: a tensor, `None`, or a sequence that holds one.
  static func loneGradient(_ value: PythonValue?) throws -> Tensor? {
    guard let value, !value.isNone, !(value.object is TensorObject) else { return try gradient(value) }
    return try gradient(value.items().first)
  }

  /// One tensor or a sequence of them; a `GradientEdge` stands for a tensor.
  static func tensors(_ value: PythonValue?, areInputs: Bool = false) throws -> [Tensor] {
    guard let value else { return [] }
    if let tensor = try tensor(value) { return [tensor] }
    return try value.items().map { item in
      guard let tensor = try tensor(item) else {
        if areInputs {
          throw PythonError.runtimeError(
            "all inputs have to be Tensors or GradientEdges, but got \(item.type.name)")
        }
        throw PythonError("AssertionError", "Expected output to be a torch.Tensor")
      }
      return tensor
    }
  }

  private static func tensor(_ value: PythonValue) throws -> Tensor? {
    if let object = value.object as? TensorObject { return object.tensor }
    guard let items = value.sequence, items.count >= 2, let node = items[0].object as? NodeObject,
      let index = items[1].wholeNumber
    else { return nil }
    return try node.runtime.session.standIn(for: Edge(node: node.node, index: index))
  }

  /// Gradients for several tensors: nil, one, or a sequence with gaps.
  static func gradients(_ value: PythonValue?) throws -> [Tensor?]? {
    guard let value, !value.isNone else { return nil }
    if let object = value.object as? TensorObject { return [object.tensor] }
    return try value.items().map { try gradient($0) }
  }

  private static func flag(_ value: PythonValue?) throws -> Bool? {
    guard let value, !value.isNone else { return nil }
    return try value.isTrue()
  }

  /// Runs a backward pass into `.grad`.
  static func backward(
    _ tensors: [Tensor], gradients: [Tensor?]?, _ retainGraph: PythonValue?, _ createGraph: PythonValue?,
    _ inputs: PythonValue?, _ runtime: TorchRuntime
  ) throws {
    let inputs = try inputs.flatMap { try $0.isNone ? nil : self.tensors($0, areInputs: true) }
    if try flag(createGraph) ?? false {
      try runtime.warnOnce(
        "UserWarning",
        "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient "
          + "which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If "
          + "you have to use this function, make sure to reset the .grad fields of your parameters to None after use to "
          + "break the cycle and avoid the leak.")
    }
    try runtime.translatingErrors {
      try runtime.runningFinalCallbacks {
        try runtime.session.backward(
          tensors, gradients: gradients, retainGraph: try flag(retainGraph),
          createGraph: try flag(createGraph) ?? false,
          inputs: inputs)
      }
    }
  }

  /// Fills `torch.autograd`.
  static func install(in module: ModuleObject, _ runtime: TorchRuntime) {
    module.function(
      "backward", "tensors, grad_tensors=, retain_graph=, create_graph=, grad_variables=, inputs="
    ) { arguments in
      var given = arguments[1]
      if let old = arguments[4], !old.isNone {
        try runtime.warn("FutureWarning", "`grad_variables` is deprecated. Use `grad_tensors` instead.")
        if let given, !given.isNone {
          throw PythonError.runtimeError(
            "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to `backward()`. Please only use "
              + "`grad_tensors`.")
        }
        given = old
      }
      try backward(
        tensors(arguments[0]), gradients: gradients(given), arguments[2], arguments[3], arguments[5], runtime)
      return .none
    }
    module.function(
      "grad",
      "outputs, inputs, grad_outputs=, retain_graph=, create_graph=, only_inputs=, allow_unused=, is_grads_batched=, "
        + "materialize_grads="
    ) { arguments in
      if let only = try flag(arguments[5]), !only {
        try runtime.warn(
          "FutureWarning",
          "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for other "
            + "parts of the graph, please use torch.autograd.backward.")
      }
      if try flag(arguments[7]) ?? false { return try batched(arguments, runtime) }
      let materializes = try flag(arguments[8]) ?? false
      let edges = materializes ? edgePlaces(arguments[1]) : []
      var found = try runtime.translatingErrors {
        try runtime.runningFinalCallbacks {
          // The elements of a batch share one graph, which the last of them gives up.
          try runtime.session.grad(
            outputs: tensors(arguments[0]), inputs: tensors(arguments[1], areInputs: true),
            gradients: gradients(arguments[2]),
            retainGraph: runtime.session.unfinishedBatches > 0 ? true : flag(arguments[3]),
            createGraph: flag(arguments[4]) ?? false,
            allowUnused: edges.isEmpty ? flag(arguments[6]) : true, materializeGrads: materializes && edges.isEmpty)
        }
      }
      if !edges.isEmpty { try fillGaps(in: &found, arguments[1], edges, runtime) }
      return runtime.python(found)
    }
    module.function("set_detect_anomaly", "mode, check_nan=") { arguments in
      let previous = runtime.session.anomalyMode
      try setAnomaly(arguments[0], arguments[1], runtime)
      return .object(ModeHandle { runtime.session.anomalyMode = previous })
    }
    module.function("detect_anomaly", "check_nan=") { arguments in
      let previous = runtime.session.anomalyMode
      try runtime.warn(
        "UserWarning",
        "Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging."
      )
      return .object(
        ModeHandle(enter: { try setAnomaly(.bool(true), arguments[0], runtime) }) {
          runtime.session.anomalyMode = previous
        })
    }
    let signature = SceneLanguage.Signature("data, requires_grad=, volatile=")
    let variable = TensorTypeObject("Variable", in: "torch.autograd.variable", dtype: nil) { given in
      let arguments = try signature.bind(given, function: "Variable")
      guard let data = arguments[0], let source = data.object as? TensorObject else {
        throw PythonError.typeError(
          "Variable data has to be a tensor, but got \(arguments[0]?.type.name ?? "NoneType")")
      }
      let isTracked = try arguments[1]?.isTrue() ?? false
      if try arguments[2]?.isTrue() ?? false {
        try runtime.warn(
          "UserWarning", "volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
      }
      return try runtime.translatingErrors {
        let tensor = try runtime.quietly { try source.tensor.detach() }
        try tensor.setRequiresGrad(isTracked, tell: false)
        runtime.scribe?.parameterMade(tensor, of: source.tensor, "autograd.Variable")
        return .object(runtime.object(for: tensor))
      }
    }
    variable.members["_execution_engine"] = .object(executionEngine(runtime))
    module["Variable"] = .object(variable)
  }

  /// `Variable._execution_engine`: what code that works during a pass asks the engine for.
  private static func executionEngine(_ runtime: TorchRuntime) -> PythonObject {
    let type = TypeObject(name: "_ImperativeEngine", module: "torch._C")
    type.method("queue_callback", "callback") { [unowned(unsafe) runtime] _, arguments in
      try runtime.queueFinalCallback(arguments[0] ?? .none)
      return .none
    }
    type.method("is_checkpoint_valid") { [unowned(unsafe) runtime] _ in .bool(runtime.session.runningPassTakesAll) }
    return PythonObject(type: type)
  }

  /// `grad(…, is_grads_batched=True)`: one pass for each element of the first dimension of the given gradients.
  private static func batched(_ arguments: [PythonValue?], _ runtime: TorchRuntime) throws -> PythonValue {
    try runtime.translatingErrors {
      let outputs = try tensors(arguments[0])
      let inputs = try tensors(arguments[1])
      let given = try gradients(arguments[2]) ?? []
      try checkBatches(given, outputs)
      let count = given.compactMap { $0?.sizes.first }.first ?? 0
      var rows: [[Tensor?]] = []
      for index in 0..<count {
        let isLast = index == count - 1
        rows.append(
          try runtime.session.grad(
            outputs: outputs, inputs: inputs, gradients: given.map { try $0?.select(0, index) },
            retainGraph: isLast ? flag(arguments[3]) : true, createGraph: flag(arguments[4]) ?? false,
            allowUnused: flag(arguments[6]), materializeGrads: flag(arguments[8]) ?? false))
      }
      let columns = try inputs.indices.map { column -> Tensor? in
        let parts = rows.compactMap { $0[column] }
        return parts.isEmpty ? nil : try Operations.call("stack", runtime, .tensors(parts), .int(0))
      }
      return runtime.python(columns)
    }
  }

  /// The places of the inputs that are edges of the graph, not tensors.
  private static func edgePlaces(_ inputs: PythonValue?) -> Set<Int> {
    guard let items = inputs?.sequence else { return [] }
    return Set(items.indices.filter { items[$0].object is TupleObject })
  }

  /// Puts zeros where no gradient came to a tensor. Throws where none came over an edge, of which no shape is known.
  private static func fillGaps(
    in gradients: inout [Tensor?], _ inputs: PythonValue?, _ edges: Set<Int>, _ runtime: TorchRuntime
  ) throws {
    for (index, input) in try tensors(inputs, areInputs: true).enumerated() where gradients[index] == nil {
      if edges.contains(index) {
        throw PythonError.runtimeError("materialize_grads cannot be used when the given input is a GradientEdge")
      }
      gradients[index] = try Operations.call("zeros_like", runtime, .tensor(input))
    }
  }

  /// Throws where what is left of a gradient without its first dimension has not the shape of the output.
  private static func checkBatches(_ gradients: [Tensor?], _ outputs: [Tensor]) throws {
    for (index, (gradient, output)) in zip(gradients, outputs).enumerated() {
      guard let gradient, gradient.sizes.dropFirst() != output.sizes[...] else { continue }
      // PyTorch leaves out two dimensions of the gradient where it shows it.
      throw TorchError.runtime(
        "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. The "
          + "sizes of the remaining dimensions are expected to match the shape of corresponding output, but a mismatch "
          + "was detected: grad_output[\(index)] has a shape of torch.Size(\(Array(gradient.sizes.dropFirst(2)))) and "
          + "output[\(index)] has a shape of torch.Size(\(output.sizes)). If you only want some tensors in `grad_output` to "
          + "be considered batched, consider using vmap.")
    }
  }

  private static func setAnomaly(_ mode: PythonValue?, _ checkNaN: PythonValue?, _ runtime: TorchRuntime) throws {
    runtime.session.anomalyMode =
      try flag(mode) ?? true ? .on(checkNaN: try flag(checkNaN) ?? true) : .off
  }
}

/// A context that undoes something at its end.
final class ModeHandle: PythonObject {
  private let enter: () throws -> Void
  private let leave: () -> Void

  init(enter: @escaping () throws -> Void = {}, _ leave: @escaping () -> Void) {
    self.enter = enter
    self.leave = leave
    super.init(type: ModeHandle.handleType)
  }

  nonisolated(unsafe) private static let handleType: TypeObject = {
    let type = TypeObject(name: "set_detect_anomaly", module: "torch.autograd.anomaly_mode")
    type.method("__enter__") { arguments in
      try (arguments[0].object as? ModeHandle)?.enter()
      return .none
    }
    type.method("__exit__") { arguments in
      (arguments[0].object as? ModeHandle)?.leave()
      return .none
    }
    return type
  }()
}
