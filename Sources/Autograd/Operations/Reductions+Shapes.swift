extension Tensor {
  /// Puts back the dimensions that a reduction took away and repeats the values along them.
  func restored(to sizes: [Int], over dims: [Int]?, kept: Bool) throws -> Tensor {
    if sizes.isEmpty { return self }
    var result = self
    if !kept {
      for dim in try Dimension.normalised(dims, rank: sizes.count).sorted() { result = try result.unsqueeze(dim) }
    }
    return try result.expand(sizes)
  }

  /// Puts back the dimensions that a reduction took away, each of size 1.
  func unsqueezed(at dims: [Int]) throws -> Tensor {
    var result = self
    for dim in try Dimension.normalised(dims, rank: rank + dims.count).sorted() { result = try result.unsqueeze(dim) }
    return result
  }

  /// Sums over the dimensions along which `sizes` was broadcast to this shape.
  func summed(to sizes: [Int]) throws -> Tensor {
    if sizes.isEmpty && rank > 0 { return try sum() }
    let lead = rank - sizes.count
    let dims = self.sizes.indices.filter { $0 < lead || (sizes[$0 - lead] == 1 && self.sizes[$0] != 1) }
    var result = dims.isEmpty ? self : try sum(dims, keep: true)
    if lead > 0 { result = try result.view(sizes) }
    return result
  }
}

extension Broadcast {
  /// Whether a tensor of `sizes` can be broadcast to `target`.
  static func expands(_ sizes: [Int], to target: [Int]) -> Bool {
    let lead = target.count - sizes.count
    return lead >= 0 && sizes.indices.allSatisfy { sizes[$0] == target[$0 + lead] || sizes[$0] == 1 }
  }
}
