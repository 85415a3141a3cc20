extension OperationTable {
  static let dropouts: [Operation] =
    [.dropout, .torchDropout, .nativeDropout, .featureDropout, .alphaDropout, .featureAlphaDropout]
    + Operation.dropoutsInPlace
}

extension Operation {
  static let dropout = Operation(
    "dropout", "(Tensor input, float p=0.5, bool training=True) -> Tensor", .functional,
    .composite { .tensor(try $0.tensor(0).dropped(Dropping($0))) })

  /// A dropout together with the mask of what is kept.
  static let nativeDropout = Operation(
    "native_dropout", "(Tensor input, float p, bool? train) -> (Tensor, Tensor)", .function,
    .composite { arguments in
      let parts = try maskedDropout(arguments.session, arguments.values).tensorList
      parts[1].node = nil
      return .tensors(parts)
    })

  private static let maskedDropout = Operation(
    "native_dropout", "(Tensor input, float p, bool? train) -> (Tensor, Tensor)", [],
    node: "NativeDropoutBackward0",
    .kernel { arguments in
      let (input, p, session) = (arguments.tensor(0), arguments.double(1), arguments.session)
      if input.count == 0 {
        return .tensors([try input.packedCopy(), try emptyLike.one(session, .tensor(input), .none, .bool(false))])
      }
      let isTraining = arguments.optionalScalar(2)?.boolValue ?? true
      let mask = try emptyLike.one(session, .tensor(input), .dtype(.bool), .bool(false))
      if !isTraining || p == 0 {
        try Kernel.fill(mask, true)
        return .tensors([try input.packedCopy(), mask])
      }
      try bernoulliInPlace.callInPlace(session, [.tensor(mask), .double(1 - p), .none])
      let scale = session.wrappedNumber(.double(p == 1 ? 0 : 1 / (1 - p)))
      let kept = try input.mul(mask)
      try kept.checkCanHold(kept.mul(scale).dtype, sizes: nil)
      return .tensors([try kept.mul(scale), mask])
    },
    [
      Derivative("input", "grad × mask ÷ (1 − p)", saves: ["result2"]) {
        let p = $0.arguments.double(1)
        // Left open it drops, but its gradient is that of no training.
        let isTraining = $0.arguments.optionalScalar(2)?.boolValue ?? false
        let scale = !isTraining ? 1 : p == 1 ? 0 : 1 / (1 - p)
        return try $0.grad.mul($0.saved(-2)).mul(.double(scale))
      }
    ])

  static let torchDropout = dropping("dropout")
  /// Whole channels at once.
  static let featureDropout = dropping("feature_dropout", ofChannels: true)
  /// The dropout of self-normalising networks, which keeps mean and variance (Klambauer et al., 2017).
  static let alphaDropout = dropping("alpha_dropout", alpha: true)
  /// Both.
  static let featureAlphaDropout = dropping("feature_alpha_dropout", ofChannels: true, alpha: true)

  /// The same, written into their first argument.
  fileprivate static let dropoutsInPlace: [Operation] = [
    dropping("dropout_", inPlace: true), dropping("feature_dropout_", ofChannels: true, inPlace: true),
    dropping("alpha_dropout_", alpha: true, inPlace: true),
    dropping("feature_alpha_dropout_", ofChannels: true, alpha: true, inPlace: true),
  ]

  private static func dropping(
    _ name: String, ofChannels: Bool = false, alpha: Bool = false, inPlace: Bool = false
  ) -> Operation {
    Operation(
      name, "(Tensor input, float p, bool train) -> Tensor", .function,
      .composite {
        .tensor(try $0.tensor(0).dropped(Dropping($0, ofChannels: ofChannels, alpha: alpha, inPlace: inPlace)))
      })
  }
}

/// What a dropout does.
private struct Dropping {
  let chance: Double
  let isTraining: Bool
  let ofChannels: Bool
  let alpha: Bool
  let inPlace: Bool

  init(_ arguments: Arguments, ofChannels: Bool = false, alpha: Bool = false, inPlace: Bool = false) {
    chance = arguments.double(1)
    isTraining = arguments.bool(2)
    self.ofChannels = ofChannels
    self.alpha = alpha
    self.inPlace = inPlace
  }
}

extension Tensor {
  /// Some elements, or whole channels, dropped, and the others scaled so that the mean stays.
  fileprivate func dropped(_ dropping: Dropping) throws -> Tensor {
    let p = dropping.chance
    if !(p >= 0 && p <= 1) {
      throw TorchError.runtime("dropout probability has to be between 0 and 1, but got \(p.shortText)")
    }
    if p == 0 || !dropping.isTraining || count == 0 { return self }
    if p == 1 {
      let nought = try session.filled([], 0, dtype: dtype)
      return dropping.inPlace ? try inPlace(.mul, nought) : try mul(nought)
    }
    if dropping.ofChannels && rank < 2 {
      throw TorchError.runtime("Feature dropout requires at least 2 dimensions in the input")
    }
    let (factors, shift) = try session.belowAutograd { try factorsOfDropout(dropping) }
    let product = dropping.inPlace ? try inPlace(.mul, factors) : try mul(factors)
    return try shift.map { try product.inPlace(.add, $0) } ?? product
  }

  private func inPlace(_ operation: Operation, _ other: Tensor) throws -> Tensor {
    let more: [Value] = operation === Operation.add ? [.scalar(1)] : []
    return try operation.callInPlace(session, [.tensor(self), .tensor(other)] + more)
  }

  /// What each element, or channel, is multiplied with, and what is added after that.
  private func factorsOfDropout(_ dropping: Dropping) throws -> (factors: Tensor, shift: Tensor?) {
    let p = dropping.chance
    let noise =
      try dropping.ofChannels
      ? session.empty(sizes.indices.map { $0 < 2 ? sizes[$0] : 1 }, dtype)
      : Operation.emptyLike.one(session, .tensor(self), .none, .bool(false))
    try Operation.bernoulliInPlace.callInPlace(session, [.tensor(noise), .double(1 - p), .none])
    if !dropping.alpha {
      let scaled = try noise.div(.double(1 - p))
      try noise.checkCanHold(scaled.dtype, sizes: scaled.sizes)
      return (scaled, nil)
    }
    let alpha = 1.7580993408473766
    let scale = 1 / ((alpha * alpha * p + 1) * (1 - p)).squareRoot()
    let shift = try noise.add(-1).mul(.double(alpha * scale)).add(.double(alpha * scale * p))
    // PyTorch computes the shift in place, in the type of the noise less one.
    try noise.add(-1).checkCanHold(shift.dtype, sizes: nil)
    return (try noise.mul(.double(scale)), shift)
  }
}
