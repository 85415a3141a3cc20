/// Dimensions as PyTorch counts them: negative ones from the end.
enum Dimension {
  /// One dimension as an index. A 0-d tensor accepts 0 and −1.
  static func normalised(_ dim: Int, rank: Int) throws -> Int {
    let bound = max(rank, 1)
    guard dim >= -bound && dim < bound else {
      throw TorchError.index(
        "Dimension out of range (expected to be in range of [\(-bound), \(bound - 1)], but got \(dim))")
    }
    return dim < 0 ? dim + bound : dim
  }

  /// One dimension as an index of sizes. Throws for a tensor without dimensions, as PyTorch does where it asks for the
  /// size of one.
  static func existing(_ dim: Int, rank: Int) throws -> Int {
    if rank == 0 { throw TorchError.index("Dimension specified as \(dim) but tensor has no dimensions") }
    return try normalised(dim, rank: rank)
  }

  /// Several dimensions as indices, in the order given; nil or none means all of them.
  static func normalised(_ dims: [Int]?, rank: Int) throws -> [Int] {
    guard let dims, !dims.isEmpty else { return Array(0..<rank) }
    let result = try distinct(dims, rank: rank)
    return rank == 0 ? [] : result
  }

  /// Several dimensions as indices, in the order given. Throws where one is named twice.
  static func distinct(_ dims: [Int], rank: Int) throws -> [Int] {
    var result: [Int] = []
    for dim in dims {
      let index = try normalised(dim, rank: rank)
      if result.contains(index) { throw TorchError.runtime("dim \(index) appears multiple times in the list of dims") }
      result.append(index)
    }
    return result
  }

  /// The sizes after a reduction.
  static func reduced(_ sizes: [Int], over dims: [Int], keep: Bool) -> [Int] {
    sizes.indices.compactMap { dims.contains($0) ? (keep ? 1 : nil) : sizes[$0] }
  }
}
