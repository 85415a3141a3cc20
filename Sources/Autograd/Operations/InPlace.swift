extension Operation {
  /// Calls the in-place form: writes into the first argument and returns it.
  @discardableResult
  public func callInPlace(_ session: Session, _ values: [Value]) throws -> Tensor {
    var arguments = Arguments(session, values)
    arguments.isInPlace = true
    let target = arguments.tensor(0)
    if case .composite = body { return try callCompositeInPlace(arguments) }
    if case .steps(let steps) = body {
      try steps(arguments)
      return target
    }
    let isRecorded =
      session.isGradEnabled
      && (target.requiresGrad || values.dropFirst().contains { $0.tensorList.contains { $0.requiresGrad } })
      && (target.dtype.isFloatingPoint || recordsWholeNumbers)
    try target.checkInPlace(isRecorded: isRecorded)
    if session.isObserved { session.observer?.inPlaceWillRun(self, on: target) }
    let oldVersion = target.version
    var isView = false
    if case .view = body { isView = true }
    let needsOwnValue = isRecorded && derivatives.contains { $0.saveMask & 1 != 0 }
    var isOwnArgument = false
    let own = needsOwnValue ? try target.remembered() : nil
    if isRecorded {
      // An argument that is the target itself must not be saved as such: it would hold the node that holds it.
      for position in values.indices.dropFirst() {
        if case .tensor(let other) = values[position], other === target {
          let alias = target.alias()
          (alias.node, alias.outputNumber) = (target.gradFn, target.outputNumber)
          if target.node == nil && target.requiresGrad { alias.flags.insert(.requiresGrad) }
          arguments.values[position] = .tensor(alias)
          isOwnArgument = true
        }
      }
    }
    let node = isRecorded ? try makeNode(arguments, outputs: [target], savingOwn: own) : nil
    let inputs = session.isObserved ? applicationInputs(arguments, node: node) : []
    try session.belowAutograd { try write(arguments, into: target) }
    try target.countChange()
    if let node {
      node.isInPlace = true
      node.savesTarget = isOwnArgument
      node.outputGeometry = target.geometry
      if isView {
        target.replaceHistory(with: node)
      } else {
        target.rebaseHistory(onto: node)
        if target.extra?.base != nil { node.viewFunction = target.node }
      }
      try saveResults(in: node, [target])
    }
    if session.isObserved {
      session.observer?.inPlaceApplied(
        Application(
          operation: self, name: name.hasSuffix("_") ? name : name + "_", arguments: values, inputs: inputs,
          outputs: [target], node: target.gradFn), oldVersion: oldVersion)
    }
    return target
  }

  /// Computes straight into the target where that is possible, else computes and copies.
  private func write(_ arguments: Arguments, into target: Tensor) throws {
    switch body {
    case .unary(let kernel): _ = try kernel(target, target)
    case .binary(let kernel): _ = try kernel(target, arguments.tensor(1), target)
    case .scaled(let kernel): _ = try kernel(target, arguments.tensor(1), arguments.scalar(2), target)
    case .mutation(let body):
      if !overlap.isHarmless { try target.checkOwnOverlap() }
      try body(arguments)
    case .kernel(let body):
      if !overlap.isHarmless {
        try target.checkOwnOverlap()
      } else if let example = overlap.example(of: name), target.overlapsItself {
        target.session.warn(
          "Use of \(name)_ on expanded tensors is deprecated. Please clone() the tensor before performing this operation. "
            + "This also applies to advanced indexing e.g. \(example)")
      }
      func checkOthers() throws {
        for other in arguments.values.dropFirst().flatMap(\.tensorList) {
          try overlap.forbidsItself ? target.checkIsApart(from: other) : target.checkPartialOverlap(with: other)
        }
      }
      // A mask for one value is measured before anybody looks where it lies; `index_add` looks for itself.
      let measuresFirst = name == "index_add" || name == "index_put" && arguments.fillsUnderMask
      if !measuresFirst { try checkOthers() }
      guard case .tensor(let result) = try body(arguments) else {
        preconditionFailure("\(name) has no in-place form")
      }
      if measuresFirst && name != "index_add" { try checkOthers() }
      try target.checkCanHold(result.dtype, sizes: result.sizes)
      if overlap.isHarmless && target.overlapsItself {
        // Only what is written may reach the elements that share its place.
        let changed = try Kernel.compare(NotEqual.self, result, target, nil)
        try Kernel.indexPut(target, [changed], Kernel.index(result, [changed]), accumulates: false)
      } else {
        try Kernel.copy(result, into: target)
      }
    case .view(let body):
      guard case .tensor(let view) = try body(arguments) else {
        preconditionFailure("\(name) has no in-place form")
      }
      (target.geometry, target.storageOffset) = (view.geometry, view.storageOffset)
    case .composite, .steps: preconditionFailure("\(name) has no in-place form")
    }
  }

  /// What the in-place form of an operation asks of the memory that it writes.
  enum Overlap: Sendable {
    /// No element of the target may stand for two.
    case forbidden
    /// Elements that share a place are given the same value, which does no harm.
    case harmless
    /// The target may be none of the other arguments either, since it is written in another order than these are read.
    case apart
    /// Both: `harmless` within the target, and `apart` from the others.
    case harmlessAndApart
    /// Nobody looks.
    case ignored

    init(of name: String) {
      switch name {
      case "fill_", "zero_", "masked_fill", "fill_diagonal_": self = .harmless
      case "index_put", "index_fill": self = .harmlessAndApart
      case "tril", "triu": self = .ignored
      case "scatter", "scatter_add", "scatter_reduce", "index_add", "index_copy", "index_reduce", "put": self = .apart
      default: self = .forbidden
      }
    }

    /// How indexing does the same, for the warning of a target that overlaps itself.
    func example(of name: String) -> String? {
      switch self {
      case .harmless, .harmlessAndApart: name == "index_put" ? "tensor[indices] = tensor" : "tensor[mask] = scalar"
      default: nil
      }
    }

    var isHarmless: Bool { self == .harmless || self == .harmlessAndApart || self == .ignored }
    var forbidsItself: Bool { self == .apart || self == .harmlessAndApart }
  }

  /// A composite computes out of place and the result is copied.
  private func callCompositeInPlace(_ arguments: Arguments) throws -> Tensor {
    let target = arguments.tensor(0)
    var arguments = arguments
    // What the parts save must be the value from before the change.
    if arguments.session.isGradEnabled && target.requiresGrad { arguments.values[0] = .tensor(try target.remembered()) }
    guard case .composite(let body) = body, case .tensor(let result) = try body(arguments) else {
      preconditionFailure("\(name) has no in-place form")
    }
    return try target.copy_(result)
  }

  /// Calls the operation and stores the result in `out`, which takes the result's sizes.
  @discardableResult
  public func call(_ session: Session, _ values: [Value], out: Tensor) throws -> Tensor {
    try call(session, values, outs: [out])
    return out
  }

  /// Calls the operation and stores its results in tensors, which take the results' sizes.
  public func call(_ session: Session, _ values: [Value], outs: [Tensor]) throws {
    if session.isGradEnabled
      && (outs + values.flatMap(\.tensorList)).contains(where: \.requiresGrad)
    {
      throw TorchError.runtime(
        "\(name)(): functions with out=... arguments don't support automatic differentiation, but one of the arguments "
          + "requires grad.")
    }
    let results = try session.belowAutograd { try self(session, values) }.tensorList
    guard results.count == outs.count else { throw TorchError.type("\(name)() does not support out=") }
    for (result, out) in zip(results, outs) { try out.checkCanHold(result.dtype, sizes: nil) }
    for out in outs { try checkOverlap(of: out, with: values) }
    if name == "normal", values.count > 1, case .tensor(let mean) = values[0], values[1].tensorList.isEmpty {
      // The one operation that writes into `out` before it knows the sizes, which must then fit.
      for out in outs { _ = try Broadcast.sizes(mean.sizes, out.sizes) }
    }
    if name == "split_copy" {
      // The one whose results keep the sizes they have.
      for (result, out) in zip(results, outs) { _ = try Broadcast.sizes(out.sizes, result.sizes) }
    }
    for (result, out) in zip(results, outs) { try put(result, into: out, values) }
  }

  /// Throws where what is written shares memory with what is read, for the operations that look.
  private func checkOverlap(of out: Tensor, with values: [Value]) throws {
    switch body {
    case .unary, .binary, .scaled:
      for case .tensor(let other) in values { try out.checkPartialOverlap(with: other) }
    default:
      if name == "cat" { for other in values.flatMap(\.tensorList) { try out.checkIsApart(from: other) } }
    }
  }

  private func put(_ result: Tensor, into out: Tensor, _ values: [Value]) throws {
    let session = out.session
    if session.isObserved { session.observer?.inPlaceWillRun(self, on: out) }
    let oldVersion = out.version
    if out.sizes != result.sizes {
      // What is made of nothing resizes its result without a word, but for a range.
      if out.count > 0 && name == "arange" {
        session.warn(
          "The number of elements in the out tensor of shape \(Text.sizes(out.sizes)) is \(out.count) which does not match "
            + "the computed number of elements \(result.count). Note that this may occur as a result of rounding error. The "
            + "out tensor will be resized to a tensor of shape (\(result.count),). (Triggered internally at "
            + "/pytorch/aten/src/ATen/native/RangeFactories.cpp:240.)")
      } else if out.count > 0 && values.contains(where: { !$0.tensorList.isEmpty }) {
        session.warn(Text.resized(from: out.sizes, to: result.sizes))
      }
      out.geometry = result.geometry
      let version = out.versionCount
      out.storage = try session.allocate(byteCount: result.count * out.dtype.size)
      out.storageOffset = 0
      out.versionCount = version
    }
    try out.checkOwnOverlap()
    try Kernel.copy(result, into: out)
    try out.countChange()
    if session.isObserved {
      let arguments = Arguments(session, values)
      session.observer?.inPlaceApplied(
        Application(
          operation: self, name: name, arguments: values, inputs: applicationInputs(arguments, node: nil),
          outputs: [out], node: nil), oldVersion: oldVersion)
    }
  }
}

