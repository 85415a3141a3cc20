extension Tensor {
  /// Computes the gradients of the leaves and adds them to their `.grad` (`Tensor.backward`).
  ///
  /// - Parameters:
  ///   - gradient: the gradient of this tensor; may be left out for a single element.
  ///   - retainGraph: whether saved buffers stay; as `createGraph` where nil.
  ///   - createGraph: whether the pass itself is recorded.
  ///   - inputs: the tensors to accumulate into; all leaves where nil.
  public func backward(
    gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false, inputs: [Tensor]? = nil
  ) throws {
    try session.backward(
      [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph, inputs: inputs)
  }
}

extension Session {
  /// The number of the backward pass that is running, −1 outside of one.
  public var runningPassNumber: Int { runningPass.map { Int($0.number) } ?? -1 }

  /// Whether the running pass goes to every leaf, not to chosen inputs; true outside of one.
  public var runningPassTakesAll: Bool { runningPass?.captures == nil }

  /// Whether the running pass will bring a gradient to a tensor or take it from there. False outside of a pass.
  public func willReach(_ tensor: Tensor) throws -> Bool {
    guard let pass = runningPass, let edge = tensor.gradientEdge else { return false }
    return try pass.willReach(edge.node)
  }

  /// A tensor without values that stands for what an edge leads to, where only its history matters.
  public func standIn(for edge: Edge) throws -> Tensor {
    if let leaf = edge.node as? AccumulateGrad { return leaf.variable }
    let (geometry, dtype) = edge.node.output(edge.index)
    let tensor = try belowAutograd { try filled(geometry.sizes, 0, dtype: dtype) }
    tensor.node = edge.node
    tensor.outputNumber = Int32(edge.index)
    return tensor
  }

  /// Computes the gradients of several tensors at once (`torch.autograd.backward`).
  public func backward(
    _ tensors: [Tensor], gradients: [Tensor?]? = nil, retainGraph: Bool? = nil, createGraph: Bool = false,
    inputs: [Tensor]? = nil
  ) throws {
    if let inputs, inputs.isEmpty { throw TorchError.runtime("`inputs` argument to `backward()` cannot be empty.") }
    let seeds = try makeSeeds(tensors, gradients ?? tensors.map { _ in nil })
    let roots = try tensors.enumerated().map { try rootEdge($1, at: $0) }
    let captures = try inputs?.map { input in
      guard let edge = input.gradientEdge else {
        throw TorchError.runtime("can't retain_grad on Tensor that has requires_grad=False")
      }
      // What is no leaf keeps the gradient as after `retain_grad()`, and goes on doing so.
      if input.gradFn != nil { try input.retainGrad() }
      return edge
    }
    let pass = BackwardPass(
      session: self, keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph, captures: captures,
      accumulates: true)
    try run(pass, "backward", tensors, roots, seeds, given: gradients)
    if isObserved { observer?.backwardEnded() }
  }

  /// Computes and returns the gradients of `outputs` with respect to `inputs` (`torch.autograd.grad`); nil where an input
  /// was not used and `allowUnused` permits it.
  public func grad(
    outputs: [Tensor], inputs: [Tensor], gradients: [Tensor?]? = nil, retainGraph: Bool? = nil,
    createGraph: Bool = false, allowUnused: Bool? = nil, materializeGrads: Bool = false
  ) throws -> [Tensor?] {
    if inputs.isEmpty { throw TorchError.runtime("`inputs` argument to `grad()` cannot be empty.") }
    if materializeGrads && allowUnused == false {
      throw TorchError.value(
        "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.")
    }
    let seeds = try makeSeeds(outputs, gradients ?? outputs.map { _ in nil })
    let roots = try outputs.enumerated().map { try rootEdge($1, at: $0) }
    let captures = try inputs.map { input in
      guard let edge = input.gradientEdge else {
        throw TorchError.runtime("One of the differentiated Tensors does not require grad")
      }
      return edge
    }
    let pass = BackwardPass(
      session: self, keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph, captures: captures,
      accumulates: false)
    try run(pass, "grad", outputs, roots, seeds, given: gradients)
    var results: [Tensor?] = []
    for (index, input) in inputs.enumerated() {
      var gradient = pass.captured[index]
      if gradient == nil && materializeGrads {
        let zeros = try filled(input.sizes, 0, dtype: input.dtype)
        try zeros.setRequiresGrad(createGraph, tell: false)
        gradient = zeros
      }
      if gradient == nil && allowUnused != true && !materializeGrads {
        throw TorchError.runtime(
          "The differentiated Tensor at index \(index) appears to not have been used in the graph. Set allow_unused=True "
            + "if this is the desired behavior.")
      }
      if let gradient, isObserved { observer?.gradientCaptured(input, gradient: gradient) }
      results.append(gradient)
    }
    if isObserved { observer?.backwardEnded() }
    return results
  }

  private func run(
    _ pass: BackwardPass, _ entryPoint: String, _ tensors: [Tensor], _ roots: [Edge], _ seeds: [Tensor],
    given: [Tensor?]?
  ) throws {
    try pass.run(roots, seeds) { reached in
      observer?.backwardStarted(
        BackwardStart(
          entryPoint: entryPoint,
          roots: tensors.indices.map { index in
            .init(
              tensor: tensors[index], edge: roots[index], seed: seeds[index], seedWasGiven: given?[index] != nil)
          }, reached: reached, retainGraph: pass.keepsGraph, createGraph: pass.createsGraph))
    }
  }

  private func rootEdge(_ tensor: Tensor, at index: Int) throws -> Edge {
    guard let edge = tensor.gradientEdge else {
      throw TorchError.runtime("element \(index) of tensors does not require grad and does not have a grad_fn")
    }
    return edge
  }

  /// The gradients that enter at the roots: those given, else one for a single element.
  private func makeSeeds(_ tensors: [Tensor], _ gradients: [Tensor?]) throws -> [Tensor] {
    if tensors.count != gradients.count {
      throw TorchError.runtime("got \(tensors.count) tensors and \(gradients.count) gradients")
    }
    return try zip(tensors, gradients).enumerated().map { index, pair in
      let (tensor, gradient) = pair
      if let gradient {
        if gradient.sizes != tensor.sizes {
          throw TorchError.runtime(
            "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(Text.sizes(gradient.sizes))) and "
              + "output[\(index)] has a shape of torch.Size(\(Text.sizes(tensor.sizes))).")
        }
        return gradient
      }
      if tensor.requiresGrad {
        if tensor.count != 1 { throw TorchError.runtime("grad can be implicitly created only for scalar outputs") }
        if !tensor.dtype.isFloatingPoint {
          throw TorchError.runtime(
            "grad can be implicitly created only for real scalar outputs but got torch.\(tensor.dtype.name)")
        }
      }
      return try filled(tensor.sizes, 1, dtype: tensor.dtype)
    }
  }
}
