/// The gradient of a view by its strides, as `as_strided_backward` in ATen's `FunctionsManual.cpp` has it.
extension Tensor {
  /// This gradient of a view, put where the elements of the view lie in memory, and read from there as the tensor that was
  /// viewed has it. Elements that share memory share the gradient.
  ///
  /// - Parameter distance: from the first element of the tensor to the first of the view.
  func scatteredThroughMemory(from view: Geometry, to input: Geometry, distance: Int) throws -> Tensor {
    if view.count == 0 || input.count == 0 { return try session.filled(input, 0, dtype: dtype) }
    var grad = self
    for d in view.sizes.indices.reversed() {
      if view.sizes[d] == 1 {
        grad = try grad.squeeze(d)
      } else if view.strides[d] == 0 {
        grad = try grad.sum([d], keep: false)
      }
    }
    let source = view.keeping { size, stride in size != 1 && stride != 0 }
    let target = input.keeping { size, _ in size != 1 }
    // One piece of memory that both lie in, the tensor at its start or after the view's.
    let (inputStart, viewStart) = (max(0, -distance), max(0, distance))
    let length = max(inputStart + target.reach, viewStart + source.reach)
    var memory = try session.filled([length], 0, dtype: dtype)
    func places(_ layout: Geometry, _ start: Int) throws -> Tensor {
      try session.integers(Array(0..<length)).view(as: layout, offset: start).copied().view(
        as: Geometry(sizes: [layout.count]))
    }
    if source.mayOverlap {
      try Operation.indexAdd.callInPlace(
        session,
        [
          .tensor(memory), .int(0), .tensor(places(source, viewStart)), .tensor(grad.reshape([source.count])),
          .scalar(1),
        ])
    } else {
      _ = try memory.asStrided(source.sizes, strides: source.strides, offset: viewStart).copy_(grad)
    }
    if target.mayOverlap {
      let ones = try session.filled([target.count], 1, dtype: dtype)
      let counts = try session.filled([length], 0, dtype: dtype)
      try Operation.indexAdd.callInPlace(
        session, [.tensor(counts), .int(0), .tensor(places(target, inputStart)), .tensor(ones), .scalar(1)])
      memory = try Operation.div.callInPlace(session, [.tensor(memory), .tensor(counts)])
    }
    return try memory.asStrided(input.sizes, strides: input.strides, offset: inputStart)
  }
}

extension Geometry {
  /// The layout with some of the dimensions.
  fileprivate func keeping(_ isKept: (_ size: Int, _ stride: Int) -> Bool) -> Geometry {
    let kept = sizes.indices.filter { isKept(sizes[$0], strides[$0]) }
    return kept.isEmpty ? .scalar : Geometry(sizes: kept.map { sizes[$0] }, strides: kept.map { strides[$0] })
  }

  /// Whether two elements may lie in one place; true too where it is hard to tell.
  fileprivate var mayOverlap: Bool {
    var reached = 0
    for d in sizes.indices.sorted(by: { strides[$0] < strides[$1] }) {
      if strides[d] <= reached { return true }
      reached += strides[d] * (sizes[d] - 1)
    }
    return false
  }
}
