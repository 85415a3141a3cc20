import CKernels

/// An elementary function for which there are loops that use the vectors of the processor at hand.
struct VectorFunction {
  private let number: Int32
  private init(_ number: Int) { self.number = Int32(number) }

  static let exp = VectorFunction(gw_exp)
  static let exp2 = VectorFunction(gw_exp2)
  static let expm1 = VectorFunction(gw_expm1)
  static let log = VectorFunction(gw_log)
  static let log2 = VectorFunction(gw_log2)
  static let log10 = VectorFunction(gw_log10)
  static let log1p = VectorFunction(gw_log1p)
  static let sin = VectorFunction(gw_sin)
  static let cos = VectorFunction(gw_cos)
  static let tan = VectorFunction(gw_tan)
  static let asin = VectorFunction(gw_asin)
  static let acos = VectorFunction(gw_acos)
  static let atan = VectorFunction(gw_atan)
  static let sinh = VectorFunction(gw_sinh)
  static let cosh = VectorFunction(gw_cosh)
  static let tanh = VectorFunction(gw_tanh)
  static let asinh = VectorFunction(gw_asinh)
  static let acosh = VectorFunction(gw_acosh)
  static let atanh = VectorFunction(gw_atanh)
  static let erf = VectorFunction(gw_erf)
  static let erfc = VectorFunction(gw_erfc)
  static let sqrt = VectorFunction(gw_sqrt)
  static let floor = VectorFunction(gw_floor)
  static let ceil = VectorFunction(gw_ceil)
  static let trunc = VectorFunction(gw_trunc)
  static let rint = VectorFunction(gw_rint)
  static let sigmoid = VectorFunction(gw_sigmoid)

  /// From how many elements on the vectors are used. Those of doubles may differ from the scalar function in the last
  /// place, which shows where few elements are printed in full; floats are rounded from doubles and do not differ.
  private static func threshold(_ type: DType) -> Int { type == .float64 ? 1024 : 16 }

  /// A row that uses vectors where the elements are neighbours and there are enough of them.
  func row(_ type: DType, else plain: @escaping UnaryRow) -> UnaryRow {
    let (number, threshold) = (number, VectorFunction.threshold(type))
    return { source, from, target, to, count in
      if from == 1 && to == 1 && count >= threshold {
        let isDone =
          type == .float64
          ? gw_map_double(
            number, source.assumingMemoryBound(to: Double.self), target.assumingMemoryBound(to: Double.self), count)
          : gw_map_float(
            number, source.assumingMemoryBound(to: Float.self), target.assumingMemoryBound(to: Float.self), count)
        if isDone { return }
      }
      plain(source, from, target, to, count)
    }
  }

}
