import Autograd
import SceneLanguage

/// What `torch.autograd.graph` needs of the engine: hooks on saved tensors, and questions about the running pass.
enum GraphFunctions {
  static func install(in module: ModuleObject, _ runtime: TorchRuntime) {
    module["Node"] = .object(TorchTypes.anyNode)
    module.function("set_saved_tensors_hooks", "pack, unpack") { arguments in
      guard let pack = arguments[0], let unpack = arguments[1], !pack.isNone else {
        runtime.session.savedTensorHooks = nil
        return .none
      }
      runtime.session.savedTensorHooks = hooks(pack, unpack, runtime)
      return .none
    }
    for name in ["running_pass", "_current_graph_task_id"] {
      module.function(name) { _ in .int(runtime.session.runningPassNumber) }
    }
    module.function("pass_takes_all") { _ in .bool(runtime.session.runningPassTakesAll) }
    module.function("will_reach", "tensor") { arguments in
      guard let tensor = (arguments[0]?.object as? TensorObject)?.tensor else { return .bool(false) }
      return .bool(try runtime.translatingErrors { try runtime.session.willReach(tensor) })
    }
    module.function("bump_version", "tensor") { arguments in
      (arguments[0]?.object as? TensorObject)?.tensor.bumpVersion()
      return .none
    }
    module.function("set_version", "tensor, version") { arguments in
      guard let tensor = (arguments[0]?.object as? TensorObject)?.tensor else { return .none }
      tensor.setVersion(arguments[1]?.wholeNumber ?? 0)
      return .none
    }
    module.function("gradient_edge", "tensor") { arguments in
      guard let edge = (arguments[0]?.object as? TensorObject)?.tensor.gradientEdge else { return .none }
      return .tuple([.object(runtime.object(for: edge.node)), .int(edge.index)])
    }
  }

  /// A pair of a scene's functions as the engine calls them.
  static func hooks(_ pack: PythonValue, _ unpack: PythonValue, _ runtime: TorchRuntime) -> SavedTensorHooks {
    SavedTensorHooks { [unowned(unsafe) runtime] tensor in
      let packed = try pack.call(.object(runtime.object(for: tensor)))
      return {
        let result = try unpack.call(packed)
        guard let object = result.object as? TensorObject else {
          throw PythonError.typeError(
            "Output of saved tensor unpack_hook expected to be a Tensor but got result of type \(result.type.name)")
        }
        return object.tensor
      }
    }
  }
}
