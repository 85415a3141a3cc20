import Autograd
import SceneLanguage

extension TensorMethods {
  /// Throws for an element of a batch, whose values cannot be read.
  private static func refuseMemory(of object: TensorObject) throws {
    guard object.tensor.isBatched else { return }
    throw PythonError.runtimeError("Cannot access data pointer of Tensor that doesn't have storage")
  }

  /// What turns tensors into Python's own things, and into tensors of other types.
  static func installConversions(in type: TypeObject) {
    type.method("item") { arguments in
      let object = try object(arguments[0])
      return object.runtime.python(try object.runtime.number(in: object.tensor, as: .item))
    }
    type.method("tolist") { arguments in
      let object = try object(arguments[0])
      try refuseMemory(of: object)
      return nested(object.tensor.scalars, sizes: object.tensor.sizes[...], object.runtime)
    }
    type.method("numpy", "force=") { value, arguments in
      let object = try object(value)
      let force = try arguments[0]?.isTrue() ?? false
      try refuseMemory(of: object)
      if object.tensor.requiresGrad && object.runtime.session.isGradEnabled && !force {
        throw PythonError.runtimeError(
          "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
      }
      return try object.runtime.numpyArray(sharing: object.tensor)
    }
    type.method("__array__", "dtype=") { value, _ in
      let object = try object(value)
      return try object.runtime.numpyArray(sharing: object.tensor)
    }
    type.method("__abs__") { arguments in try arguments[0].callMethod("abs") }
    type.method("__deepcopy__", "memo") { value, _ in
      let object = try object(value)
      if !object.tensor.isLeaf {
        throw PythonError.runtimeError(
          "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you "
            + "were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
            + "https://github.com/pytorch/pytorch/pull/103001")
      }
      return try object.runtime.copy(of: object)
    }
    type.method("__copy__") { arguments in
      let object = try object(arguments[0])
      let runtime = object.runtime
      return try runtime.translatingErrors {
        // A leaf over the same memory, as one that was put away and taken out again.
        let copy = runtime.quietly { object.tensor.data }
        try copy.setRequiresGrad(object.tensor.requiresGrad, tell: false)
        if object.type === TorchTypes.tensor { copy.bumpVersion() }
        runtime.scribe?.parameterMade(copy, of: object.tensor, "copy.copy")
        let made = TensorObject(copy, runtime: runtime, type: object.type)
        for (name, value) in object.ownAttributes { made.setOwnAttribute(name, value) }
        return .object(made)
      }
    }
    for name in ["cpu", "pin_memory", "share_memory_"] { type.method(name) { $0[0] } }
    type.method("cuda") { _ in throw PythonError("AssertionError", "Torch not compiled with CUDA enabled") }
    type.method("to") { try convert($0) }
    type.method("type", "dtype=, non_blocking=") { value, arguments in
      let object = try object(value)
      guard let wanted = arguments[0], !wanted.isNone else { return .string(object.tensor.dtype.tensorTypeName) }
      if let text = wanted.string {
        guard let dtype = DType.allCases.first(where: { $0.tensorTypeName == text }) else {
          throw PythonError.valueError("invalid type: '\(text)'")
        }
        return try object.converted(to: dtype)
      }
      guard let dtype = (wanted.object as? TensorTypeObject)?.dtype ?? wanted.dtype else {
        throw PythonError.typeError("dtype must be a type, str, or dtype object")
      }
      return try object.converted(to: dtype)
    }
    type.method("type_as", "other") { value, arguments in
      let other = arguments[0] ?? .none
      guard let like = other.object as? TensorObject else {
        throw PythonError.typeError("type_as(): argument 'other' (position 1) must be Tensor, not \(other.type.name)")
      }
      return try object(value).converted(to: like.tensor.dtype)
    }
    let conversions: [(String, DType)] = [
      ("float", .float32), ("double", .float64), ("half", .float16), ("bfloat16", .bfloat16), ("long", .int64),
      ("int", .int32), ("short", .int16), ("char", .int8), ("byte", .uint8), ("bool", .bool),
    ]
    for (name, dtype) in conversions {
      type.method(name) { try object($0[0]).converted(to: dtype) }
    }
  }

  /// `x.to(…)`: a type, a device, a tensor to be like, in any order.
  private static func convert(_ arguments: PythonArguments) throws -> PythonValue {
    let object = try object(arguments[0])
    var dtype: DType?
    var format = MemoryFormat.preserved
    var copies = false
    var positional = 0
    for argument in arguments.positional(from: 1) {
      if let known = argument.dtype {
        dtype = known
      } else if let like = argument.object as? TensorObject {
        dtype = like.tensor.dtype
      } else if case .bool(let flag) = argument {
        positional += 1
        if positional == 2 { copies = flag }
      } else if !argument.isNone {
        try object.runtime.checkDevice(argument)
      }
    }
    for (name, value) in arguments.keywords {
      switch name {
      case "dtype": dtype = value.dtype
      case "device": try object.runtime.checkDevice(value)
      case "copy": copies = try value.isTrue()
      case "other": dtype = try self.object(value).tensor.dtype
      case "memory_format": format = value.memoryFormat ?? .preserved
      case "non_blocking": break
      default: throw PythonError.typeError("to() got an unexpected keyword argument '\(name)'")
      }
    }
    if format != .preserved {
      return try object.runtime.translatingErrors {
        let tensor = object.tensor
        let moved = try tensor.to(dtype ?? tensor.dtype, in: format)
        return .object(moved === tensor ? object : object.runtime.object(for: moved))
      }
    }
    let result = try object.converted(to: dtype ?? object.tensor.dtype)
    return copies && result.object === object ? try result.callMethod("clone") : result
  }

  private static func nested(_ values: [Scalar], sizes: ArraySlice<Int>, _ runtime: TorchRuntime) -> PythonValue {
    guard let first = sizes.first else { return values.first.map { runtime.python($0) } ?? .none }
    let width = first == 0 ? 0 : values.count / first
    return .list(
      (0..<first).map { row in
        nested(Array(values[(row * width)..<((row + 1) * width)]), sizes: sizes.dropFirst(), runtime)
      })
  }
}

extension TensorObject {
  /// The tensor in another type; itself where it has it already.
  func converted(to dtype: DType) throws -> PythonValue {
    if tensor.dtype == dtype { return .object(self) }
    return try runtime.translatingErrors { .object(runtime.object(for: try tensor.to(dtype))) }
  }
}

extension TorchRuntime {
  /// What a tensor of one element is asked for.
  enum NumberUse {
    case item, number, truth
  }

