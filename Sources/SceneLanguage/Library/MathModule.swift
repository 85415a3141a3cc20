import BigInt
import Foundation

/// `math`.
enum MathModule {
  nonisolated(unsafe) static let definition = ModuleDefinition("math") { module, _ in
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", .infinity), ("nan", .nan),
    ] { module[name] = .float(value) }
    installElementary(in: module)
    installFloats(in: module)
    installIntegers(in: module)
    installSums(in: module)
  }

  private static var domainError: PythonError { .valueError("math domain error") }
  private static var rangeError: PythonError { PythonError("OverflowError", "math range error") }

  /// The result, unless it became infinite or undefined where the arguments were not.
  private static func checked(_ result: Double, _ arguments: Double..., overflows: Bool = true) throws -> Double {
    if result.isNaN, !arguments.contains(where: \.isNaN) { throw domainError }
    if result.isInfinite, arguments.allSatisfy(\.isFinite) { throw overflows ? rangeError : domainError }
    return result
  }

  // MARK: Elementary functions

  private static func installElementary(in module: ModuleObject) {
    let overflowing: [(String, (Double) -> Double)] = [
      ("exp", exp), ("exp2", exp2), ("expm1", expm1), ("sinh", sinh), ("cosh", cosh), ("sqrt", { $0.squareRoot() }),
      ("cbrt", cbrt), ("sin", sin), ("cos", cos), ("tan", tan), ("asin", asin), ("acos", acos), ("atan", atan),
      ("tanh", tanh), ("asinh", asinh), ("acosh", acosh), ("fabs", { Swift.abs($0) }), ("erf", erf), ("erfc", erfc),
      ("degrees", { $0 * (180 / Double.pi) }), ("radians", { $0 * (Double.pi / 180) }),
    ]
    for (name, body) in overflowing {
      module.function(name, 1...1) {
        let number = try $0[0].requiredFloat()
        return .float(try checked(body(number), number))
      }
    }
    for (name, body) in [("atanh", atanh), ("log1p", log1p)] as [(String, (Double) -> Double)] {
      module.function(name, 1...1) {
        let number = try $0[0].requiredFloat()
        return .float(try checked(body(number), number, overflows: false))
      }
    }
    module.function("log", 1...2) { arguments in
      let numerator = try logarithm(arguments[0], log, log(2))
      guard arguments.count == 2 else { return .float(numerator) }
      let denominator = try logarithm(arguments[1], log, log(2))
      guard denominator != 0 else { throw PythonError("ZeroDivisionError", "float division by zero") }
      return .float(numerator / denominator)
    }
    module.function("log2", 1...1) { .float(try logarithm($0[0], log2, 1)) }
    module.function("log10", 1...1) { .float(try logarithm($0[0], log10, log10(2))) }
    module.function("pow", 2...2) { arguments in
      let (x, y) = (try arguments[0].requiredFloat(), try arguments[1].requiredFloat())
      if x == 0, y < 0, y.isFinite { throw domainError }
      return .float(try checked(pow(x, y), x, y))
    }
    module.function("atan2", 2...2) { .float(atan2(try $0[0].requiredFloat(), try $0[1].requiredFloat())) }
    module.function("gamma", 1...1) {
      let number = try $0[0].requiredFloat()
      if number == 0 || number < 0 && number == number.rounded(.down) || number == -.infinity { throw domainError }
      // Factorials are exact.
      if number == number.rounded(), number <= 23 {
        return .float((1..<max(Int(number), 1)).reduce(1.0) { $0 * Double($1) })
      }
      return .float(try checked(GammaFunction.gamma(number), number))
    }
    module.function("lgamma", 1...1) {
      let number = try $0[0].requiredFloat()
      if number.isFinite, number <= 0, number == number.rounded(.down) { throw domainError }
      return .float(number == 1 || number == 2 ? 0 : GammaFunction.logGamma(number))
    }
  }

  /// The logarithm of a number of any size.
  private static func logarithm(_ value: Value, _ body: (Double) -> Double, _ ofTwo: Double) throws -> Double {
    if let big = value.bigInteger {
      guard big > 0 else { throw domainError }
      let bits = big.magnitude.bitWidth
      if bits > 1000 {
        // The number as a fraction from a half to one, times a power of two.
        return body(scalbn(Double(big >> (bits - 64)), -64)) + ofTwo * Double(bits)
      }
    }
    let number = try value.requiredFloat()
    guard number > 0 || number.isNaN else { throw domainError }
    return body(number)
  }

  // MARK: Floats

  private static func installFloats(in module: ModuleObject) {
    for (name, method, rounding) in [
      ("floor", "__floor__", FloatingPointRoundingRule.down), ("ceil", "__ceil__", .up),
      ("trunc", "__trunc__", .towardZero),
    ] {
      module.function(name, 1...1) { arguments in
        if case .float(let number) = arguments[0] { return try Numbers.truncated(number.rounded(rounding)) }
        if let number = arguments[0].bigInteger { return .integer(number) }
        if arguments[0].object != nil, let body = try arguments[0].attributeIfPresent(method) { return try body.call() }
        if name == "trunc" {
          throw PythonError.typeError("type \(arguments[0].type.name) doesn't define __trunc__ method")
        }
        return try Numbers.truncated(arguments[0].requiredFloat().rounded(rounding))
      }
    }
    module.function("copysign", 2...2) { .float(copysign(try $0[0].requiredFloat(), try $0[1].requiredFloat())) }
    module.function("fmod", 2...2) { arguments in
      let (x, y) = (try arguments[0].requiredFloat(), try arguments[1].requiredFloat())
      return .float(try checked(fmod(x, y), x, y))
    }
    module.function("remainder", 2...2) { arguments in
      let (x, y) = (try arguments[0].requiredFloat(), try arguments[1].requiredFloat())
      return .float(try checked(Foundation.remainder(x, y), x, y))
    }
    module.function("frexp", 1...1) {
      let number = try $0[0].requiredFloat()
      guard number.isFinite, number != 0 else { return .tuple([.float(number), .int(0)]) }
      let parts: (Double, Int) = frexp(number)
      return .tuple([.float(parts.0), .int(parts.1)])
    }
    module.function("ldexp", 2...2) { arguments in
      let number = try arguments[0].requiredFloat()
      guard let exponent = try arguments[1].clampedIndex() else {
        throw PythonError.typeError("Expected an int as second argument to ldexp.")
      }
      return .float(try checked(scalbn(number, Int(Int32(clamping: exponent))), number))
    }
    module.function("modf", 1...1) {
      let number = try $0[0].requiredFloat()
      if number.isInfinite { return .tuple([.float(copysign(0, number)), .float(number)]) }
      let whole = number.rounded(.towardZero)
      return .tuple([.float(copysign(number - whole, number)), .float(whole)])
    }
    module.function("nextafter", 2...2) { .float(nextafter(try $0[0].requiredFloat(), try $0[1].requiredFloat())) }
    module.function("ulp", 1...1) {
      let number = Swift.abs(try $0[0].requiredFloat())
      return .float(number.isFinite ? number.ulp : number)
    }
    module.function("isfinite", 1...1) { .bool(try $0[0].requiredFloat().isFinite) }
    module.function("isinf", 1...1) { .bool(try $0[0].requiredFloat().isInfinite) }
    module.function("isnan", 1...1) { .bool(try $0[0].requiredFloat().isNaN) }
    module.function("isclose", "a, b, *, rel_tol=, abs_tol=") { arguments in
      let (a, b) = (try (arguments[0] ?? .none).requiredFloat(), try (arguments[1] ?? .none).requiredFloat())
      let relative = try arguments[2]?.requiredFloat() ?? 1e-9
      let absolute = try arguments[3]?.requiredFloat() ?? 0
      guard relative >= 0, absolute >= 0 else { throw PythonError.valueError("tolerances must be non-negative") }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = Swift.abs(b - a)
      return .bool(
        difference <= Swift.abs(relative * b) || difference <= Swift.abs(relative * a) || difference <= absolute)
    }
  }

  // MARK: Integers

  private static func installIntegers(in module: ModuleObject) {
    module.function("factorial", 1...1) {
      let number = try $0[0].requiredInteger()
      guard number >= 0 else { throw PythonError.valueError("factorial() not defined for negative values") }
      guard let small = Int(exactly: number), small < 1 << 20 else {
        throw PythonError("OverflowError", "factorial() argument should not exceed \(Int.max)")
      }
      return .integer(try product(1, small))
    }
    module.function("gcd") { arguments in
      .integer(
        BigInt(
          try arguments.positional.reduce(BigUInt(0)) {
            try $0.greatestCommonDivisor(with: $1.requiredInteger().magnitude)
          }))
    }
    module.function("lcm") { arguments in
      var result = BigUInt(1)
      for value in arguments.positional {
        let number = try value.requiredInteger().magnitude
        if number == 0 { return .int(0) }
        result = result / result.greatestCommonDivisor(with: number) * number
      }
      return .integer(BigInt(result))
    }
    module.function("isqrt", 1...1) {
      let number = try $0[0].requiredInteger()
      guard number >= 0 else { throw PythonError.valueError("isqrt() argument must be nonnegative") }
      return .integer(number.squareRoot())
    }
    module.function("comb", 2...2) { arguments in
      let (n, k) = (try arguments[0].requiredInteger(), try arguments[1].requiredInteger())
      if n < 0 { throw PythonError.valueError("n must be a non-negative integer") }
      if k < 0 { throw PythonError.valueError("k must be a non-negative integer") }
      if k > n { return .int(0) }
      guard let count = Int(exactly: min(k, n - k)) else {
        throw PythonError("OverflowError", "min(n - k, k) must not exceed \(Int.max)")
      }
      var result = BigInt(1)
      var poll = InterruptionPoll()
      for index in 0..<count {
        result = result * (n - BigInt(index)) / BigInt(index + 1)
        try poll.stretch(result.magnitude.words.count)
      }
      return .integer(result)
    }
    module.function("perm", 1...2) { arguments in
      let n = try arguments[0].requiredInteger()
      let k = arguments.count > 1 && !arguments[1].isNone ? try arguments[1].requiredInteger() : n
      if n < 0 { throw PythonError.valueError("n must be a non-negative integer") }
      if k < 0 { throw PythonError.valueError("k must be a non-negative integer") }
      if k > n { return .int(0) }
      guard let count = Int(exactly: k) else { throw PythonError("OverflowError", "k must not exceed \(Int.max)") }
      return .integer((0..<count).reduce(BigInt(1)) { $0 * (n - BigInt($1)) })
    }
  }

  /// The product of all whole numbers in a range, by halves, so that the factors stay balanced.
  private static func product(_ low: Int, _ high: Int) throws -> BigInt {
    if low > high { return 1 }
    if high - low < 8 { return (low...high).reduce(BigInt(1)) { $0 * BigInt($1) } }
    let middle = (low + high) / 2
    return try LongProduct.of(product(low, middle), product(middle + 1, high))
  }

  // MARK: Sums and distances

  private static func installSums(in module: ModuleObject) {
    module.function("fsum", 1...1) { .float(try exactSum(try $0[0].items().map { try $0.requiredFloat() })) }
    module.function("prod", "iterable, *, start=") { arguments in
      var result = arguments[1] ?? .int(1)
      try (arguments[0] ?? .none).forEach {
        result = try result.binary(.multiply, $0)
        return true
      }
      return result
    }
    module.function("hypot") { .float(norm(try $0.positional.map { try $0.requiredFloat() })) }
    module.function("dist", 2...2) { arguments in
      let p = try arguments[0].items()
      let q = try arguments[1].items()
      guard p.count == q.count else {
        throw PythonError.valueError("both points must have the same number of dimensions")
      }
      return .float(norm(try zip(p, q).map { try $0.requiredFloat() - $1.requiredFloat() }))
    }
  }

  /// The correctly rounded sum (Shewchuk, 1997).
  static func exactSum(_ numbers: [Double]) throws -> Double {
    var partials: [Double] = []
    var special = 0.0
    var hasSpecial = false
    var poll = InterruptionPoll()
    for number in numbers {
      try poll.round()
      guard number.isFinite else {
        if number.isInfinite, special.isInfinite, number != special {
          throw PythonError.valueError("-inf + inf in fsum")
        }
        special += number
        hasSpecial = true
        continue
      }
      var x = number
      var kept = 0
      for index in partials.indices {
        var y = partials[index]
        if Swift.abs(x) < Swift.abs(y) { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      if !x.isFinite { throw PythonError("OverflowError", "intermediate overflow in fsum") }
      partials.removeSubrange(kept...)
      partials.append(x)
    }
    if hasSpecial { return special }
    guard var high = partials.popLast() else { return 0 }
    var low = 0.0
    while let next = partials.popLast() {
      let previous = high
      high = previous + next
      low = next - (high - previous)
      if low != 0 { break }
    }
    // A remainder of exactly half a unit goes where the parts below it point.
    if let below = partials.last, (low < 0) == (below < 0), low != 0 {
      let doubled = low * 2
      let sum = high + doubled
      if doubled == sum - high { high = sum }
    }
    return high
  }

  /// The Euclidean norm, from a sum of squares carried in two floats.
  private static func norm(_ numbers: [Double]) -> Double {
    let largest = numbers.map { Swift.abs($0) }.max() ?? 0
    if numbers.contains(where: \.isInfinite) { return .infinity }
    if numbers.contains(where: \.isNaN) { return .nan }
    if largest == 0 { return 0 }
    let scale = scalbn(1.0, -largest.exponent)
    guard scale.isFinite else { return numbers.reduce(0) { Foundation.hypot($0, $1) } }
    var sum = 0.0
    var rest = 0.0
    for number in numbers {
      let x = number * scale
      let square = x * x
      let error = (-square).addingProduct(x, x)
      let total = sum + square
      rest += (sum > square ? square - (total - sum) : sum - (total - square)) + error
      sum = total
    }
    let root = (sum + rest).squareRoot()
    let residual = sum.addingProduct(-root, root) + rest
    return (root + residual / (2 * root)) / scale
  }
}
