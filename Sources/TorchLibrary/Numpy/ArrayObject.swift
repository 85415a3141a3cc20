import Autograd
import SceneLanguage

/// A NumPy array, as far as scripts around autograd need it: a tensor's memory with NumPy's names, types and text.
/// Nothing that happens to it is recorded.
final class ArrayObject: PythonObject {
  /// The memory.
  let tensor: Tensor
  unowned(unsafe) let runtime: TorchRuntime

  init(_ tensor: Tensor, runtime: TorchRuntime) {
    self.tensor = tensor
    self.runtime = runtime
    super.init(type: ArrayObject.arrayType)
  }

  nonisolated(unsafe) static let arrayType: TypeObject = {
    let type = TypeObject(name: "ndarray", module: "numpy")
    type.property("shape") { .tuple(try array($0).tensor.sizes.map { .int($0) }) }
    type.property("size") { .int(try array($0).tensor.count) }
    type.property("ndim") { .int(try array($0).tensor.rank) }
    type.property("dtype") { .object(ArrayTypeObject(try array($0).tensor.dtype)) }
    type.property("T") { value in try array(value).wrapped(PythonValue.object(array(value).asTensor).attribute("T")) }
    type.method("astype", "dtype") { value, arguments in
      let array = try array(value)
      guard let dtype = ArrayTypeObject.dtype(arguments[0] ?? .none) else {
        throw PythonError.typeError("Cannot interpret '\(try (arguments[0] ?? .none).repr())' as a data type")
      }
      return try array.wrapped(array.asTensor.converted(to: dtype))
    }
    type.method("copy") { arguments in
      let array = try array(arguments[0])
      return try array.wrapped(PythonValue.object(array.asTensor).callMethod("clone"))
    }
    return type
  }()

  static func array(_ value: PythonValue) throws -> ArrayObject {
    guard let array = value.object as? ArrayObject else {
      throw PythonError.typeError("an array is needed, not '\(value.type.name)'")
    }
    return array
  }

  /// The same memory as a tensor for Python.
  var asTensor: TensorObject { runtime.object(for: tensor) }

  /// What a computation with tensors gave, in NumPy's terms: an array, or a plain number for a single one.
  func wrapped(_ value: PythonValue) throws -> PythonValue {
    if let items = value.sequence, value.object is TupleObject { return .tuple(try items.map { try wrapped($0) }) }
    guard let object = value.object as? TensorObject else { return value }
    if object.tensor.rank == 0 { return runtime.python(object.tensor.firstElement) }
    return .object(ArrayObject(object.tensor, runtime: runtime))
  }

  /// Computes with tensors in place of arrays, unseen and unrecorded.
  func compute(_ body: (PythonValue) throws -> PythonValue) throws -> PythonValue {
    try runtime.unrecorded { try wrapped(body(.object(asTensor))) }
  }

  /// An operand as the engine takes it.
  static func unwrapped(_ value: PythonValue, _ runtime: TorchRuntime) throws -> PythonValue {
    if let array = value.object as? ArrayObject { return .object(array.asTensor) }
    guard value.object is ListObject else { return value }
    return .object(runtime.object(for: try runtime.arrayTensor(from: value, dtype: nil)))
  }

  // MARK: Hooks

  /// What the class does not define itself works as the tensor's method of that name.
  override func attribute(_ name: StringObject) throws -> PythonValue? {
    if let own = try genericAttribute(name) { return own }
    guard TorchTypes.tensor[name.string]?.isCallable ?? false else { return nil }
    return .object(
      NativeFunction(name.string) { [self] arguments in
        try compute { tensor in
          // The mean of whole numbers is no whole number.
          let isWhole = name.string == "mean" && !self.tensor.dtype.isFloatingPoint
          let tensor = isWhole ? try asTensor.converted(to: .float64) : tensor
          var positional = try arguments.positional.map { try ArrayObject.unwrapped($0, runtime) }
          var keywords = try arguments.keywords.map { ($0.name, try ArrayObject.unwrapped($0.value, runtime)) }
          // PyTorch takes the digits by name alone.
          if name.string == "round", let digits = positional.popLast() { keywords.append(("decimals", digits)) }
          return try tensor.attribute(name.string).call(positional, keywords: keywords)
        }
      })
  }

  override func unary(_ operation: UnaryOperator) throws -> PythonValue { try compute { try $0.unary(operation) } }