  /// The number in a tensor of one element, with PyTorch's complaint otherwise.
  func number(in tensor: Tensor, as use: NumberUse) throws -> Scalar {
    if tensor.isBatched { try refuseBatched(use) }
    if tensor.count == 1 { return tensor.firstElement }
    switch use {
    case .number: throw PythonError.valueError("only one element tensors can be converted to Python scalars")
    case .item:
      throw PythonError.runtimeError("a Tensor with \(tensor.count) elements cannot be converted to Scalar")
    case .truth:
      throw PythonError.runtimeError(
        tensor.count == 0
          ? "Boolean value of Tensor with no values is ambiguous"
          : "Boolean value of Tensor with more than one value is ambiguous")
    }
  }

  /// Elements of a batch have no values of their own under `vmap`.
  private func refuseBatched(_ use: NumberUse) throws {
    if case .truth = use {
      throw PythonError.runtimeError(
        "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that "
          + "yet, please file an issue at https://github.com/pytorch/pytorch/issues .")
    }
    throw PythonError.runtimeError(
      "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, "
        + "please try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch "
        + "internals, please file a bug report.")
  }

  /// The text of a tensor as `print` shows it, with its tangent while dual numbers are computed with.
  func text(of object: TensorObject) throws -> String {
    if let transforms, object.tensor.transformDepth > 0, session.batchDepth == 0 {
      let facts = try transforms.call(.object(object), .int(object.tensor.transformDepth)).sequence ?? []
      if facts.count == 3, let source = facts[2].object as? TensorObject {
        return try (facts[0].sequence ?? []).reduce(
          source.tensor.text(showsHistory: try facts[1].isTrue(), suffix: nil)
        ) { text, number in
          let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
          return "GradTrackingTensor(lvl=\(try number.str()), value=\n"
            + lines.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n") + "\n)"
        }
      }
    }
    var text = object.tensor.text
    if let tangents, object.tensor.requiresGrad {
      let found = try tangents.call(.object(object))
      if let parts = found.sequence, parts.count == 2 {
        text = object.tensor.text(showsHistory: try parts[1].isTrue(), suffix: "tangent=\(try parts[0].format(""))")
      }
    }
    if object.type.isSubclass(of: TorchTypes.parameter) { return "Parameter containing:\n" + text }
    if object.type.isSubclass(of: TorchTypes.buffer) { return "Buffer containing:\n" + text }
    return text
  }

  /// A deep copy of a leaf.
  func copy(of object: TensorObject) throws -> PythonValue {
    try creating {
      try translatingErrors {
        let source = object.tensor
        let copy = try session.tensor(source.scalars, sizes: source.sizes, dtype: source.dtype)
        try copy.setRequiresGrad(source.requiresGrad, tell: false)
        // The copy of a parameter starts without a gradient.
        if let grad = source.grad, object.type === TorchTypes.tensor {
          let gradient = try session.tensor(grad.scalars, sizes: grad.sizes, dtype: grad.dtype)
          try quietly { try copy.setGrad(gradient) }
        }
        let made = TensorObject(copy, runtime: self, type: object.type)
        for (name, value) in object.ownAttributes { made.setOwnAttribute(name, value) }
        return .object(made)
      }
    }
  }

  /// A warning that comes once, however often a scene causes it.
  func warnOnce(_ category: String, _ message: String) throws {
    if warnedOnce.insert(category + message).inserted { try warn(category, message) }
  }

  /// A warning, as Python's `warnings.warn` treats it.
  func warn(_ category: String, _ message: String) throws {
    scribe?.warningIssued(category: category, message: message)
    interpreter.warn(category: category, message: message)
  }
}
