import BigInt
import Foundation

/// Arithmetic on Python's numbers: `int` of any size, `float` and `bool`.
enum Numbers {
  /// A number as the operators see it.
  enum Operand {
    case int(Int)
    case big(BigInt)
    case float(Double)

    init?(_ value: Value) {
      switch value {
      case .int(let number): self = .int(number)
      case .bool(let truth): self = .int(truth ? 1 : 0)
      case .float(let number): self = .float(number)
      case .object(let object):
        if object.kind == .bigInteger {
          self = .big(unsafeDowncast(object, to: BigIntegerObject.self).value)
        } else {
          return nil
        }
      default: return nil
      }
    }

    var bigInteger: BigInt {
      switch self {
      case .int(let number): BigInt(number)
      case .big(let number): number
      case .float: preconditionFailure("a float is no integer")
      }
    }
  }

  /// The number as a float; throws OverflowError for an integer beyond its range.
  static func float(_ operand: Operand) throws -> Double {
    switch operand {
    case .int(let number): return Double(number)
    case .float(let number): return number
    case .big(let number):
      let converted = nearest(number)
      guard converted.isFinite else {
        throw PythonError("OverflowError", "int too large to convert to float")
      }
      return converted
    }
  }

  /// The float nearest to a whole number, ties to even; infinite beyond the range.
  static func nearest(_ number: BigInt) -> Double {
    let magnitude = number.magnitude
    let excess = max(magnitude.bitWidth - 64, 0)
    var top = UInt64(magnitude >> excess)
    // Whatever is cut off makes the last bit odd, so that the conversion rounds as if it saw everything.
    if excess > 0, magnitude.trailingZeroBitCount < excess { top |= 1 }
    let result = scalbn(Double(top), excess)
    return number < 0 ? -result : result
  }

