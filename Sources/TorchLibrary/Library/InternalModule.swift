import Autograd
import SceneLanguage

/// `torch._C`: what the parts of PyTorch that are written in Python need of the engine and of the recorder.
enum InternalModule {
  static func install(in module: ModuleObject, _ runtime: TorchRuntime) {
    module["Parameter"] = .object(TorchTypes.parameter)
    module["Buffer"] = .object(TorchTypes.buffer)
    module.function("enter_grad_mode", "name, enabled") { arguments in
      .int(runtime.enterMode(arguments[0]?.string ?? "", enabled: try arguments[1]?.isTrue() ?? true))
    }
    module.function("leave_grad_mode", "token") { arguments in
      runtime.leaveMode(arguments[0]?.wholeNumber ?? 0)
      return .none
    }
    module.function("enter_autocast", "dtype") { arguments in
      let outer = runtime.session.autocast
      let dtype = (arguments[0]?.object as? DTypeObject)?.dtype
      // A context inside another one of the same type goes on with what was cast already.
      runtime.session.autocast = dtype.map { $0 == outer?.dtype ? outer ?? Autocast($0) : Autocast($0) }
      return outer.map { .object(DTypeObject.of($0.dtype)) } ?? .none
    }
    module.function("leave_autocast", "dtype") { arguments in
      let dtype = (arguments[0]?.object as? DTypeObject)?.dtype
      if dtype == nil || dtype != runtime.session.autocast?.dtype {
        runtime.session.autocast = dtype.map { Autocast($0) }
      }
      return .none
    }
    module.function("next_hook_id") { _ in .int(runtime.nextHookID()) }
    module.function("storage_bytes", "tensor") { arguments in
      .int((arguments[0]?.object as? TensorObject)?.tensor.storageByteCount ?? 0)
    }
    module.function("warn", "category, message") { arguments in
      try runtime.warn(arguments[0]?.string ?? "UserWarning", arguments[1]?.string ?? "")
      return .none
    }
    module.function("warn_once", "category, message") { arguments in
      try runtime.warnOnce(arguments[0]?.string ?? "UserWarning", arguments[1]?.string ?? "")
      return .none
    }
    module.function("quiet") { arguments in
      let name = arguments.count > 0 ? arguments[0].string ?? "" : ""
      let tensors = arguments.positional(from: 1).compactMap { ($0.object as? TensorObject)?.tensor }
      return .object(QuietContext(name: name, tensors: tensors, runtime: runtime))
    }
    module.function("generator_state") { _ in .object(BytesObject(runtime.session.generator.stateBytes)) }
    module.function("set_generator_state", "state") { arguments in
      if let state = arguments[0]?.object as? BytesObject { runtime.session.generator.restore(state.bytes) }
      return .none
    }
    module.function("function_named", "function, name") { arguments in
      guard let function = arguments[0]?.object as? FunctionObject else { return arguments[0] ?? .none }
      return .object(function.copied(named: arguments[1]?.string ?? ""))
    }
    module.function("enter_batch", "is_last") { arguments in
      runtime.session.batchDepth += 1
      if try arguments[0]?.isTrue() == false { runtime.session.unfinishedBatches += 1 }
      return .none
    }
    module.function("leave_batch", "is_last") { arguments in
      runtime.session.batchDepth -= 1
      if try arguments[0]?.isTrue() == false { runtime.session.unfinishedBatches -= 1 }
      return .none
    }
    module.function("mark_batched", "tensor") { arguments in
      (arguments[0]?.object as? TensorObject)?.tensor.markBatched()
      return arguments[0] ?? .none
    }
    module.function("enter_transform") { _ in
      runtime.session.transformDepth += 1
      return .none
    }
    module.function("leave_transform") { _ in
      runtime.session.transformDepth -= 1
      return .none
    }
    module.function("set_transform_depth", "tensor, depth") { arguments in
      (arguments[0]?.object as? TensorObject)?.tensor.transformDepth = arguments[1]?.wholeNumber ?? 0
      return arguments[0] ?? .none
    }
    module.function("set_transforms", "function") { arguments in
      runtime.transforms = arguments[0]
      return .none
    }
    module.function("set_tangents", "function") { arguments in
      runtime.tangents = arguments[0].flatMap { $0.isNone ? nil : $0 }
      return .none
    }
    module.function("scalar_type", "tensor") { arguments in
      .string((arguments[0]?.object as? TensorObject)?.tensor.dtype.scalarTypeName ?? "Undefined")
    }
    module.function("return_type", "name, fields, values") { arguments in
      let fields = arguments[1]?.sequence?.compactMap(\.string) ?? []
      let type = TorchTypes.returnType(arguments[0]?.string ?? "", fields)
      return .object(TupleObject(arguments[2]?.sequence ?? [], type: type))
    }
    module.function("enter_module", "module") { arguments in
      if let scribe = runtime.scribe, let module = arguments[0] { try scribe.enterModule(module) }
      return .none
    }
    module.function("leave_module") { _ in
      runtime.scribe?.leaveModule()
      return .none
    }
    module.function("call_module_hook") { arguments in
      let result = try arguments[0].call(arguments.dropping(1))
      runtime.scribe?.moduleHookCalled(HookHandle.name(of: arguments[0]))
      return result
    }
    module.function("is_generator_function", "function") { arguments in
      .bool((arguments[0]?.object as? FunctionObject)?.isGenerator ?? false)
    }
    module.function("mul_number", "tensor, number") { arguments in
      guard let tensor = (arguments[0]?.object as? TensorObject)?.tensor, let number = arguments[1]?.number else {
        throw PythonError.typeError("mul_number() takes a tensor and a number")
      }
      return try runtime.translatingErrors { .object(runtime.object(for: try tensor.mulNumber(number))) }
    }
    module.function("mkldnn_rnn_layer") { arguments in
      let values = try (0..<7).map { EngineValue.tensor(try TensorMethods.object(arguments[$0]).tensor) }
      let flags: [EngineValue] = [
        .bool(try arguments[7].isTrue()), .ints([]), .int(2), .int(arguments[8].wholeNumber ?? 0),
        .int(arguments[9].wholeNumber ?? 1), .bool(try arguments[10].isTrue()), .bool(try arguments[11].isTrue()),
        .bool(try arguments[12].isTrue()), .bool(try arguments[13].isTrue()),
      ]
      guard let operation = OperationTable.byName["mkldnn_rnn_layer"]?.first else { return .none }
      guard
        case .tensors(let results) = try runtime.translatingErrors({ try operation(runtime.session, values + flags) })
      else { return .none }
      return .tuple(results.map { .object(runtime.object(for: $0)) })
    }
    CustomFunctions.install(in: module, runtime)
    GraphFunctions.install(in: module, runtime)
  }
}

/// The inside of an initialiser or of an optimiser step: nothing is recorded by autograd, and the timeline shows it as
/// one event.
final class QuietContext: PythonObject {
  private let name: String
  private let tensors: [Tensor]
  private unowned(unsafe) let runtime: TorchRuntime
  private var token: GradModeToken?

  init(name: String, tensors: [Tensor], runtime: TorchRuntime) {
    self.name = name
    self.tensors = tensors
    self.runtime = runtime
    super.init(type: QuietContext.contextType)
  }

  nonisolated(unsafe) private static let contextType: TypeObject = {
    let type = TypeObject(name: "quiet", module: "torch._C")
    type.method("__enter__") { arguments in
      (arguments[0].object as? QuietContext)?.enter()
      return .none
    }
    type.method("__exit__") { arguments in
      (arguments[0].object as? QuietContext)?.leave()
      return .none
    }
    return type
  }()

  private func enter() {
    runtime.scribe?.beginSingleEvent(name, tensors)
    runtime.scribe?.hush()
    token = runtime.session.enterGradMode("no_grad", enabled: false)
  }

  private func leave() {
    if let token { runtime.session.leaveGradMode(token) }
    runtime.scribe?.speak()
    runtime.scribe?.endSingleEvent()
  }
}
