extension Tensor {
  /// Sets `requires_grad` (`requires_grad_`).
  @discardableResult
  public func requiresGrad_(_ value: Bool = true) throws -> Tensor {
    try setRequiresGrad(value, tell: true)
    return self
  }

  /// Sets `requires_grad`; the observer is told if `tell`.
  public func setRequiresGrad(_ value: Bool, tell: Bool) throws {
    if value && !dtype.isFloatingPoint {
      throw TorchError.runtime(
        "\(tell ? "only" : "Only") Tensors of floating point and complex dtype can require gradients")
    }
    if !value && !isLeaf {
      throw TorchError.runtime(
        "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph "
          + "that doesn't require differentiation use var_no_grad = var.detach().")
    }
    if isInference && value && !session.isInferenceMode {
      throw TorchError.runtime("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.")
    }
    let old = requiresGrad
    if value { flags.insert(.requiresGrad) } else { flags.remove(.requiresGrad) }
    if tell && old != value && session.isObserved { session.observer?.flagChanged(self) }
  }

  /// A tensor without history that shares memory and version counter (`detach`).
  public func detach() throws -> Tensor {
    let result = alias()
    if isInference { result.madeExtra.ownVersion = VersionCounter() }
    if isBatched { result.markBatched() }
    if session.transformDepth > 0 { result.transformDepth = session.transformDepth }
    if session.isObserved { session.observer?.detached(self, into: result, viaData: false) }
    return result
  }

  /// A tensor without history that shares the memory but counts versions by itself (`.data`).
  public var data: Tensor {
    let result = alias()
    result.madeExtra.ownVersion = VersionCounter()
    if isBatched { result.markBatched() }
    if session.transformDepth > 0 { result.transformDepth = session.transformDepth }
    if session.isObserved { session.observer?.detached(self, into: result, viaData: true) }
    return result
  }

  /// Keeps the gradient of a tensor that is no leaf (`retain_grad`).
  public func retainGrad() throws {
    if !requiresGrad { throw TorchError.runtime("can't retain_grad on Tensor that has requires_grad=False") }
    guard let node = gradFn, !retainsGrad else { return }
    flags.insert(.retainsGrad)
    node.madeExtra.retained.append((Int(outputNumber), WeakTensor(tensor: self)))
  }

  /// The type that `.grad` must have (`grad_dtype`); nil where any will do. Throws for a tensor that is no leaf.
  public func gradientType() throws -> DType? {
    if !isLeaf { throw TorchError.runtime("grad_dtype can only be accessed on leaf tensors.") }
    return acceptsAnyGradient ? nil : extra?.gradientType.required ?? dtype
  }

  /// Sets the type that `.grad` must have. Throws for a tensor that is no leaf, and where there is a gradient of another
  /// type.
  public func setGradientType(_ type: GradientType) throws {
    if !isLeaf { throw TorchError.runtime("grad_dtype can only be set on leaf tensors.") }
    if let grad, let required = type.required, grad.dtype != required {
      throw TorchError.runtime(
        "Cannot set grad_dtype to '\(required.scalarTypeName)' because there is already a gradient with dtype "
          + "'\(grad.dtype.nameInC)'. Please clear the gradient (.grad = None) before changing grad_dtype, or ensure the "
          + "new grad_dtype matches the existing gradient's dtype.")
    }
    madeExtra.gradientType = type
    madeExtra.accumulator?.outputDType = type.required ?? dtype
  }

  var acceptsAnyGradient: Bool {
    if case .any? = extra?.gradientType { return true }
    return false
  }

  /// Sets `.grad`, or drops it.
  public func setGrad(_ gradient: Tensor?) throws {
    if let gradient {
      if gradient === self { throw TorchError.runtime("can't assign Variable as its own grad") }
      let type = extra?.gradientType.required ?? dtype
      if gradient.dtype != type, !acceptsAnyGradient {
        throw TorchError.runtime(
          "attempting to assign a gradient with dtype '\(gradient.dtype.nameInC)' to a tensor with grad_dtype "
            + "'\(type.scalarTypeName)'. The gradient must match the tensor's grad_dtype (defaults to the tensor's "
            + "dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. "
            + "Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream "
            + "systems that assume they match.")
      }
      if gradient.sizes != sizes {
        throw TorchError.runtime(
          "attempting to assign a gradient of size '\(Text.sizes(gradient.sizes))' to a tensor of size "
            + "'\(Text.sizes(sizes))'. Please ensure that the gradient and the tensor are the same size")
      }
    }
    if extra == nil && gradient == nil { return }
    let hadGrad = grad != nil
    madeExtra.grad = gradient
    if session.isObserved && (hadGrad || gradient != nil) { session.observer?.gradientAssigned(self) }
  }

