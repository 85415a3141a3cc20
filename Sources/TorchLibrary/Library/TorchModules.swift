import Autograd
import SceneLanguage

/// The modules that a scene can import under `torch`.
enum TorchModules {
  /// All definitions, bound to a run.
  static func definitions(_ runtime: TorchRuntime) -> [ModuleDefinition] {
    let native: [ModuleDefinition] = [
      NNModule.definition(),
      ModuleDefinition("torch", source: torchSource) { module, interpreter in
        TorchModule.install(in: module, runtime)
        deferTensorFunctions(to: module, "torch", interpreter)
        module.offer(["compile"], from: Prelude.compiler.name)
        module.offer(["GradScaler", "autocast"], from: Prelude.mixedPrecision.name)
        module.offer(["save", "load"], from: Prelude.serialization.name)
        module.offer(["TypedStorage", "UntypedStorage"] + Prelude.storageKinds, from: Prelude.storage.name)
        offerComposed(in: module, interpreter)
        warnOfMeshgrid(in: module, runtime)
      },
      ModuleDefinition("torch._C") { module, _ in InternalModule.install(in: module, runtime) },
      ModuleDefinition("torch._C._nn") { module, _ in
        TorchModule.installOperations(in: module, form: .functional, runtime)
      },
      ModuleDefinition("torch.linalg") { module, interpreter in
        TorchModule.installOperations(in: module, form: .linalg, runtime)
        deferTensorFunctions(to: module, "torch.linalg", interpreter)
        module["LinAlgError"] = .object(TorchTypes.linAlgError)
      },
      ModuleDefinition("torch.special") { module, _ in
        TorchModule.installOperations(in: module, form: .special, runtime)
        TorchModule.installSpecialAliases(in: module, runtime)
      },
      ModuleDefinition("torch.autograd", source: autogradSource) { module, interpreter in
        AutogradFunctions.install(in: module, runtime)
        for name in ["gradcheck", "gradgradcheck"] {
          module[name] = deferred(name, from: "torch.autograd.gradcheck", interpreter)
        }
        let preserve = "_unsafe_preserve_version_counter"
        module[preserve] = deferred(preserve, from: "torch.autograd.graph", interpreter)
      },
      ModuleDefinition("torch.utils", source: ""),
      ModuleDefinition("torch.nn.modules", source: "from torch.nn.modules.module import Module\n"),
      ModuleDefinition("torch.nn.utils.clip_grad", source: clipSource),
      ModuleDefinition("torch.nn.modules.utils", source: moduleUtilitiesSource),
    ]
    return
      (native + ForwardingModules.definitions() + DistributionModule.definitions() + Prelude.all.map(definition))
      .map(UnsupportedNames.explained)
  }

  private static func definition(_ prelude: Prelude) -> ModuleDefinition {
    ModuleDefinition(prelude.name, source: prelude.source) { module, _ in
      for (home, names) in prelude.offers { module.offer(names.split(separator: " ").map(String.init), from: home) }
    }
  }

  /// The functions in Python that a module offers as its own.
  private static func deferTensorFunctions(to module: ModuleObject, _ name: String, _ interpreter: Interpreter) {
    for (prelude, names) in Prelude.composed {
      for entry in names[name] ?? [] {
        let function = deferred(entry.source, from: prelude.name, interpreter)
        // PyTorch's own are not in Python, and complain of arguments in their own way.
        module[entry.name] = .object(
          NativeFunction(entry.name) { arguments in
            try ShownSignatures.check(arguments, of: entry.name, isMethod: false)
            return try function.call(arguments)
          })
      }
    }
  }

  /// Functions of the engine that take lists of tensors too, or indices as lists, in a form that is written in Python.
  private static func offerComposed(in module: ModuleObject, _ interpreter: Interpreter) {
    func offer(_ name: String, _ composed: String, when fits: @escaping (PythonArguments) -> Bool) {
      guard let plain = module[name] else { return }
      let other = deferred(composed, from: Prelude.tensorFunctions.name, interpreter)
      module[name] = .object(NativeFunction(name) { try fits($0) ? other.call($0) : plain.call($0) })
    }
    offer("einsum", "einsum_of_indices") { $0.count > 0 && $0[0].object is TensorObject }
    for rank in 1...3 {
      offer("atleast_\(rank)d", "at_least_\(rank)d") { arguments in
        arguments.count != 1 && !arguments.hasKeywords || arguments.count == 1 && arguments[0].sequence != nil
      }
    }
    offer("repeat_interleave", "repeat_places") { $0.count == 1 && !$0.hasKeywords }
  }

  /// PyTorch wants to be told the order of the dimensions.
  private static func warnOfMeshgrid(in module: ModuleObject, _ runtime: TorchRuntime) {
    guard let plain = module["meshgrid"] else { return }
    module["meshgrid"] = .object(
      NativeFunction("meshgrid") { [unowned(unsafe) runtime] arguments in
        if arguments.keyword("indexing") == nil {
          try runtime.warnOnce(
            "UserWarning",
            "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.")
        }
        return try plain.call(arguments)
      })
  }

  /// A function whose module is loaded at the first call.
  private static func deferred(_ name: String, from module: String, _ interpreter: Interpreter) -> PythonValue {
    .object(
      NativeFunction(name) { [unowned interpreter] arguments in
        try PythonValue.object(interpreter.module(module)).attribute(name).call(arguments)
      })
  }

  /// What `import torch` itself takes from the parts that are Python.
  private static let torchSource = """
    from torch.autograd.grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
    from torch.autograd import Variable
    from torch import autograd
    """

  private static let autogradSource = """
    from torch.autograd.grad_mode import (
        enable_grad, enforce_grad_layout_policy, inference_mode, is_multithreading_enabled, no_grad, set_grad_enabled, set_multithreading_enabled)
    from torch.autograd.function import Function
    """

  private static let moduleUtilitiesSource = """
    from itertools import repeat


    def _ntuple(n, name="parse"):
        def parse(x):
            return tuple(x) if hasattr(x, "__iter__") else tuple(repeat(x, n))

        parse.__name__ = name
        return parse


    _single, _pair, _triple, _quadruple = (
        _ntuple(n, name) for n, name in enumerate(("_single", "_pair", "_triple", "_quadruple"), 1))


    def _reverse_repeat_tuple(t, n):
        return tuple(x for x in reversed(t) for _ in range(n))


    def consume_prefix_in_state_dict_if_present(state_dict, prefix):
        for key in list(state_dict):
            if key.startswith(prefix):
                state_dict[key[len(prefix):]] = state_dict.pop(key)
        metadata = getattr(state_dict, "_metadata", None)
        for key in list(metadata or ()):
            if key and (key == prefix.replace(".", "") or key.startswith(prefix)):
                metadata[key[len(prefix):]] = metadata.pop(key)
    """

  private static let clipSource = """
    from torch.nn.utils import clip_grad_norm_, clip_grad_value_
    """
}
