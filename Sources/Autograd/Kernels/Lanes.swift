extension Kernel {
  /// Calls `body` for every lane along a dimension with the offsets of its first element in `a` and in `b`, which have
  /// the same sizes but for that dimension, in row-major order of the other dimensions. Ends once the user interrupts.
  @inline(__always)
  static func forEachLane(_ a: Tensor, _ b: Tensor, _ dim: Int, _ body: (Int, Int) throws -> Void) throws {
    let (session, length) = (a.session, a.geometry.extent(dim))
    let (a, b) = (a.geometry, b.geometry)
    if a.rank == 0 {
      try body(0, 0)
      return
    }
    var (sizes, first, second) = (a.sizes, a.strides, b.strides)
    sizes.remove(at: dim)
    first.remove(at: dim)
    second.remove(at: dim)
    let walk = Walk<2>(sizes, [first, second])
    var elements = 0
    try walk.forEachRun { offsets in
      for i in 0..<walk.run {
        try body(offsets[0] + i * walk.steps[0], offsets[1] + i * walk.steps[1])
        elements &+= length
        if elements >= Session.stretch {
          elements = 0
          try session.checkInterrupt()
        }
      }
    }
  }
}

extension Geometry {
  /// The stride of a dimension; 1 for a 0-d tensor.
  func step(_ dim: Int) -> Int { rank == 0 ? 1 : strides[dim] }
  /// The size of a dimension; 1 for a 0-d tensor.
  func extent(_ dim: Int) -> Int { rank == 0 ? 1 : sizes[dim] }
  /// The same with a dimension that is kept as size 1.
  func reduced(_ dim: Int) -> Geometry {
    if rank == 0 { return .scalar }
    var sizes = sizes
    sizes[dim] = 1
    return Geometry(sizes: sizes)
  }
  /// The same without a dimension. Precondition: contiguous.
  func dropping(_ dim: Int) -> Geometry {
    if rank <= 1 { return .scalar }
    var sizes = sizes
    sizes.remove(at: dim)
    return Geometry(sizes: sizes)
  }
}
