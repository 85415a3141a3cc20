import Autograd
import SceneLanguage

/// `x[…]`, by PyTorch's rules: numbers, slices, None and Ellipsis give views; tensors, lists and masks give copies.
enum Indexing {
  /// `tensor[key]`.
  static func read(_ tensor: Tensor, _ key: PythonValue, _ runtime: TorchRuntime) throws -> Tensor {
    let (view, indices) = try apply(key, to: tensor, runtime)
    if indices == nil, view === tensor, key.object is SliceObject { return try tensor.slice(0, 0, Int.max) }
    guard let indices else {
      // Python must get a new object, as PyTorch gives one.
      return view === tensor ? try Operations.call("alias", runtime, .tensor(tensor)) : view
    }
    if indices.contains(where: { $0.map { $0.isBatched && ($0.dtype == .bool || $0.dtype == .uint8) } ?? false }) {
      throw TorchError.runtime(
        "vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing with "
          + "a boolean mask.")
    }
    return try Operations.call("index", runtime, .tensor(view), .optionalTensors(indices))
  }

  /// `tensor[key] = value`.
  static func write(_ tensor: Tensor, _ key: PythonValue, _ value: PythonValue, _ runtime: TorchRuntime) throws {
    let source = try source(value, for: tensor, runtime)
    // A flag alone is no index: it says whether to write at all.
    if case .bool(false) = key { return }
    let isWritten = if case .bool = key { true } else { false }
    let (view, indices) = try runtime.quietly { try apply(isWritten ? .none : key, to: tensor, runtime) }
    guard let indices else {
      // A tensor without dimensions is filled in, unless it has the sizes of the place.
      if source.sizes == view.sizes {
        try Operations.callInPlace("copy_", runtime, .tensor(view), .tensor(source))
      } else if source.rank == 0 {
        try view.fill_(source)
      } else {
        let fitting = try source.view(trimmed(source.sizes))
        let spread = fitting.sizes == view.sizes ? fitting : try fitting.expand(view.sizes)
        try Operations.callInPlace("copy_", runtime, .tensor(view), .tensor(spread))
      }
      return
    }
    let sizes = trimmed(source.sizes)
    let fitting = sizes == source.sizes ? source : try source.view(sizes)
    try Operations.callInPlace("index_put_", runtime, .tensor(view), .optionalTensors(indices), .tensor(fitting))
  }

  private static func isWhole(_ start: Int?, _ stop: Int?, _ size: Int) -> Bool {
    (start ?? 0) == 0 && (stop ?? size) >= size
  }

  /// Sizes without those of 1 at their front.
  private static func trimmed(_ sizes: [Int]) -> [Int] { Array(sizes.drop { $0 == 1 }) }

  /// What is assigned: a tensor, or a number as a tensor of no dimensions.
  private static func source(_ value: PythonValue, for tensor: Tensor, _ runtime: TorchRuntime) throws -> Tensor {
    if let object = value.object as? TensorObject { return object.tensor }
    if let number = value.number {
      // A number for 16 bits goes there by way of float32.
      try (tensor.dtype.isFloatingPoint && tensor.dtype.size == 2 ? .float64 : tensor.dtype).require(number)
      return runtime.session.wrappedNumber(number)
    }
    if value.wholeNumber == nil, value.type.name == "int" {
      throw PythonError.valueError("Overflow when unpacking long long")
    }
    throw PythonError.typeError(
      "can't assign a \(value.type.messageName) to a torch.\(tensor.dtype.scalarTypeName)Tensor")
  }

