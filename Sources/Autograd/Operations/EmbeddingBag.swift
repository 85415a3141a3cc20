extension OperationTable {
  static let embeddingBags: [Operation] = [.embeddingBag, .embeddingBagForward]
}

extension Operation {
  static let embeddingBag = Operation(
    "embedding_bag",
    "(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, "
      + "Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None) -> "
      + "(Tensor, Tensor, Tensor, Tensor)", .function,
    .composite { arguments in
      var values = arguments.values
      let rows = arguments.tensor(0).sizes.first ?? 0
      let padding = arguments.optionalInt(8)
      if let padding, padding >= rows || padding < -rows {
        throw TorchError.runtime(
          "padding_idx must be within the number of embeddings, \(-rows) through \(rows - 1) but got \(padding)")
      }
      values[8] = .int(padding.map { $0 < 0 ? $0 + rows : $0 } ?? -1)
      return try embeddingBagForward(arguments.session, values)
    })

  /// The sum (mode 0), mean (1) or largest elements (2) of bags of rows; then where each index went, the sizes of the
  /// bags and, for the largest, their indices.
  static let embeddingBagForward = Operation(
    "_embedding_bag",
    "(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, "
      + "Tensor? per_sample_weights, bool include_last_offset, int padding_idx) -> "
      + "(Tensor, Tensor offset2bag, Tensor bag_size, Tensor max_indices)", [], node: "EmbeddingBagBackward0",
    .kernel { arguments in
      let weight = arguments.tensor(0)
      let plan = try BagPlan(arguments)
      if !weight.dtype.isFloatingPoint {
        throw TorchError.runtime(
          "Expected tensor for argument #1 'weight' to have one of the following scalar types: Half, BFloat16, Float, "
            + "Double; but got \(weight.dtype.errorTypeName) instead (while checking arguments for embedding_bag)")
      }
      let width = weight.sizes[1]
      let rows = weight.doubles
      var output = [Double](repeating: 0, count: plan.bags * width)
      var largest = [Int](repeating: 0, count: plan.bags * width)
      var isStarted = [Bool](repeating: false, count: plan.bags)
      for (number, index) in plan.indices.enumerated() where index != plan.padding {
        let bag = plan.owners[number]
        for k in 0..<width {
          let value = rows[index * width + k]
          if plan.mode < 2 {
            output[bag * width + k] += value * (plan.factors?[number] ?? 1)
          } else if !isStarted[bag] || value > output[bag * width + k] {
            output[bag * width + k] = value
            largest[bag * width + k] = index
          }
        }
        isStarted[bag] = true
      }
      if plan.mode == 1 {
        for bag in 0..<plan.bags where plan.sizes[bag] > 0 {
          for k in 0..<width { output[bag * width + k] /= Double(plan.sizes[bag]) }
        }
      }
      let session = weight.session
      return .tensors([
        try weight.filled([plan.bags, width], output), try session.integers(plan.owners),
        try session.integers(plan.sizes),
        plan.mode == 2 ? try session.integers(largest, sizes: [plan.bags, width]) : try session.integers(plan.sizes),
      ])
    },
    [
      Derivative(
        "weight", "grad of its bag at the rows taken",
        saves: ["indices", "per_sample_weights", "result2", "result3", "result4"]
      ) {
        try $0.pulledThroughBags()
      },
      Derivative("per_sample_weights", "grad of its bag · the row taken", saves: ["weight", "indices", "result2"]) {
        let (weight, owners) = (try $0.saved(0), try $0.saved(-2))
        return try $0.grad.indexSelect(0, owners).mul(weight.indexSelect(0, $0.other)).sum([1])
      },
    ])
}

/// Which rows belong to which bag.
private struct BagPlan {
  let indices, owners, sizes: [Int]
  let bags, mode, padding: Int
  let factors: [Double]?

  init(_ arguments: Arguments) throws {
    let (indices, offsets) = (arguments.tensor(1), arguments.tensor(2))
    for tensor in [indices, offsets] where tensor.dtype != .int64 && tensor.dtype != .int32 {
      throw TorchError.runtime(
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
          + "\(tensor.dtype.errorTypeName) instead (while checking arguments for embedding_bag)")
    }
    (mode, padding, self.indices) = (arguments.int(4), arguments.int(8), indices.integers)
    factors = arguments.optionalTensor(6)?.doubles
    var starts = offsets.integers
    if let first = starts.first, first != 0 {
      throw TorchError.runtime(
        "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got "
          + "\(first)")
    }
    if let last = starts.last, last > self.indices.count {
      throw TorchError.runtime(
        "offsets[-1] can not be greater than input's length \(self.indices.count) but got offsets[-1] of \(last)")
    }
    if arguments.bool(7) { starts = Array(starts.dropLast()) }
    if arguments.tensor(0).rank != 2 { throw TorchError.runtime("'weight' must be 2-D") }
    let rows = arguments.tensor(0).sizes[0]
    if let place = self.indices.firstIndex(where: { $0 < 0 || $0 >= rows }) {
      throw TorchError.runtime(
        "Index \(place) of input takes value \(self.indices[place]) which is not in the valid range [0, \(rows))")
    }
    bags = starts.count
    var owners = [Int](repeating: 0, count: self.indices.count)
    var sizes = [Int](repeating: 0, count: starts.count)
    for bag in starts.indices {
      let end = min(bag + 1 < starts.count ? starts[bag + 1] : self.indices.count, self.indices.count)
      for number in max(0, starts[bag])..<max(end, max(0, starts[bag])) {
        owners[number] = bag
        if self.indices[number] != padding { sizes[bag] += 1 }
      }
    }
    (self.owners, self.sizes) = (owners, sizes)
  }
}

extension Backward {
  /// The gradient of the rows that bags were filled with.
  fileprivate func pulledThroughBags() throws -> Tensor {
    let (indices, padding) = (try saved(1), arguments.int(8))
    let zeros = try session.filled(sizes(), 0, dtype: grad.dtype)
    if arguments.int(4) == 2 {
      // Bags without rows have no largest element.
      let isFilled = try saved(-3).gt(0).unsqueeze(1).expand(grad.sizes)
      return try zeros.scatterAdd(0, saved(-4), grad.mul(isFilled))
    }
    let owners = try saved(-2)
    var rows = try grad.indexSelect(0, owners)
    if let factors = try savedIfAny(6) { rows = try rows.mul(factors.unsqueeze(1)) }
    if arguments.int(4) == 1 {
      rows = try rows.div(saved(-3).indexSelect(0, owners).clamp(min: .int(1), max: nil).unsqueeze(1))
    }
    if padding >= 0 { rows = try rows.mul(indices.ne(.int(padding)).unsqueeze(1)) }
    if arguments.bool(3) {
      let counts = try session.filled([sizes()[0]], 0, dtype: grad.dtype).scatterAdd(
        0, indices.to(.int64), session.filled(indices.sizes, 1, dtype: grad.dtype))
      rows = try rows.div(counts.indexSelect(0, indices).unsqueeze(1))
    }
    return try zeros.scatterAdd(0, indices.to(.int64).unsqueeze(1).expand(rows.sizes), rows)
  }
}
