extension OperationTable {
  static let multiClassLosses: [Operation] = [
    .multiMarginLoss, .multiMarginLossBackward, .multilabelMarginLoss, .multilabelMarginLossBackward,
  ]
}

extension Operation {
  static let multiMarginLoss = Operation(
    "multi_margin_loss",
    "(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, str reduction='mean') -> Tensor",
    .functional, node: "MultiMarginLossBackward0",
    .kernel { arguments in
      let (input, weight) = (arguments.tensor(0), arguments.optionalTensor(4)?.doubles)
      let (count, classes) = try input.classRows("multi_margin_loss")
      let targets = try arguments.classTargets(count, classes)
      let (p, margin) = (arguments.int(2), arguments.double(3))
      let values = input.doubles
      let losses = (0..<count).map { row -> Double in
        let target = targets[row]
        var sum = 0.0
        for k in 0..<classes where k != target {
          let gap = margin - values[row * classes + target] + values[row * classes + k]
          if gap > 0 { sum += (p == 1 ? gap : gap * gap) * (weight?[target] ?? 1) }
        }
        return sum / Double(classes)
      }
      return .tensor(try arguments.reduction(5).gathered(losses, input, isRow: input.rank < 2))
    },
    [
      Derivative("self", "grad × p × gap^(p−1) where the margin is missed", saves: ["self", "target", "weight"]) {
        try multiMarginLossBackward.one(
          $0.session, .tensor($0.grad), .tensor($0.input), .tensor($0.other), $0.arguments.values[2],
          $0.arguments.values[3], $0.savedIfAny(4).map { .tensor($0) } ?? .none, $0.arguments.values[5])
      }
    ])

  static let multiMarginLossBackward = Operation(
    "multi_margin_loss_backward",
    "(Tensor grad_output, Tensor self, Tensor target, Scalar p, Scalar margin, Tensor? weight, str reduction) -> Tensor",
    [], node: notImplemented,
    .kernel { arguments in
      let (input, weight) = (arguments.tensor(1), arguments.optionalTensor(5)?.doubles)
      let (count, classes) = try input.classRows("multi_margin_loss")
      let targets = arguments.tensor(2).integers
      let (p, margin) = (arguments.int(3), arguments.double(4))
      let scales = try arguments.reduction(6).scales(arguments.tensor(0), count)
      let values = input.doubles
      var slopes = [Double](repeating: 0, count: values.count)
      for row in 0..<count {
        let target = targets[row]
        for k in 0..<classes where k != target {
          let gap = margin - values[row * classes + target] + values[row * classes + k]
          guard gap > 0 else { continue }
          let slope = (p == 1 ? 1 : 2 * gap) * (weight?[target] ?? 1) / Double(classes) * scales[row]
          slopes[row * classes + k] = slope
          slopes[row * classes + target] -= slope
        }
      }
      return .tensor(try input.filled(input.sizes, slopes))
    }, refusing(["self"], "multi_margin_loss_backward"))

  static let multilabelMarginLoss = Operation(
    "multilabel_margin_loss", "(Tensor self, Tensor target, str reduction='mean') -> Tensor", .functional,
    node: "MultilabelMarginLossBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let (count, classes) = try input.classRows(
        "multilabel_margin_loss_forward_out_frame", checks: arguments.tensor(1))
      let rows = try arguments.tensor(1).labelRows(count, classes)
      let values = input.doubles
      let losses = (0..<count).map { row -> Double in
        var sum = 0.0
        forEachMissed(values, row * classes, rows[row], classes) { _, _, gap in sum += gap }
        return sum / Double(classes)
      }
      return .tensor(try arguments.reduction(2).gathered(losses, input, isRow: input.rank < 2))
    },
    [
      Derivative("self", "±grad where 1 − self[label] + self[other] > 0", saves: ["self", "target"]) {
        try multilabelMarginLossBackward.one(
          $0.session, .tensor($0.grad), .tensor($0.input), .tensor($0.other), $0.arguments.values[2])
      }
    ])

  static let multilabelMarginLossBackward = Operation(
    "multilabel_margin_loss_backward", "(Tensor grad_output, Tensor self, Tensor target, str reduction) -> Tensor", [],
    node: notImplemented,
    .kernel { arguments in
      let input = arguments.tensor(1)
      let (count, classes) = try input.classRows("multilabel_margin_loss_backward_out_frame")
      let rows = try arguments.tensor(2).labelRows(count, classes)
      let scales = try arguments.reduction(3).scales(arguments.tensor(0), count)
      let values = input.doubles
      var slopes = [Double](repeating: 0, count: values.count)
      for row in 0..<count {
        let start = row * classes
        forEachMissed(values, start, rows[row], classes) { label, other, _ in
          slopes[start + label] -= scales[row] / Double(classes)
          slopes[start + other] += scales[row] / Double(classes)
        }
      }
      return .tensor(try input.filled(input.sizes, slopes))
    }, refusing(["self"], "multilabel_margin_loss_backward"))

  /// Calls back for every pair of a label of a row and a class that is none, where they are less than 1 apart.
  private static func forEachMissed(
    _ values: [Double], _ start: Int, _ labels: [Int], _ classes: Int, _ body: (Int, Int, Double) -> Void
  ) {
    let known = Set(labels)
    for label in labels {
      for other in 0..<classes where !known.contains(other) {
        let gap = 1 - values[start + label] + values[start + other]
        if gap > 0 { body(label, other, gap) }
      }
    }
  }
}

