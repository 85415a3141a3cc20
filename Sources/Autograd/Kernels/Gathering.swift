extension Kernel {
  /// Throws where an index does not point into a dimension.
  static func check(_ index: Int, _ size: Int, _ dim: Int) throws {
    if index < 0 || index >= size {
      throw TorchError.runtime("index \(index) is out of bounds for dimension \(dim) with size \(size)")
    }
  }

  /// What `scatter` does where something is already there.
  enum Meeting: Sendable {
    case replace, add, multiply, mean, largest, smallest
  }

  private struct Gather: BitsVisitor {
    let input, index, output: Tensor
    let dim: Int
    func visit<T: FixedWidthInteger>(_ type: T.Type) throws {
      let (source, places, target) = (input.pointer(T.self), index.pointer(Int.self), output.pointer(T.self))
      let size = input.geometry.extent(dim)
      let (from, to, along) = (input.geometry.step(dim), output.geometry.step(dim), index.geometry.step(dim))
      let count = index.geometry.extent(dim)
      try Kernel.forEachIndexedLane(input, index, output, dim) { a, b, c in
        try index.session.forEach(below: count) { i in
          let place = places[b + i * along]
          try Kernel.check(place, size, dim)
          target[c + i * to] = source[a + place * from]
        }
      }
    }
  }

  /// Lanes of `index` with the lanes of `wide`, which may be larger, and of `same`, which is at least as large.
  @inline(__always)
  fileprivate static func forEachIndexedLane(
    _ wide: Tensor, _ index: Tensor, _ same: Tensor, _ dim: Int, _ body: (Int, Int, Int) throws -> Void
  ) throws {
    if index.rank == 0 {
      try body(0, 0, 0)
      return
    }
    var sizes = index.sizes
    sizes.remove(at: dim)
    func outer(_ tensor: Tensor) -> [Int] {
      var strides = tensor.geometry.strides
      if strides.isEmpty { return [] }
      strides.remove(at: dim)
      return strides
    }
    let walk = Walk<3>(sizes, [outer(wide), outer(index), outer(same)])
    let (session, length) = (index.session, index.geometry.extent(dim))
    var elements = 0
    try walk.forEachRun { offsets in
      for i in 0..<walk.run {
        try body(
          offsets[0] + i * walk.steps[0], offsets[1] + i * walk.steps[1], offsets[2] + i * walk.steps[2])
        elements &+= length
        if elements >= Session.stretch {
          elements = 0
          try session.checkInterrupt()
        }
      }
    }
  }

  /// `output[i][j] = input[index[i][j]][j]` for dimension 0 and so on.
  static func gather(_ input: Tensor, _ dim: Int, _ index: Tensor) throws -> Tensor {
    let output = try input.session.empty(index.sizes, input.dtype)
    try input.dtype.acceptBits(Gather(input: input, index: try index.cast(.int64), output: output, dim: dim))
    return output
  }

  private struct Scatter: ElementVisitor {
    let target, index, source: Tensor
    let dim: Int
    let meeting: Meeting
    func visit<T: Element>(_ type: T.Type) throws {
      let (into, places, from) = (target.pointer(T.self), index.pointer(Int.self), source.pointer(T.self))
      let size = target.geometry.extent(dim)
      let (step, along, other) = (target.geometry.step(dim), index.geometry.step(dim), source.geometry.step(dim))
      let count = index.geometry.extent(dim)
      try Kernel.forEachIndexedLane(target, index, source, dim) { a, b, c in
        try index.session.forEach(below: count) { i in
          let place = places[b + i * along]
          try Kernel.check(place, size, dim)
          let (old, new) = (into[a + place * step], from[c + i * other])
          into[a + place * step] =
            switch meeting {
            case .replace: new
            case .add, .mean: T.sum(old, new)
            case .multiply: T.product(old, new)
            case .largest: Maximum.call(old, new)
            case .smallest: Minimum.call(old, new)
            }
        }
      }
    }
  }

  /// Writes elements of `source` to the places in `target` that `index` names along a dimension.
  static func scatter(_ target: Tensor, _ dim: Int, _ index: Tensor, _ source: Tensor, _ meeting: Meeting) throws {
    try inCompute(target) { target in
      try target.dtype.accept(
        Scatter(
          target: target, index: try index.cast(.int64), source: try source.cast(target.dtype), dim: dim,
          meeting: meeting))
    }
  }
}

