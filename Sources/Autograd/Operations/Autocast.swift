/// Mixed precision, `torch.autocast`: the types that operations take while it is on.
public struct Autocast {
  /// What matrix products and convolutions compute in.
  public let dtype: DType
  /// Parameters that were cast already, by the tensor's number: each is cast once as long as the outermost context lasts.
  var casts: [Int: Tensor] = [:]

  /// Starts with nothing cast.
  public init(_ dtype: DType) { self.dtype = dtype }

  /// What becomes of the arguments.
  enum Policy {
    /// The narrow type.
    case lower
    /// Single precision.
    case full
    /// The widest type among them.
    case widest
  }

  /// The lists of `autocast_mode.h` for CPU.
  static let policies: [String: Policy] = {
    var policies: [String: Policy] = [:]
    for name in [
      "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "bmm", "mm", "vecdot",
      "baddbmm", "addmm", "addbmm", "linear", "matmul", "conv_tbc", "prelu", "scaled_dot_product_attention",
    ] { policies[name] = .lower }
    for name in [
      "avg_pool3d", "binary_cross_entropy", "grid_sample", "prod", "quantile", "nanquantile", "cdist", "trace",
      "cholesky", "cholesky_inverse", "cholesky_solve", "inverse", "lu_solve", "pinverse", "max_pool3d",
      "adaptive_avg_pool3d", "mse_loss", "cosine_embedding_loss", "nll_loss", "hinge_embedding_loss",
      "poisson_nll_loss", "smooth_l1_loss", "cross_entropy", "l1_loss", "huber_loss", "margin_ranking_loss",
      "soft_margin_loss", "triplet_margin_loss", "multi_margin_loss", "ctc_loss", "kl_div", "multilabel_margin_loss",
      "binary_cross_entropy_with_logits", "cond", "matrix_rank", "solve", "svdvals", "eigvalsh", "inv", "qr", "svd",
      "eigh", "lstsq",
    ] { policies[name] = .full }
    for name in ["stack", "cat", "index_copy"] { policies[name] = .widest }
    return policies
  }()
}

extension Session {
  /// Runs an operation's body with the arguments that autocast gives it; nil where it changes nothing.
  func autocasted(_ operation: Operation, _ values: [Value]) throws -> Value? {
    guard let context = autocast, observationDepth == 0, let policy = Autocast.policies[operation.name] else {
      return nil
    }
    let tensors = values.flatMap(\.tensorList).filter { $0.isAutocast }
    let type: DType
    switch policy {
    case .lower: type = context.dtype
    case .full: type = .float32
    case .widest: type = tensors.contains { $0.dtype == .float32 } ? .float32 : tensors.first?.dtype ?? .float32
    }
    guard tensors.contains(where: { $0.dtype != type }) else { return nil }
    let cast = try values.map { value -> Value in
      switch value {
      case .tensor(let tensor): .tensor(try self.cast(tensor, to: type))
      case .tensors(let list): .tensors(try list.map { try self.cast($0, to: type) })
      default: value
      }
    }
    // What is inside takes what it is given.
    let outer = autocast
    autocast = nil
    defer { autocast = outer }
    return try operation(self, cast)
  }

  private func cast(_ tensor: Tensor, to type: DType) throws -> Tensor {
    guard tensor.isAutocast, tensor.dtype != type else { return tensor }
    let isKept = tensor.isLeaf && tensor.requiresGrad && tensor.dtype == .float32 && isGradEnabled
    if isKept, let known = autocast?.casts[tensor.id] { return known }
    let result = try tensor.to(type)
    if isKept { autocast?.casts[tensor.id] = result }
    return result
  }
}

extension Tensor {
  /// Whether autocast may change the type.
  fileprivate var isAutocast: Bool { dtype.isFloatingPoint && dtype != .float64 }
}