  override func binary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    if other.object is TensorObject { return .notImplemented }
    return try compute { try $0.binary(operation, ArrayObject.unwrapped(other, runtime)) }
  }

  override func reflectedBinary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    try compute { try ArrayObject.unwrapped(other, runtime).binary(operation, $0) }
  }

  override func inPlaceBinary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    _ = try compute { try $0.inPlaceBinary(operation, ArrayObject.unwrapped(other, runtime)) }
    return .object(self)
  }

  override func compare(_ operation: Comparison, _ other: PythonValue) throws -> PythonValue {
    try compute { try $0.compare(operation, ArrayObject.unwrapped(other, runtime)) }
  }

  override func item(_ key: PythonValue) throws -> PythonValue {
    try compute { try $0.item(ArrayObject.unwrapped(key, runtime)) }
  }

  override func setItem(_ key: PythonValue, _ value: PythonValue) throws {
    _ = try compute {
      try $0.setItem(ArrayObject.unwrapped(key, runtime), ArrayObject.unwrapped(value, runtime))
      return .none
    }
  }

  override func iterator() throws -> PythonObject? {
    let rows = try runtime.unrecorded { try runtime.rows(of: tensor) }
    return TensorIterator(try rows.map { try wrapped($0) })
  }

  override func length() throws -> Int? { tensor.sizes.first }
  override func truth() throws -> Bool { try runtime.number(in: tensor, as: .truth).boolValue }
  override func toFloat() throws -> Double? { try runtime.number(in: tensor, as: .item).doubleValue }
  override func toInteger() throws -> PythonValue? { .int(try runtime.number(in: tensor, as: .item).intValue) }
  override func repr() throws -> String { try ArrayText(tensor).representation() }
  override func str() throws -> String { try ArrayText(tensor).text() }
}

/// `np.float32` and its kind, and what `array.dtype` gives.
final class ArrayTypeObject: PythonObject {
  let dtype: DType

  init(_ dtype: DType) {
    self.dtype = dtype
    super.init(type: ArrayTypeObject.typeOfTypes)
  }

  nonisolated(unsafe) private static let typeOfTypes: TypeObject = {
    let type = TypeObject(name: "dtype", module: "numpy")
    type.property("name") { .string(($0.object as? ArrayTypeObject)?.dtype.name ?? "") }
    return type
  }()

  /// The element type that a value names.
  static func dtype(_ value: PythonValue) -> DType? {
    if let type = value.object as? ArrayTypeObject { return type.dtype }
    if let text = value.string { return DType(name: text) }
    return value.dtype
  }

  override func call(_ arguments: PythonArguments) throws -> PythonValue {
    let value = arguments.count > 0 ? arguments[0] : .int(0)
    return try dtype.isFloatingPoint
      ? TypeObject.float.construct?(.float, arguments) ?? value
      : TypeObject.int.construct?(.int, arguments) ?? value
  }

  override func repr() throws -> String { "dtype('\(dtype.name)')" }
  override func str() throws -> String { dtype.name }

  override func compare(_ operation: Comparison, _ other: PythonValue) throws -> PythonValue {
    guard operation == .equal || operation == .notEqual else { return .notImplemented }
    return .bool((ArrayTypeObject.dtype(other) == dtype) == (operation == .equal))
  }

  override func hash() throws -> Int { Int(dtype.rawValue) }
}

extension TorchRuntime {
  /// The NumPy array that shares a tensor's memory.
  func numpyArray(sharing tensor: Tensor) throws -> PythonValue {
    let shared = tensor.requiresGrad ? try quietly { try translatingErrors { try tensor.detach() } } : tensor
    return .object(ArrayObject(shared, runtime: self))
  }

  /// Runs code that is neither recorded by autograd nor shown.
  func unrecorded<Result>(_ body: () throws -> Result) throws -> Result {
    try quietly {
      let token = session.enterGradMode("no_grad", enabled: false)
      defer { session.leaveGradMode(token) }
      return try body()
    }
  }

  /// A tensor with NumPy's idea of types: Python floats are 64 bits wide.
  func arrayTensor(from data: PythonValue, dtype: DType?) throws -> Tensor {
    try quietly {
      let usual = session.defaultDType
      session.defaultDType = .float64
      defer { session.defaultDType = usual }
      return try translatingErrors { try TensorConstruction(self).tensor(from: data, dtype: dtype) }
    }
  }
}
