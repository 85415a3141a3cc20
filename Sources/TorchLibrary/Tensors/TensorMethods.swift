import Autograd
import SceneLanguage

/// What `torch.Tensor` has: every operation of the engine's table that is a method, and what no table entry can say.
enum TensorMethods {
  /// Puts everything into the class.
  static func install(in type: TypeObject) {
    installOperations(in: type)
    installComposed(in: type)
    installFacts(in: type)
    installHooks(in: type)
    installGradients(in: type)
    installConversions(in: type)
    installMaking(in: type)
    ArgumentCounts.install(in: type)
    type.construct = { _, arguments in
      guard let runtime = TorchRuntime.current else {
        throw PythonError.runtimeError("a tensor can be made only while a scene runs")
      }
      return try makeOldStyle(arguments, dtype: runtime.session.defaultDType, takesAll: true, runtime)
    }
  }

  private static func installOperations(in type: TypeObject) {
    for (name, operations) in OperationTable.byName {
      let methods = operations.filter { $0.forms.contains(.method) }
      if !methods.isEmpty {
        let isMutation = name.hasSuffix("_") && !name.hasSuffix("__")
        define(BoundOperation(name: name, operations: methods, form: isMutation ? .inPlaceMethod : .method), in: type)
      }
      let mutations = operations.filter { $0.forms.contains(.inPlace) }
      if !mutations.isEmpty {
        let written = name.hasSuffix("_") ? name : name + "_"
        define(BoundOperation(name: written, operations: mutations, form: .inPlaceMethod), in: type)
      }
      if let property = operations.first(where: { $0.forms.contains(.property) }) {
        type.property(name) { value in
          let object = try self.object(value)
          return try object.runtime.translatingErrors {
            object.runtime.python(try property(object.runtime.session, [.tensor(object.tensor)]), of: property)
          }
        }
      }
    }
  }

  /// Methods that are written in Python; their module is loaded at the first call.
  private static func installComposed(in type: TypeObject) {
    for (prelude, names) in Prelude.composed {
      for entry in names["Tensor"] ?? [] {
        type.method(entry.name) { arguments in
          let interpreter = try object(arguments[0]).runtime.interpreter
          try ShownSignatures.check(arguments, of: entry.name, isMethod: true)
          let functions = try PythonValue.object(interpreter.module(prelude.name))
          return try functions.attribute(entry.source).call(arguments)
        }
      }
    }
    for name in ["untyped_storage", "storage", "storage_type", "is_set_to", "set_"] {
      type.method(name) { arguments in
        let interpreter = try object(arguments[0]).runtime.interpreter
        return try PythonValue.object(interpreter.module(Prelude.storage.name)).attribute(name).call(arguments)
      }
    }
    type.property("is_cpu") { _ in .bool(true) }
    for name in ["is_nested", "is_xpu", "is_xla", "is_ipu", "is_mtia", "is_maia", "is_vulkan", "is_sparse_csr"] {
      type.property(name) { _ in .bool(false) }
    }
    type.property("real") { $0 }
    type.property("imag") { _ in
      throw PythonError.runtimeError("imag is not implemented for tensors with non-complex dtypes.")
    }
  }

  /// The methods with two underscores, for those who call them by name.
  private static func installHooks(in type: TypeObject) {
    HookMethods.install(on: type, "len", "iter", "getitem", "setitem", "contains", "format", "repr")
    HookMethods.installComparisons(on: type)
    HookMethods.installOperators(on: type, BinaryOperator.allCases, inPlace: true)
    for (name, operation) in [("__neg__", UnaryOperator.negative), ("__pos__", .positive), ("__invert__", .invert)] {
      type.method(name) { try $0[0].unary(operation) }
    }
    type.method("__bool__") { .bool(try object($0[0]).truth()) }
    type.method("__float__") { .float(try object($0[0]).toFloat() ?? 0) }
    type.method("__int__") { try object($0[0]).toInteger() ?? .int(0) }
    type.method("__index__") { .int(try object($0[0]).index() ?? 0) }
    type.method("__reversed__") { try $0[0].attribute("flip").call([.int(0)]) }
  }

  private static func define(_ operation: BoundOperation, in type: TypeObject) {
    type.method(operation.name) { arguments in
      guard arguments.count > 0, let object = arguments[0].object as? TensorObject else {
        throw notATensor(operation.name, arguments)
      }
      return try operation.call(arguments, object.runtime)
    }
  }

