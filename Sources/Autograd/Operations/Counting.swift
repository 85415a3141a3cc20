extension OperationTable {
  static let counting: [Operation] = [
    .unique, .unique2, .uniqueDim, .uniqueConsecutive, .searchsorted, .searchsortedScalar, .bucketize, .bucketizeScalar,
    .bincount, .histc, .histogram, .histogramOfEdges,
  ]
}

extension Operation {
  static let unique = Operation(
    "unique",
    "(Tensor input, bool sorted=True, bool return_inverse=False, bool return_counts=False, int? dim=None) -> Tensor[]",
    .usual,
    .composite { arguments in
      let own = [Value.tensor(arguments.tensor(0))]
      let all =
        arguments.optionalInt(4) == nil
        ? try unique2(arguments.session, own + arguments.values[1...3])
        : try uniqueDim(arguments.session, own + [arguments.values[4]])
      return chosen(all.tensorList, inverse: arguments.bool(2), counts: arguments.bool(3))
    })

  static let uniqueConsecutive = Operation(
    "unique_consecutive",
    "(Tensor input, bool return_inverse=False, bool return_counts=False, int? dim=None) -> Tensor[]", .usual,
    .composite { arguments in
      let all = try consecutive(
        arguments.session, [.tensor(arguments.tensor(0)), arguments.values[3]])
      return chosen(all.tensorList, inverse: arguments.bool(1), counts: arguments.bool(2))
    })

  /// The elements, and what else was asked for; one tensor alone is no tuple.
  private static func chosen(_ all: [Tensor], inverse: Bool, counts: Bool) -> Value {
    let result = [all[0]] + (inverse ? [all[1]] : []) + (counts ? [all[2]] : [])
    return result.count == 1 ? .tensor(result[0]) : .tensors(result)
  }

