import Autograd
import SceneLanguage

/// One of PyTorch's old classes of tensors, `torch.FloatTensor` or `Variable`: makes tensors and tells them apart
/// (`isinstance`), though no tensor has it for its class.
final class TensorTypeObject: PythonObject {
  /// The type of the elements; nil where it is any.
  let dtype: DType?
  /// What it has beside that.
  var members: [String: PythonValue] = [:]
  private let name: String
  private let module: String
  private let make: (PythonArguments) throws -> PythonValue

  init(
    _ name: String, in module: String, dtype: DType?, make: @escaping (PythonArguments) throws -> PythonValue
  ) {
    self.name = name
    self.module = module
    self.dtype = dtype
    self.make = make
    super.init(type: TensorTypeObject.tensorType)
  }

  override func repr() throws -> String { "<class '\(module).\(name)'>" }

  override func call(_ arguments: PythonArguments) throws -> PythonValue { try make(arguments) }

  override func attribute(_ name: StringObject) throws -> PythonValue? {
    try members[name.string] ?? genericAttribute(name)
  }

  private func accepts(_ value: PythonValue?) -> Bool {
    guard let tensor = (value?.object as? TensorObject)?.tensor else { return false }
    return dtype == nil || tensor.dtype == dtype
  }

  nonisolated(unsafe) private static let tensorType: TypeObject = {
    let type = TypeObject(name: "tensortype", module: "torch")
    type.method("__instancecheck__", "instance") { value, arguments in
      .bool((value.object as? TensorTypeObject)?.accepts(arguments[0]) ?? false)
    }
    type.property("dtype") { value in
      (value.object as? TensorTypeObject)?.dtype.map { .object(DTypeObject.of($0)) } ?? .none
    }
    for name in ["__name__", "__qualname__"] {
      type.property(name) { .string(($0.object as? TensorTypeObject)?.name ?? "") }
    }
    type.property("__module__") { .string(($0.object as? TensorTypeObject)?.module ?? "") }
    return type
  }()
}
