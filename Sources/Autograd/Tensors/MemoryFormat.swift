/// In which order the dimensions of a tensor lie in memory (`torch.memory_format`).
public enum MemoryFormat: String, CaseIterable, Sendable {
  case preserved = "preserve_format"
  case contiguous = "contiguous_format"
  case channelsLast = "channels_last"
  case channelsLast3D = "channels_last_3d"

  /// The number of dimensions that a format of images asks for; nil for the others.
  private var rank: Int? {
    switch self {
    case .preserved, .contiguous: nil
    case .channelsLast: 4
    case .channelsLast3D: 5
    }
  }

  /// A shape in this format; nil where the format says nothing of its own.
  /// - Throws: `RuntimeError` for a shape with another number of dimensions.
  func geometry(of sizes: [Int]) throws -> Geometry? {
    guard let rank else { return self == .contiguous ? Geometry(sizes: sizes) : nil }
    if sizes.count != rank { throw TorchError.runtime("required rank \(rank) tensor to use \(rawValue) format") }
    var strides = [Int](repeating: 1, count: rank)
    var step = 1
    for dim in [1] + (2..<rank).reversed() + [0] {
      strides[dim] = step
      step *= max(sizes[dim], 1)
    }
    return Geometry(sizes: sizes, strides: strides)
  }
}

extension Tensor {
  /// Whether the elements lie without gaps in a format (`is_contiguous`); never for another number of dimensions.
  public func isContiguous(in format: MemoryFormat) -> Bool {
    if format == .contiguous || format == .preserved { return isContiguous }
    guard let wanted = try? format.geometry(of: sizes) else { return false }
    return count == 0 || sizes.indices.allSatisfy { sizes[$0] == 1 || geometry.strides[$0] == wanted.strides[$0] }
  }

  /// The tensor in a format; itself where it lies so already (`contiguous(memory_format=…)`).
  public func contiguous(in format: MemoryFormat) throws -> Tensor {
    _ = try format.geometry(of: sizes)
    return isContiguous(in: format) ? self : try clone(in: format)
  }

  /// A copy in a format (`clone(memory_format=…)`).
  public func clone(in format: MemoryFormat) throws -> Tensor {
    guard let wanted = try format.geometry(of: sizes) else { return try clone() }
    return try Operation.cloneInFormat.one(session, .tensor(self), .ints(wanted.strides))
  }

  /// The tensor in a type and a format; itself where it has both (`to(dtype, memory_format=…)`).
  public func to(_ dtype: DType, in format: MemoryFormat) throws -> Tensor {
    guard let wanted = try format.geometry(of: sizes) else { return try to(dtype) }
    if dtype == self.dtype, format == .contiguous ? !liesChannelsLast : liesChannelsLast { return self }
    return try Operation.toCopyInFormat.one(session, .tensor(self), .dtype(dtype), .ints(wanted.strides))
  }

  /// Whether the strides alone tell that the channels come last.
  var liesChannelsLast: Bool { geometry.liesChannelsLast }

  /// The same values with the channels last where those of all of these tensors are (`suggest_memory_format`), without
  /// history.
  func following(_ others: Tensor...) throws -> Tensor { try following(others) }

  /// The same for a list.
  func following(_ others: [Tensor]) throws -> Tensor {
    guard rank == 4 || rank == 5, others.allSatisfy({ $0.rank == rank && $0.liesChannelsLast }) else { return self }
    return try laidOut(in: rank == 4 ? .channelsLast : .channelsLast3D)
  }

  /// A copy of the values that lies in a format, without history.
  public func laidOut(in format: MemoryFormat) throws -> Tensor {
    guard let wanted = try format.geometry(of: sizes) else { return self }
    return try laidOut(in: wanted)
  }

  /// A copy of the values with these strides, itself where it has them, without history.
  func laidOut(in geometry: Geometry) throws -> Tensor {
    geometry.strides == self.geometry.strides ? self : try copied(into: geometry)
  }

  fileprivate func copied(into geometry: Geometry) throws -> Tensor {
    let copy = try session.empty(geometry, dtype)
    try Kernel.copy(self, into: copy)
    return copy
  }
}

extension Geometry {
  /// Whether the strides alone tell that the channels come last; dimensions of size 1 leave no doubt only where their
  /// strides are those of such a tensor.
  var liesChannelsLast: Bool {
    guard sizes.count == 4 || sizes.count == 5, strides[1] != 0 else { return false }
    var least = 0
    for dim in [1] + (2..<sizes.count).reversed() + [0] {
      if sizes[dim] == 0 || strides[dim] < least || dim == 0 && least == strides[1] { return false }
      least = strides[dim] * max(sizes[dim], 1)
    }
    return true
  }
}

extension Operation {
  fileprivate static let cloneInFormat = Operation(
    "clone", "(Tensor self, int[] stride) -> Tensor", [], node: "CloneBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      return .tensor(try input.copied(into: Geometry(sizes: input.sizes, strides: arguments.ints(1))))
    },
    [Derivative("self", "grad") { try $0.grad }])

  fileprivate static let toCopyInFormat = Operation(
    "_to_copy", "(Tensor self, dtype dtype, int[] stride) -> Tensor", [], node: "ToCopyBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let cast = try input.cast(arguments.dtype(1) ?? input.dtype)
      return .tensor(try cast.laidOut(in: Geometry(sizes: input.sizes, strides: arguments.ints(2))))
    },
    [Derivative("self", "grad") { try $0.grad.to($0.target(0).dtype) }])
}