  /// Registers a hook on the gradient of this tensor (`register_hook`). Returns the number that removes it.
  public func registerHook(name: String, _ call: @escaping (Tensor?) throws -> Tensor?) throws -> Int {
    if !requiresGrad { throw TorchError.runtime("cannot register a hook on a tensor that doesn't require gradient") }
    let hook = TensorHook(id: session.nextHookID(), name: name, call: call)
    if let node = gradFn {
      node.madeExtra.tensorHooks.append((Int(outputNumber), hook))
    } else {
      madeExtra.hooks.append(hook)
    }
    return hook.id
  }

  /// Registers a hook that runs when `.grad` of this leaf is ready. Returns the number that removes it. The hook says
  /// whether it left alone what it was given; one that returned another tensor ends the pass in an error.
  public func registerPostAccumulateGradHook(name: String, _ call: @escaping (Tensor) throws -> Bool) throws -> Int {
    if !requiresGrad {
      throw TorchError.runtime("cannot register a hook on a tensor that doesn't require gradient")
    }
    if !isLeaf {
      throw TorchError.runtime("post accumulate grad hooks cannot be registered on non-leaf tensors")
    }
    let hook = PostAccumulateHook(id: session.nextHookID(), name: name, call: call)
    madeExtra.postAccumulateHooks.append(hook)
    return hook.id
  }

  /// Removes a hook of this tensor.
  public func removeHook(_ id: Int) {
    extra?.hooks.removeAll { $0.id == id }
    extra?.postAccumulateHooks.removeAll { $0.id == id }
    gradFn?.extra?.tensorHooks.removeAll { $0.hook.id == id }
  }
}

extension Node {
  /// Registers a hook before this function runs (`register_prehook`). Returns the number that removes it.
  public func registerPreHook(name: String, _ call: @escaping ([Tensor?]) throws -> [Tensor?]?) -> Int {
    let hook = NodeHook(id: session.nextHookID(), name: name) { inputs, _ in try call(inputs) }
    madeExtra.preHooks.append(hook)
    return hook.id
  }

  /// Registers a hook after this function ran (`register_hook`): it gets the gradients that go out and those that came
  /// in. Returns the number that removes it.
  public func registerHook(name: String, _ call: @escaping ([Tensor?], [Tensor?]) throws -> [Tensor?]?) -> Int {
    let hook = NodeHook(id: session.nextHookID(), name: name, call: call)
    madeExtra.postHooks.append(hook)
    return hook.id
  }

  /// Removes a hook of this function.
  public func removeHook(_ id: Int) {
    extra?.preHooks.removeAll { $0.id == id }
    extra?.postHooks.removeAll { $0.id == id }
    extra?.tensorHooks.removeAll { $0.hook.id == id }
  }
}

extension Session {
  /// Enters a grad mode and returns what to leave it with (`torch.no_grad` and its relatives).
  public func enterGradMode(_ name: String, enabled: Bool) -> GradModeToken {
    let token = GradModeToken(
      name: name, wasEnabled: isGradEnabled, wasInference: isInferenceMode, wasAskedFor: isGradModeAskedFor)
    if name == "inference_mode" { isInferenceMode = !enabled }
    isGradModeAskedFor = enabled
    // Nothing is recorded in inference mode, whatever is asked for there.
    isGradEnabled = enabled && !isInferenceMode
    if isObserved { observer?.gradModeEntered(name, enabled: enabled) }
    return token
  }

  /// Leaves a grad mode.
  public func leaveGradMode(_ token: GradModeToken) {
    isGradEnabled = token.wasEnabled
    isInferenceMode = token.wasInference
    isGradModeAskedFor = token.wasAskedFor
    if isObserved { observer?.gradModeLeft(token.name, enabled: token.wasEnabled) }
  }
}

/// What was in force before a grad mode.
public struct GradModeToken {
  let name: String
  let wasEnabled: Bool
  let wasInference: Bool
  let wasAskedFor: Bool
}