/// Advanced indexing: some dimensions are indexed by tensors, which are broadcast together.
struct IndexPlan {
  /// The input with the indexed dimensions first.
  let input: Tensor
  /// For every element of the broadcast indices, the distance from the start of the input.
  let offsets: [Int]
  /// The sizes of the broadcast indices.
  let indexSizes: [Int]
  /// The sizes of the dimensions that are not indexed.
  let restSizes: [Int]
  private let restStrides: [Int]
  /// Where the dimensions of the indices stand in the result.
  private let position: Int

  /// `checkSizes` sees the sizes of the result before the indices are looked at.
  init(_ input: Tensor, _ indices: [Tensor?], checkSizes: ([Int]) throws -> Void = { _ in }) throws {
    self.input = input
    var tensors: [(dim: Int, index: Tensor)] = []
    var dim = 0
    for index in indices {
      guard let index else {
        dim += 1
        continue
      }
      if index.dtype == .bool || index.dtype == .uint8 {
        if dim >= input.rank && index.rank > 0 {
          throw TorchError.index("too many indices for tensor of dimension \(input.rank) (got \(indices.count))")
        }
        for (k, size) in index.sizes.enumerated() where dim + k >= input.rank || input.sizes[dim + k] != size {
          throw TorchError.index(
            "The shape of the mask \(Text.sizes(index.sizes)) at index \(k) does not match the shape of the indexed "
              + "tensor \(Text.sizes(input.sizes)) at index \(dim + k)")
        }
        let places = try Kernel.nonzero(index)
        for k in 0..<index.rank {
          tensors.append((dim + k, try places.select(1, k)))
        }
        dim += index.rank
      } else {
        if index.dtype.isFloatingPoint {
          throw TorchError.index("tensors used as indices must be long, int, byte or bool tensors")
        }
        tensors.append((dim, index))
        dim += 1
      }
    }
    if dim > input.rank {
      throw TorchError.index("too many indices for tensor of dimension \(input.rank) (got \(dim))")
    }
    var sizes: [Int] = []
    for (number, entry) in tensors.enumerated() {
      guard let common = try? Broadcast.sizes(sizes, entry.index.sizes) else {
        let shapes = tensors.map { Text.sizes($0.index.sizes) }.joined(separator: ", ")
        _ = number
        throw TorchError.index("shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)")
      }
      sizes = common
    }
    indexSizes = sizes
    let indexed = Set(tensors.map(\.dim))
    let rest = (0..<input.rank).filter { !indexed.contains($0) }
    restSizes = rest.map { input.sizes[$0] }
    restStrides = rest.map { input.geometry.strides[$0] }
    // Indices side by side stay where they are; otherwise their dimensions go to the front.
    let dims = tensors.map(\.dim)
    let areAdjacent = zip(dims, dims.dropFirst()).allSatisfy { $1 == $0 + 1 }
    position = areAdjacent ? dims.first ?? 0 : 0
    let count = sizes.reduce(1, *)
    if count > 0 && tensors.contains(where: { input.sizes[$0.dim] == 0 }) {
      throw TorchError.index("index is out of bounds for dimension with size 0")
    }
    try checkSizes(Array(restSizes[..<position]) + sizes + Array(restSizes[position...]))
    var offsets = [Int](repeating: 0, count: count)
    // PyTorch moves the indexed dimensions to the front, and counts them there.
    for (number, (dim, index)) in tensors.enumerated() {
      let size = input.sizes[dim]
      let expanded = try index.expand(sizes)
      for (i, place) in expanded.integers.enumerated() {
        if place < -size || place >= size {
          throw TorchError.index("index \(place) is out of bounds for dimension \(number) with size \(size)")
        }
        offsets[i] += (place < 0 ? place + size : place) * input.geometry.strides[dim]
      }
    }
    self.offsets = offsets
  }

  /// The layout that PyTorch gives the result: the order in memory of the dimensions that are not indexed counts, and that
  /// of the indices.
  var layout: Geometry {
    let (before, after) = (restSizes[..<position].count, restSizes[position...].count)
    let stepless = [Int](repeating: 0, count: indexSizes.count)
    let source = Geometry(
      sizes: sizes, strides: Array(restStrides[..<position]) + stepless + Array(restStrides[position...]))
    let index = Geometry(
      sizes: sizes,
      strides: [Int](repeating: 0, count: before) + Geometry(sizes: indexSizes).strides
        + [Int](repeating: 0, count: after))
    return sizes.isEmpty ? .scalar : Geometry.result(of: [source, index], sizes: sizes)
  }

