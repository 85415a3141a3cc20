import BigInt
import Foundation

/// A `random.Random`: a generator with the distributions of Python's library, number for number.
final class RandomObject: PythonObject {
  var generator = MersenneTwister(seed: 0)
  /// The second number of a pair that `gauss` made.
  var nextGauss: Double?

  /// Seeds from a value as `random.seed` does. Without one the seed is fixed, so that every run is the same.
  func seed(_ value: Value) throws {
    nextGauss = nil
    let number: BigUInt
    switch value {
    case .none: number = 0
    case .float: number = BigUInt(UInt(bitPattern: try value.hash()))
    case .object(let object) where object is StringObject || object is BytesObject:
      let bytes = (object as? StringObject)?.utf8 ?? (object as? BytesObject)?.bytes ?? []
      number = BigUInt(Data(bytes + SecureHash.sha512(bytes)))
    default:
      guard let integer = value.bigInteger else {
        throw PythonError.typeError(
          "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
      }
      number = integer.magnitude
    }
    generator = MersenneTwister(seed: number)
  }

  func random() -> Double { generator.nextFloat() }

  func normal(_ mean: Double, _ deviation: Double) -> Double {
    // Kinderman and Monahan, 1977.
    let magic = 4 * exp(-0.5) / 2.0.squareRoot()
    while true {
      let u1 = random()
      let u2 = 1 - random()
      let z = magic * (u1 - 0.5) / u2
      if z * z / 4 <= -log(u2) { return mean + z * deviation }
    }
  }

  func gauss(_ mean: Double, _ deviation: Double) -> Double {
    if let z = nextGauss {
      nextGauss = nil
      return mean + z * deviation
    }
    let angle = random() * (2 * Double.pi)
    let radius = (-2 * log(1 - random())).squareRoot()
    nextGauss = sin(angle) * radius
    return mean + cos(angle) * radius * deviation
  }

  func gamma(_ alpha: Double, _ beta: Double) throws -> Double {
    guard alpha > 0, beta > 0 else {
      throw PythonError.valueError("gammavariate: alpha and beta must be > 0.0")
    }
    if alpha == 1 { return -log(1 - random()) * beta }
    if alpha > 1 {
      // Cheng, 1977.
      let root = (2 * alpha - 1).squareRoot()
      let shift = alpha - log(4)
      let sum = alpha + root
      while true {
        let u1 = random()
        guard u1 > 1e-7, u1 < 0.9999999 else { continue }
        let u2 = 1 - random()
        let v = log(u1 / (1 - u1)) / root
        let x = alpha * exp(v)
        let z = u1 * u1 * u2
        let r = shift + sum * v - x
        if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x * beta }
      }
    }
    // Ahrens and Dieter, 1974.
    while true {
      let b = (M_E + alpha) / M_E
      let p = b * random()
      let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
      let u = random()
      if p > 1 ? u <= pow(x, alpha - 1) : u <= exp(-x) { return x * beta }
    }
  }

  func vonMises(_ mean: Double, _ kappa: Double) -> Double {
    // Fisher, 1993.
    if kappa <= 1e-6 { return 2 * Double.pi * random() }
    let s = 0.5 / kappa
    let r = s + (1 + s * s).squareRoot()
    var z: Double
    while true {
      z = cos(Double.pi * random())
      let d = z / (r + z)
      let u = random()
      if u < 1 - d * d || u <= (1 - d) * exp(d) { break }
    }
    let q = 1 / r
    let f = (q + z) / (1 + q * z)
    let angle = random() > 0.5 ? mean + acos(f) : mean - acos(f)
    return Numbers.divmod(angle, 2 * Double.pi).remainder
  }
}

