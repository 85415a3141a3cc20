/// PyTorch's broadcasting rules.
enum Broadcast {
  /// The common sizes. Throws where they do not fit.
  static func sizes(_ a: [Int], _ b: [Int]) throws -> [Int] {
    if a == b { return a }
    let rank = max(a.count, b.count)
    var result = [Int](repeating: 1, count: rank)
    for d in stride(from: rank - 1, through: 0, by: -1) {
      let x = d - (rank - a.count) >= 0 ? a[d - (rank - a.count)] : 1
      let y = d - (rank - b.count) >= 0 ? b[d - (rank - b.count)] : 1
      guard x == y || x == 1 || y == 1 else {
        throw TorchError.runtime(
          "The size of tensor a (\(x)) must match the size of tensor b (\(y)) at non-singleton dimension \(d)")
      }
      result[d] = x == 1 ? y : x
    }
    return result
  }

  /// Throws where tensors do not fit together, for the first that does not fit those before it.
  static func check(_ tensors: Tensor...) throws { _ = try tensors.reduce([]) { try sizes($0, $1.sizes) } }

  /// Strides that repeat elements along the dimensions that are broadcast. Precondition: it fits.
  static func strides(of geometry: Geometry, to sizes: [Int]) -> [Int] {
    let lead = sizes.count - geometry.rank
    return sizes.indices.map { d in
      d < lead || (geometry.sizes[d - lead] == 1 && sizes[d] != 1) ? 0 : geometry.strides[d - lead]
    }
  }
}
