/// How often PyTorch's kernels write into a result after they have made it.
///
/// PyTorch counts no versions within its own operations, except where the operands were made in inference mode and are used
/// outside of it: nothing then keeps the steps of a kernel (`empty`, then `fill_`) from being counted, and the result
/// shows them in `_version`.
struct InnerWrites: Sendable {
  /// The writes for operands of a dimension or more.
  private let count: Int32
  /// The writes for operands without dimensions.
  private let scalarCount: Int32
  /// Whether only results of one element are written.
  private let isOfOne: Bool

  /// The writes of an operation, by the name of its gradient function where several operations have one name.
  init(of name: String, node: String?) {
    count = node.flatMap { InnerWrites.counts[$0] } ?? InnerWrites.counts[name] ?? 0
    scalarCount = InnerWrites.scalarCounts[name] ?? count
    isOfOne = name == "std" || name == "var"
  }

  /// Whether there are none, so that nothing needs to be looked at.
  var isEmpty: Bool { count == 0 && scalarCount == 0 }

  /// Counts the writes into results of an operation on these operands.
  func tell(_ outputs: [Tensor], operands: [Tensor]) {
    guard let first = operands.first, operands.allSatisfy(\.isInference), !first.session.isInferenceMode else { return }
    for output in outputs where !output.isInference && (!isOfOne || output.count == 1) {
      output.versionCount += first.rank == 0 ? scalarCount : count
    }
  }

  private static let counts: [String: Int32] = {
    let names: [Int32: String] = [
      1: """
      abs deg2rad rad2deg nan_to_num logical_not logical_and logical_or logical_xor clone _to_copy sum prod std var all \
      any nansum nonzero argwhere _unique2 sort argsort det _linalg_slogdet mv addmm amax amin aminmax logsumexp \
      MedianBackward1 kthvalue cummax cummin hardtanh repeat new_zeros new_ones new_full renorm Im2ColBackward0 \
      dot vdot channel_shuffle diagonal_copy MaxBackward1 MinBackward1 _adaptive_avg_pool2d PowBackward2 _linalg_solve_ex
      """,
      2: "mean MaxBackward0 MinBackward0 mode histc constant_pad_nd diag_embed one_hot smooth_l1_loss",
      3: "linalg_inv_ex",
    ]
    var counts: [String: Int32] = [:]
    for (count, list) in names {
      for name in list.split(separator: " ") { counts[String(name)] = count }
    }
    return counts
  }()

  private static let scalarCounts: [String: Int32] = [
    "max": 1, "min": 1, "flip": 1, "cumsum": 1, "cumprod": 1, "logcumsumexp": 1,
  ]
}

extension Value {
  /// Whether it is a tensor that was made in inference mode.
  var isInferenceTensor: Bool {
    if case .tensor(let tensor) = self { tensor.isInference } else { false }
  }
}