  static let unique2 = Operation(
    "_unique2", "(Tensor self, bool sorted, bool return_inverse, bool return_counts) -> (Tensor, Tensor, Tensor)", [],
    node: "Unique2Backward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      return .tensors(try input.runsOfElements(isSorted: false))
    }, [withoutDerivative("_unique2")])

  static let uniqueDim = Operation(
    "unique_dim", "(Tensor self, int dim) -> (Tensor, Tensor, Tensor)", [], node: "UniqueDimBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let dim = try input.uniqueDim(arguments.int(1))
      return .tensors(try input.runs(of: input.slices(dim), dim: dim, isSorted: false))
    }, [withoutDerivative("unique_dim")])

  private static let consecutive = Operation(
    "unique_consecutive", "(Tensor self, int? dim) -> (Tensor, Tensor, Tensor)", [], node: "UniqueConsecutiveBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      guard let requested = arguments.optionalInt(1) else {
        return .tensors(try input.runsOfElements(isSorted: true))
      }
      let dim = try input.uniqueDim(requested)
      return .tensors(try input.runs(of: input.slices(dim), dim: dim, isSorted: true))
    }, [withoutDerivative("unique_consecutive")])

  private static func withoutDerivative(_ name: String) -> Derivative {
    Derivative("self", "none") { _ in
      throw TorchError.notImplemented("the derivative for '\(name)' is not implemented.")
    }
  }

  static let searchsorted = Operation(
    "searchsorted",
    "(Tensor sorted_sequence, Tensor input, *, bool out_int32=False, bool right=False, str? side=None, "
      + "Tensor? sorter=None) -> Tensor", [.function, .out],
    .kernel { arguments in
      .tensor(
        try arguments.tensor(1).searched(
          in: arguments.tensor(0), isRight: arguments.searchesRight(3), sorter: arguments.optionalTensor(5),
          isShort: arguments.bool(2)))
    })

  static let searchsortedScalar = Operation(
    "searchsorted",
    "(Tensor sorted_sequence, Scalar input, *, bool out_int32=False, bool right=False, str? side=None, "
      + "Tensor? sorter=None) -> Tensor", .function,
    .kernel { arguments in
      .tensor(
        try arguments.session.wrappedNumber(arguments.scalar(1)).searched(
          in: arguments.tensor(0), isRight: arguments.searchesRight(3), sorter: arguments.optionalTensor(5),
          isShort: arguments.bool(2)))
    })

  static let bucketize = Operation(
    "bucketize", "(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor",
    [.function, .out],
    .kernel { arguments in
      if arguments.tensor(1).rank != 1 {
        throw TorchError.runtime("boundaries tensor must be 1 dimension, but got dim(\(arguments.tensor(1).rank))")
      }
      return .tensor(
        try arguments.tensor(0).searched(
          in: arguments.tensor(1), isRight: arguments.bool(3), sorter: nil, isShort: arguments.bool(2)))
    })

  static let bucketizeScalar = Operation(
    "bucketize", "(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor", .function,
    .kernel { arguments in
      .tensor(
        try arguments.session.wrappedNumber(arguments.scalar(0)).searched(
          in: arguments.tensor(1), isRight: arguments.bool(3), sorter: nil, isShort: arguments.bool(2)))
    })

  static let bincount = Operation(
    "bincount", "(Tensor self, Tensor? weights=None, int minlength=0) -> Tensor", .usual,
    .kernel { arguments in
      let input = arguments.tensor(0)
      if input.dtype.isFloatingPoint || input.dtype == .bool {
        throw TorchError.notImplemented("\"bincount_cpu\" not implemented for '\(input.dtype.scalarTypeName)'")
      }
      if arguments.int(2) < 0 { throw TorchError.runtime("minlength should be >= 0") }
      let values = input.integers
      if input.rank != 1 || values.contains(where: { $0 < 0 }) {
        throw TorchError.runtime("bincount only supports 1-d non-negative integral inputs.")
      }
      let weights = arguments.optionalTensor(1)
      if let weights, weights.sizes != input.sizes {
        throw TorchError.runtime("weights should be 1-d and have the same length as input")
      }
      var counts = [Double](repeating: 0, count: max(arguments.int(2), (values.max() ?? -1) + 1))
      let amounts = weights?.doubles
      try input.session.forEach(below: values.count) { counts[values[$0]] += amounts?[$0] ?? 1 }
      let dtype: DType = weights.map { $0.dtype == .float32 ? .float32 : .float64 } ?? .int64
      let result = try arguments.session.empty([counts.count], dtype)
      Kernel.store(counts.map { .double($0) }, into: result)
      return .tensor(result)
    })

  static let histc = Operation(
    "histc", "(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor", [.usual, .out],
    .kernel { arguments in
      let (input, bins) = (arguments.tensor(0), arguments.int(1))
      if bins <= 0 { throw TorchError.runtime("torch.histogram(): bins must be > 0, but got \(bins) for dimension 0") }
      try requireEdges(input.dtype, arguments.double(2), arguments.double(3))
      try Kernel.requireFloat(input, "histogram_cpu")
      let values = input.doubles
      var (low, high) = (arguments.double(2), arguments.double(3))
      if low == high, let least = values.min(), let most = values.max() { (low, high) = (least, most) }
      if !low.isFinite || !high.isFinite {
        // What is not a number has a sign in C++, and the one of the least and the largest is negative.
        func text(_ value: Double) -> String { value.isNaN ? "-nan" : "\(value)" }
        throw TorchError.runtime("torch.histc: range of [\(text(low)), \(text(high))] is not finite")
      }
      if low > high { throw TorchError.runtime("torch.histc: max must be larger than min") }
      if low == high { (low, high) = (low - 1, high + 1) }
      var counts = [Double](repeating: 0, count: bins)
      for value in values where value >= low && value <= high {
        counts[min(Int((value - low) / (high - low) * Double(bins)), bins - 1)] += 1
      }
      let result = try arguments.session.empty([bins], input.dtype)
      Kernel.store(counts.map { .double($0) }, into: result)
      return .tensor(result)
    })

  /// The edges of the bins have the type of the elements. Throws where that has no room for them.
  private static func requireEdges(_ dtype: DType, _ low: Double, _ high: Double) throws {
    if dtype == .bool { throw unsupported("linspace_cpu", .bool) }
    for (type, bounds, name) in [(DType.uint8, 0.0...255, "uint8_t"), (.int8, -128.0...127, "int8_t")]
    where dtype == type && !(bounds.contains(low) && bounds.contains(high)) {
      throw TorchError.overflow(name)
    }
  }

  static let histogram = binning("int bins=100") { arguments, values in
    let count = arguments.int(1)
    if count <= 0 {
      throw TorchError.runtime("torch.histogram(): bins must be > 0, but got \(count) for dimension 0")
    }
    var (low, high) = (0.0, 0.0)
    if let range = arguments.doubles(2) {
      (low, high) = (range[0], range[1])
    } else if let least = values.min(), let most = values.max() {
      (low, high) = (least, most)
    }
    if arguments.doubles(2) == nil, values.contains(where: \.isNaN) { (low, high) = (.nan, .nan) }
    if !low.isFinite || !high.isFinite {
      throw TorchError.runtime("torch.histogramdd: dimension 0's range [\(low), \(high)] is not finite")
    }
    if low > high {
      throw TorchError.runtime(
        "torch.histogram(): min should not exceed max, but got min \(Text.plain(.double(low))) max "
          + "\(Text.plain(.double(high))) for dimension 0")
    }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let step = (high - low) / Double(count)
    return (0...count).map { $0 == count ? high : low + step * Double($0) }
  }

  static let histogramOfEdges = binning("Tensor bins") { arguments, _ in arguments.tensor(1).doubles }

  private static func binning(
    _ bins: String, _ edges: @escaping @Sendable (Arguments, [Double]) throws -> [Double]
  ) -> Operation {
    Operation(
      "histogram",
      "(Tensor self, \(bins), *, float[]? range=None, Tensor? weight=None, bool density=False) -> "
        + "(Tensor hist, Tensor bin_edges)", .usual,
      .kernel { arguments in
        let input = arguments.tensor(0)
        if input.dtype != .float32 && input.dtype != .float64 {
          throw TorchError.notImplemented("\"histogramdd\" not implemented for '\(input.dtype.scalarTypeName)'")
        }
        let values = input.doubles
        let edges = try edges(arguments, values)
        let weights = arguments.optionalTensor(3)?.doubles
        var counts = [Double](repeating: 0, count: max(0, edges.count - 1))
        for (number, value) in values.enumerated() {
          guard let first = edges.first, let last = edges.last, value >= first && value <= last else { continue }
          let bin = edges.partitioningIndex { $0 > value } - 1
          counts[min(bin, counts.count - 1)] += weights?[number] ?? 1
        }
        if arguments.bool(4) {
          let total = counts.reduce(0, +)
          for bin in counts.indices { counts[bin] /= total * (edges[bin + 1] - edges[bin]) }
        }
        return .tensors([try input.filled([counts.count], counts), try input.filled([edges.count], edges)])
      })
  }
}

