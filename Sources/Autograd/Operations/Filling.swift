import Foundation

extension OperationTable {
  static let fillings: [Operation] = [
    .normalInPlace, .uniformInPlace, .bernoulliTensorInPlace, .bernoulliInPlace, .randomInPlace, .randomToInPlace,
    .randomRangeInPlace, .exponentialInPlace, .cauchyInPlace, .logNormalInPlace, .geometricInPlace,
  ]
}

extension Operation {
  static let normalInPlace = Operation(
    "normal_", "(Tensor self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor", .method,
    node: "NormalBackward0",
    .mutation { arguments in
      try Filling.checkDeviation("normal", arguments.double(2))
      if arguments.tensor(0).count == 0 { return }
      try Kernel.requireFloat(arguments.tensor(0), "normal_kernel_cpu")
      try arguments.generator(3).fillNormal(
        arguments.tensor(0), mean: arguments.double(1), deviation: arguments.double(2))
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let uniformInPlace = Operation(
    "uniform_", "(Tensor self, float from=0, float to=1, *, Generator? generator=None) -> Tensor", .method,
    node: "UniformBackward0",
    .mutation { arguments in
      let (from, to) = (arguments.double(1), arguments.double(2))
      try Filling.checkBounds(arguments.tensor(0), from, to)
      try arguments.generator(3).fillUniform(arguments.tensor(0), from, to)
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let bernoulliInPlace = Operation(
    "bernoulli_", "(Tensor self, float p=0.5, *, Generator? generator=None) -> Tensor", .method,
    node: "BernoulliBackward2", .mutation { try Filling.toss($0.tensor(0), $0.double(1), $0.generator(2)) },
    [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let bernoulliTensorInPlace = Operation(
    "bernoulli_", "(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor", .method,
    node: "BernoulliBackward1",
    .mutation { try Filling.toss($0.tensor(0), $0.tensor(1).expand($0.tensor(0).sizes), $0.generator(2)) },
    [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let randomInPlace = Operation(
    "random_", "(Tensor self, *, Generator? generator=None) -> Tensor", .method, node: "RandomBackward2",
    .mutation { try Filling.wholes($0.tensor(0), $0.generator(1)) },
    [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let randomToInPlace = Operation(
    "random_", "(Tensor self, int to, *, Generator? generator=None) -> Tensor", .method, node: "RandomBackward1",
    .mutation { try Filling.wholes($0.tensor(0), 0, $0.int(1), $0.generator(2)) },
    [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let randomRangeInPlace = Operation(
    "random_", "(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor", .method,
    node: "RandomBackward0",
    .mutation { try Filling.wholes($0.tensor(0), $0.int(1), $0.optionalInt(2), $0.generator(3)) },
    [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let exponentialInPlace = Operation(
    "exponential_", "(Tensor self, float lambd=1, *, Generator? generator=None) -> Tensor", .method,
    node: "ExponentialBackward0",
    .mutation { arguments in
      let (target, rate, generator) = (arguments.tensor(0), arguments.double(1), arguments.generator(2))
      if target.count == 0 { return }
      if !target.dtype.isFloatingPoint {
        throw TorchError.runtime(
          "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you "
            + "specified \(target.dtype.scalarTypeName)")
      }
      if !(rate > 0) {
        throw TorchError.runtime("exponential_ expects lambda > 0.0, but found lambda=\(rate.shortText)")
      }
      try Kernel.generate(target) { .double(-Foundation.log1p(-generator.uniformDouble()) / rate) }
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let cauchyInPlace = Operation(
    "cauchy_", "(Tensor self, float median=0, float sigma=1, *, Generator? generator=None) -> Tensor", .method,
    node: "CauchyBackward0",
    .mutation { arguments in
      let (target, generator) = (arguments.tensor(0), arguments.generator(3))
      let (median, sigma) = (arguments.double(1), arguments.double(2))
      if !(sigma > 0) {
        throw TorchError.runtime("cauchy_ expects sigma > 0.0, but found sigma=\(sigma.shortText)")
      }
      if !target.dtype.isFloatingPoint {
        throw TorchError.runtime(
          "Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you "
            + "specified \(target.dtype.kernelName)")
      }
      try Kernel.generate(target) {
        .double(median + sigma * Foundation.tan(Double.pi * (generator.uniformDouble() - 0.5)))
      }
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let logNormalInPlace = Operation(
    "log_normal_", "(Tensor self, float mean=1, float std=2, *, Generator? generator=None) -> Tensor", .method,
    node: "LogNormalBackward0",
    .mutation { arguments in
      let (target, generator) = (arguments.tensor(0), arguments.generator(3))
      let (mean, deviation) = (arguments.double(1), arguments.double(2))
      if !(deviation > 0) {
        throw TorchError.runtime("log_normal_ expects std > 0.0, but found std=\(deviation.shortText)")
      }
      if target.count == 0 { return }
      try Kernel.requireFloat(target, "log_normal_cpu")
      try Kernel.generate(target) { .double(Foundation.exp(generator.normal(mean: mean, deviation: deviation))) }
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let geometricInPlace = Operation(
    "geometric_", "(Tensor self, float p, *, Generator? generator=None) -> Tensor", .method,
    node: "GeometricBackward0",
    .mutation { arguments in
      let (target, p, generator) = (arguments.tensor(0), arguments.double(1), arguments.generator(2))
      if !(p > 0 && p < 1) {
        throw TorchError.runtime("geometric_ expects p to be in (0, 1), but got p=\(p.shortText)")
      }
      if target.count == 0 { return }
      if target.dtype == .bool { throw TorchError.notImplemented("\"geometric_cpu\" not implemented for 'Bool'") }
      let logarithm = Foundation.log1p(-p)
      try Kernel.generate(target) { .double((Foundation.log(generator.uniformDouble()) / logarithm).rounded(.up)) }
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])
}

/// Filling a tensor with random numbers, and the checks before it.
enum Filling {
  static func checkDeviation(_ name: String, _ deviation: Double) throws {
    if deviation < 0 { throw TorchError.runtime("\(name) expects std >= 0.0, but found std \(deviation.shortText)") }
  }

  /// Whether uniform numbers of a range can be drawn.
  static func checkBounds(_ target: Tensor, _ from: Double, _ to: Double) throws {
    try Kernel.requireFloat(target, "check_uniform_bounds")
    if from > to {
      throw TorchError.runtime(
        "uniform_ expects to return a [from, to) range, but found from=\(from.shortText) > to=\(to.shortText)")
    }
    if target.dtype == .float32 && to - from > Double(Float.greatestFiniteMagnitude) {
      throw TorchError.runtime(
        "uniform_ expects to-from <= std::numeric_limits<Float>::max(), but found to=\(to.shortText) and "
          + "from=\(from.shortText) which result in to-from to exceed the limit")
    }
  }

  /// Coin tosses with one chance.
  static func toss(_ target: Tensor, _ chance: Double, _ generator: Generator) throws {
    if !(0...1).contains(chance) {
      throw TorchError.runtime("bernoulli_ expects p to be in [0, 1], but got p=\(chance.shortText)")
    }
    // ATen draws 53 bits for each toss with one chance.
    try Kernel.generate(target) { .double(generator.uniformDouble() < chance ? 1 : 0) }
  }

  /// Coin tosses, each with a chance of its own.
  static func toss(_ target: Tensor, _ chances: Tensor, _ generator: Generator) throws {
    let values = chances.doubles
    for value in values where !(0...1).contains(value) {
      throw TorchError.runtime(
        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  "
          + "(Could this error message be improved?  If so, please report an enhancement request to PyTorch.)")
    }
    let order = Kernel.memoryOrder(target)
    let inMemory = chances.view(
      as: Geometry(sizes: order.map { chances.sizes[$0] }, strides: order.map { chances.geometry.strides[$0] }),
      offset: chances.storageOffset
    ).doubles
    var place = 0
    let isDouble = chances.dtype == .float64
    try Kernel.generate(target) {
      defer { place += 1 }
      let drawn = isDouble ? generator.uniformDouble() : Double(generator.uniformFloat())
      return .double(drawn < inMemory[place] ? 1 : 0)
    }
  }

  /// Whole numbers over all that the type counts exactly.
  static func wholes(_ target: Tensor, _ generator: Generator) throws {
    let limit = target.dtype.largestExact
    try Kernel.generate(target) {
      let bits = target.dtype.size == 8 ? generator.next64() : UInt64(generator.next32())
      return .int(Int(truncatingIfNeeded: bits % limit))
    }
  }

  /// Whole numbers of [low, high); without `high` up to the largest that the type counts exactly.
  static func wholes(_ target: Tensor, _ low: Int, _ high: Int?, _ generator: Generator) throws {
    let dtype = target.dtype
    guard let high else {
      let last = Int(truncatingIfNeeded: dtype.largestExact &- 1)
      let range = UInt64(bitPattern: Int64(last &- low)) &+ 1
      try Kernel.generate(target) { .int(generator.whole(range, from: low)) }
      return
    }
    if low >= high {
      throw TorchError.runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    if let bounds = dtype.bounds {
      if !bounds.contains(low) { throw TorchError.runtime("from is out of bounds for \(dtype.kernelName)") }
      if !bounds.contains(high - 1) { throw TorchError.runtime("to - 1 is out of bounds for \(dtype.kernelName)") }
    }
    let (first, end) = (dtype.reachable(from: low), dtype.reachable(to: high))
    let range = UInt64(bitPattern: Int64(end &- first))
    try Kernel.generate(target) { .int(generator.whole(range, from: first)) }
  }
}

extension DType {
  /// One more than the largest whole number up to which all can be told apart.
  fileprivate var largestExact: UInt64 {
    switch self {
    case .bool: 2
    case .uint8: 1 << 8
    case .int8: 1 << 7
    case .int16: 1 << 15
    case .int32: 1 << 31
    case .int64: 1 << 63
    case .float16: 1 << 11 + 1
    case .bfloat16: 1 << 8 + 1
    case .float32: 1 << 24 + 1
    case .float64: 1 << 53 + 1
    }
  }

  /// What a whole number type holds; nil for the others.
  fileprivate var bounds: ClosedRange<Int>? {
    switch self {
    case .bool: 0...1
    case .uint8: 0...255
    case .int8: -128...127
    case .int16: -32768...32767
    case .int32: Int(Int32.min)...Int(Int32.max)
    default: nil
    }
  }

  /// The bits of the fraction of a floating-point type, the leading one included; nil for the others.
  private var digits: Int? {
    switch self {
    case .float16: 11
    case .bfloat16: 8
    case .float32: 24
    case .float64: 53
    default: nil
    }
  }

  /// The whole number as the type rounds it.
  private func rounded(_ number: Int) -> Int {
    switch self {
    case .float16: Int(exactly: Half(double: Double(number)).double.rounded(.towardZero)) ?? number
    case .bfloat16: Int(exactly: BrainFloat(double: Double(number)).double) ?? number
    case .float32: Int(exactly: Float(number)) ?? number
    default: Int(exactly: Double(number)) ?? number
    }
  }

  /// The lower bound of a range, moved up where the type would round below it.
  fileprivate func reachable(from low: Int) -> Int {
    guard let digits, case let next = rounded(low + 1), next < low else { return low }
    return next + 1 << (Int.bitWidth - 1 - (low + 1).magnitude.leadingZeroBitCount - digits + 1)
  }

  /// The upper bound of a range, moved down where the type would round up to it.
  fileprivate func reachable(to high: Int) -> Int {
    guard let digits, case let last = rounded(high - 1), last >= high else { return high }
    return last - 1 << (Int.bitWidth - 1 - (high - 1).magnitude.leadingZeroBitCount - digits + 1)
  }
}
