import Autograd
import SceneLanguage

extension TensorMethods {
  /// What autograd adds to a tensor.
  static func installGradients(in type: TypeObject) {
    type.property("is_leaf") { .bool(try object($0).tensor.isLeaf) }
    type.method("_is_view") { .bool(try object($0[0]).tensor.base != nil) }
    type.property(
      "grad_dtype",
      get: { value in
        let object = try object(value)
        let type = try object.runtime.translatingErrors { try object.tensor.gradientType() }
        return type.map { .object(DTypeObject.of($0)) } ?? .none
      },
      set: { value, type in
        let object = try object(value)
        if !type.isNone && type.dtype == nil {
          throw PythonError.runtimeError("grad_dtype must be a torch.dtype or None, but got \(type.type.name)")
        }
        // PyTorch looks at the gradient first, and warns where that of this tensor is asked for in vain.
        _ = try grad(of: object)
        try object.runtime.translatingErrors {
          try object.tensor.setGradientType(type.dtype.map { .only($0) } ?? .any)
        }
      })
    type.property("retains_grad") { .bool(try object($0).tensor.retainsGrad) }
    type.property("grad_fn") { value in
      let object = try object(value)
      try object.runtime.translatingErrors { try object.tensor.checkHistory() }
      return object.runtime.python(object.tensor.gradFn)
    }
    type.property(
      "requires_grad", get: { .bool(try object($0).tensor.requiresGrad) },
      set: { value, flag in
        let object = try object(value)
        guard case .bool(let flag) = flag else {
          throw PythonError.runtimeError("requires_grad must be a bool")
        }
        if flag && !object.tensor.isLeaf {
          throw PythonError.runtimeError("you can only change requires_grad flags of leaf variables.")
        }
        _ = try object.runtime.translatingErrors { try object.tensor.requiresGrad_(flag) }
      },
      delete: { _ in throw PythonError.runtimeError("requires_grad must be a bool") })
    type.property("name") { _ in .none }
    type.property("volatile") { value in
      try object(value).runtime.warn("UserWarning", "volatile was removed (Variable.volatile is always False)")
      return .bool(false)
    }
    type.property(
      "grad", get: { try grad(of: object($0)) },
      set: { try setGrad(object($0), $1) },
      delete: { try setGrad(object($0), .none) })
    type.property(
      "data",
      get: { value in
        let object = try object(value)
        return .object(object.runtime.object(for: object.tensor.data))
      },
      set: { value, new in
        let object = try object(value)
        guard let source = new.object as? TensorObject else {
          throw PythonError.typeError("Variable data has to be a tensor, but got \(new.type.name)")
        }
        try object.runtime.translatingErrors { try object.tensor.setData(source.tensor) }
      },
      delete: { _ in
        throw PythonError.runtimeError("Deleting tensor data is not allowed. Delete tensor instead!")
      })
    type.method("requires_grad_", "requires_grad=") { value, arguments in
      let object = try object(value)
      guard case .bool(let flag) = arguments[0] ?? .bool(true) else {
        throw PythonError.typeError(
          "requires_grad_(): argument 'requires_grad' (position 1) must be bool, not \(arguments[0]?.type.name ?? "")")
      }
      if flag && !object.tensor.dtype.isFloatingPoint {
        throw PythonError.runtimeError("only Tensors of floating point dtype can require gradients")
      }
      _ = try object.runtime.translatingErrors { try object.tensor.requiresGrad_(flag) }
      return value
    }
    type.method("detach") { arguments in
      let object = try object(arguments[0])
      return try object.runtime.translatingErrors { .object(object.runtime.object(for: try object.tensor.detach())) }
    }
    type.method("detach_") { arguments in
      let object = try object(arguments[0])
      try object.runtime.translatingErrors { try object.tensor.detach_() }
      return arguments[0]
    }
    type.method("retain_grad") { arguments in
      let object = try object(arguments[0])
      try object.runtime.translatingErrors { try object.tensor.retainGrad() }
      return .none
    }
    type.pythonMethod("backward", "gradient=, retain_graph=, create_graph=, inputs=") { value, arguments in
      let object = try object(value)
      try AutogradFunctions.backward(
        [object.tensor], gradients: [AutogradFunctions.loneGradient(arguments[0])], arguments[1], arguments[2],
        arguments[3],
        object.runtime)
      return .none
    }
    type.method("register_hook", "hook") { value, arguments in
      let object = try object(value)
      let hook = arguments[0] ?? .none
      let name = HookHandle.name(of: hook)
      let runtime = object.runtime
      let id = try runtime.translatingErrors {
        try object.tensor.registerHook(name: name) { gradient in
          let result = try hook.call(runtime.python(gradient))
          if result.isNone { return nil }
          guard let changed = result.object as? TensorObject else {
            throw PythonError.typeError("expected Variable, but hook returned '\(result.type.messageName)'")
          }
          return changed.tensor
        }
      }
      // The handle keeps nothing alive; the function of the hook may not be the tensor's any more when it is removed.
      return .object(
        HookHandle(runtime) { [weak tensor = object.tensor, weak node = object.tensor.gradFn] in
          tensor?.removeHook(id)
          node?.removeHook(id)
        })
    }
    type.method("register_post_accumulate_grad_hook", "hook") { value, arguments in
      let object = try object(value)
      let hook = arguments[0] ?? .none
      let runtime = object.runtime
      let id = try runtime.translatingErrors {
        try object.tensor.registerPostAccumulateGradHook(name: HookHandle.name(of: hook)) { leaf in
          let result = try hook.call(.object(runtime.object(for: leaf)))
          guard let returned = result.object as? TensorObject else {
            if result.isNone { return true }
            throw PythonError.typeError("expected Variable, but hook returned '\(result.type.messageName)'")
          }
          // In-place methods return the leaf itself, which counts as nothing returned.
          return returned.tensor === leaf
        }
      }
      return .object(HookHandle(runtime) { [weak tensor = object.tensor] in tensor?.removeHook(id) })
    }
  }

  private static func grad(of object: TensorObject) throws -> PythonValue {
    let tensor = object.tensor
    if tensor.grad == nil, tensor.requiresGrad, !tensor.isLeaf, !tensor.retainsGrad {
      try object.runtime.warn(
        "UserWarning",
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be "
          + "populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf "
          + "Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure "
          + "you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.")
    }
    return object.runtime.python(tensor.grad)
  }

  private static func setGrad(_ object: TensorObject, _ value: PythonValue) throws {
    if !value.isNone, !(value.object is TensorObject) {
      throw PythonError.typeError(
        "assigned grad expected to be a Tensor or None but got grad of type \(value.type.name)")
    }
    try object.runtime.translatingErrors { try object.tensor.setGrad((value.object as? TensorObject)?.tensor) }
  }
}