/// `random`.
enum RandomModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("random") { module, _ in
    let type = makeType()
    module["Random"] = .object(type)
    module["SystemRandom"] = .object(type)
    let shared = Value.object(RandomObject(type: type))
    // Each function of the module is a method of one hidden generator.
    for (name, value) in type.attributes.bindings where !name.string.hasPrefix("_") {
      module[name.string] = try value.bound(to: shared, owner: type)
    }
  }

  private static func makeType() -> TypeObject {
    let type = TypeObject(name: "Random", module: "random", hasInstanceAttributes: true)
    type.construct = { type, arguments in
      let generator = RandomObject(type: type)
      try generator.seed(arguments.count > 0 ? arguments[0] : .none)
      return .object(generator)
    }
    type.method("__init__") { _ in .none }
    installState(on: type)
    installIntegers(on: type)
    installSequences(on: type)
    installDistributions(on: type)
    return type
  }

  private static func generator(_ value: Value) throws -> RandomObject {
    guard let generator = value.object as? RandomObject else {
      throw PythonError.typeError("descriptor requires a 'Random' object")
    }
    return generator
  }

  private static func installState(on type: TypeObject) {
    type.method("seed", "a=, version=") { value, options in
      try generator(value).seed(options[0] ?? .none)
      return .none
    }
    type.method("random") { .float(try generator($0[0]).random()) }
    type.method("getstate") { arguments in
      let random = try generator(arguments[0])
      let words = random.generator.state.map { Value.int(Int($0)) } + [.int(random.generator.position)]
      return .tuple([.int(3), .tuple(words), random.nextGauss.map { .float($0) } ?? .none])
    }
    type.method("setstate", "state") { value, options in
      let random = try generator(value)
      let state = try (options[0] ?? .none).items()
      guard state.count == 3 else { throw PythonError.valueError("state must have three parts") }
      let words = try state[1].items().map { try $0.requiredIndex() }
      guard words.count == 625, let position = words.last, (0...624).contains(position) else {
        throw PythonError.valueError("state vector is the wrong size")
      }
      random.generator = MersenneTwister(
        state: words.prefix(624).map { UInt32(truncatingIfNeeded: $0) }, position: position)
      random.nextGauss = try state[2].toFloat()
      return .none
    }
    type.method("getrandbits", "k") { value, options in
      let count = try (options[0] ?? .none).requiredIndex()
      guard count >= 0 else { throw PythonError.valueError("number of bits must be non-negative") }
      return .integer(try generator(value).generator.nextBits(count))
    }
    type.method("randbytes", "n") { value, options in
      let count = try (options[0] ?? .none).requiredIndex()
      var bits = try generator(value).generator.nextBits(count * 8).magnitude
      var bytes: [UInt8] = []
      for _ in 0..<count {
        bytes.append(UInt8(truncatingIfNeeded: bits.words.first ?? 0))
        bits >>= 8
      }
      return .object(BytesObject(bytes))
    }
  }

  private static func installIntegers(on type: TypeObject) {
    func range(_ random: RandomObject, _ start: BigInt, _ stop: BigInt, _ step: BigInt) throws -> Value {
      let width = stop - start
      if step == 1 {
        guard width > 0 else {
          throw PythonError.valueError("empty range for randrange() (\(start), \(stop), \(width))")
        }
        if let small = Int(exactly: width) {
          return .integer(start + BigInt(random.generator.next(below: small)))
        }
        return .integer(start + random.generator.next(below: width))
      }
      guard step != 0 else { throw PythonError.valueError("zero step for randrange()") }
      let count = Numbers.floorDivide(step > 0 ? width + step - 1 : width + step + 1, step).quotient
      guard count > 0 else { throw PythonError.valueError("empty range for randrange()") }
      return .integer(start + step * random.generator.next(below: count))
    }
    type.method("randrange", "start, stop=, step=") { value, options in
      let random = try generator(value)
      let start = try (options[0] ?? .none).requiredInteger()
      guard let stop = options[1], !stop.isNone else {
        guard start > 0 else { throw PythonError.valueError("empty range for randrange()") }
        return .integer(random.generator.next(below: start))
      }
      return try range(random, start, stop.requiredInteger(), options[2]?.requiredInteger() ?? 1)
    }
    type.method("randint", "a, b") { value, options in
      let random = try generator(value)
      return try range(random, (options[0] ?? .none).requiredInteger(), (options[1] ?? .none).requiredInteger() + 1, 1)
    }
  }

  private static func installSequences(on type: TypeObject) {
    type.method("choice", "seq") { value, options in
      let sequence = options[0] ?? .none
      let count = try sequence.length()
      guard count > 0 else { throw PythonError.indexError("Cannot choose from an empty sequence") }
      return try sequence.item(.int(try generator(value).generator.next(below: count)))
    }
    type.method("shuffle", "x") { value, options in
      let random = try generator(value)
      let sequence = options[0] ?? .none
      if case .object(let object) = sequence, let list = object as? ListObject, !list.type.isUserDefined {
        var poll = InterruptionPoll()
        for index in stride(from: list.items.count - 1, to: 0, by: -1) {
          try poll.round()
          list.items.swapAt(index, random.generator.next(below: index + 1))
        }
        return .none
      }
      for index in stride(from: try sequence.length() - 1, to: 0, by: -1) {
        let other = random.generator.next(below: index + 1)
        let (a, b) = (try sequence.item(.int(index)), try sequence.item(.int(other)))
        try sequence.setItem(.int(index), b)
        try sequence.setItem(.int(other), a)
      }
      return .none
    }
    type.method("sample", "population, k, *, counts=") { value, options in
      let random = try generator(value)
      let population = options[0] ?? .none
      guard !(population.object is SetObject), !(population.object is DictionaryObject) else {
        throw PythonError.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
      }
      var items = try population.items()
      if let counts = options[2], !counts.isNone {
        items = try zip(items, counts.items()).flatMap { try Array(repeating: $0, count: $1.requiredIndex()) }
      }
      let count = try (options[1] ?? .none).requiredIndex()
      guard count >= 0, count <= items.count else {
        throw PythonError.valueError("Sample larger than population or is negative")
      }
      return .list(try positions(of: count, outOf: items.count, random).map { items[$0] })
    }
    type.method("choices", "population, weights=, *, cum_weights=, k=") { value, options in
      try choices(generator(value), options)
    }
  }

  /// Different positions, in the order in which Python's `sample` draws them.
  private static func positions(of count: Int, outOf total: Int, _ random: RandomObject) throws -> [Int] {
    var poll = InterruptionPoll()
    var setSize = 21
    if count > 5 { setSize += Int(pow(4, ceil(log(Double(count * 3)) / log(4)))) }
    if total <= setSize {
      var pool = Array(0..<total)
      return try (0..<count).map { index in
        try poll.round()
        let drawn = random.generator.next(below: total - index)
        defer { pool[drawn] = pool[total - index - 1] }
        return pool[drawn]
      }
    }
    var taken = Set<Int>()
    return try (0..<count).map { _ in
      try poll.round()
      var drawn = random.generator.next(below: total)
      while !taken.insert(drawn).inserted { drawn = random.generator.next(below: total) }
      return drawn
    }
  }

  private static func choices(_ random: RandomObject, _ options: [Value?]) throws -> Value {
    let population = options[0] ?? .none
    var poll = InterruptionPoll()
    let total = try population.length()
    let count = try options[3]?.requiredIndex() ?? 1
    var cumulative: [Double]?
    if let given = options[2], !given.isNone {
      guard options[1]?.isNone ?? true else {
        throw PythonError.typeError("Cannot specify both weights and cumulative weights")
      }
      cumulative = try given.items().map { try $0.requiredFloat() }
    } else if let weights = options[1], !weights.isNone {
      var sum = Value.int(0)
      cumulative = try weights.items().enumerated().map { index, weight in
        sum = index == 0 ? weight : try sum.binary(.add, weight)
        return try sum.requiredFloat()
      }
    }
    guard let cumulative else {
      guard total > 0 || count <= 0 else { throw PythonError.indexError("list index out of range") }
      return .list(
        try (0..<max(count, 0)).map { _ in
          try poll.round()
          return try population.item(.int(Int((random.random() * Double(total)).rounded(.down))))
        })
    }
    guard cumulative.count == total else {
      throw PythonError.valueError("The number of weights does not match the population")
    }
    let sum = cumulative.last ?? 0
    guard sum > 0 else { throw PythonError.valueError("Total of weights must be greater than zero") }
    guard sum.isFinite else { throw PythonError.valueError("Total of weights must be finite") }
    return .list(
      try (0..<max(count, 0)).map { _ in
        try poll.round()
        let target = random.random() * sum
        var low = 0
        var high = total - 1
        while low < high {
          let middle = (low + high) / 2
          if target < cumulative[middle] { high = middle } else { low = middle + 1 }
        }
        return try population.item(.int(low))
      })
  }

  private static func installDistributions(on type: TypeObject) {
    /// Defines a distribution of two float parameters.
    func distribution(
      _ name: String, _ signature: String, _ defaults: (Double, Double) = (0, 1),
      _ body: @escaping (RandomObject, Double, Double) throws -> Double
    ) {
      type.method(name, signature) { value, options in
        let first = try options[0]?.requiredFloat() ?? defaults.0
        let second = options.count > 1 ? try options[1]?.requiredFloat() ?? defaults.1 : defaults.1
        return .float(try body(generator(value), first, second))
      }
    }
    distribution("uniform", "a, b") { $1 + ($2 - $1) * $0.random() }
    distribution("gauss", "mu=, sigma=") { $0.gauss($1, $2) }
    distribution("normalvariate", "mu=, sigma=") { $0.normal($1, $2) }
    distribution("lognormvariate", "mu=, sigma=") { exp($0.normal($1, $2)) }
    distribution("expovariate", "lambd") { random, rate, _ in
      guard rate != 0 else { throw PythonError("ZeroDivisionError", "float division by zero") }
      return -log(1 - random.random()) / rate
    }
    distribution("gammavariate", "alpha, beta") { try $0.gamma($1, $2) }
    distribution("vonmisesvariate", "mu, kappa") { $0.vonMises($1, $2) }
    distribution("betavariate", "alpha, beta") { random, alpha, beta in
      let y = try random.gamma(alpha, 1)
      return y == 0 ? 0 : y / (y + (try random.gamma(beta, 1)))
    }
    distribution("paretovariate", "alpha") { random, alpha, _ in pow(1 - random.random(), -1 / alpha) }
    distribution("weibullvariate", "alpha, beta") { random, alpha, beta in
      alpha * pow(-log(1 - random.random()), 1 / beta)
    }
    type.method("triangular", "low=, high=, mode=") { value, options in
      var low = try options[0]?.requiredFloat() ?? 0
      var high = try options[1]?.requiredFloat() ?? 1
      var u = try generator(value).random()
      var c = 0.5
      if let mode = options[2], !mode.isNone {
        if high == low { return options[0] ?? .float(low) }
        c = (try mode.requiredFloat() - low) / (high - low)
      }
      if u > c {
        u = 1 - u
        c = 1 - c
        swap(&low, &high)
      }
      return .float(low + (high - low) * (u * c).squareRoot())
    }
  }
}
