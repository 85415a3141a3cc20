import CKernels
import Foundation

/// Reductions of what lies in one stretch of memory, with the vectors of the processor at hand; nil where this is not for
/// the tensor, for which there are the general ways.
extension Kernel {
  /// The logarithm of the sum of exponentials of every row.
  static func logSumExp(_ input: Tensor, over dims: [Int], keep: Bool) throws -> Tensor? {
    guard input.dtype == .float32, input.isContiguous, dims == [input.rank - 1], let length = input.sizes.last,
      length >= 16
    else { return nil }
    let output = try input.session.empty(Dimension.reduced(input.sizes, over: dims, keep: keep), .float32)
    let (x, y) = (input.pointer(Float.self), output.pointer(Float.self))
    for row in 0..<output.count { y[row] = gw_log_sum_exp(x + row * length, length) }
    return output
  }

  /// How many elements of a mask are set.
  static func countTrue(_ mask: Tensor) throws -> Tensor? {
    guard mask.isContiguous else { return nil }
    return try mask.session.filled([], .int(gw_count_set(mask.pointer(UInt8.self), mask.count)), dtype: .int64)
  }
}
