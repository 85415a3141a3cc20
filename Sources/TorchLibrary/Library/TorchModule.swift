import Autograd
import Foundation
import SceneLanguage

/// The `torch` namespace: every operation of the table that is a function, the types, and what no table entry can say.
enum TorchModule {
  /// Fills the module.
  static func install(in module: ModuleObject, _ runtime: TorchRuntime) {
    installOperations(in: module, form: .function, runtime)
    installTypes(in: module)
    installMaking(in: module, runtime)
    installRandom(in: module, runtime)
    installModes(in: module, runtime)
    installQuestions(in: module, runtime)
    module["__version__"] = .string("2.13.0+cpu")
    for (name, value) in [("pi", Double.pi), ("e", M_E), ("inf", .infinity), ("nan", .nan)] {
      module[name] = .float(value)
    }
    module["newaxis"] = PythonValue.none
    module["layout"] = .object(TorchTypes.layout)
    module["memory_format"] = .object(TorchTypes.memoryFormat)
    module["strided"] = .object(LayoutObject.strided)
    for (name, format) in MemoryFormatObject.all { module[name] = .object(format) }
  }

  /// Defines every operation that has a form, under its own name.
  static func installOperations(in module: ModuleObject, form: EngineOperation.Forms, _ runtime: TorchRuntime) {
    for (name, operations) in OperationTable.byName {
      let functions = operations.filter { $0.forms.contains(form) }
      guard !functions.isEmpty else { continue }
      let isMutation = name.hasSuffix("_") && !name.hasSuffix("__")
      define(
        BoundOperation(
          name: innerName(of: name, form), operations: functions, form: isMutation ? .inPlaceFunction : .function),
        module, runtime, as: name)
      let mutations = functions.filter { $0.forms.contains(.inPlace) }
      if !mutations.isEmpty && !isMutation {
        define(BoundOperation(name: name + "_", operations: mutations, form: .inPlaceFunction), module, runtime)
      }
    }
  }

  /// What a function calls itself in complaints about its arguments.
  private static func innerName(of name: String, _ form: EngineOperation.Forms) -> String {
    switch form {
    case .linalg: "linalg_" + name
    case .special: "special_" + name
    case .functional where name == "cross_entropy": "cross_entropy_loss"
    default: name
    }
  }

  /// Functions of `torch` that `torch.special` has too, under the same or another name.
  static func installSpecialAliases(in module: ModuleObject, _ runtime: TorchRuntime) {
    let others = [("gammaln", "lgamma"), ("psi", "digamma")]
    let same = ["exp2", "expm1", "log1p", "logsumexp", "round"].map { ($0, $0) }
    for (name, source) in others + same {
      let functions = (OperationTable.byName[source] ?? []).filter { $0.forms.contains(.function) }
      define(BoundOperation(name: "special_" + name, operations: functions, form: .function), module, runtime, as: name)
    }
  }

  private static func define(
    _ operation: BoundOperation, _ module: ModuleObject, _ runtime: TorchRuntime, as name: String
  ) {
    module.function(name) { try operation.call($0, runtime) }
  }

  private static func define(_ operation: BoundOperation, _ module: ModuleObject, _ runtime: TorchRuntime) {
    module.function(operation.name) { try operation.call($0, runtime) }
  }

  private static func installTypes(in module: ModuleObject) {
    for (name, dtype) in DTypeObject.names { module[name] = .object(DTypeObject.of(dtype)) }
    module["Tensor"] = .object(TorchTypes.tensor)
    module["Size"] = .object(TorchTypes.size)
    module["dtype"] = .object(TorchTypes.dtype)
    module["device"] = .object(TorchTypes.device)
    module["Generator"] = .object(TorchTypes.generator)
  }

  private static func installRandom(in module: ModuleObject, _ runtime: TorchRuntime) {
    let generator = GeneratorObject(runtime.session.generator)
    module["default_generator"] = .object(generator)
    module.function("manual_seed", "seed") { arguments in
      // Anything that `int()` takes is a seed here.
      let given = try PythonValue.object(TypeObject.int).call([arguments[0] ?? .none])
      runtime.session.generator.reseed(try GeneratorObject.seed(given))
      return .object(generator)
    }
    module.function("seed") { _ in try PythonValue.object(generator).callMethod("seed") }
    module.function("initial_seed") { _ in try PythonValue.object(generator).callMethod("initial_seed") }
    module.function("get_rng_state") { _ in .object(try GeneratorObject.state(of: runtime.session.generator)) }
    module.function("set_rng_state", "new_state") { arguments in
      try GeneratorObject.restore(runtime.session.generator, from: arguments[0] ?? .none)
      return .none
    }
  }

