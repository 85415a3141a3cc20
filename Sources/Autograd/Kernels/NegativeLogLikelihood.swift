extension Kernel {
  private struct NllLoss: FloatVisitor {
    let input, target, each: Tensor
    let weight: Tensor?
    let ignored: Int

    /// Writes the loss of each sample and returns the sum of the weights.
    func visit<T: FloatElement>(_ type: T.Type) throws -> Double {
      let (x, losses, weights) = (input.pointer(T.self), each.pointer(T.self), weight?.pointer(T.self))
      var total = 0.0
      try forEachSample(input.sizes, target) { place, sample, label in
        if label == ignored {
          losses[sample] = .zero
        } else {
          let factor = weights?[label].compute ?? 1
          losses[sample] = T(-x[place(label)].compute * factor)
          total += factor.double
        }
      } ignored: {
        $0 == ignored
      }
      return total
    }
  }

  private struct NllPull: FloatVisitor {
    let grad, target, output: Tensor
    let weight: Tensor?
    let ignored: Int
    let scale: Double

    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (g, result, weights) = (grad.pointer(T.self), output.pointer(T.self), weight?.pointer(T.self))
      let isShared = grad.rank == 0 && target.rank > 0
      let divisor = T.Compute(double: scale)
      try forEachSample(output.sizes, target) { place, sample, label in
        if label == ignored { return }
        let factor = weights?[label].compute ?? 1
        result[place(label)] = T(-factor * g[isShared ? 0 : sample].compute / divisor)
      } ignored: {
        $0 == ignored
      }
    }
  }

  /// Calls `body` with where the scores of a sample lie, the number of the sample, and its label.
  private static func forEachSample(
    _ sizes: [Int], _ target: Tensor, _ body: (_ place: (Int) -> Int, _ sample: Int, _ label: Int) -> Void,
    ignored: (Int) -> Bool
  ) throws {
    let (outer, classes, inner) = extents(sizes, around: sizes.count == 1 ? 0 : 1)
    let labels = try target.cast(.int64).dense().pointer(Int.self)
    for o in 0..<outer {
      for i in 0..<inner {
        let label = labels[o * inner + i]
        if !ignored(label) && (label < 0 || label >= classes) {
          throw TorchError.index("Target \(label) is out of bounds.")
        }
        body({ (o * classes + $0) * inner + i }, o * inner + i, label)
      }
    }
  }

  /// The negative logarithm of the likelihood of every label, reduced, and the sum of the weights.
  static func nllLoss(
    _ input: Tensor, _ target: Tensor, _ weight: Tensor?, ignored: Int, _ reduction: Reduction
  ) throws -> [Tensor] {
    try requireFloat(input, target.rank > 1 ? "nll_loss2d_forward_out_frame" : "nll_loss_out_frame")
    let session = input.session
    let wide = input.dtype.compute
    let each = try session.empty(target.sizes, wide)
    let total = try wide.acceptFloat(
      NllLoss(
        input: input.cast(wide).dense(), target: target, each: each, weight: weight?.cast(wide).dense(),
        ignored: ignored))
    let weights = try session.filled([], .double(total), dtype: input.dtype)
    switch reduction {
    case .none: return [try each.cast(input.dtype), weights]
    case .sum: return [try sum(each, over: nil, keep: false, nil).cast(input.dtype), weights]
    case .mean:
      return [try divide(sum(each, over: nil, keep: false, nil), by: total, into: nil).cast(input.dtype), weights]
    }
  }

  /// The gradient of the scores in `nllLoss`.
  static func nllPull(
    _ grad: Tensor, sizes: [Int], _ target: Tensor, _ weight: Tensor?, ignored: Int, scale: Double
  ) throws -> Tensor {
    let wide = grad.dtype.compute
    let output = try grad.session.filled(sizes, 0, dtype: wide)
    try wide.acceptFloat(
      NllPull(
        grad: grad.cast(wide).dense(), target: target, output: output, weight: weight?.cast(wide).dense(),
        ignored: ignored, scale: scale))
    return try output.cast(grad.dtype)
  }
}
