/// PyTorch's type promotion: tensors with dimensions matter more than 0-d tensors, which matter more than Python numbers.
struct Promotion {
  private var dimensioned: DType?
  private var zeroDimensional: DType?
  private var number: DType?

  mutating func add(_ tensor: Tensor) {
    if tensor.isWrappedNumber {
      let dtype = tensor.dtype.isFloatingPoint ? tensor.session.defaultDType : tensor.dtype
      add(number: dtype)
    } else if tensor.rank == 0 {
      zeroDimensional = zeroDimensional.map { DType.promote($0, tensor.dtype) } ?? tensor.dtype
    } else {
      dimensioned = dimensioned.map { DType.promote($0, tensor.dtype) } ?? tensor.dtype
    }
  }

  /// Adds a Python number: `bool`, `int64`, or the default type for a float.
  mutating func add(number dtype: DType) { number = number.map { DType.promote($0, dtype) } ?? dtype }

  /// The common type.
  var result: DType {
    Promotion.combine(dimensioned, Promotion.combine(zeroDimensional, number)) ?? .float32
  }

  private static func combine(_ higher: DType?, _ lower: DType?) -> DType? {
    guard let higher else { return lower }
    guard let lower else { return higher }
    if higher.isFloatingPoint { return higher }
    if higher == .bool || lower.isFloatingPoint { return DType.promote(higher, lower) }
    return higher
  }

  /// The common type of some tensors.
  static func type(of tensors: Tensor...) -> DType {
    var promotion = Promotion()
    for tensor in tensors { promotion.add(tensor) }
    return promotion.result
  }
}

extension DType {
  /// The type of a result of some tensors and of Python numbers, given by their own types (`torch.result_type`).
  public static func result(of tensors: [Tensor], numbers: [DType]) -> DType {
    var promotion = Promotion()
    for tensor in tensors { promotion.add(tensor) }
    for number in numbers { promotion.add(number: number) }
    return promotion.result
  }
}