extension Tensor {
  /// The rows of a batch of scores, or of a single one, and the number of classes. Throws where there are none.
  fileprivate func classRows(_ kernel: String, checks target: Tensor? = nil) throws -> (count: Int, classes: Int) {
    if rank > 2 || (rank > 0 && sizes[rank - 1] == 0) {
      throw TorchError.runtime(
        "Expected non-empty vector or matrix with optional 0-dim batch size, but got: \(Text.sizes(sizes))")
    }
    let shape = (rank == 2 ? sizes[0] : 1, rank == 0 ? 1 : sizes[rank - 1])
    if let target, target.sizes != sizes {
      throw TorchError.runtime(
        "inconsistent target size: \(Text.sizes(target.sizes)) for input of size: \(Text.sizes(sizes))")
    }
    if count > 0 {
      try Kernel.requireFloat(self, kernel == "multi_margin_loss" ? "multi_margin_loss_cpu_kernel" : kernel)
      if dtype == .float16 || dtype == .bfloat16 {
        throw TorchError.notImplemented(
          "\"\(kernel == "multi_margin_loss" ? "multi_margin_loss_cpu_kernel" : kernel)\" not implemented for "
            + "'\(dtype.scalarTypeName)'")
      }
    }
    return shape
  }

  /// The labels of every row, up to the first that is negative.
  fileprivate func labelRows(_ count: Int, _ classes: Int) throws -> [[Int]] {
    let labels = integers
    if labels.contains(where: { $0 < -1 || $0 >= classes }) {
      throw TorchError.runtime("argument #2 'target' is out of range")
    }
    return (0..<count).map { row in Array(labels[row * classes..<(row + 1) * classes].prefix { $0 >= 0 }) }
  }
}

extension Arguments {
  /// The class of every row, at position 1, checked together with the weights at position 4.
  fileprivate func classTargets(_ count: Int, _ classes: Int) throws -> [Int] {
    let (input, target) = (tensor(0), tensor(1))
    if target.rank > 1 || target.count != count {
      throw TorchError.runtime(
        "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). "
          + "Expected target size [\(count)], but got \(Text.sizes(target.sizes)). Input has shape "
          + "\(Text.sizes(input.sizes)).")
    }
    if let weight = optionalTensor(4), weight.count != classes {
      throw TorchError.runtime("inconsistent weight size, expected \(classes) but got \(Text.sizes(weight.sizes))")
    }
    if target.dtype != .int64 {
      throw TorchError.runtime("expected scalar type Long but found \(target.dtype.scalarTypeName)")
    }
    let targets = target.integers
    if targets.contains(where: { $0 < 0 || $0 >= classes }) { throw TorchError.runtime("target out of range") }
    return targets
  }
}

extension Reduction {
  /// The loss of every row, or their mean or sum.
  fileprivate func gathered(_ losses: [Double], _ input: Tensor, isRow: Bool) throws -> Tensor {
    let total = losses.reduce(0, +)
    switch self {
    case .none: return try input.filled(isRow ? [] : [losses.count], losses)
    case .mean: return try input.filled([], [total / Double(losses.count)])
    case .sum: return try input.filled([], [total])
    }
  }

  /// What the slopes of every row are multiplied by.
  fileprivate func scales(_ grad: Tensor, _ count: Int) throws -> [Double] {
    let grads = grad.doubles
    switch self {
    case .none: return grads
    case .mean: return [Double](repeating: grads[0] / Double(max(1, count)), count: count)
    case .sum: return [Double](repeating: grads[0], count: count)
    }
  }
}
