import Autograd
import SceneLanguage

extension TorchModule {
  /// `torch.tensor` and the names by which older code makes tensors.
  static func installMaking(in module: ModuleObject, _ runtime: TorchRuntime) {
    let signature = Signature("data, *, dtype=, device=, requires_grad=, pin_memory=")
    module.function("tensor") { arguments in
      try runtime.translatingErrors {
        .object(runtime.object(for: try tensor(bind(arguments, signature), "tensor", runtime)))
      }
    }
    module.function("as_tensor", "data, dtype=, device=") { arguments in
      let data = arguments[0] ?? .none
      let dtype = arguments[1]?.dtype
      if let object = data.object as? TensorObject { return try object.converted(to: dtype ?? object.tensor.dtype) }
      return try runtime.translatingErrors {
        if let array = data.object as? ArrayObject, dtype == nil || dtype == array.tensor.dtype {
          return .object(runtime.object(for: runtime.quietly { array.tensor.data }))
        }
        return .object(runtime.object(for: try TensorConstruction(runtime).tensor(from: data, dtype: dtype)))
      }
    }
    module.function("from_numpy", "ndarray") { arguments in
      guard let array = arguments[0]?.object as? ArrayObject else {
        throw PythonError.typeError("expected np.ndarray (got \((arguments[0] ?? .none).type.name))")
      }
      // Both look at the same memory, and count versions each by itself.
      let tensor = runtime.quietly { array.tensor.data }
      return .object(runtime.object(for: tensor))
    }
    module.function("scalar_tensor", "s, *, dtype=, device=, requires_grad=") { arguments in
      let number = arguments[0]?.number ?? 0
      return try runtime.translatingErrors {
        .object(
          runtime.object(
            for: try runtime.session.tensor(
              [number], sizes: [], dtype: arguments[1]?.dtype ?? runtime.session.defaultDType,
              requiresGrad: arguments[3]?.isTrue() ?? false)))
      }
    }
    let older: [(String, DType)] = [
      ("FloatTensor", .float32), ("DoubleTensor", .float64), ("HalfTensor", .float16), ("LongTensor", .int64),
      ("IntTensor", .int32), ("ShortTensor", .int16), ("CharTensor", .int8), ("ByteTensor", .uint8),
      ("BoolTensor", .bool), ("BFloat16Tensor", .bfloat16),
    ]
    for (name, dtype) in older {
      module[name] = .object(
        TensorTypeObject(name, in: "torch", dtype: dtype) { [unowned(unsafe) runtime] arguments in
          try TensorMethods.makeOldStyle(arguments, dtype: dtype, runtime)
        })
    }
  }

  private static func bind(_ arguments: PythonArguments, _ signature: SceneLanguage.Signature) throws -> [PythonValue?]
  {
    if arguments.count > 1 {
      throw PythonError.typeError("tensor() takes 1 positional argument but \(arguments.count) were given")
    }
    if arguments.count == 0 && arguments.keyword("data") == nil {
      throw PythonError.typeError("tensor() missing 1 required positional arguments: \"data\"")
    }
    let known = ["data", "dtype", "device", "requires_grad", "pin_memory"]
    if let unknown = arguments.keywords.first(where: { !known.contains($0.name) }) {
      throw PythonError.typeError("tensor() got an unexpected keyword argument '\(unknown.name)'")
    }
    return try signature.bind(arguments, function: "tensor")
  }

  private static func tensor(_ arguments: [PythonValue?], _ name: String, _ runtime: TorchRuntime) throws -> Tensor {
    let data = arguments[0] ?? .none
    if let wanted = arguments[1], !wanted.isNone, wanted.dtype == nil {
      throw PythonError.typeError("tensor(): argument 'dtype' must be torch.dtype, not \(wanted.type.name)")
    }
    if let device = arguments[2] { try runtime.checkDevice(device) }
    if let source = data.object as? TensorObject {
      try runtime.warn(
        "UserWarning",
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
          + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).")
      let dtype = arguments[1]?.dtype ?? source.tensor.dtype
      return try runtime.session.tensor(
        source.tensor.scalars, sizes: source.tensor.sizes, dtype: dtype, requiresGrad: arguments[3]?.isTrue() ?? false)
    }
    return try TensorConstruction(runtime).tensor(
      from: data, dtype: arguments[1]?.dtype, requiresGrad: arguments[3]?.isTrue() ?? false)
  }
}

extension TensorMethods {
  /// Methods that make other tensors, and the classes of tensors themselves.
  static func installMaking(in type: TypeObject) {
    type.method("new_tensor", "data, *, dtype=, device=, requires_grad=") { value, arguments in
      let object = try object(value)
      let runtime = object.runtime
      return try runtime.translatingErrors {
        .object(
          runtime.object(
            for: try TensorConstruction(runtime).tensor(
              from: arguments[0] ?? .none, dtype: arguments[1]?.dtype ?? object.tensor.dtype,
              requiresGrad: arguments[3]?.isTrue() ?? false)))
      }
    }
    type.method("is_same_size", "other") { value, arguments in
      guard let other = arguments[0]?.object as? TensorObject else {
        throw PythonError.typeError(
          "is_same_size(): argument 'other' (position 1) must be Tensor, not "
            + (arguments[0] ?? .none).type.messageName)
      }
      return .bool(try object(value).tensor.sizes == other.tensor.sizes)
    }
  }

  /// `torch.Tensor(2, 3)` has that shape, `torch.Tensor([2, 3])` has those values.
  /// - Parameter takesAll: Whether a tensor of any type will do, as it does for `torch.Tensor`.
  static func makeOldStyle(
    _ arguments: PythonArguments, dtype: DType, takesAll: Bool = false, _ runtime: TorchRuntime
  ) throws -> PythonValue {
    try runtime.translatingErrors {
      let values = arguments.positional
      let tensor: Tensor
      if values.isEmpty {
        tensor = try runtime.session.tensor([] as [Scalar], sizes: [0], dtype: dtype)
      } else if values.allSatisfy({ if case .int = $0 { true } else { false } }) || values[0].type === TorchTypes.size {
        let sizes = (values[0].sequence ?? values).compactMap(\.wholeNumber)
        try TorchError.check(sizes: sizes)
        tensor = try runtime.session.tensor(
          [Scalar](repeating: 0, count: sizes.reduce(1, *)), sizes: sizes, dtype: dtype)
      } else if let source = values[0].object as? TensorObject {
        if source.tensor.dtype != dtype && !takesAll {
          func options(_ dtype: DType) -> String {
            "TensorOptions(dtype=\(dtype.nameInC), device=cpu, layout=Strided, requires_grad=false (default), "
              + "pinned_memory=false (default), memory_format=(nullopt))"
          }
          throw PythonError.typeError("expected \(options(dtype)) (got \(options(source.tensor.dtype)))")
        }
        tensor = try Operations.call("alias", runtime, .tensor(source.tensor))
      } else {
        if values.count == 1, values[0].sequence == nil, values[0].isNone || values[0].number != nil {
          throw PythonError.typeError("new(): data must be a sequence (got \(values[0].type.name))")
        }
        tensor = try TensorConstruction(runtime).tensor(from: values[0], dtype: dtype)
      }
      return .object(runtime.object(for: tensor))
    }
  }
}