  private static func installModes(in module: ModuleObject, _ runtime: TorchRuntime) {
    module.function("is_grad_enabled") { _ in .bool(runtime.session.showsGradEnabled) }
    module.function("is_autocast_enabled", "device_type=") { arguments in
      // Without a device PyTorch asks after CUDA's.
      .bool(arguments[0]?.string == "cpu" && runtime.session.autocast != nil)
    }
    module.function("is_autocast_cpu_enabled") { _ in .bool(runtime.session.autocast != nil) }
    module.function("get_autocast_dtype", "device_type") { arguments in
      let isCPU = arguments[0]?.string == "cpu"
      return .object(DTypeObject.of(isCPU ? runtime.session.autocast?.dtype ?? .bfloat16 : .float16))
    }
    module.function("is_inference_mode_enabled") { _ in .bool(runtime.session.isInferenceMode) }
    module.function("is_anomaly_check_nan_enabled") { _ in
      if case .on(let checkNaN) = runtime.session.anomalyMode { return .bool(checkNaN) }
      return .bool(true)
    }
    module.function("is_anomaly_enabled") { _ in
      if case .off = runtime.session.anomalyMode { return .bool(false) }
      return .bool(true)
    }
    module.function("get_default_dtype") { _ in .object(DTypeObject.of(runtime.session.defaultDType)) }
    module.function("set_default_dtype", "d") { arguments in
      guard let dtype = arguments[0]?.dtype else {
        throw PythonError.typeError("invalid dtype object: only floating-point types are supported as the default type")
      }
      guard dtype.isFloatingPoint else {
        throw PythonError.typeError("only floating-point types are supported as the default type")
      }
      runtime.session.defaultDType = dtype
      return .none
    }
    module.function("set_default_tensor_type", "t") { arguments in
      try runtime.warn(
        "UserWarning",
        "torch.set_default_tensor_type() is deprecated as of PyTorch 2.1, please use torch.set_default_dtype() and "
          + "torch.set_default_device() as alternatives.")
      let given = arguments[0] ?? .none
      let named = DType.allCases.first { $0.tensorTypeName == given.string }
      guard let dtype = (given.object as? TensorTypeObject)?.dtype ?? named else {
        throw PythonError.typeError("invalid type object")
      }
      guard dtype.isFloatingPoint else {
        throw PythonError.typeError("only floating-point types are supported as the default type")
      }
      runtime.session.defaultDType = dtype
      return .none
    }
    module.function("set_flush_denormal", "mode") { _ in .bool(true) }
    module.function(
      "set_printoptions", "precision=, threshold=, edgeitems=, linewidth=, profile=, sci_mode="
    ) { arguments in
      try setPrintOptions(arguments, runtime)
      return .none
    }
    for name in [
      "set_num_threads", "set_num_interop_threads", "set_default_device", "set_warn_always",
      "set_deterministic_debug_mode",
    ] {
      module.function(name) { _ in .none }
    }
    var isDeterministic = false
    module.function("use_deterministic_algorithms", "mode, *, warn_only=") { arguments in
      isDeterministic = try arguments[0]?.isTrue() ?? false
      return .none
    }
    module.function("are_deterministic_algorithms_enabled") { _ in .bool(isDeterministic) }
    var precision = "highest"
    module.function("set_float32_matmul_precision", "precision") { arguments in
      precision = arguments[0]?.string ?? precision
      return .none
    }
    module.function("get_float32_matmul_precision") { _ in .string(precision) }
    module.function("get_default_device") { _ in try PythonValue.object(TorchTypes.device).call(.string("cpu")) }
    module.function("get_num_threads") { _ in .int(1) }
  }

  private static func setPrintOptions(_ arguments: [PythonValue?], _ runtime: TorchRuntime) throws {
    var options = runtime.session.printOptions
    switch arguments[4]?.string {
    case "default": options = PrintOptions()
    case "short":
      options = PrintOptions()
      (options.precision, options.edgeItems) = (2, 2)
    case "full":
      options = PrintOptions()
      options.threshold = Int.max
    default: break
    }
    func number(_ value: PythonValue?) throws -> Int? {
      guard let value, !value.isNone else { return nil }
      if case .float(let number) = value { return number.isFinite ? Int(number) : Int.max }
      return try value.requiredIndex()
    }
    options.precision = try number(arguments[0]) ?? options.precision
    options.threshold = try number(arguments[1]) ?? options.threshold
    options.edgeItems = try number(arguments[2]) ?? options.edgeItems
    options.lineWidth = try number(arguments[3]) ?? options.lineWidth
    // The one option that falls back to its default where it is not given.
    options.scientific = try arguments[5].flatMap { $0.isNone ? nil : try $0.isTrue() }
    runtime.session.printOptions = options
  }