  /// The sizes of the result.
  var sizes: [Int] { Array(restSizes[..<position]) + indexSizes + Array(restSizes[position...]) }

  /// Calls `body` with the index into the input's memory and the row-major index into the result.
  @inline(__always)
  func forEach(_ body: (Int, Int) -> Void) throws {
    let before = Geometry(sizes: Array(restSizes[..<position]), strides: Array(restStrides[..<position]))
    let after = Geometry(sizes: Array(restSizes[position...]), strides: Array(restStrides[position...]))
    let (outer, inner) = (IndexPlan.offsets(before), IndexPlan.offsets(after))
    var place = 0
    for a in outer {
      try input.session.forEach(below: offsets.count, weight: inner.count) { index in
        let b = offsets[index]
        for c in inner {
          body(a + b + c, place)
          place += 1
        }
      }
    }
  }

  private static func offsets(_ geometry: Geometry) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(geometry.count)
    let walk = Walk<1>(geometry.sizes, [geometry.strides])
    walk.forEachRun { offsets in
      for i in 0..<walk.run { result.append(offsets[0] + i * walk.steps[0]) }
    }
    return result
  }
}

extension Kernel {
  private struct IndexRead: BitsVisitor {
    let plan: IndexPlan
    let output: Tensor
    func visit<T: FixedWidthInteger>(_ type: T.Type) throws {
      let (source, target) = (plan.input.pointer(T.self), output.pointer(T.self))
      try plan.forEach { target[$1] = source[$0] }
    }
  }

  /// The elements that indices name.
  static func index(_ input: Tensor, _ indices: [Tensor?]) throws -> Tensor {
    let plan = try IndexPlan(input, indices)
    let output = try input.session.empty(plan.sizes, input.dtype)
    try input.dtype.acceptBits(IndexRead(plan: plan, output: output))
    return try output.laidOut(in: plan.layout)
  }

  private struct IndexWrite: BitsVisitor {
    let plan: IndexPlan
    let values: Tensor
    func visit<T: FixedWidthInteger>(_ type: T.Type) throws {
      let (target, source) = (plan.input.pointer(T.self), values.pointer(T.self))
      try plan.forEach { target[$0] = source[$1] }
    }
  }

  private struct IndexAdd: ElementVisitor {
    let plan: IndexPlan
    let values: Tensor
    func visit<T: Element>(_ type: T.Type) throws {
      let (target, source) = (plan.input.pointer(T.self), values.pointer(T.self))
      try plan.forEach { target[$0] = T.sum(target[$0], source[$1]) }
    }
  }

  /// Writes `values`, broadcast, to the elements that indices name.
  static func indexPut(
    _ target: Tensor, _ indices: [Tensor?], _ values: Tensor, accumulates: Bool, checkValues: () throws -> Void = {}
  ) throws {
    let plan = try IndexPlan(target, indices) { sizes in
      guard Broadcast.expands(values.sizes, to: sizes) else {
        throw TorchError.runtime(
          "shape mismatch: value tensor of shape \(Text.sizes(values.sizes)) cannot be broadcast to indexing result of "
            + "shape \(Text.sizes(sizes))")
      }
      try checkValues()
    }
    let expanded = try values.expand(plan.sizes).copied()
    if !accumulates {
      try target.dtype.acceptBits(IndexWrite(plan: plan, values: expanded))
      return
    }
    try inCompute(target) { target in
      let plan = try IndexPlan(target, indices)
      try target.dtype.accept(IndexAdd(plan: plan, values: try expanded.cast(target.dtype)))
    }
  }
}

/// Code that moves elements without looking at them, compiled once for each size.
protocol BitsVisitor {
  func visit<T: FixedWidthInteger>(_ type: T.Type) throws
}

extension DType {
  /// Runs a visitor with an integer type of the size of the elements.
  func acceptBits<V: BitsVisitor>(_ visitor: V) throws {
    switch size {
    case 1: try visitor.visit(UInt8.self)
    case 2: try visitor.visit(UInt16.self)
    case 4: try visitor.visit(UInt32.self)
    default: try visitor.visit(UInt64.self)
    }
  }
}
