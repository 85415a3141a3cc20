extension Tensor {
  /// Whether an operation on this tensor makes a gradient function. Arithmetic with a number then makes the one that
  /// PyTorch's own code makes, `MulBackward1` and its like.
  private var isRecorded: Bool { session.isGradEnabled && requiresGrad }

  /// `self + other`.
  public func add(_ other: Tensor) throws -> Tensor { try Operation.add.apply(self, other, alpha: .int(1)) }
  /// `self + other`.
  public func add(_ other: Scalar) throws -> Tensor {
    isRecorded ? try addNumber(other) : try add(session.wrappedNumber(other))
  }
  /// `self − other`.
  public func sub(_ other: Tensor) throws -> Tensor { try Operation.sub.apply(self, other, alpha: .int(1)) }
  /// `self − other`.
  public func sub(_ other: Scalar) throws -> Tensor {
    isRecorded ? try subNumber(other) : try sub(session.wrappedNumber(other))
  }
  /// `self × other`.
  public func mul(_ other: Tensor) throws -> Tensor { try Operation.mul.apply(self, other) }
  /// `self × other`.
  public func mul(_ other: Scalar) throws -> Tensor {
    isRecorded ? try mulNumber(other) : try mul(session.wrappedNumber(other))
  }
  /// `self ÷ other`.
  public func div(_ other: Tensor) throws -> Tensor { try Operation.div.apply(self, other) }
  /// `self ÷ other`.
  public func div(_ other: Scalar) throws -> Tensor {
    isRecorded ? try divNumber(other) : try div(session.wrappedNumber(other))
  }
  /// `−self`.
  public func neg() throws -> Tensor { try Operation.neg.apply(self) }
  /// `self` to a power.
  public func pow(_ exponent: Scalar) throws -> Tensor {
    try Operation.powScalar.one(session, .tensor(self), .scalar(exponent))
  }
  /// `self` to a power.
  public func pow(_ exponent: Tensor) throws -> Tensor { try Operation.pow.apply(self, exponent) }
  /// `self²`.
  public func square() throws -> Tensor { try pow(2) }
  /// |self|.
  public func abs() throws -> Tensor { try Operation.abs.apply(self) }
  /// −1, 0 or 1, without a gradient.
  public func sign() throws -> Tensor { try Operation.sign.apply(self) }
  /// −1, 0 or 1.
  public func sgn() throws -> Tensor { try Operation.sgn.apply(self) }
  /// e to the power of self.
  public func exp() throws -> Tensor { try Operation.exp.apply(self) }
  /// The natural logarithm.
  public func log() throws -> Tensor { try Operation.log.apply(self) }
  /// ln(1 + self).
  public func log1p() throws -> Tensor { try Operation.log1p.apply(self) }
  /// The square root.
  public func sqrt() throws -> Tensor { try Operation.sqrt.apply(self) }
  /// 1 ÷ the square root.
  public func rsqrt() throws -> Tensor { try Operation.rsqrt.apply(self) }
  /// 1 ÷ self.
  public func reciprocal() throws -> Tensor { try Operation.reciprocal.apply(self) }
  /// The sine.
  public func sin() throws -> Tensor { try Operation.sin.apply(self) }
  /// The cosine.
  public func cos() throws -> Tensor { try Operation.cos.apply(self) }
  /// The hyperbolic sine.
  public func sinh() throws -> Tensor { try Operation.sinh.apply(self) }
  /// The hyperbolic cosine.
  public func cosh() throws -> Tensor { try Operation.cosh.apply(self) }
  /// The hyperbolic tangent.
  public func tanh() throws -> Tensor { try Operation.tanh.apply(self) }
  /// 1 ÷ (1 + e⁻ˣ).
  public func sigmoid() throws -> Tensor { try Operation.sigmoid.apply(self) }
  /// The error function.
  public func erf() throws -> Tensor { try Operation.erf.apply(self) }
  /// self, or 0 where negative.
  public func relu() throws -> Tensor { try Operation.relu.apply(self) }
  /// An elementary function of the table.
  func elementary(_ operation: Operation) throws -> Tensor { try operation.apply(self) }

  /// self = other.
  public func eq(_ other: Tensor) throws -> Tensor { try Operation.eq.apply(self, other) }
  /// self ≠ other.
  public func ne(_ other: Tensor) throws -> Tensor { try Operation.ne.apply(self, other) }
  /// self < other.
  public func lt(_ other: Tensor) throws -> Tensor { try Operation.lt.apply(self, other) }
  /// self ≤ other.
  public func le(_ other: Tensor) throws -> Tensor { try Operation.le.apply(self, other) }
  /// self > other.
  public func gt(_ other: Tensor) throws -> Tensor { try Operation.gt.apply(self, other) }
  /// self ≥ other.
  public func ge(_ other: Tensor) throws -> Tensor { try Operation.ge.apply(self, other) }
  /// self = other.
  public func eq(_ other: Scalar) throws -> Tensor { try eq(session.wrappedNumber(other)) }
  /// self ≠ other.
  public func ne(_ other: Scalar) throws -> Tensor { try ne(session.wrappedNumber(other)) }
  /// self < other.
  public func lt(_ other: Scalar) throws -> Tensor { try lt(session.wrappedNumber(other)) }
  /// self ≤ other.
  public func le(_ other: Scalar) throws -> Tensor { try le(session.wrappedNumber(other)) }
  /// self > other.
  public func gt(_ other: Scalar) throws -> Tensor { try gt(session.wrappedNumber(other)) }
  /// self ≥ other.
  public func ge(_ other: Scalar) throws -> Tensor { try ge(session.wrappedNumber(other)) }
  /// Both are true.
  public func logicalAnd(_ other: Tensor) throws -> Tensor { try Operation.logicalAnd.apply(self, other) }
  /// At least one is true.
  public func logicalOr(_ other: Tensor) throws -> Tensor { try Operation.logicalOr.apply(self, other) }
  /// It is false.
  public func logicalNot() throws -> Tensor { try Operation.logicalNot.apply(self) }
  /// `value` where the mask is true, else self.
  public func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
    try Operation.maskedFill.one(session, .tensor(self), .tensor(mask), .scalar(value))
  }
  /// The same in the layout of self, for results that nobody else sees.
  func filledWhere(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
    try Operation.filledWhere.one(session, .tensor(self), .tensor(mask), .scalar(value))
  }
  /// self where the condition is true, else `other`.
  public func `where`(_ condition: Tensor, _ other: Tensor) throws -> Tensor {
    try Operation.where.one(session, .tensor(condition), .tensor(self), .tensor(other))
  }
  /// The larger of each pair.
  public func maximum(_ other: Tensor) throws -> Tensor { try Operation.maximum.apply(self, other) }
  /// The smaller of each pair.
  public func minimum(_ other: Tensor) throws -> Tensor { try Operation.minimum.apply(self, other) }
  /// Never below `low` nor above `high`.
  public func clamp(min low: Scalar?, max high: Scalar?) throws -> Tensor {
    try Operation.clamp.one(
      session, .tensor(self), low.map { .scalar($0) } ?? .none, high.map { .scalar($0) } ?? .none)
  }

  /// The sum of all elements.
  public func sum() throws -> Tensor { try Operation.sum.one(session, .tensor(self), .none) }
  /// The sum over dimensions.
  public func sum(_ dims: [Int], keep: Bool = false) throws -> Tensor {
    try Operation.sumDim.one(session, .tensor(self), .ints(dims), .bool(keep), .none)
  }
  /// The mean of all elements.
  public func mean() throws -> Tensor { try Operation.mean.one(session, .tensor(self), .none) }
  /// The mean over dimensions.
  public func mean(_ dims: [Int], keep: Bool = false) throws -> Tensor {
    try Operation.meanDim.one(session, .tensor(self), .ints(dims), .bool(keep), .none)
  }
  /// The largest element over dimensions; ties share the gradient.
  public func amax(_ dims: [Int], keep: Bool = false) throws -> Tensor {
    try Operation.amax.one(session, .tensor(self), .ints(dims), .bool(keep))
  }
  /// The smallest element over dimensions; ties share the gradient.
  public func amin(_ dims: [Int], keep: Bool = false) throws -> Tensor {
    try Operation.amin.one(session, .tensor(self), .ints(dims), .bool(keep))
  }
  /// The product of all elements.
  public func prod() throws -> Tensor { try Operation.prod.one(session, .tensor(self), .none) }
  /// Running sums along a dimension.
  public func cumsum(_ dim: Int) throws -> Tensor {
    try Operation.cumsum.one(session, .tensor(self), .int(dim), .none)
  }
  /// Running products along a dimension.
  public func cumprod(_ dim: Int) throws -> Tensor {
    try Operation.cumprod.one(session, .tensor(self), .int(dim), .none)
  }
}

extension Session {
  /// `a` where the condition is true, else `b`.
  public func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor { try a.where(condition, b) }
}