  private static func installQuestions(in module: ModuleObject, _ runtime: TorchRuntime) {
    module.function("is_tensor", "obj") { .bool($0[0]?.object is TensorObject) }
    module.function("is_floating_point", "input") {
      .bool(try tensor($0[0], "is_floating_point").dtype.isFloatingPoint)
    }
    module.function("numel", "input") { .int(try tensor($0[0], "numel").count) }
    module.function("is_storage", "obj") { arguments in
      let type = arguments[0]?.type
      return .bool(type?.module == Prelude.storage.name && ["TypedStorage", "UntypedStorage"].contains(type?.name))
    }
    module.function("typename", "obj") { arguments in
      let value = arguments[0] ?? .none
      if let tensor = (value.object as? TensorObject)?.tensor { return .string(tensor.dtype.tensorTypeName) }
      return .string((value.object as? TypeObject ?? value.type).qualifiedName)
    }
    module.function("promote_types", "type1, type2") { arguments in
      guard let a = arguments[0]?.dtype, let b = arguments[1]?.dtype else {
        throw PythonError.typeError("promote_types(): arguments must be torch.dtype")
      }
      return .object(DTypeObject.of(DType.promote(a, b)))
    }
    module.function("can_cast", "from_, to") { arguments in
      guard let from = arguments[0]?.dtype, let to = arguments[1]?.dtype else {
        let wrong = arguments[0]?.dtype == nil ? 0 : 1
        throw PythonError.typeError(
          "can_cast(): argument '\(["from_", "to"][wrong])' (position \(wrong + 1)) must be torch.dtype, not "
            + (arguments[wrong] ?? .none).type.name)
      }
      return .bool((to.isFloatingPoint || !from.isFloatingPoint) && (to != .bool || from == .bool))
    }
    module.function("result_type", "tensor1, tensor2") { arguments in
      var (tensors, numbers): ([Tensor], [DType]) = ([], [])
      for value in arguments {
        switch value ?? .none {
        case .bool: numbers.append(.bool)
        case .int: numbers.append(.int64)
        case .float: numbers.append(runtime.session.defaultDType)
        case let value: tensors.append(try tensor(value, "result_type"))
        }
      }
      return .object(DTypeObject.of(DType.result(of: tensors, numbers: numbers)))
    }
    module.function("detach", "input") { arguments in
      let input = try tensor(arguments[0], "detach")
      return try runtime.translatingErrors { .object(runtime.object(for: try input.detach())) }
    }
    if module["broadcast_tensors"] == nil {
      module.function("broadcast_tensors") { try broadcastTensors($0, runtime) }
    }
    module.function("broadcast_shapes") { arguments in
      let shapes = try arguments.positional.map { value in
        try value.wholeNumber.map { [$0] } ?? value.items().map { try $0.requiredIndex() }
      }
      return .object(TupleObject(try broadcast(shapes).map { .int($0) }, type: TorchTypes.size))
    }
    module.function("tensordot", "a, b, dims=") { try tensordot($0, runtime) }
    for (name, other, kind) in [("finfo", "iinfo", "a floating point"), ("iinfo", "finfo", "an integer")] {
      module.function(name, "type=") { arguments in
        let dtype = arguments[0]?.dtype ?? runtime.session.defaultDType
        if dtype == .bool && name == "iinfo" {
          throw PythonError.typeError("torch.bool is not supported by torch.iinfo")
        }
        if dtype.isFloatingPoint != (name == "finfo") {
          throw PythonError.typeError(
            "torch.\(name)() requires \(kind) input type. Use torch.\(other) to handle 'torch.\(name)'")
        }
        return .object(NumberLimits(dtype))
      }
    }
  }

  /// `torch.tensordot`, whose dimensions are a number or two lists.
  private static func tensordot(_ arguments: [PythonValue?], _ runtime: TorchRuntime) throws -> PythonValue {
    let operands = try [arguments[0], arguments[1]].map {
      EngineValue.tensor(try tensor($0 ?? PythonValue.none, "tensordot"))
    }
    let dims = arguments[2] ?? .int(2)
    var rest: [EngineValue] = []
    if let lists = dims.sequence, lists.count == 2 {
      for list in lists {
        rest.append(.ints(try list.wholeNumber.map { [$0] } ?? list.items().map { try $0.requiredIndex() }))
      }
    } else {
      rest = [.int(try dims.requiredIndex())]
    }
    let operation = OperationTable.byName["tensordot"]?.first { $0.signature.parameters.count == 2 + rest.count }
    guard let operation else { throw PythonError.runtimeError("tensordot() is not supported") }
    return try runtime.translatingErrors {
      runtime.python(try operation(runtime.session, operands + rest), of: operation)
    }
  }

