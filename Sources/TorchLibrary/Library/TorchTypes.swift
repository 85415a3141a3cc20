import Autograd
import Foundation
import SceneLanguage
import Synchronization

/// PyTorch's own classes. They belong to all runs, as Python's builtins do; what they need of a run they find through
/// their instances.
enum TorchTypes {
  nonisolated(unsafe) static let tensor: TypeObject = {
    let type = TypeObject(name: "Tensor", module: "torch", hasInstanceAttributes: true)
    type.nativeName = "torch._C.TensorBase"
    TensorMethods.install(in: type)
    return type
  }()

  /// `torch.linalg.LinAlgError`.
  nonisolated(unsafe) static let linAlgError = TypeObject(
    name: "_LinAlgError", module: "torch._C", bases: [PythonError.runtimeError("").exception.type],
    hasInstanceAttributes: true)

  nonisolated(unsafe) static let parameter = parameterType("Parameter", requiresGrad: true)
  nonisolated(unsafe) static let buffer = parameterType("Buffer", requiresGrad: false)

  /// `nn.Parameter(data, requires_grad=True)` and its like share the memory of their data.
  private static func parameterType(_ name: String, requiresGrad: Bool) -> TypeObject {
    let type = TypeObject(
      name: name, module: "torch.nn.parameter", bases: [tensor], hasInstanceAttributes: true)
    let signature = SceneLanguage.Signature("data=, requires_grad=, persistent=")
    type.construct = { type, arguments in
      let values = try signature.bind(arguments, function: type.name)
      let data = try values[0].flatMap { $0.isNone ? nil : $0 } ?? PythonValue.object(tensor).call()
      guard let source = data.object as? TensorObject else {
        throw PythonError.attributeError("'\(data.type.messageName)' object has no attribute 'detach'")
      }
      let runtime = source.runtime
      let isTracked = requiresGrad ? try values[1]?.isTrue() ?? true : false
      if isTracked && !source.tensor.dtype.isFloatingPoint {
        throw PythonError.runtimeError("Only Tensors of floating point and complex dtype can require gradients")
      }
      return try runtime.translatingErrors {
        let tensor = try runtime.quietly { try source.tensor.detach() }
        try tensor.setRequiresGrad(isTracked, tell: false)
        runtime.scribe?.parameterMade(tensor, of: source.tensor, "nn." + name)
        let made = TensorObject(tensor, runtime: runtime, type: type)
        if !requiresGrad { try made.setAttribute(.interned("persistent"), values[2] ?? .bool(true)) }
        return .object(made)
      }
    }
    return type
  }

  nonisolated(unsafe) static let size: TypeObject = {
    let type = TypeObject(name: "Size", module: "torch", bases: [.tuple])
    type.isNamedInFull = true
    type.construct = { type, arguments in
      .object(TupleObject(arguments.count > 0 ? try arguments[0].items() : [], type: type))
    }
    type["__parts_keep_type__"] = .bool(true)
    type.method("__repr__") { arguments in
      let items = try (arguments[0].sequence ?? []).map { try $0.repr() }
      return .string("torch.Size([\(items.joined(separator: ", "))])")
    }
    type.method("numel") { arguments in
      .int((arguments[0].sequence ?? []).reduce(1) { $0 * ($1.wholeNumber ?? 1) })
    }
    return type
  }()

  nonisolated(unsafe) static let dtype: TypeObject = {
    let type = TypeObject(name: "dtype", module: "torch")
    type.isNamedInFull = true
    type.property("is_floating_point") { .bool(($0.object as? DTypeObject)?.dtype.isFloatingPoint ?? false) }
    type.property("is_complex") { _ in .bool(false) }
    type.property("is_signed") { value in
      let dtype = (value.object as? DTypeObject)?.dtype
      return .bool(dtype != .bool && dtype != .uint8)
    }
    type.property("itemsize") { .int(($0.object as? DTypeObject)?.dtype.size ?? 0) }
    return type
  }()