  private static func notATensor(_ name: String, _ arguments: PythonArguments) -> PythonError {
    guard arguments.count > 0 else {
      return .typeError("unbound method TensorBase.\(name)() needs an argument")
    }
    return .typeError(
      "descriptor '\(name)' for 'torch._C.TensorBase' objects doesn't apply to a '\(arguments[0].type.messageName)' object"
    )
  }

  /// The tensor behind a `self`.
  static func object(_ value: PythonValue) throws -> TensorObject {
    guard let object = value.object as? TensorObject else {
      throw PythonError.typeError("a Tensor is needed, not '\(value.type.messageName)'")
    }
    return object
  }

  // MARK: Facts

  private static func installFacts(in type: TypeObject) {
    type.property("shape") { .object(size(of: try object($0).tensor)) }
    type.property("dtype") { .object(DTypeObject.of(try object($0).tensor.dtype)) }
    type.property("device") { _ in .object(DeviceObject()) }
    type.property("layout") { _ in .object(LayoutObject.strided) }
    type.property("ndim") { .int(try object($0).tensor.rank) }
    type.property("itemsize") { .int(try object($0).tensor.dtype.size) }
    type.property("nbytes") { value in
      let tensor = try object(value).tensor
      return .int(tensor.count * tensor.dtype.size)
    }
    for name in ["is_cuda", "is_sparse", "is_quantized", "is_meta", "is_mps", "is_mkldnn"] {
      type.property(name) { _ in .bool(false) }
    }
    type.property("_version") { value in
      let tensor = try object(value).tensor
      if tensor.isInference && !tensor.countsOwnVersions {
        throw PythonError.runtimeError("Inference tensors do not track version counter.")
      }
      return .int(tensor.version)
    }
    type.property("_base") { value in
      let object = try object(value)
      return object.runtime.python(object.tensor.base)
    }
    type.property("output_nr") { .int(try object($0).tensor.gradientEdge?.index ?? 0) }
    type.method("size", "dim=") { value, arguments in
      let tensor = try object(value).tensor
      guard let dim = arguments[0], !dim.isNone else { return .object(size(of: tensor)) }
      return .int(tensor.sizes[try dimension(wholeDimension(dim, "size"), of: tensor)])
    }
    for name in ["dim", "ndimension"] { type.method(name) { .int(try object($0[0]).tensor.rank) } }
    for name in ["numel", "nelement"] { type.method(name) { .int(try object($0[0]).tensor.count) } }
    type.method("element_size") { .int(try object($0[0]).tensor.dtype.size) }
    type.method("stride", "dim=") { value, arguments in
      let tensor = try object(value).tensor
      let strides = tensor.geometry.strides
      guard let dim = arguments[0], !dim.isNone else { return .tuple(strides.map { .int($0) }) }
      return .int(strides[try dimension(wholeDimension(dim, "stride"), of: tensor)])
    }
    type.method("storage_offset") { .int(try object($0[0]).tensor.storageOffset) }
    type.method("is_contiguous", "memory_format=") { value, arguments in
      .bool(try object(value).tensor.isContiguous(in: arguments[0]?.memoryFormat ?? .contiguous))
    }
    type.method("data_ptr") { .int(try object($0[0]).tensor.memoryAddress) }
    type.method("is_floating_point") { .bool(try object($0[0]).tensor.dtype.isFloatingPoint) }
    type.method("is_signed") { value in
      let dtype = try object(value[0]).tensor.dtype
      return .bool(dtype != .bool && dtype != .uint8)
    }
    type.method("is_inference") { .bool(try object($0[0]).tensor.isInference) }
    type.method("get_device") { _ in .int(-1) }
  }

  /// The shape as Python sees it.
  static func size(of tensor: Tensor) -> TupleObject {
    TupleObject(tensor.sizes.map { .int($0) }, type: TorchTypes.size)
  }

  private static func wholeDimension(_ value: PythonValue, _ function: String) throws -> Int {
    guard let dim = try? value.requiredIndex() else {
      throw PythonError.typeError(
        "\(function)(): argument 'dim' (position 1) must be int, not \(value.type.messageName)")
    }
    return dim
  }

  private static func dimension(_ dim: Int, of tensor: Tensor) throws -> Int {
    let rank = max(tensor.rank, 1)
    guard -rank <= dim, dim < rank, tensor.rank > 0 else {
      throw PythonError.indexError(
        tensor.rank == 0
          ? "Dimension specified as \(dim) but tensor has no dimensions"
          : "Dimension out of range (expected to be in range of [\(-rank), \(rank - 1)], but got \(dim))")
    }
    return dim < 0 ? dim + rank : dim
  }
}
