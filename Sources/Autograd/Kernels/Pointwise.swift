import CKernels
import Foundation

/// Floor, remainder and the like, with Python's or C's sign rules.
enum FloorDivide: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    if T.dtype.isFloatingPoint {
      let (x, y) = (a.double, b.double)
      if y == 0 { return T(double: x / y) }
      let remainder = fmod(x, y)
      var quotient = (x - remainder) / y
      if remainder != 0 && (y < 0) != (remainder < 0) { quotient -= 1 }
      if quotient == 0 { return T(double: Double(signOf: x / y, magnitudeOf: 0)) }
      let floored = quotient.rounded(.down)
      return T(double: quotient - floored > 0.5 ? floored + 1 : floored)
    }
    let (x, y) = (a.int, b.int)
    let quotient = x.dividedReportingOverflow(by: y).partialValue
    return T(int: x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient)
  }
}

enum TruncatedDivide: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    if T.dtype.isFloatingPoint { return T(double: T(double: a.double / b.double).double.rounded(.towardZero)) }
    return T(int: a.int.dividedReportingOverflow(by: b.int).partialValue)
  }
}

enum Remainder: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    if T.dtype.isFloatingPoint {
      let remainder = fmod(a.double, b.double)
      return T(double: remainder != 0 && (b.double < 0) != (remainder < 0) ? remainder + b.double : remainder)
    }
    let remainder = a.int.remainderReportingOverflow(dividingBy: b.int).partialValue
    return T(int: remainder != 0 && (b.int < 0) != (remainder < 0) ? remainder + b.int : remainder)
  }
}

enum TruncatedRemainder: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    if T.dtype.isFloatingPoint { return T(double: fmod(a.double, b.double)) }
    return T(int: a.int.remainderReportingOverflow(dividingBy: b.int).partialValue)
  }
}

enum Maximum: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    a.isNaN ? a : b.isNaN ? b : T.isLess(a, b) ? b : a
  }
}

enum Minimum: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    a.isNaN ? a : b.isNaN ? b : T.isLess(b, a) ? b : a
  }
}

enum Power: BinaryFunction {
  static func vectorised(_ plain: @escaping BinaryRow, _ type: DType) -> BinaryRow {
    if type != .float32 { return plain }
    return { first, s, second, t, target, u, count in
      guard s == 1 && t <= 1 && u == 1 && count >= 16 else { return plain(first, s, second, t, target, u, count) }
      gw_power(
        first.assumingMemoryBound(to: Float.self), second.assumingMemoryBound(to: Float.self), t,
        target.assumingMemoryBound(to: Float.self), count)
    }
  }

  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    if T.dtype.isFloatingPoint {
      // ATen squares and cubes by multiplying.
      if b.double == 2 { return T.product(a, a) }
      if b.double == 3 { return T.product(T.product(a, a), a) }
      return T(double: pow(a.double, b.double))
    }
    var (base, exponent, result) = (a, b.int, T.one)
    if exponent < 0 { return T(int: a.int == 1 ? 1 : a.int == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0) }
    while exponent > 0 {
      if exponent & 1 == 1 { result = T.product(result, base) }
      base = T.product(base, base)
      exponent >>= 1
    }
    return result
  }
}

enum Arctangent2: FloatBinaryFunction {
  @inline(__always) static func call<T: ComputeElement>(_ a: T, _ b: T) -> T { T(double: atan2(a.double, b.double)) }
}

enum Hypotenuse: FloatBinaryFunction {
  @inline(__always) static func call<T: ComputeElement>(_ a: T, _ b: T) -> T { T(double: hypot(a.double, b.double)) }
}

enum BitAnd: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T { T(int: a.int & b.int) }
}

enum BitOr: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T { T(int: a.int | b.int) }
}

enum BitXor: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T { T(int: a.int ^ b.int) }
}

enum ShiftLeft: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T { T(int: a.int << b.int) }
}

enum ShiftRight: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T { T(int: a.int >> b.int) }
}

enum BitNot: UnaryFunction {
  @inline(__always) static func call<T: Element>(_ x: T) -> T { T.dtype == .bool ? T(int: 1 - x.int) : T(int: ~x.int) }
}

enum Absolute: UnaryFunction {
  @inline(__always) static func call<T: Element>(_ x: T) -> T {
    T.dtype.isFloatingPoint ? T(double: x.double.magnitude) : T.isLess(x, T.zero) ? T.difference(T.zero, x) : x
  }
}

enum Sign: UnaryFunction {
  @inline(__always) static func call<T: Element>(_ x: T) -> T {
    T.isLess(T.zero, x) ? T.one : T.isLess(x, T.zero) ? T.difference(T.zero, T.one) : T.zero
  }
}

enum Rectify: UnaryFunction {
  @inline(__always) static func call<T: Element>(_ x: T) -> T { T.isLess(x, T.zero) ? T.zero : x }
}

enum Floor: UnaryFunction {
  static var vector: VectorFunction? { .floor }
  @inline(__always) static func call<T: Element>(_ x: T) -> T {
    T.dtype.isFloatingPoint ? T(double: x.double.rounded(.down)) : x
  }
}