  nonisolated(unsafe) static let device: TypeObject = {
    let type = TypeObject(name: "device", module: "torch")
    type.isNamedInFull = true
    type.construct = { _, arguments in
      let index = arguments.count > 1 ? arguments[1] : arguments.keyword("index") ?? .none
      let named = arguments.count > 0 ? arguments[0] : arguments.keyword("type") ?? .none
      return .object(try DeviceObject.from(named, index: index))
    }
    type.property("type") { .string(($0.object as? DeviceObject)?.kind ?? "cpu") }
    type.property("index") { ($0.object as? DeviceObject)?.index.map { .int($0) } ?? .none }
    return type
  }()

  nonisolated(unsafe) static let generator: TypeObject = {
    let type = TypeObject(name: "Generator", module: "torch._C")
    type.isNamedInFull = true
    type.construct = { _, arguments in
      if let device = arguments.count > 0 ? arguments[0] : arguments.keyword("device") {
        try DeviceObject.from(device).requireMemory()
      }
      return .object(GeneratorObject(Generator(seed: GeneratorObject.defaultSeed)))
    }
    GeneratorObject.install(in: type)
    return type
  }()

  nonisolated(unsafe) static let iterator = TypeObject(name: "generator")

  nonisolated(unsafe) static let hookHandle: TypeObject = {
    let type = TypeObject(name: "RemovableHandle", module: "torch.utils.hooks")
    HookHandle.install(in: type)
    return type
  }()

  nonisolated(unsafe) static let layout: TypeObject = {
    let type = TypeObject(name: "layout", module: "torch")
    type.isNamedInFull = true
    return type
  }()

  nonisolated(unsafe) static let memoryFormat: TypeObject = {
    let type = TypeObject(name: "memory_format", module: "torch")
    type.isNamedInFull = true
    return type
  }()

  /// `torch.autograd.graph.Node`, of which every gradient function is an instance.
  nonisolated(unsafe) static let anyNode: TypeObject = {
    let type = TypeObject(name: "Node", module: "torch.autograd.graph")
    type.isVirtual = true
    NodeObject.install(in: type)
    return type
  }()

  /// `grad_fn` classes by name: `type(z.grad_fn).__name__` is `MulBackward0`.
  static func node(_ name: String, isCustom: Bool = false) -> TypeObject {
    table.withLock { table in
      let module = isCustom ? "torch.autograd.function" : nil
      let key = isCustom ? "torch.autograd.function." + name : name
      if let known = table.nodes[key] { return Unmanaged.passUnretained(known) }
      let shown = name.components(separatedBy: "::").last ?? name
      let type = TypeObject(name: shown, module: module, bases: [anyNode], hasInstanceAttributes: true)
      table.nodes[key] = type
      return Unmanaged.passUnretained(type)
    }.takeUnretainedValue()
  }

  /// The named tuple that an operation returns, `torch.return_types.max`.
  static func returnType(_ operation: String, _ names: [String]) -> TypeObject {
    table.withLock { table in
      let key = operation + names.joined(separator: ",")
      if let known = table.returns[key] { return Unmanaged.passUnretained(known) }
      let type = TypeObject(name: operation, module: "torch.return_types", bases: [.tuple])
      for (index, name) in names.enumerated() {
        type.property(name) { $0.sequence?[index] ?? .none }
      }
      type.method("__repr__") { arguments in
        let items = arguments[0].sequence ?? []
        let lines = try zip(names, items).map { name, item in "\(name)=\(try item.repr())" }
        return .string("torch.return_types.\(operation)(\n\(lines.joined(separator: ",\n")))")
      }
      table.returns[key] = type
      return Unmanaged.passUnretained(type)
    }.takeUnretainedValue()
  }

  private struct Table: @unchecked Sendable {
    var nodes: [String: TypeObject] = [:]
    var returns: [String: TypeObject] = [:]
  }

  private static let table = Mutex(Table())
}