extension Tensor {
  /// A copy that is part of the graph, for a formula that needs the value from before a change in place.
  fileprivate func remembered() throws -> Tensor {
    let session = self.session
    let copy = try session.belowAutograd { try copied() }
    if requiresGrad, let node = try Operation.clone.makeNode(Arguments(session, [.tensor(self)]), outputs: [copy]) {
      Operation.clone.attach(node, to: [copy])
    }
    return copy
  }

  /// Throws what PyTorch says when a result does not fit into an existing tensor.
  func checkCanHold(_ result: DType, sizes: [Int]?) throws {
    if let sizes, sizes != self.sizes {
      throw TorchError.runtime(
        "output with shape \(Text.sizes(self.sizes)) doesn't match the broadcast shape \(Text.sizes(sizes))")
    }
    if result.category > dtype.category {
      throw TorchError.runtime(
        "result type \(result.scalarTypeName) can't be cast to the desired output type \(dtype.scalarTypeName)")
    }
  }

  /// Counts a change in place. Throws for an inference tensor, which has no version; its values have changed by then.
  func countChange() throws {
    if isInference && !session.isInferenceMode && extra?.ownVersion == nil {
      throw TorchError.runtime(
        "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal "
          + "tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.")
    }
    versionCount += 1
  }

  /// Throws where the history of a view may not be followed: its base was changed in place, and the view was made where
  /// PyTorch does not allow that.
  @inline(__always)
  public func checkHistory() throws {
    guard let extra, let base = extra.base, extra.viewOrigin != .ordinary else { return }
    if extra.viewVersion == versionCount || node == nil && !base.requiresGrad { return }
    throw viewError(extra.viewOrigin, isIndirect: true)
  }

