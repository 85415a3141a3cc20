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
    type.property("itemsize") { .int(try array($0).tensor.dtype.size) }
    type.property("nbytes") { value in
      let tensor = try array(value).tensor
      return .int(tensor.count * tensor.dtype.size)
    }
    type.property("strides") { value in
      let tensor = try array(value).tensor
      return .tuple(tensor.geometry.strides.map { .int($0 * tensor.dtype.size) })
    }
    type.property("real") { $0 }
    type.property("flat") { try $0.callMethod("flatten") }
    type.property("dtype") { .object(ArrayTypeObject(try array($0).tensor.dtype)) }
    type.property("T") { value in
      let array = try array(value)
      let order = (0..<array.tensor.rank).reversed().map { PythonValue.int($0) }
      return try array.compute { try $0.callMethod("permute", .tuple(order)) }
    }
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
      throw PythonError.typeError("an array is needed, not '\(value.type.messageName)'")
    }
    return array
  }

  /// The same memory as a tensor for Python.
  var asTensor: TensorObject { runtime.object(for: tensor) }

  /// What a computation with tensors gave, in NumPy's terms: an array, or a number of its own kind for a single one.
  func wrapped(_ value: PythonValue) throws -> PythonValue {
    if let items = value.sequence, value.object is TupleObject { return .tuple(try items.map { try wrapped($0) }) }
    guard let object = value.object as? TensorObject else { return value }
    if object.tensor.rank == 0 { return ArrayScalar.scalar(object.tensor.firstElement, object.tensor.dtype) }
    return .object(ArrayObject(object.tensor, runtime: runtime))
  }

  /// Computes with tensors in place of arrays, unseen and unrecorded.
  func compute(_ body: (PythonValue) throws -> PythonValue) throws -> PythonValue {
    try runtime.unrecorded {
      let usual = runtime.session.defaultDType
      runtime.session.defaultDType = .float64
      defer { runtime.session.defaultDType = usual }
      return try wrapped(body(.object(asTensor)))
    }
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
    if let method = runtime.arrayMethods[name.string] {
      return .object(
        NativeFunction(name.string) { [self] arguments in
          try method.call(
            [.object(self)] + arguments.positional, keywords: arguments.keywords.map { ($0.name, $0.value) })
        })
    }
    guard TorchTypes.tensor[name.string]?.isCallable ?? false else { return nil }
    return .object(
      NativeFunction(name.string) { [self] arguments in
        try compute { tensor in
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
    if let tensor = other.object as? TensorObject {
      switch operation {
      case .add:
        throw PythonError.typeError(
          "Concatenation operation is not implemented for NumPy arrays, use np.concatenate() instead. Please do not rely "
            + "on this error; it may not be given on all Python implementations.")
      case .trueDivide:
        // PyTorch multiplies by the reciprocal.
        return try asTensor(
          compute {
            try $0.binary(
              .multiply, PythonValue.object(runtime.object(for: arrayed(tensor))).callMethod("reciprocal"))
          })
      default: return .notImplemented
      }
    }
    if operation == .matrixMultiply, let right = other.object as? ArrayObject { return try multiplied(by: right) }
    if let right = other.object as? ArrayObject { try checkBroadcast(right) }
    return try compute { try $0.binary(operation, ArrayObject.unwrapped(other, runtime)) }
  }

  /// A tensor beside an array, which NumPy reads as an array.
  private func arrayed(_ object: TensorObject) throws -> Tensor {
    try runtime.checkArray(of: object.tensor)
    return object.tensor
  }

  /// What NumPy hands back where a tensor took part: a tensor.
  private func asTensor(_ result: PythonValue) throws -> PythonValue {
    if let array = result.object as? ArrayObject { return .object(runtime.object(for: array.tensor)) }
    if let scalar = result.object as? ArrayScalar {
      return .object(runtime.object(for: try runtime.scalarTensor(scalar.scalar, scalar.dtype)))
    }
    return result
  }

  private func checkBroadcast(_ other: ArrayObject) throws {
    let (left, right) = (tensor.sizes, other.tensor.sizes)
    let fits = zip(left.reversed(), right.reversed()).allSatisfy { $0 == $1 || $0 == 1 || $1 == 1 }
    guard !fits else { return }
    func text(_ sizes: [Int]) -> String {
      "(" + sizes.map(String.init).joined(separator: ",") + (sizes.count == 1 ? ",)" : ")")
    }
    throw PythonError.valueError("operands could not be broadcast together with shapes \(text(left)) \(text(right)) ")
  }

  /// A matrix product, for which PyTorch wants one type on both sides.
  private func multiplied(by other: ArrayObject) throws -> PythonValue {
    let (left, right) = (tensor.sizes, other.tensor.sizes)
    if let inner = left.last, right.count > 0 {
      let axis = max(0, right.count - 2)
      if right[axis] != inner {
        throw PythonError.valueError(
          "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            + "(n?,k),(k,m?)->(n?,m?) (size \(right[axis]) is different from \(inner))")
      }
    }
    let dtype = DType.promote(tensor.dtype, other.tensor.dtype)
    return try compute { _ in
      try asTensor.converted(to: dtype).binary(.matrixMultiply, other.asTensor.converted(to: dtype))
    }
  }

  override func reflectedBinary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    if let tensor = other.object as? TensorObject {
      return try asTensor(
        operation == .matrixMultiply
          ? ArrayObject(arrayed(tensor), runtime: runtime).multiplied(by: self)
          : compute { try PythonValue.object(runtime.object(for: arrayed(tensor))).binary(operation, $0) })
    }
    return try compute { try ArrayObject.unwrapped(other, runtime).binary(operation, $0) }
  }

  override func inPlaceBinary(_ operation: BinaryOperator, _ other: PythonValue) throws -> PythonValue {
    _ = try compute { try $0.inPlaceBinary(operation, ArrayObject.unwrapped(other, runtime)) }
    return .object(self)
  }

  override func compare(_ operation: Comparison, _ other: PythonValue) throws -> PythonValue {
    if let tensor = other.object as? TensorObject {
      guard operation == .equal || operation == .notEqual else { return .notImplemented }
      return try asTensor(compute { try $0.compare(operation, .object(runtime.object(for: arrayed(tensor)))) })
    }
    return try compute { try $0.compare(operation, ArrayObject.unwrapped(other, runtime)) }
  }

  override func item(_ key: PythonValue) throws -> PythonValue {
    for (axis, part) in ((key.object as? TupleObject)?.items ?? [key]).enumerated() {
      guard case .int(let place) = part, axis < tensor.rank else { break }
      let size = tensor.sizes[axis]
      if place >= size || place < -size {
        throw PythonError.indexError("index \(place) is out of bounds for axis \(axis) with size \(size)")
      }
    }
    return try compute { tensor in
      let (turned, key) = try turning(tensor, key)
      return try turned.item(ArrayObject.unwrapped(key, runtime))
    }
  }

  /// PyTorch has no slices that go backwards: the axis is turned round, and the slice goes forwards.
  private func turning(_ tensor: PythonValue, _ key: PythonValue) throws -> (PythonValue, PythonValue) {
    var parts = (key.object as? TupleObject)?.items ?? [key]
    var result = tensor
    var axis = 0
    for (place, part) in parts.enumerated() {
      if part.isNone { continue }
      if case .ellipsis = part {
        axis = self.tensor.rank - parts[(place + 1)...].count { !$0.isNone }
        continue
      }
      defer { axis += 1 }
      guard let slice = part.object as? SliceObject, case .int(let step) = slice.step, step < 0,
        axis < self.tensor.rank
      else { continue }
      let size = self.tensor.sizes[axis]
      let (start, _, count) = try slice.indices(in: size)
      result = try result.callMethod("flip", .int(axis))
      let first = size - 1 - start
      parts[place] = .object(
        SliceObject(
          start: .int(first), stop: .int(first + max(0, (count - 1) * -step + (count > 0 ? 1 : 0))), step: .int(-step)))
    }
    return (result, parts.count == 1 && !(key.object is TupleObject) ? parts[0] : .tuple(parts))
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
  override func truth() throws -> Bool {
    guard tensor.count <= 1 else {
      throw PythonError.valueError(
        "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    }
    return try runtime.number(in: tensor, as: .truth).boolValue
  }
  override func toFloat() throws -> Double? {
    try requireSingle()
    return try runtime.number(in: tensor, as: .item).doubleValue
  }
  override func toInteger() throws -> PythonValue? {
    try requireSingle()
    return .int(try runtime.number(in: tensor, as: .item).intValue)
  }

  private func requireSingle() throws {
    if tensor.rank > 0 { throw PythonError.typeError("only 0-dimensional arrays can be converted to Python scalars") }
  }

  override func contains(_ value: PythonValue) throws -> Bool? {
    let equal = try compare(.equal, value)
    if let array = equal.object as? ArrayObject { return array.tensor.scalars.contains { $0.boolValue } }
    return try equal.isTrue()
  }
  override func repr() throws -> String { try ArrayText(tensor, runtime.arrayText).representation() }
  override func str() throws -> String { try ArrayText(tensor, runtime.arrayText).text() }

  /// An array of one number and no dimensions is formatted as Python's number.
  override func format(_ specification: String) throws -> String {
    if tensor.rank == 0 { return try PythonValue.object(self).callMethod("item").format(specification) }
    guard specification.isEmpty else {
      throw PythonError.typeError("unsupported format string passed to numpy.ndarray.__format__")
    }
    return try str()
  }
}

/// What `array.dtype` gives: `dtype('float64')`.
final class ArrayTypeObject: PythonObject {
  let dtype: DType

  init(_ dtype: DType) {
    self.dtype = dtype
    super.init(type: ArrayTypeObject.typeOfTypes)
  }

  nonisolated(unsafe) static let typeOfTypes: TypeObject = {
    let type = TypeObject(name: "dtype", module: "numpy")
    type.property("name") { .string(($0.object as? ArrayTypeObject)?.dtype.name ?? "") }
    type.property("itemsize") { .int(($0.object as? ArrayTypeObject)?.dtype.size ?? 0) }
    type.property("type") { value in
      (value.object as? ArrayTypeObject).flatMap { ArrayScalar.types[$0.dtype] }.map { .object($0) } ?? .none
    }
    type.property("kind") { value in
      guard let dtype = (value.object as? ArrayTypeObject)?.dtype else { return .none }
      return .string(dtype == .bool ? "b" : dtype.isFloatingPoint ? "f" : dtype == .uint8 ? "u" : "i")
    }
    type.construct = { _, arguments in
      guard arguments.count > 0, let dtype = dtype(arguments[0]) else {
        throw PythonError.typeError("data type not understood")
      }
      return .object(ArrayTypeObject(dtype))
    }
    return type
  }()

  /// The element type that a value names.
  static func dtype(_ value: PythonValue) -> DType? {
    if let type = value.object as? ArrayTypeObject { return type.dtype }
    if let text = value.string { return names[text] ?? DType(name: text) }
    if let type = value.object as? TypeObject, let dtype = ArrayScalar.dtype(of: type) { return dtype }
    return value.dtype
  }

  /// Types by their shorter names.
  private static let names: [String: DType] = [
    "float": .float64, "int": .int64, "f4": .float32, "f8": .float64, "i4": .int32, "i8": .int64, "u1": .uint8,
    "f": .float32, "d": .float64, "<f4": .float32, "<f8": .float64, "bool": .bool,
  ]

  override func repr() throws -> String { "dtype('\(dtype.name)')" }
  override func str() throws -> String { dtype.name }

  override func compare(_ operation: Comparison, _ other: PythonValue) throws -> PythonValue {
    guard operation == .equal || operation == .notEqual else { return .notImplemented }
    return .bool((ArrayTypeObject.dtype(other) == dtype) == (operation == .equal))
  }

  override func hash() throws -> Int { Int(dtype.rawValue) }
}

extension TorchRuntime {
  /// The NumPy array that shares a tensor's memory; what it writes is no version of the tensor.
  func numpyArray(sharing tensor: Tensor) throws -> PythonValue {
    .object(ArrayObject(quietly { tensor.data }, runtime: self))
  }

  /// Throws where NumPy may not see a tensor's numbers.
  func checkArray(of tensor: Tensor) throws {
    if tensor.requiresGrad {
      throw PythonError.runtimeError(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
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
      return try translatingErrors { try TensorConstruction(self, isForNumpy: true).tensor(from: data, dtype: dtype) }
    }
  }
}