  /// Applies everything that gives a view; what is left are index tensors, one for each dimension or nil.
  private static func apply(
    _ key: PythonValue, to tensor: Tensor, _ runtime: TorchRuntime
  ) throws -> (Tensor, [Tensor?]?) {
    let items = try self.items(of: key, runtime)
    let used = items.reduce(0) { $0 + $1.dimensions }
    if used > tensor.rank {
      if tensor.rank == 0, key.object is SliceObject {
        throw TorchError.index("slice() cannot be applied to a 0-dim tensor.")
      }
      throw tooMany(tensor, key)
    }
    var view = tensor
    var dim = 0
    // The dimension of the tensor itself that comes next, for messages.
    var original = 0
    var folded = 0
    var indices: [Tensor?] = []
    for item in items {
      switch item {
      case .ellipsis:
        dim += tensor.rank - used
        original += tensor.rank - used
      case .newAxis:
        view = try view.unsqueeze(dim)
        dim += 1
      case .number(let index):
        let size = view.sizes[dim]
        guard -size <= index, index < size else {
          throw TorchError.index(
            "index \(index) is out of bounds for dimension \(original) with size \(size)")
        }
        view = try view.select(dim, index)
        original += 1
      case .slice(let start, let stop, let step):
        if step == 0 { throw TorchError.value("slice step cannot be zero") }
        if step <= 0 { throw TorchError.value("step must be greater than zero") }
        // A slice of everything gives no view of its own.
        if step != 1 || !Indexing.isWhole(start, stop, view.sizes[dim]) {
          view = try view.slice(dim, start ?? 0, stop ?? Int.max, step: step)
        }
        dim += 1
        original += 1
      case .tensor(let index):
        while indices.count < dim - folded { indices.append(nil) }
        indices.append(index)
        // A mask stands for as many dimensions as it has; the engine takes it in one place.
        let isMask = index.dtype == .bool || index.dtype == .uint8
        dim += isMask ? index.rank : 1
        original += isMask ? index.rank : 1
        folded += isMask ? index.rank - 1 : 0
      case .flag(let flag):
        view = try view.unsqueeze(dim)
        while indices.count < dim - folded { indices.append(nil) }
        indices.append(try runtime.quietly { try runtime.session.tensor([.bool(flag)], sizes: [1], dtype: .bool) })
        dim += 1
      }
    }
    return (view, indices.contains { $0 != nil } ? indices : nil)
  }

  private static func tooMany(_ tensor: Tensor, _ key: PythonValue) -> TorchError {
    if tensor.rank == 0, case .int(let index) = key {
      if index != 0 { return .index("index \(index) is out of bounds for dimension 0 with size 0") }
      return .index(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim "
          + "tensor to a number")
    }
    return .index("too many indices for tensor of dimension \(tensor.rank)")
  }

  private enum Item {
    case number(Int)
    case slice(Int?, Int?, Int)
    case newAxis, ellipsis
    case tensor(Tensor)
    case flag(Bool)

    /// How many dimensions of the tensor it takes.
    var dimensions: Int {
      switch self {
      case .number, .slice: 1
      case .newAxis, .ellipsis, .flag: 0
      case .tensor(let index): index.dtype == .bool || index.dtype == .uint8 ? index.rank : 1
      }
    }
  }

  private static func items(of key: PythonValue, _ runtime: TorchRuntime) throws -> [Item] {
    if let tuple = key.object as? TupleObject { return try tuple.items.map { try item($0, runtime) } }
    if let list = key.object as? ListObject, standsForTuple(list) {
      try warnOfSequence(runtime)
      return try list.items.map { try item($0, runtime) }
    }
    // A text is a sequence of texts to PyTorch, and none of them an index.
    if let text = key.string, !text.isEmpty { try warnOfSequence(runtime) }
    return [try item(key, runtime)]
  }

  private static func warnOfSequence(_ runtime: TorchRuntime) throws {
    try runtime.warn(
      "UserWarning",
      "Using a non-tuple sequence for multidimensional indexing is deprecated and will be changed in pytorch 2.9; use "
        + "x[tuple(seq)] instead of x[seq]. In pytorch 2.9 this will be interpreted as tensor index, "
        + "x[torch.tensor(seq)], which will result either in an error or a different result")
  }

  /// Whether a short list is read as one index for each dimension: one that holds more than numbers.
  private static func standsForTuple(_ list: ListObject) -> Bool {
    list.items.count < 32
      && list.items.contains { item in
        switch item {
        case .none, .ellipsis: true
        case .object(is TensorObject), .object(is SliceObject): true
        default: item.sequence != nil || item.string != nil
        }
      }
  }