enum Ceiling: UnaryFunction {
  static var vector: VectorFunction? { .ceil }
  @inline(__always) static func call<T: Element>(_ x: T) -> T {
    T.dtype.isFloatingPoint ? T(double: x.double.rounded(.up)) : x
  }
}

enum Truncate: UnaryFunction {
  static var vector: VectorFunction? { .trunc }
  @inline(__always) static func call<T: Element>(_ x: T) -> T {
    T.dtype.isFloatingPoint ? T(double: x.double.rounded(.towardZero)) : x
  }
}

enum RoundHalfToEven: UnaryFunction {
  static var vector: VectorFunction? { .rint }
  @inline(__always) static func call<T: Element>(_ x: T) -> T {
    T.dtype.isFloatingPoint ? T(double: x.double.rounded(.toNearestOrEven)) : x
  }
}

enum Fraction: UnaryFunction {
  @inline(__always) static func call<T: Element>(_ x: T) -> T { T(double: x.double - x.double.rounded(.towardZero)) }
}

enum Equal: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool { T.isEqual(a, b) }
}

enum NotEqual: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool { !T.isEqual(a, b) }
}

enum Less: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool { T.isLess(a, b) }
}

enum LessOrEqual: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool { T.isLess(a, b) || T.isEqual(a, b) }
}

enum Greater: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool { T.isLess(b, a) }
}

enum GreaterOrEqual: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool { T.isLess(b, a) || T.isEqual(a, b) }
}

enum LogicalAnd: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool { isTrue(a) && isTrue(b) }
  @inline(__always) static func isTrue<T: Element>(_ x: T) -> Bool { !T.isEqual(x, T.zero) }
}

enum LogicalOr: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool {
    LogicalAnd.isTrue(a) || LogicalAnd.isTrue(b)
  }
}

enum LogicalXor: Comparison {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> Bool {
    LogicalAnd.isTrue(a) != LogicalAnd.isTrue(b)
  }
}

enum IsNaN: Predicate {
  @inline(__always) static func call<T: Element>(_ x: T) -> Bool { x.isNaN }
}

enum IsInfinite: Predicate {
  @inline(__always) static func call<T: Element>(_ x: T) -> Bool { T.dtype.isFloatingPoint && x.double.isInfinite }
}

enum IsFinite: Predicate {
  @inline(__always) static func call<T: Element>(_ x: T) -> Bool { !T.dtype.isFloatingPoint || x.double.isFinite }
}

enum IsPositiveInfinity: Predicate {
  @inline(__always) static func call<T: Element>(_ x: T) -> Bool { T.dtype.isFloatingPoint && x.double == .infinity }
}

enum IsNegativeInfinity: Predicate {
  @inline(__always) static func call<T: Element>(_ x: T) -> Bool { T.dtype.isFloatingPoint && x.double == -.infinity }
}

enum LogicalNot: Predicate {
  @inline(__always) static func call<T: Element>(_ x: T) -> Bool { T.isEqual(x, T.zero) }
}

enum SignBit: Predicate {
  @inline(__always) static func call<T: Element>(_ x: T) -> Bool {
    T.dtype.isFloatingPoint ? x.double.sign == .minus : T.isLess(x, T.zero)
  }
}

extension Double {
  fileprivate init(signOf sign: Double, magnitudeOf magnitude: Double) {
    self.init(sign: sign.sign, exponent: 0, significand: magnitude)
  }
}

extension Kernel {
  private struct Choose: ElementVisitor {
    let condition, a, b, output: Tensor
    func visit<T: Element>(_ type: T.Type) throws {
      let (test, x, y, target) = (
        condition.pointer(Bool.self), a.pointer(T.self), b.pointer(T.self), output.pointer(T.self)
      )
      let walk = Walk<4>(
        output.sizes,
        [
          Broadcast.strides(of: condition.geometry, to: output.sizes),
          Broadcast.strides(of: a.geometry, to: output.sizes), Broadcast.strides(of: b.geometry, to: output.sizes),
          output.geometry.strides,
        ])
      let (s, t, u, v) = (walk.steps[0], walk.steps[1], walk.steps[2], walk.steps[3])
      try walk.forEachStretch(output.session) { offsets, count in
        for i in 0..<count {
          target[offsets[3] + i * v] = test[offsets[0] + i * s] ? x[offsets[1] + i * t] : y[offsets[2] + i * u]
        }
      }
    }
  }

  /// `a` where the condition holds, else `b`, all broadcast.
  static func choose(_ condition: Tensor, _ a: Tensor, _ b: Tensor, inRowMajor: Bool = false) throws -> Tensor {
    let common = a.dtype == b.dtype ? a.dtype : Promotion.type(of: a, b)
    let sizes = try Broadcast.sizes(try Broadcast.sizes(condition.sizes, a.sizes), b.sizes)
    let type = common.compute
    let layout = inRowMajor ? Geometry(sizes: sizes) : .result(of: [condition, a, b].map(\.geometry), sizes: sizes)
    let output = try condition.session.empty(layout, type)
    try type.accept(
      Choose(condition: try condition.cast(.bool), a: try a.cast(type), b: try b.cast(type), output: output))
    return try output.cast(common)
  }
}
