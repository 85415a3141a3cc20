import Autograd
import SceneLanguage

/// Makes tensors of Python numbers and nested sequences of them, as `torch.tensor` does.
struct TensorConstruction {
  private let runtime: TorchRuntime
  private let isForNumpy: Bool

  init(_ runtime: TorchRuntime, isForNumpy: Bool = false) {
    self.runtime = runtime
    self.isForNumpy = isForNumpy
  }

  /// A tensor with the values of a number, a sequence of sequences, or other tensors; the type is inferred where nil.
  func tensor(from data: PythonValue, dtype: DType?, requiresGrad: Bool = false) throws -> Tensor {
    var values: [Scalar] = []
    var inferred: DType?
    let sizes = try shape(of: data)
    values.reserveCapacity(sizes.reduce(1, *))
    try collect(data, sizes[...], depth: 0, &values, &inferred)
    let result = dtype ?? inferred ?? runtime.session.defaultDType
    if dtype != nil, !result.isFloatingPoint, data.tensor == nil,
      values.contains(where: { !result.takes($0) })
    {
      throw TorchError.overflow(result.name)
    }
    if requiresGrad && !result.isFloatingPoint {
      throw TorchError.runtime("Only Tensors of floating point and complex dtype can require gradients")
    }
    return try runtime.session.tensor(values, sizes: sizes, dtype: result, requiresGrad: requiresGrad)
  }

  /// The sizes that the first element of each level gives.
  private func shape(of data: PythonValue) throws -> [Int] {
    var sizes: [Int] = []
    var level = data
    while true {
      if let tensor = level.tensor {
        if tensor.rank == 0 || tensor.count == 1 && !sizes.isEmpty { return sizes }
        if !sizes.isEmpty {
          if level.object is ArrayObject {
            if !isForNumpy { try warnOfArrays() }
            return sizes + tensor.sizes
          }
          throw tensor.dtype.isFloatingPoint
            ? PythonError.valueError("only one element tensors can be converted to Python scalars")
            : PythonError.typeError("only integer tensors of a single element can be converted to an index")
        }
        return tensor.sizes
      }
      guard let items = try sequence(level) else { return sizes }
      sizes.append(items.count)
      guard let first = items.first else { return sizes }
      level = first
      if sizes.count > 128 { throw PythonError.valueError("too many dimensions '\(data.type.messageName)'") }
    }
  }

  private func warnOfArrays() throws {
    try runtime.warnOnce(
      "UserWarning",
      "Creating a tensor from a list of numpy.ndarrays is extremely slow. Please consider converting the list to a single "
        + "numpy.ndarray with numpy.array() before converting to a tensor.")
  }

  /// The items of what PyTorch takes for a sequence; nil for anything else.
  private func sequence(_ value: PythonValue) throws -> [PythonValue]? {
    if let items = value.sequence { return items }
    switch value.object {
    case is RangeObject: return try value.items()
    case is ArrayObject: return try value.callMethod("tolist").items()
    default: return isSequence(value) ? try value.items() : nil
    }
  }

  /// Whether Python counts a value of another class among the sequences: it has items that are asked for by number.
  private func isSequence(_ value: PythonValue) -> Bool {
    let type = value.type
    let others: [TypeObject] = [.dictionary, .string, .bytes]
    return !(value.object is ArrayScalar) && type.lookup(.interned("__getitem__")) != nil
      && !others.contains { type.isSubclass(of: $0) }
  }

  private func collect(
    _ data: PythonValue, _ sizes: ArraySlice<Int>, depth: Int, _ values: inout [Scalar], _ inferred: inout DType?
  ) throws {
    if let tensor = data.tensor, sizes.count == tensor.rank || tensor.count == 1 {
      if data.object is ArrayObject, let size = sizes.first, let own = tensor.sizes.first, size != own {
        throw PythonError.valueError("expected sequence of length \(size) at dim \(depth) (got \(own))")
      }
      if depth > 0, let object = data.object as? TensorObject {
        try runtime.warnOfScalar(object)
      }
      note(tensor.dtype, &inferred)
      values.append(contentsOf: tensor.scalars)
      return
    }
    guard let size = sizes.first else {
      let number = try number(data, depth: depth, inferred: inferred)
      note((data.object as? ArrayScalar)?.dtype ?? number.dtype(default: runtime.session.defaultDType), &inferred)
      values.append(number)
      return
    }
    guard let items = try sequence(data) else { throw PythonError.typeError("not a sequence") }
    if items.count != size {
      throw PythonError.valueError("expected sequence of length \(size) at dim \(depth) (got \(items.count))")
    }
    for item in items { try collect(item, sizes.dropFirst(), depth: depth + 1, &values, &inferred) }
  }

  private func note(_ dtype: DType, _ inferred: inout DType?) {
    inferred = inferred.map { DType.promote($0, dtype) } ?? dtype
  }

  private func number(_ value: PythonValue, depth: Int, inferred: DType?) throws -> Scalar {
    if let number = value.number { return number }
    if value.string != nil {
      throw depth == 0 || inferred != nil
        ? PythonError.typeError("new(): invalid data type 'str'") : PythonError.valueError("too many dimensions 'str'")
    }
    if value.sequence != nil { throw PythonError.typeError("'list' object cannot be interpreted as an integer") }
    if value.type.name == "bytes" { throw PythonError.typeError("new(): invalid data type 'bytes'") }
    if value.type === TypeObject.int { throw PythonError.valueError("Overflow when unpacking long long") }
    throw PythonError.runtimeError("Could not infer dtype of \(value.type.name)")
  }
}

extension PythonValue {
  /// The memory of a tensor or of an array.
  fileprivate var tensor: Tensor? { (object as? TensorObject)?.tensor ?? (object as? ArrayObject)?.tensor }
}
