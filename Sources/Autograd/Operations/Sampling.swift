import Foundation

extension OperationTable {
  static let sampling: [Operation] = [
    .rand, .randn, .randLike, .randnLike, .randint, .randintRange, .randintLike, .randintLikeRange, .randperm,
    .normalTensors, .normalMean, .normalDeviation, .normalSizes, .bernoulli, .bernoulliP, .multinomial, .normalInPlace,
    .uniformInPlace, .bernoulliInPlace, .bernoulliTensorInPlace, .randomInPlace, .randomToInPlace, .randomRangeInPlace,
    .exponentialInPlace,
  ]
}

extension Operation {
  static let rand = sample(
    "rand", "(int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor"
  ) { $0.fillUniform($1, 0, 1) }
  static let randn = sample(
    "randn", "(int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor"
  ) { $0.fillNormal($1, mean: 0, deviation: 1) }
  static let randLike = sampleLike("rand_like") { $0.fillUniform($1, 0, 1) }
  static let randnLike = sampleLike("randn_like") { $0.fillNormal($1, mean: 0, deviation: 1) }

  static let randint = Operation(
    "randint",
    "(int high, int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function, .kernel { try wholes($0, 0, $0.int(0), $0.ints(1), $0.generator(2), $0.dtype(3) ?? .int64) })

  static let randintRange = Operation(
    "randint",
    "(int low, int high, int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function, .kernel { try wholes($0, $0.int(0), $0.int(1), $0.ints(2), $0.generator(3), $0.dtype(4) ?? .int64) })

  static let randintLike = Operation(
    "randint_like", "(Tensor self, int high, *, dtype? dtype=None) -> Tensor", .function,
    .kernel {
      try wholes($0, 0, $0.int(1), $0.tensor(0).sizes, $0.session.generator, $0.dtype(2) ?? $0.tensor(0).dtype)
    })

  static let randintLikeRange = Operation(
    "randint_like", "(Tensor self, int low, int high, *, dtype? dtype=None) -> Tensor", .function,
    .kernel {
      try wholes(
        $0, $0.int(1), $0.int(2), $0.tensor(0).sizes, $0.session.generator, $0.dtype(3) ?? $0.tensor(0).dtype)
    })

  static let randperm = Operation(
    "randperm", "(int n, *, Generator? generator=None, dtype? dtype=None) -> Tensor", .function,
    .kernel { arguments in
      let count = arguments.int(0)
      if count < 0 { throw TorchError.runtime("n must be non-negative, got\(count)") }
      let generator = arguments.generator(1)
      let tensor = try arguments.session.empty([count], arguments.dtype(2) ?? .int64)
      var order = Array(0..<count)
      for i in 0..<max(0, count - 1) {
        let step = Int(generator.next32() % UInt32(truncatingIfNeeded: count - i))
        order.swapAt(i, i + step)
      }
      Kernel.store(order.map { .int($0) }, into: tensor)
      return .tensor(tensor)
    })

  static let normalTensors = Operation(
    "normal", "(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor", .function,
    .kernel { try normals($0, $0.tensor(0), $0.tensor(1), $0.generator(2)) })

  static let normalMean = Operation(
    "normal", "(Tensor mean, float std=1, *, Generator? generator=None) -> Tensor", .function,
    .kernel {
      try normals(
        $0, $0.tensor(0), $0.session.filled([], .double($0.double(1)), dtype: $0.tensor(0).dtype), $0.generator(2))
    })

  static let normalDeviation = Operation(
    "normal", "(float mean, Tensor std, *, Generator? generator=None) -> Tensor", .function,
    .kernel {
      try normals(
        $0, $0.session.filled([], .double($0.double(0)), dtype: $0.tensor(1).dtype), $0.tensor(1), $0.generator(2))
    })

  static let normalSizes = Operation(
    "normal",
    "(float mean, float std, int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel { arguments in
      try checkDeviation("normal", arguments.double(1))
      let tensor = try arguments.session.empty(arguments.ints(2), arguments.dtype(4) ?? arguments.session.defaultDType)
      arguments.generator(3).fillNormal(tensor, mean: arguments.double(0), deviation: arguments.double(1))
      if arguments.bool(5) { try tensor.setRequiresGrad(true, tell: false) }
      return .tensor(tensor)
    })

  static let bernoulli = Operation(
    "bernoulli", "(Tensor self, *, Generator? generator=None) -> Tensor", .usual, node: "BernoulliBackward0",
    .kernel { arguments in
      let chances = arguments.tensor(0)
      let result = try arguments.session.empty(chances.sizes, chances.dtype)
      try toss(result, chances, arguments.generator(1))
      return .tensor(result)
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let bernoulliP = Operation(
    "bernoulli", "(Tensor self, float p, *, Generator? generator=None) -> Tensor", .usual, node: "BernoulliBackward1",
    .kernel { arguments in
      let result = try arguments.session.empty(arguments.tensor(0).sizes, arguments.tensor(0).dtype)
      try toss(result, arguments.double(1), arguments.generator(2))
      return .tensor(result)
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let multinomial = Operation(
    "multinomial",
    "(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor", .usual,
    .kernel { try Multinomial.draw($0) })

  static let normalInPlace = Operation(
    "normal_", "(Tensor self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor", .method,
    node: "NormalBackward0",
    .mutation { arguments in
      try checkDeviation("normal_", arguments.double(2))
      arguments.generator(3).fillNormal(
        arguments.tensor(0), mean: arguments.double(1), deviation: arguments.double(2))
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let uniformInPlace = Operation(
    "uniform_", "(Tensor self, float from=0, float to=1, *, Generator? generator=None) -> Tensor", .method,
    node: "UniformBackward0",
    .mutation { arguments in
      let (from, to) = (arguments.double(1), arguments.double(2))
      if from > to {
        throw TorchError.runtime("uniform_ expects to return a [from, to) range, but found from=\(from) > to=\(to)")
      }
      arguments.generator(3).fillUniform(arguments.tensor(0), from, to)
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let bernoulliInPlace = Operation(
    "bernoulli_", "(Tensor self, float p=0.5, *, Generator? generator=None) -> Tensor", .method,
    node: "BernoulliBackward2", .mutation { try toss($0.tensor(0), $0.double(1), $0.generator(2)) },
    [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let bernoulliTensorInPlace = Operation(
    "bernoulli_", "(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor", .method,
    node: "BernoulliBackward1",
    .mutation { try toss($0.tensor(0), $0.tensor(1).expand($0.tensor(0).sizes), $0.generator(2)) },
    [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let randomInPlace = Operation(
    "random_", "(Tensor self, *, Generator? generator=None) -> Tensor", .method,
    .mutation { arguments in
      let target = arguments.tensor(0)
      let generator = arguments.generator(1)
      let range: UInt64 =
        switch target.dtype {
        case .float32: 1 << 24 + 1
        case .float64: 1 << 53 + 1
        case .int64: UInt64(Int.max) + 1
        case .int32: UInt64(Int32.max) + 1
        case .bool: 2
        case .uint8: 256
        default: 128
        }
      Kernel.generate(target) {
        let bits = target.dtype == .float64 || target.dtype == .int64 ? generator.next64() : UInt64(generator.next32())
        return .int(Int(truncatingIfNeeded: bits % range))
      }
    })

  static let randomToInPlace = Operation(
    "random_", "(Tensor self, int to, *, Generator? generator=None) -> Tensor", .method,
    .mutation { try fillWholes($0.tensor(0), 0, $0.int(1), $0.generator(2), "random_") })

  static let randomRangeInPlace = Operation(
    "random_", "(Tensor self, int from, int to, *, Generator? generator=None) -> Tensor", .method,
    .mutation { try fillWholes($0.tensor(0), $0.int(1), $0.int(2), $0.generator(3), "random_") })

  static let exponentialInPlace = Operation(
    "exponential_", "(Tensor self, float lambd=1, *, Generator? generator=None) -> Tensor", .method,
    .mutation { arguments in
      let generator = arguments.generator(2)
      Kernel.generate(arguments.tensor(0)) {
        .double(-Foundation.log1p(-generator.uniformDouble()) / arguments.double(1))
      }
    })

  private static func sample(
    _ name: String, _ signature: String, _ fill: @escaping @Sendable (Generator, Tensor) -> Void
  ) -> Operation {
    Operation(
      name, signature, .function,
      .kernel { arguments in
        let dtype = arguments.dtype(2) ?? arguments.session.defaultDType
        if !dtype.isFloatingPoint {
          throw TorchError.notImplemented(
            "\"\(name == "rand" ? "check_uniform_bounds" : "normal_kernel_cpu")\" not implemented for "
              + "'\(dtype.scalarTypeName)'")
        }
        let sizes = arguments.ints(0)
        if let negative = sizes.first(where: { $0 < 0 }) {
          throw TorchError.runtime("Trying to create tensor with negative dimension \(negative): \(Text.sizes(sizes))")
        }
        let tensor = try arguments.session.empty(sizes, dtype)
        fill(arguments.generator(1), tensor)
        if arguments.bool(3) { try tensor.setRequiresGrad(true, tell: false) }
        return .tensor(tensor)
      })
  }

  private static func sampleLike(
    _ name: String, _ fill: @escaping @Sendable (Generator, Tensor) -> Void
  ) -> Operation {
    Operation(
      name, "(Tensor self, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
      .kernel { arguments in
        let tensor = try arguments.session.empty(
          arguments.tensor(0).sizes, arguments.dtype(1) ?? arguments.tensor(0).dtype)
        fill(arguments.session.generator, tensor)
        if arguments.bool(2) { try tensor.setRequiresGrad(true, tell: false) }
        return .tensor(tensor)
      })
  }

  private static func wholes(
    _ arguments: Arguments, _ low: Int, _ high: Int, _ sizes: [Int], _ generator: Generator, _ dtype: DType
  ) throws -> Value {
    let tensor = try arguments.session.empty(sizes, dtype)
    try fillWholes(tensor, low, high, generator, "random_")
    return .tensor(tensor)
  }

  private static func fillWholes(
    _ target: Tensor, _ low: Int, _ high: Int, _ generator: Generator, _ name: String
  ) throws {
    if low >= high {
      throw TorchError.runtime("\(name) expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    let range = UInt64(bitPattern: Int64(high &- low))
    Kernel.generate(target) { .int(generator.whole(range, from: low)) }
  }

  private static func normals(
    _ arguments: Arguments, _ mean: Tensor, _ deviation: Tensor, _ generator: Generator
  ) throws -> Value {
    for value in deviation.doubles where value < 0 {
      throw TorchError.runtime("normal expects all elements of std >= 0.0")
    }
    let sizes = try Broadcast.sizes(mean.sizes, deviation.sizes)
    let tensor = try arguments.session.empty(sizes, mean.dtype)
    generator.fillNormal(tensor, mean: 0, deviation: 1)
    let scaled = try Kernel.binary(Multiply.self, tensor, deviation, nil)
    return .tensor(try Kernel.binary(Add.self, scaled, mean, nil))
  }

  private static func checkDeviation(_ name: String, _ deviation: Double) throws {
    if deviation < 0 { throw TorchError.runtime("\(name) expects std >= 0.0, but found std \(deviation.shortText)") }
  }

  /// Coin tosses with one chance.
  private static func toss(_ target: Tensor, _ chance: Double, _ generator: Generator) throws {
    if !(0...1).contains(chance) {
      throw TorchError.runtime("bernoulli_ expects p to be in [0, 1], but got p=\(chance.shortText)")
    }
    // ATen draws 53 bits for each toss with one chance.
    Kernel.generate(target) { .double(generator.uniformDouble() < chance ? 1 : 0) }
  }

  /// Coin tosses, each with a chance of its own.
  private static func toss(_ target: Tensor, _ chances: Tensor, _ generator: Generator) throws {
    let values = chances.doubles
    for value in values where !(0...1).contains(value) {
      throw TorchError.runtime("Expected p_in >= 0 && p_in <= 1 to be true, but got false.")
    }
    var place = 0
    let isDouble = chances.dtype == .float64
    Kernel.generate(target) {
      defer { place += 1 }
      let drawn = isDouble ? generator.uniformDouble() : Double(generator.uniformFloat())
      return .double(drawn < values[place] ? 1 : 0)
    }
  }
}

extension Double {
  /// The number as C++ streams print it, with six significant digits.
  var shortText: String { String(format: "%g", self) }
}

/// Drawing of categories.
enum Multinomial {
  static func draw(_ arguments: Arguments) throws -> Value {
    let (weights, samples, generator) = (arguments.tensor(0), arguments.int(1), arguments.generator(3))
    let categories = weights.sizes.last ?? 0
    if weights.rank == 0 || weights.rank > 2 { throw TorchError.runtime("prob_dist must be 1 or 2 dim") }
    if !weights.dtype.isFloatingPoint {
      throw TorchError.runtime(
        "multinomial only supports floating-point dtypes for input, got: \(weights.dtype.scalarTypeName)")
    }
    if samples <= 0 { throw TorchError.runtime("cannot sample n_sample <= 0 samples") }
    let rows = weights.rank == 2 ? weights.sizes[0] : 1
    let values = weights.doubles
    if !arguments.bool(2) && samples > categories {
      throw TorchError.runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    }
    for value in values where !(value >= 0) || value.isInfinite {
      throw TorchError.runtime("probability tensor contains either `inf`, `nan` or element < 0")
    }
    var drawn: [Scalar] = []
    if arguments.bool(2) {
      for row in 0..<rows {
        drawn += try withReplacement(Array(values[row * categories..<(row + 1) * categories]), samples, generator)
      }
    } else {
      // Each weight is divided by an exponential deviate; the largest quotients win.
      let noise = try arguments.session.empty(weights.sizes, weights.dtype)
      Kernel.generate(noise) { .double(-log1p(-generator.uniformDouble())) }
      let quotients = try Kernel.floatBinary(Divide.self, weights, noise, nil).doubles
      for row in 0..<rows {
        let part = quotients[row * categories..<(row + 1) * categories]
        if part.allSatisfy({ $0 == 0 }) {
          throw TorchError.runtime("invalid multinomial distribution (sum of probabilities <= 0)")
        }
        let order = part.indices.sorted { part[$0] > part[$1] || (part[$0] == part[$1] && $0 < $1) }
        drawn += order.prefix(samples).map { .int($0 - row * categories) }
      }
    }
    let result = try arguments.session.empty(weights.rank == 2 ? [rows, samples] : [samples], .int64)
    Kernel.store(drawn, into: result)
    return .tensor(result)
  }

  private static func withReplacement(_ weights: [Double], _ samples: Int, _ generator: Generator) throws -> [Scalar] {
    var running: [Double] = []
    var sum = 0.0
    for weight in weights {
      sum += weight
      running.append(sum)
    }
    if sum <= 0 { throw TorchError.runtime("invalid multinomial distribution (sum of probabilities <= 0)") }
    running = running.map { $0 / sum }
    return (0..<samples).map { _ in
      let chance = generator.uniformDouble()
      return .int(min(running.firstIndex { $0 >= chance } ?? weights.count - 1, weights.count - 1))
    }
  }
}
