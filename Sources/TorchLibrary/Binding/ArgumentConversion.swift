import Autograd
import SceneLanguage

extension EngineParameter {
  /// A Python value as this parameter takes it; nil where PyTorch would not accept it.
  func engineValue(_ value: PythonValue) -> EngineValue? {
    if value.isNone { return isOptional ? EngineValue.none : nil }
    switch kind {
    case .tensor(let acceptsNumbers):
      if let object = value.object as? TensorObject { return .tensor(object.tensor) }
      return acceptsNumbers ? value.number.map { .scalar($0) } : nil
    case .tensors:
      guard let items = value.sequence else { return nil }
      var tensors: [Tensor] = []
      for item in items {
        guard let object = item.object as? TensorObject else { return nil }
        tensors.append(object.tensor)
      }
      return .tensors(tensors)
    case .optionalTensors:
      guard let items = value.sequence else { return nil }
      var tensors: [Tensor?] = []
      for item in items {
        if item.isNone {
          tensors.append(nil)
        } else {
          guard let object = item.object as? TensorObject else { return nil }
          tensors.append(object.tensor)
        }
      }
      return .optionalTensors(tensors)
    case .scalar: return (value.number ?? value.tensorNumber).map { .scalar($0) }
    case .int: return value.wholeNumber.map { .int($0) }
    case .ints(let count):
      if let items = value.sequence {
        var values: [Int] = []
        for item in items {
          guard let number = item.wholeNumber else { return nil }
          values.append(number)
        }
        return .ints(values)
      }
      guard let number = value.wholeNumber, let count else { return nil }
      return .ints([Int](repeating: number, count: count))
    case .bool:
      if case .bool(let flag) = value { return .bool(flag) }
      return nil
    case .double: return (value.number ?? value.tensorNumber).map { .double($0.doubleValue) }
    case .doubles:
      guard let items = value.sequence else { return nil }
      let numbers = items.compactMap { $0.number?.doubleValue }
      return numbers.count == items.count ? .doubles(numbers) : nil
    case .dtype: return value.dtype.map { .dtype($0) }
    case .string: return value.string.map { .string($0) }
    case .generator: return (value.object as? GeneratorObject).map { .generator($0.generator) }
    }
  }
}

extension PythonValue {
  /// A Python number.
  var number: Scalar? {
    switch self {
    case .int(let value): .int(value)
    case .float(let value): .double(value)
    case .bool(let value): .bool(value)
    case .object(let object): (object as? ArrayScalar)?.scalar
    default: nil
    }
  }

  /// The number in a tensor of one element that does not require grad, which PyTorch takes for a number.
  var tensorNumber: Scalar? {
    guard let tensor = (object as? TensorObject)?.tensor, tensor.rank == 0, !tensor.requiresGrad else { return nil }
    return tensor.firstElement
  }

  /// A whole number: an `int`, or a tensor of one whole number.
  var wholeNumber: Int? {
    if case .int(let value) = self { return value }
    if case .object(let object as ArrayScalar) = self, case .int(let value) = object.value { return value }
    guard let tensor = (object as? TensorObject)?.tensor, tensor.count == 1, !tensor.dtype.isFloatingPoint else {
      return nil
    }
    return tensor.firstElement.intValue
  }

  /// A `torch.dtype`, or the Python type that stands for one.
  var dtype: DType? {
    switch object {
    case let object as DTypeObject: object.dtype
    case let type as TypeObject where type === TypeObject.float: .float64
    case let type as TypeObject where type === TypeObject.int: .int64
    case let type as TypeObject where type === TypeObject.bool: .bool
    default: nil
    }
  }
}