  /// `a OP b`; nil when one of them is no number.
  static func binary(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws -> Value? {
    if case .bool(let left) = a, case .bool(let right) = b {
      switch operation {
      case .bitAnd: return .bool(left && right)
      case .bitOr: return .bool(left || right)
      case .bitXor: return .bool(left != right)
      default: break
      }
    }
    guard let left = Operand(a), let right = Operand(b) else { return nil }
    switch (left, right) {
    case (.int(let x), .int(let y)): return try integers(operation, x, y)
    case (.float, _), (_, .float): return try floats(operation, left, right)
    default: return try bigIntegers(operation, left.bigInteger, right.bigInteger)
    }
  }

  private static func integers(_ operation: BinaryOperator, _ x: Int, _ y: Int) throws -> Value? {
    switch operation {
    case .add:
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return .int(sum) }
    case .subtract:
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return .int(difference) }
    case .multiply:
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return .int(product) }
    case .trueDivide:
      guard y != 0 else { throw zeroDivision("division by zero") }
      let exact = 1 << 53
      if abs(x.magnitude) <= exact, abs(y.magnitude) <= exact { return .float(Double(x) / Double(y)) }
    case .floorDivide:
      guard y != 0 else { throw zeroDivision("integer division or modulo by zero") }
      if y != -1 { return .int(floorDivide(x, y)) }
    case .modulo:
      guard y != 0 else { throw zeroDivision("integer modulo by zero") }
      return .int(modulo(x, y))
    case .bitAnd: return .int(x & y)
    case .bitOr: return .int(x | y)
    case .bitXor: return .int(x ^ y)
    case .rightShift:
      guard y >= 0 else { throw PythonError.valueError("negative shift count") }
      return .int(x >> min(y, 63))
    case .leftShift:
      guard y >= 0 else { throw PythonError.valueError("negative shift count") }
      if y < 63, (x << y) >> y == x { return .int(x << y) }
    case .power:
      if y < 0 {
        guard x != 0 else { throw zeroDivision("0.0 cannot be raised to a negative power") }
        return .float(pow(Double(x), Double(y)))
      }
      if let small = integerPower(x, y) { return .int(small) }
    case .matrixMultiply: return nil
    }
    return try bigIntegers(operation, BigInt(x), BigInt(y))
  }

  private static func abs(_ magnitude: UInt) -> Int { magnitude > UInt(Int.max) ? Int.max : Int(magnitude) }

  @inline(__always) static func floorDivide(_ x: Int, _ y: Int) -> Int {
    let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
    return remainder != 0 && (remainder < 0) != (y < 0) ? quotient - 1 : quotient
  }

  @inline(__always) static func modulo(_ x: Int, _ y: Int) -> Int {
    if y == -1 { return 0 }
    let remainder = x % y
    return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder
  }

  /// A power by repeated squaring; nil on overflow.
  private static func integerPower(_ base: Int, _ exponent: Int) -> Int? {
    var result = 1
    var factor = base
    var remaining = exponent
    while true {
      if remaining & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        result = product
      }
      remaining >>= 1
      if remaining == 0 { return result }
      let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      factor = square
    }
  }

  private static func bigIntegers(_ operation: BinaryOperator, _ x: BigInt, _ y: BigInt) throws -> Value? {
    switch operation {
    case .add: return .integer(x + y)
    case .subtract: return .integer(x - y)
    case .multiply: return .integer(try LongProduct.of(x, y))
    case .trueDivide:
      guard y != 0 else { throw zeroDivision("division by zero") }
      return .float(try trueDivide(x, y))
    case .floorDivide:
      guard y != 0 else { throw zeroDivision("integer division or modulo by zero") }
      return .integer(floorDivide(x, y).quotient)
    case .modulo:
      guard y != 0 else { throw zeroDivision("integer modulo by zero") }
      return .integer(floorDivide(x, y).remainder)
    case .power: return try power(x, y)
    case .leftShift, .rightShift:
      guard y >= 0 else { throw PythonError.valueError("negative shift count") }
      if x == 0 { return .int(0) }
      guard let distance = Int(exactly: y), distance < 1 << 32 else {
        if operation == .rightShift { return .int(x < 0 ? -1 : 0) }
        throw PythonError("OverflowError", "too many digits in integer")
      }
      if operation == .leftShift { return .integer(x << distance) }
      // Rounds towards minus infinity, as shifting two's complement does.
      return .integer(floorDivide(x, BigInt(1) << distance).quotient)
    case .bitAnd: return .integer(x & y)
    case .bitOr: return .integer(x | y)
    case .bitXor: return .integer(x ^ y)
    case .matrixMultiply: return nil
    }
  }

  static func floorDivide(_ x: BigInt, _ y: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
    return remainder != 0 && (remainder < 0) != (y < 0) ? (quotient - 1, remainder + y) : (quotient, remainder)
  }

  private static func power(_ x: BigInt, _ y: BigInt) throws -> Value {
    if y < 0 {
      guard x != 0 else { throw zeroDivision("0.0 cannot be raised to a negative power") }
      return .float(pow(try float(.big(x)), try float(.big(y))))
    }
    if x == 0 || x == 1 { return .integer(y == 0 ? 1 : x) }
    if x == -1 { return .int(y & 1 == 0 ? 1 : -1) }
    guard let exponent = Int(exactly: y), exponent < 1 << 26 else { throw PythonError("MemoryError", "") }
    return .integer(try LongProduct.power(x, exponent))
  }

  /// The nearest double to an exact quotient.
  private static func trueDivide(_ x: BigInt, _ y: BigInt) throws -> Double {
    let negative = (x < 0) != (y < 0)
    var numerator = x.magnitude
    var denominator = y.magnitude
    // Scale so that the quotient has 66 bits or more, then let one conversion round it with a sticky bit.
    let shift = 66 - (numerator.bitWidth - denominator.bitWidth)
    if shift > 0 { numerator <<= shift } else { denominator <<= -shift }
    var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    if remainder != 0 { quotient |= 1 }
    let extra = quotient.bitWidth - 64
    var sticky = false
    if extra > 0 {
      sticky = quotient.trailingZeroBitCount < extra
      quotient >>= extra
    }
    let bits = UInt64(quotient) | (sticky ? 1 : 0)
    let exponent = max(extra, 0) - shift
    let result = scalbn(Double(bits), Int32(clamping: exponent))
    guard result.isFinite else {
      throw PythonError("OverflowError", "integer division result too large for a float")
    }
    return negative ? -result : result
  }

  private static func floats(_ operation: BinaryOperator, _ left: Operand, _ right: Operand) throws -> Value? {
    switch operation {
    case .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor, .matrixMultiply: return nil
    default: break
    }
    let x = try float(left)
    let y = try float(right)
    switch operation {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .trueDivide:
      guard y != 0 else { throw zeroDivision("float division by zero") }
      return .float(x / y)
    case .floorDivide:
      guard y != 0 else { throw zeroDivision("float floor division by zero") }
      return .float(divmod(x, y).quotient)
    case .modulo:
      guard y != 0 else { throw zeroDivision("float modulo") }
      return .float(divmod(x, y).remainder)
    case .power: return .float(try power(x, y))
    default: return nil
    }
  }

  /// Floored division of floats, as CPython's `float_divmod` computes it.
  static func divmod(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(x, y)
    var quotient = (x - remainder) / y
    if remainder != 0 {
      if (y < 0) != (remainder < 0) {
        remainder += y
        quotient -= 1
      }
    } else {
      remainder = copysign(0, y)
    }
    if quotient != 0 {
      let floor = quotient.rounded(.down)
      return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
    }
    return (copysign(0, x / y), remainder)
  }

  static func power(_ x: Double, _ y: Double) throws -> Double {
    if x == 0, y < 0 { throw zeroDivision("0.0 cannot be raised to a negative power") }
    if x < 0, x.isFinite, y.isFinite, y != y.rounded(.towardZero) {
      throw PythonError.valueError(
        "complex numbers are not supported: negative number cannot be raised to a fractional power")
    }
    let result = pow(x, y)
    if result.isInfinite, x.isFinite, y.isFinite {
      throw PythonError(
        ExceptionObject(
          type: ExceptionTypes.named("OverflowError") ?? ExceptionTypes.valueError,
          arguments: [.int(34), .string("Numerical result out of range")]))
    }
    return result
  }

  private static func zeroDivision(_ message: String) -> PythonError {
    PythonError(ExceptionTypes.zeroDivisionError, message)
  }

  /// `OP a`; nil when it is no number or the operator does not apply.
  static func unary(_ operation: UnaryOperator, _ value: Value) -> Value? {
    guard let operand = Operand(value) else { return nil }
    switch (operation, operand) {
    case (.negative, .int(let number)): return number == Int.min ? .integer(-BigInt(number)) : .int(-number)
    case (.negative, .float(let number)): return .float(-number)
    case (.negative, .big(let number)): return .integer(-number)
    case (.positive, .int(let number)): return .int(number)
    case (.positive, .float(let number)): return .float(number)
    case (.positive, .big(let number)): return .integer(number)
    case (.invert, .int(let number)): return .int(~number)
    case (.invert, .big(let number)): return .integer(-number - 1)
    case (.invert, .float): return nil
    }
  }

  /// `a OP b`; nil when one of them is no number. Integers and floats are compared exactly.
  static func compare(_ operation: Comparison, _ a: Value, _ b: Value) -> Bool? {
    guard let left = Operand(a), let right = Operand(b) else { return nil }
    switch (left, right) {
    case (.int(let x), .int(let y)): return operation.holds(x, y)
    case (.float(let x), .float(let y)): return operation.holds(x, y)
    case (.float(let x), _):
      if x.isNaN { return operation == .notEqual }
      if x.isInfinite { return operation.holds(x, 0) }
      return operation.holds(order(right.bigInteger, x) * -1, 0)
    case (_, .float(let y)):
      if y.isNaN { return operation == .notEqual }
      if y.isInfinite { return operation.holds(0, y) }
      return operation.holds(order(left.bigInteger, y), 0)
    default: return operation.holds(left.bigInteger, right.bigInteger)
    }
  }

  /// -1, 0 or 1 as the integer is less than, equal to or greater than the finite float.
  private static func order(_ integer: BigInt, _ number: Double) -> Int {
    let floor = BigInt(number.rounded(.down))
    if integer < floor { return -1 }
    if integer > floor { return 1 }
    return number > number.rounded(.down) ? -1 : 0
  }

  // MARK: Hashes, equal for equal numbers

  private static let hashModulus = (1 << 61) - 1

  static func hash(_ number: Int) -> Int {
    if number > -hashModulus, number < hashModulus { return number == -1 ? -2 : number }
    let result = number % hashModulus
    return result == -1 ? -2 : result
  }

  static func hash(_ number: BigInt) -> Int {
    let result = Int(number.magnitude % BigUInt(hashModulus)) * (number < 0 ? -1 : 1)
    return result == -1 ? -2 : result
  }

  static func hash(_ number: Double) -> Int {
    if let integer = Int(exactly: number) { return hash(integer) }
    if number.isInfinite { return number > 0 ? 314_159 : -314_159 }
    if number.isNaN { return 0 }
    // As CPython's _Py_HashDouble: the number modulo a Mersenne prime, 28 bits of the mantissa at a time.
    var mantissa = Swift.abs(number.significand) / 2
    var exponent = Int(number.exponent) + 1
    if number.exponent == -1023 || number.isSubnormal {
      var raw: Int32 = 0
      mantissa = frexp(Swift.abs(number), &raw)
      exponent = Int(raw)
    }
    var hash: UInt = 0
    let modulus = UInt(hashModulus)
    while mantissa != 0 {
      hash = ((hash << 28) & modulus) | hash >> (61 - 28)
      mantissa *= 268_435_456
      exponent -= 28
      let digit = UInt(mantissa)
      mantissa -= Double(digit)
      hash += digit
      if hash >= modulus { hash -= modulus }
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61)
    hash = ((hash << UInt(exponent)) & modulus) | hash >> UInt(61 - exponent)
    let signed = Int(hash) * (number < 0 ? -1 : 1)
    return signed == -1 ? -2 : signed
  }
}

extension Numbers {
  private static func frexp(_ number: Double, _ exponent: inout Int32) -> Double {
    let parts = Foundation.frexp(number)
    exponent = Int32(parts.1)
    return parts.0
  }
}
