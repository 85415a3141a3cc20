extension Session {
  /// Runs the hooks of a leaf on a gradient.
  func runHooks(on variable: Tensor, gradient: Tensor?) throws -> Tensor? {
    guard let hooks = variable.extra?.hooks, !hooks.isEmpty else { return gradient }
    var gradient = gradient
    for hook in hooks { gradient = try run(hook, on: gradient, tensor: variable, node: nil) }
    return gradient
  }

  /// Runs the hooks of the outputs of a function, then keeps the gradients that `retain_grad()` asked for.
  func runTensorHooks(of node: Node, _ extra: NodeExtra, _ inputs: Gradients) throws -> Gradients {
    var inputs = inputs
    for (output, hook) in extra.tensorHooks {
      inputs[output] = try run(hook, on: inputs[output], tensor: nil, node: node)
    }
    for (output, weak) in extra.retained {
      guard let tensor = weak.tensor, let gradient = inputs[output] else { continue }
      let old = tensor.extra?.grad
      let kept = try old.map { try $0.add(gradient) } ?? (isGradEnabled ? gradient.clone() : gradient.copied())
      tensor.madeExtra.grad = kept
      observer?.gradientCaptured(tensor, gradient: kept)
    }
    return inputs
  }

  private func run(_ hook: TensorHook, on gradient: Tensor?, tensor: Tensor?, node: Node?) throws -> Tensor? {
    let result = try observingAsUsual { try hook.call(gradient) }
    if let result { try Session.check(result, inPlaceOf: gradient, hook.name) }
    observer?.hookCalled(
      HookCall(category: "tensor", name: hook.name, tensor: tensor, node: node, before: gradient, after: result))
    return result ?? gradient
  }

  /// Runs the hooks that wait for `.grad` of a leaf.
  func runPostAccumulateHooks(on variable: Tensor) throws {
    guard let hooks = variable.extra?.postAccumulateHooks, !hooks.isEmpty else { return }
    var leftAlone = true
    for hook in hooks {
      let before = variable.grad
      leftAlone = try observingAsUsual { try hook.call(variable) } && leftAlone
      observer?.hookCalled(
        HookCall(
          category: "post accumulate", name: hook.name, tensor: variable, node: nil, before: before, after: nil))
    }
    if !leftAlone { throw TorchError.runtime("Tensor post accumulate grad hooks should return None.") }
  }

  /// Runs the hooks before a function.
  func runPreHooks(of node: Node, _ extra: NodeExtra, _ inputs: Gradients) throws -> Gradients {
    var list = (0..<node.outputCount).map { inputs[$0] }
    for hook in extra.preHooks {
      let before = list.first ?? nil
      let changed = try observingAsUsual { try hook.call(list, []) }
      if let changed {
        try Session.check(changed, inPlaceOf: list, hook.name)
        list = changed
      }
      observer?.hookCalled(
        HookCall(
          category: "node", name: hook.name, tensor: nil, node: node, before: before, after: changed?.first ?? nil))
    }
    return Gradients(list)
  }

  /// Runs the hooks after a function.
  @discardableResult
  func runPostHooks(of node: Node, _ extra: NodeExtra, _ outputs: Gradients, _ inputs: Gradients) throws -> Gradients {
    if extra.postHooks.isEmpty { return outputs }
    // AccumulateGrad gives nothing on.
    let count = node is AccumulateGrad ? 0 : max(1, Int(node.edgeCount))
    var list = (0..<count).map { outputs[$0] }
    let arrived = (0..<node.outputCount).map { inputs[$0] }
    for hook in extra.postHooks {
      let before = list.first ?? nil
      let changed = try observingAsUsual { try hook.call(list, arrived) }
      if let changed {
        try Session.check(changed, inPlaceOf: list, hook.name)
        list = changed
      }
      observer?.hookCalled(
        HookCall(
          category: "node", name: hook.name, tensor: nil, node: node, before: before, after: changed?.first ?? nil))
    }
    return Gradients(list)
  }

  /// Throws where a hook on a function gave back what cannot stand for the gradients that it got.
  private static func check(_ changed: [Tensor?], inPlaceOf list: [Tensor?], _ hook: String) throws {
    if changed.count != list.count {
      throw TorchError.runtime(
        "hook '\(hook)' has returned an incorrect number of values (got \(changed.count), but expected \(list.count))")
    }
    for (result, original) in zip(changed, list) {
      if let result { try check(result, inPlaceOf: original, hook) }
    }
  }

  private static func check(_ result: Tensor, inPlaceOf original: Tensor?, _ hook: String) throws {
    guard let original else {
      throw TorchError.runtime("can't replace a None gradient with a non-None value")
    }
    if result.dtype != original.dtype {
      throw TorchError.runtime(
        "hook '\(hook)' has changed the type of value (was \(original.dtype.errorTypeName) got "
          + "\(result.dtype.errorTypeName))")
    }
    if result.sizes != original.sizes { throw TorchError.runtime("hook '\(hook)' has changed the size of value") }
  }

  /// Runs the scene's own code inside a pass: what it does is told like everything it does.
  func observingAsUsual<R>(_ body: () throws -> R) rethrows -> R {
    let depth = observationDepth
    observationDepth = 0
    defer { observationDepth = depth }
    return try body()
  }
}
