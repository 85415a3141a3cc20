/// Arithmetic on sizes and strides.
enum Reshaping {
  /// What `view` says where memory has the elements in another order.
  static let cannotView = TorchError.runtime(
    "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous "
      + "subspaces). Use .reshape(...) instead.")

  /// Fills in the one size that is −1.
  static func inferred(_ requested: [Int], count: Int) throws -> [Int] {
    let unknown = requested.indices.filter { requested[$0] == -1 }
    if unknown.count > 1 { throw TorchError.runtime("only one dimension can be inferred") }
    if let place = requested.firstIndex(where: { $0 < -1 }) {
      throw TorchError.runtime(
        "invalid shape dimension \(requested[place]) at index \(place) of shape \(Text.sizes(requested))")
    }
    let known = requested.filter { $0 != -1 }.reduce(1, *)
    let error = TorchError.runtime("shape '\(Text.sizes(requested))' is invalid for input of size \(count)")
    guard let place = unknown.first else {
      if known != count { throw error }
      return requested
    }
    if known == 0 {
      if count != 0 { throw error }
      throw TorchError.runtime(
        "cannot reshape tensor of 0 elements into shape \(Text.sizes(requested)) because the unspecified dimension size "
          + "-1 can be any value and is ambiguous")
    }
    if count % known != 0 { throw error }
    var sizes = requested
    sizes[place] = count / known
    return sizes
  }

  /// Strides that show the same memory in other sizes; nil where only a copy could. Precondition: equal counts.
  static func strides(of geometry: Geometry, as sizes: [Int]) -> [Int]? {
    if geometry.isContiguous { return Geometry.contiguousStrides(of: sizes) }
    if geometry.count == 0 { return geometry.sizes == sizes ? geometry.strides : Geometry.contiguousStrides(of: sizes) }
    var result = [Int](repeating: 0, count: sizes.count)
    var place = sizes.count - 1
    var base = geometry.strides.last ?? 1
    var (elements, covered) = (1, 1)
    for d in stride(from: geometry.rank - 1, through: 0, by: -1) {
      elements *= geometry.sizes[d]
      let ends =
        d == 0 || (geometry.sizes[d - 1] != 1 && geometry.strides[d - 1] != elements * base)
      guard ends else { continue }
      while place >= 0 && (covered < elements || sizes[place] == 1) {
        result[place] = covered * base
        covered *= sizes[place]
        place -= 1
      }
      if covered != elements { return nil }
      if d > 0 {
        base = geometry.strides[d - 1]
        (elements, covered) = (1, 1)
      }
    }
    return place == -1 ? result : nil
  }

  /// Without those of `dims` whose size is 1.
  static func squeezed(_ input: Tensor, _ dims: [Int]) -> Tensor {
    let kept = input.sizes.indices.filter { !dims.contains($0) || input.sizes[$0] != 1 }
    if kept.isEmpty { return input.view(as: .scalar) }
    return input.view(
      as: Geometry(sizes: kept.map { input.sizes[$0] }, strides: kept.map { input.geometry.strides[$0] }))
  }

  /// The order of dimensions after some have moved.
  static func moved(_ rank: Int, _ source: [Int], _ destination: [Int]) throws -> [Int] {
    if source.count != destination.count {
      throw TorchError.runtime(
        "movedim: Invalid source or destination dims: source (\(Text.sizes(source)) dims) should contain the same number "
          + "of dims as destination (\(Text.sizes(destination)) dims)")
    }
    let from = try source.map { try Dimension.normalised($0, rank: rank) }
    let to = try destination.map { try Dimension.normalised($0, rank: rank) }
    for (which, dims, given) in [("source", from, source), ("destination", to, destination)]
    where Set(dims).count != dims.count {
      throw TorchError.runtime("movedim: repeated dim in `\(which)` (\(Text.sizes(given)))")
    }
    // A tensor of no dimensions has one to name and none to move.
    if rank == 0 { return [] }
    var order = [Int?](repeating: nil, count: rank)
    for (s, d) in zip(from, to) { order[d] = s }
    var rest = (0..<rank).filter { !from.contains($0) }.makeIterator()
    return order.compactMap { $0 ?? rest.next() }
  }
}

extension Session {
  /// A tensor with undefined contents and any geometry.
  func emptyStrided(_ geometry: Geometry, dtype: DType) throws -> Tensor {
    let last = zip(geometry.sizes, geometry.strides).reduce(0) { $0 + max(0, $1.0 - 1) * $1.1 }
    return Tensor(
      session: self, storage: try allocate(byteCount: (last + 1) * dtype.size), geometry: geometry, dtype: dtype)
  }
}
