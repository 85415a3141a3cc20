/// A number of an element's type in which every step of a calculation is rounded to that type, as it is in kernels that
/// compute in the type itself rather than in a wider one.
struct Rounded<T: FloatElement>: Comparable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The number, which the type holds.
  let value: T.Compute

  /// The nearest number of the type.
  @inline(__always) init(_ value: T.Compute) { self.value = T(value).compute }
  @inline(__always) init(_ value: Int) { self.init(T.Compute(value)) }
  @inline(__always) init(_ value: Double) { self.init(T.Compute(double: value)) }
  @inline(__always) init(floatLiteral value: Double) { self.init(value) }
  @inline(__always) init(integerLiteral value: Int) { self.init(value) }

  @inline(__always) static func + (a: Self, b: Self) -> Self { Self(a.value + b.value) }
  @inline(__always) static func - (a: Self, b: Self) -> Self { Self(a.value - b.value) }
  @inline(__always) static func * (a: Self, b: Self) -> Self { Self(a.value * b.value) }
  @inline(__always) static func / (a: Self, b: Self) -> Self { Self(a.value / b.value) }
  @inline(__always) static func += (a: inout Self, b: Self) { a = a + b }
  @inline(__always) static func -= (a: inout Self, b: Self) { a = a - b }
  @inline(__always) static prefix func - (a: Self) -> Self { Self(-a.value) }
  @inline(__always) static func == (a: Self, b: Self) -> Bool { a.value == b.value }
  @inline(__always) static func < (a: Self, b: Self) -> Bool { a.value < b.value }

  /// A product and a sum in one step, as compilers join them in kernels for vectors; in two steps in 16 bits.
  @inline(__always) func adding(_ a: Self, times b: Self) -> Self {
    T.dtype.size < 4 ? self + a * b : Self(value.addingProduct(a.value, b.value))
  }
  /// A difference from a product in one step; in two steps in 16 bits.
  @inline(__always) func subtracting(_ a: Self, times b: Self) -> Self { adding(-a, times: b) }
  /// A product less something in one step; in two steps in 16 bits.
  @inline(__always) func times(_ factor: Self, minus other: Self) -> Self { (-other).adding(self, times: factor) }

  var magnitude: Self { Self(value.magnitude) }
  func rounded(_ rule: FloatingPointRoundingRule) -> Self { Self(value.rounded(rule)) }
  /// What is left of a division whose quotient is cut off.
  func remainder(dividing divisor: Self) -> Self { Self(value.truncatingRemainder(dividingBy: divisor.value)) }

  /// The whole number that it is; one outside every image where it is none.
  var index: Int { value > -1e9 && value < 1e9 ? Int(value) : -100 }
}