  private static func item(_ key: PythonValue, _ runtime: TorchRuntime) throws -> Item {
    switch key {
    case .int(let index): return .number(index)
    case .bool(let flag): return .flag(flag)
    case .none: return .newAxis
    case .ellipsis: return .ellipsis
    case .object(let slice as SliceObject):
      return .slice(try bound(slice.start), try bound(slice.stop), try bound(slice.step) ?? 1)
    case .object(let array as ArrayObject): return try item(.object(array.asTensor), runtime)
    case .object(let object as TensorObject):
      let tensor = object.tensor
      switch tensor.dtype {
      case .int64, .int32, .bool, .uint8, .int8, .int16:
        if tensor.rank > 0 && (tensor.dtype == .int8 || tensor.dtype == .int16) {
          throw TorchError.index("tensors used as indices must be long, int, byte or bool tensors")
        }
        if tensor.dtype == .uint8 && tensor.rank > 0 {
          runtime.session.warn(
            "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead. (Triggered internally "
              + "at /pytorch/aten/src/ATen/native/IndexingUtils.h:30.)")
        }
        if tensor.rank == 0 {
          let isMask = tensor.dtype == .bool || tensor.dtype == .uint8
          return isMask ? .flag(tensor.firstElement.boolValue) : .number(tensor.firstElement.intValue)
        }
        return .tensor(tensor)
      default:
        // The engine refuses it once there is a dimension for it.
        return .tensor(tensor)
      }
    case .object(is ListObject), .object(is TupleObject), .object(is RangeObject):
      return .tensor(
        try runtime.quietly {
          let made = try TensorConstruction(runtime).tensor(from: key, dtype: nil)
          return made.count == 0 && made.dtype.isFloatingPoint ? try made.to(.int64) : made
        })
    default:
      if let index = try key.index() { return .number(index) }
      if key.string != nil { throw PythonError.typeError("new(): invalid data type 'str'") }
      throw TorchError.index(
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got "
          + "\(key.type.name))")
    }
  }

  private static func bound(_ value: PythonValue) throws -> Int? {
    if value.isNone { return nil }
    if let number = value.wholeNumber { return number }
    if let number = try value.index() { return number }
    throw PythonError.typeError("slice indices must be integers or None or have an __index__ method")
  }
}

/// Operations of the table by name, for what the library itself calls.
enum Operations {
  /// Calls an operation that gives one tensor.
  static func call(_ name: String, _ runtime: TorchRuntime, _ values: EngineValue...) throws -> Tensor {
    guard let operation = OperationTable.byName[name]?.first(where: { $0.signature.parameters.count >= values.count }),
      case .tensor(let tensor) = try operation(runtime.session, filled(values, operation))
    else { throw TorchError.notImplemented("\(name)() is not supported") }
    return tensor
  }

  /// Calls the in-place form of an operation.
  static func callInPlace(_ name: String, _ runtime: TorchRuntime, _ values: EngineValue...) throws {
    let candidates = OperationTable.byName[name] ?? OperationTable.byName[String(name.dropLast())] ?? []
    guard let operation = candidates.first(where: { $0.signature.parameters.count >= values.count }) else {
      throw TorchError.notImplemented("\(name)() is not supported")
    }
    try operation.callInPlace(runtime.session, filled(values, operation))
  }

  private static func filled(_ values: [EngineValue], _ operation: EngineOperation) -> [EngineValue] {
    values + operation.signature.parameters.dropFirst(values.count).map { $0.defaultValue?.value ?? .none }
  }
}

extension TorchRuntime {
  /// Runs code whose tensors are not part of the picture.
  func quietly<Result>(_ body: () throws -> Result) rethrows -> Result {
    scribe?.hush()
    defer { scribe?.speak() }
    return try body()
  }

  /// A 0-d tensor that holds a number.
  func scalarTensor(_ number: Scalar, _ dtype: DType) throws -> Tensor {
    try quietly { try session.tensor([number], sizes: [], dtype: dtype) }
  }
}