extension [Double] {
  /// The first index, of a sorted list, where the condition holds.
  fileprivate func partitioningIndex(_ isAfter: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Arguments {
  /// The list of floats at a position, nil for `None`.
  fileprivate func doubles(_ index: Int) -> [Double]? {
    if case .doubles(let values) = values[index] { return values }
    return nil
  }

  /// Whether equal elements count as smaller: `right=True` or `side='right'`.
  fileprivate func searchesRight(_ position: Int) throws -> Bool {
    guard let side = string(position + 1) else { return bool(position) }
    if side != "left" && side != "right" {
      throw TorchError.runtime(
        "torch.searchsorted(): side can only be 'left' or 'right' but got \(side)")
    }
    if side == "left" && bool(position) {
      throw TorchError.runtime(
        "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True")
    }
    return side == "right"
  }
}

extension Tensor {
  /// The places of the elements of every slice along a dimension.
  fileprivate func slices(_ dim: Int) -> [[Int]] {
    let (outer, length, inner) = Kernel.extents(sizes, around: dim)
    return (0..<length).map { k in
      (0..<outer).flatMap { o in (0..<inner).map { (o * length + k) * inner + $0 } }
    }
  }

  /// The dimension along which slices are compared. Throws where there are none to compare.
  fileprivate func uniqueDim(_ requested: Int) throws -> Int {
    let dim = try Dimension.existing(requested, rank: rank)
    let empty = sizes.count { $0 == 0 }
    if sizes[dim] == 0 && empty > 1 {
      throw TorchError.runtime("Number of zero sized dimensions is more than one, so unique cannot be applied ")
    }
    if sizes[dim] != 0 && empty > 0 {
      throw TorchError.runtime(
        "There are 0 sized dimensions, and they aren't selected, so unique cannot be applied")
    }
    return dim
  }

  /// Equal neighbours among slices, in their order or sorted: one of each, where each slice went, and how many there were.
  fileprivate func runs(of slices: [[Int]], dim: Int, isSorted: Bool) throws -> [Tensor] {
    let values = doubles
    func precedes(_ a: Int, _ b: Int) -> Bool {
      for (x, y) in zip(slices[a], slices[b]) where values[x] != values[y] {
        return values[x] < values[y] || (values[y].isNaN && !values[x].isNaN)
      }
      return false
    }
    func isEqual(_ a: Int, _ b: Int) -> Bool { zip(slices[a], slices[b]).allSatisfy { values[$0] == values[$1] } }
    let order = isSorted ? Array(slices.indices) : slices.indices.sorted(by: precedes)
    let runs = Runs(order, isEqual)
    return [
      try detachedAlias().indexSelect(dim, session.integers(runs.firsts)), try session.integers(runs.inverse),
      try session.integers(runs.counts),
    ]
  }

  /// The same of single elements.
  fileprivate func runsOfElements(isSorted: Bool) throws -> [Tensor] {
    let wide = try cast(dtype.compute).dense()
    let flat = wide.view(as: Geometry(sizes: [count]))
    let order = isSorted ? nil : try Kernel.sortedIndices(flat, dim: 0, isDescending: false)
    let runs = try flat.dtype.accept(ElementRuns(values: flat, order: order))
    let own = try detachedAlias().dense().view(as: Geometry(sizes: [count]))
    return [
      try own.indexSelect(0, session.integers(runs.firsts)),
      try session.integers(runs.inverse).view(as: Geometry(sizes: sizes)), try session.integers(runs.counts),
    ]
  }

  /// Where the elements belong in a sorted sequence.
  fileprivate func searched(in sequence: Tensor, isRight: Bool, sorter: Tensor?, isShort: Bool) throws -> Tensor {
    let isShared = sequence.rank == 1
    if rank == 0 && !isShared {
      throw TorchError.runtime(
        "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got "
          + "boundaries tensor dim(\(sequence.rank)) and input value's dim(0) numel(1)")
    }
    if let sorter, sorter.sizes != sequence.sizes {
      throw TorchError.runtime(
        "torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor "
          + "\(Text.sizes(sequence.sizes))and got sorter tensor \(Text.sizes(sorter.sizes))")
    }
    if let sorter, sorter.dtype != .int64 {
      throw TorchError.runtime(
        "torch.searchsorted(): sorter must be a tensor of long dtype but got dtype \(sorter.dtype.scalarTypeName)")
    }
    if !isShared && sequence.sizes.dropLast() != sizes.dropLast() {
      throw TorchError.runtime(
        "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor "
          + "and input value tensor must match, but we got boundaries tensor \(Text.sizes(sequence.sizes)) and input value "
          + "tensor \(Text.sizes(sizes))")
    }
    let length = sequence.sizes[sequence.rank - 1]
    let width = isShared ? count : sizes[rank - 1]
    let bounds = sequence.doubles
    let order = sorter?.integers
    var places: [Scalar] = []
    for (number, value) in doubles.enumerated() {
      let start = isShared ? 0 : number / max(1, width) * length
      var (low, high) = (0, length)
      while low < high {
        let middle = (low + high) / 2
        let bound = bounds[start + (order?[start + middle] ?? middle)]
        let isBefore = isRight ? !(bound > value) : !(bound >= value)
        if isBefore { low = middle + 1 } else { high = middle }
      }
      places.append(.int(low))
    }
    let result = try session.empty(sizes, isShort ? .int32 : .int64)
    Kernel.store(places, into: result)
    return result
  }
}

/// Runs of equal neighbours: the first of each, how many there are, and the run that each one belongs to.
private struct Runs {
  var firsts: [Int] = []
  var counts: [Int] = []
  var inverse: [Int]

  @inline(__always)
  init(_ order: some RandomAccessCollection<Int>, _ isEqual: (Int, Int) -> Bool) {
    inverse = [Int](repeating: 0, count: order.count)
    var last = -1
    for place in order {
      if last < 0 || !isEqual(last, place) {
        firsts.append(place)
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      inverse[place] = firsts.count - 1
      last = place
    }
  }
}

private struct ElementRuns: ElementVisitor {
  let values: Tensor
  /// The indices in the order of the elements; nil where they are in order.
  let order: Tensor?

  func visit<T: Element>(_ type: T.Type) -> Runs {
    let x = values.pointer(T.self)
    guard let order else { return Runs(0..<values.count) { T.isEqual(x[$0], x[$1]) } }
    return Runs(UnsafeBufferPointer(start: order.pointer(Int.self), count: values.count)) { T.isEqual(x[$0], x[$1]) }
  }
}

extension Session {
  /// Whole numbers in row-major order, a vector where no sizes are given.
  func integers(_ values: [Int], sizes: [Int]? = nil) throws -> Tensor {
    let tensor = try empty(sizes ?? [values.count], .int64)
    let place = tensor.pointer(Int.self)
    for i in values.indices { place[i] = values[i] }
    return tensor
  }
}