  /// Tensors that have the common size already are given back as they are.
  private static func broadcastTensors(_ arguments: PythonArguments, _ runtime: TorchRuntime) throws -> PythonValue {
    if let keyword = arguments.keywords.first {
      throw PythonError.typeError("broadcast_tensors() got an unexpected keyword argument '\(keyword.name)'")
    }
    let values =
      arguments.count == 1 ? arguments[0].sequence ?? arguments.positional : arguments.positional
    let tensors = try values.map { try tensor($0, "broadcast_tensors") }
    let rank = tensors.map(\.rank).max() ?? 0
    var sizes = [Int](repeating: 1, count: rank)
    for tensor in tensors {
      for (index, size) in tensor.sizes.enumerated().reversed() where size != 1 {
        let dim = rank - tensor.rank + index
        if sizes[dim] != 1 && sizes[dim] != size {
          throw PythonError.runtimeError(
            "The size of tensor a (\(sizes[dim])) must match the size of tensor b (\(size)) at non-singleton dimension "
              + "\(dim)")
        }
        sizes[dim] = size
      }
    }
    return try runtime.translatingErrors {
      .tuple(try tensors.map { .object(runtime.object(for: $0.sizes == sizes ? $0 : try $0.expand(sizes))) })
    }
  }

  private static func broadcast(_ shapes: [[Int]]) throws -> [Int] {
    let rank = shapes.map(\.count).max() ?? 0
    var common = [Int](repeating: 1, count: rank)
    for (number, shape) in shapes.enumerated() {
      for (index, size) in shape.enumerated().reversed() where size != 1 {
        let position = rank - shape.count + index
        if common[position] != 1 && common[position] != size {
          let found = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
          throw PythonError.runtimeError(
            "Attempting to broadcast a dimension of length \(size) at \(position - rank)! Mismatching argument at index "
              + "\(number) had (\(found)); but expected shape should be broadcastable to "
              + "[\(common.map(String.init).joined(separator: ", "))]")
        }
        common[position] = size
      }
    }
    return common
  }

  /// The tensor that a function needs.
  static func tensor(_ value: PythonValue?, _ function: String) throws -> Tensor {
    guard let object = value?.object as? TensorObject else {
      throw PythonError.typeError(
        "\(function)(): argument 'input' (position 1) must be Tensor, not \(value?.type.name ?? "NoneType")")
    }
    return object.tensor
  }
}

/// `torch.finfo` and `torch.iinfo`.
final class NumberLimits: PythonObject {
  private let dtype: DType

  init(_ dtype: DType) {
    self.dtype = dtype
    super.init(type: NumberLimits.limitsType)
  }

  nonisolated(unsafe) private static let limitsType = TypeObject(name: "finfo", module: "torch")

  override func attribute(_ name: StringObject) throws -> PythonValue? {
    switch name.string {
    case "bits": return .int(dtype.size * 8)
    case "dtype": return .string(dtype.name)
    case "max": return dtype.isFloatingPoint ? .float(largest) : .int(bounds.1)
    case "min": return dtype.isFloatingPoint ? .float(-largest) : .int(bounds.0)
    case "eps" where dtype.isFloatingPoint: return .float(epsilon)
    case "tiny" where dtype.isFloatingPoint, "smallest_normal" where dtype.isFloatingPoint: return .float(smallest)
    case "resolution" where dtype.isFloatingPoint: return .float(resolution)
    default: return try genericAttribute(name)
    }
  }

  private var bounds: (Int, Int) {
    switch dtype {
    case .uint8: (0, 255)
    case .int8: (-128, 127)
    case .int16: (-32768, 32767)
    case .int32: (Int(Int32.min), Int(Int32.max))
    default: (Int.min, Int.max)
    }
  }

  private var largest: Double {
    switch dtype {
    case .float16: 65504
    case .bfloat16: 3.3895313892515355e38
    case .float32: Double(Float.greatestFiniteMagnitude)
    default: .greatestFiniteMagnitude
    }
  }

  private var epsilon: Double {
    switch dtype {
    case .float16: 0.0009765625
    case .bfloat16: 0.0078125
    case .float32: Double(Float.ulpOfOne)
    default: .ulpOfOne
    }
  }

  private var smallest: Double {
    switch dtype {
    case .float16: 6.103515625e-05
    case .bfloat16, .float32: Double(Float.leastNormalMagnitude)
    default: .leastNormalMagnitude
    }
  }

  private var resolution: Double {
    switch dtype {
    case .float16: 0.001
    case .bfloat16: 0.01
    case .float32: 1e-06
    default: 1e-15
    }
  }

  override func repr() throws -> String {
    guard dtype.isFloatingPoint else { return "iinfo(min=\(bounds.0), max=\(bounds.1), dtype=\(dtype.name))" }
    func text(_ number: Double) throws -> String { try PythonValue.float(number).format("g") }
    return
      "finfo(resolution=\(try text(resolution)), min=\(try text(-largest)), max=\(try text(largest)), "
      + "eps=\(try text(epsilon)), smallest_normal=\(try text(smallest)), tiny=\(try text(smallest)), dtype=\(dtype.name))"
  }
}