  /// Throws where autograd forbids a write.
  func checkInPlace(isRecorded: Bool) throws {
    guard session.isGradEnabled else { return }
    if let extra, let base = extra.base {
      if extra.viewOrigin != .ordinary && (isRecorded || base.requiresGrad) {
        throw viewError(extra.viewOrigin, isIndirect: false)
      }
      if isRecorded && base.isLeaf && requiresGrad {
        throw TorchError.runtime(
          "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
    }
    if isRecorded && isLeaf && requiresGrad {
      throw TorchError.runtime("a leaf Variable that requires grad is being used in an in-place operation.")
    }
  }

  private func viewError(_ origin: ViewOrigin, isIndirect: Bool) -> TorchError {
    let made = node.map { "Output \(outputNumber) of \(SavedTensor.shortName($0.name))" }
    let what =
      isIndirect ? "its base or another view of its base has been modified inplace" : "is being modified inplace"
    var text: String
    if origin == .severalViews || origin == .customFunction, let made {
      text = "\(made) is a view and \(what)."
    } else {
      let view = made.map { "\($0) is a view of a view which was created in" } ?? "A view was created in"
      text =
        origin == .inferenceMode
        ? "\(view) inference mode and \(what) in normal mode."
        : "\(view) no_grad mode and \(what) with grad mode enabled."
    }
    switch origin {
    case .severalViews:
      text +=
        " This view is the output of a function that returns multiple views. Such functions do not allow the output views "
        + "to be modified inplace. You should replace the inplace operation by an out-of-place one."
    case .customFunction:
      text +=
        " This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic "
        + "to handle view+inplace would override the custom backward associated with the custom Function, leading to "
        + "incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function."
    default:
      let block = origin == .inferenceMode ? "inference_mode" : "no_grad"
      text +=
        " Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both "
        + "the view and the inplace either both inside the \(block) block (if you don't want the inplace to be tracked) or "
        + "both outside (if you want the inplace to be tracked)."
    }
    return .runtime(text)
  }
}
