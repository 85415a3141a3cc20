import Foundation

extension OperationTable {
  static let sampling: [Operation] = [
    .rand, .randn, .randLike, .randnLike, .randint, .randintRange, .randintLike, .randintLikeRange, .randperm,
    .normalTensors, .normalMean, .normalDeviation, .normalSizes, .bernoulli, .bernoulliP, .multinomial, .poisson,
    .binomial,
  ]
}

extension Operation {
  static let rand = sample(
    "rand", "(int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor"
  ) { try $0.fillUniform($1, 0, 1) }
  static let randn = sample(
    "randn", "(int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor"
  ) { try $0.fillNormal($1, mean: 0, deviation: 1) }
  static let randLike = sampleLike("rand_like") { try $0.fillUniform($1, 0, 1) }
  static let randnLike = sampleLike("randn_like") { try $0.fillNormal($1, mean: 0, deviation: 1) }

  static let randint = Operation(
    "randint",
    "(int high, int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel {
      try wholes($0, 0, $0.int(0), $0.ints(1), $0.generator(2), $0.dtype(3) ?? .int64, requiresGrad: $0.bool(4))
    })

  static let randintRange = Operation(
    "randint",
    "(int low, int high, int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel {
      try wholes(
        $0, $0.int(0), $0.int(1), $0.ints(2), $0.generator(3), $0.dtype(4) ?? .int64, requiresGrad: $0.bool(5))
    })

  static let randintLike = Operation(
    "randint_like", "(Tensor self, int high, *, dtype? dtype=None) -> Tensor", .function,
    .kernel {
      try wholes(like: $0, 0, $0.int(1), $0.dtype(2))
    })

  static let randintLikeRange = Operation(
    "randint_like", "(Tensor self, int low, int high, *, dtype? dtype=None) -> Tensor", .function,
    .kernel {
      try wholes(like: $0, $0.int(1), $0.int(2), $0.dtype(3))
    })

  static let randperm = Operation(
    "randperm", "(int n, *, Generator? generator=None, dtype? dtype=None) -> Tensor", .function,
    .kernel { arguments in
      let count = arguments.int(0)
      try TorchError.check(sizes: [count])
      let generator = arguments.generator(1)
      if arguments.dtype(2) == .bool { throw unsupported("randperm", .bool) }
      if let dtype = arguments.dtype(2), !dtype.takes(Double(count)) {
        throw TorchError.overflow(dtype.exactName)
      }
      let tensor = try arguments.session.empty([count], arguments.dtype(2) ?? .int64)
      var order = Array(0..<count)
      try arguments.session.forEach(below: count - 1) { i in
        let step = Int(generator.next32() % UInt32(truncatingIfNeeded: count - i))
        order.swapAt(i, i + step)
      }
      Kernel.store(order.map { .int($0) }, into: tensor)
      return .tensor(tensor)
    })

  static let normalTensors = Operation(
    "normal", "(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor", [.function, .out],
    node: "NormalBackward3",
    .kernel { arguments in
      try requireDeviations(arguments.tensor(1))
      return try normals(arguments, arguments.tensor(0), arguments.tensor(1), arguments.generator(2))
    },
    [
      Derivative("mean", "0") { try $0.zeros($0.sizes(0)) },
      Derivative("std", "0") { try $0.zeros($0.sizes(1)) },
    ])

  static let normalMean = Operation(
    "normal", "(Tensor mean, float std=1, *, Generator? generator=None) -> Tensor", [.function, .out],
    node: "NormalBackward1",
    .kernel {
      try normals(
        $0, $0.tensor(0), $0.session.filled([], .double($0.double(1)), dtype: $0.tensor(0).dtype), $0.generator(2))
    }, [Derivative("mean", "0") { try $0.zerosLikeGrad() }])

  static let normalDeviation = Operation(
    "normal", "(float mean, Tensor std, *, Generator? generator=None) -> Tensor", [.function, .out],
    node: "NormalBackward2",
    .kernel { arguments in
      let deviations = arguments.tensor(1)
      try requireDeviations(deviations)
      let mean = try arguments.session.filled([], .double(arguments.double(0)), dtype: deviations.dtype)
      return try normals(arguments, mean, deviations, arguments.generator(2))
    }, [Derivative("std", "0") { try $0.zerosLikeGrad() }])

  private static func requireDeviations(_ deviations: Tensor) throws {
    if deviations.doubles.contains(where: { !($0 >= 0) }) {
      throw TorchError.runtime("normal expects all elements of std >= 0.0")
    }
  }

  static let normalSizes = Operation(
    "normal",
    "(float mean, float std, int[] size, *, Generator? generator=None, dtype? dtype=None, bool requires_grad=False) -> Tensor",
    .function,
    .kernel { arguments in
      try Filling.checkDeviation("normal", arguments.double(1))
      let tensor = try arguments.session.empty(arguments.ints(2), arguments.dtype(4) ?? arguments.session.defaultDType)
      try arguments.generator(3).fillNormal(tensor, mean: arguments.double(0), deviation: arguments.double(1))
      if arguments.bool(5) { try tensor.setRequiresGrad(true, tell: false) }
      return .tensor(tensor)
    })

  static let bernoulli = Operation(
    "bernoulli", "(Tensor self, *, Generator? generator=None) -> Tensor", [.function, .method, .out],
    node: "BernoulliBackward0",
    .kernel { arguments in
      let chances = arguments.tensor(0)
      try Kernel.requireFloat(chances, "bernoulli_tensor_cpu_p_")
      let result = try arguments.session.empty(chances.sizes, chances.dtype)
      try Filling.toss(result, chances, arguments.generator(1))
      return .tensor(result)
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let bernoulliP = Operation(
    "bernoulli", "(Tensor self, float p, *, Generator? generator=None) -> Tensor", .usual, node: notImplemented,
    .kernel { arguments in
      let result = try arguments.session.empty(arguments.tensor(0).sizes, arguments.tensor(0).dtype)
      try Filling.toss(result, arguments.double(1), arguments.generator(2))
      return .tensor(result)
    }, refusing(["self"], "bernoulli"))

  static let multinomial = Operation(
    "multinomial",
    "(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor",
    [.function, .method, .out],
    .kernel { try Multinomial.draw($0) })

  static let poisson = Operation(
    "poisson", "(Tensor self, Generator? generator=None) -> Tensor", .function, node: "PoissonBackward0",
    .kernel { arguments in
      let (rates, generator) = (arguments.tensor(0), arguments.generator(1))
      try Kernel.requireFloat(rates, "poisson_cpu")
      let values = rates.doubles
      if values.contains(where: { !($0 >= 0) }) {
        throw TorchError.runtime("invalid Poisson rate, expected rate to be non-negative")
      }
      let result = try arguments.session.empty(rates.sizes, rates.dtype)
      Kernel.store(values.map { .double(generator.poisson($0)) }, into: result)
      return .tensor(result)
    }, [Derivative("self", "0") { try $0.zerosLikeGrad() }])

  static let binomial = Operation(
    "binomial", "(Tensor count, Tensor prob, Generator? generator=None) -> Tensor", .function,
    .kernel { arguments in
      let generator = arguments.generator(2)
      let sizes = try Broadcast.sizes(arguments.tensor(0).sizes, arguments.tensor(1).sizes)
      let (counts, chances) = (try arguments.tensor(0).expand(sizes), try arguments.tensor(1).expand(sizes))
      try Kernel.requireFloat(counts, "binomial_cpu")
      let result = try arguments.session.empty(sizes, counts.dtype)
      Kernel.store(
        zip(counts.doubles, chances.doubles).map { .double(generator.binomial($0, $1)) }, into: result)
      return .tensor(result)
    })

  private static func sample(
    _ name: String, _ signature: String, _ fill: @escaping @Sendable (Generator, Tensor) throws -> Void
  ) -> Operation {
    Operation(
      name, signature, .function,
      .kernel { arguments in
        let dtype = arguments.dtype(2) ?? arguments.session.defaultDType
        try requireFloat(dtype, name)
        let sizes = arguments.ints(0)
        try TorchError.check(sizes: sizes)
        let tensor = try arguments.session.empty(sizes, dtype)
        try fill(arguments.generator(1), tensor)
        if arguments.bool(3) { try tensor.setRequiresGrad(true, tell: false) }
        return .tensor(tensor)
      })
  }

  private static func sampleLike(
    _ name: String, _ fill: @escaping @Sendable (Generator, Tensor) throws -> Void
  ) -> Operation {
    Operation(
      name, "(Tensor self, *, dtype? dtype=None, bool requires_grad=False) -> Tensor", .function,
      .kernel { arguments in
        let dtype = arguments.dtype(1) ?? arguments.tensor(0).dtype
        try requireFloat(dtype, name)
        let tensor = try Operation.emptyLike.one(
          arguments.session, .tensor(arguments.tensor(0)), .dtype(dtype), .bool(false))
        try fill(arguments.session.generator, tensor)
        if arguments.bool(2) { try tensor.setRequiresGrad(true, tell: false) }
        return .tensor(tensor)
      })
  }

  private static func requireFloat(_ dtype: DType, _ name: String) throws {
    if dtype.isFloatingPoint { return }
    let kernel = name.hasPrefix("randn") ? "normal_kernel_cpu" : "check_uniform_bounds"
    throw TorchError.notImplemented("\"\(kernel)\" not implemented for '\(dtype.scalarTypeName)'")
  }

  private static func wholes(like arguments: Arguments, _ low: Int, _ high: Int, _ dtype: DType?) throws -> Value {
    let model = arguments.tensor(0)
    let tensor = try Operation.emptyLike.one(
      arguments.session, .tensor(model), .dtype(dtype ?? model.dtype), .bool(false))
    try Filling.wholes(tensor, low, high, arguments.session.generator)
    return .tensor(tensor)
  }

  private static func wholes(
    _ arguments: Arguments, _ low: Int, _ high: Int, _ sizes: [Int], _ generator: Generator, _ dtype: DType,
    requiresGrad: Bool
  ) throws -> Value {
    try TorchError.check(sizes: sizes)
    let tensor = try arguments.session.empty(sizes, dtype)
    try Filling.wholes(tensor, low, high, generator)
    if requiresGrad { try tensor.setRequiresGrad(true, tell: false) }
    return .tensor(tensor)
  }

  private static func normals(
    _ arguments: Arguments, _ mean: Tensor, _ deviation: Tensor, _ generator: Generator
  ) throws -> Value {
    for value in deviation.doubles where value < 0 {
      throw TorchError.runtime("normal expects all elements of std >= 0.0")
    }
    try Kernel.requireFloat(mean, "normal_kernel_cpu")
    let sizes = try Broadcast.sizes(mean.sizes, deviation.sizes)
    let tensor = try arguments.session.empty(sizes, mean.dtype)
    try generator.fillNormal(tensor, mean: 0, deviation: 1)
    let scaled = try Kernel.binary(Multiply.self, tensor, deviation, nil)
    return .tensor(try Kernel.binary(Add.self, scaled, mean, nil))
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
    // With replacement the weights of a row are looked at one after the other.
    for value in values where arguments.bool(2) && samples > 1 && !(value >= 0) {
      throw TorchError.runtime("invalid multinomial distribution (encountering probability entry < 0)")
    }
    for value in values where !(value >= 0) || value.isInfinite {
      throw TorchError.runtime("probability tensor contains either `inf`, `nan` or element < 0")
    }
    var drawn: [Scalar] = []
    // One sample is drawn as without replacement: each way takes other numbers from the generator.
    if arguments.bool(2) && samples > 1 {
      for row in 0..<rows {
        drawn += try withReplacement(Array(values[row * categories..<(row + 1) * categories]), samples, generator)
      }
    } else {
      for row in 0..<rows where values[row * categories..<(row + 1) * categories].allSatisfy({ $0 == 0 }) {
        throw TorchError.runtime("invalid multinomial distribution (sum of probabilities <= 0)")
      }
      // Each weight is divided by an exponential deviate; the largest quotients win.
      let noise = try arguments.session.empty(weights.sizes, weights.dtype)
      try Kernel.generate(noise) { .double(-log1p(-generator.uniformDouble())) }
      let quotients = try Kernel.floatBinary(Divide.self, weights, noise, nil).doubles
      for row in 0..<rows {
        let part = quotients[row * categories..<(row + 1) * categories]
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
