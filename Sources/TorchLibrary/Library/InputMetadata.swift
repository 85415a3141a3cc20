import Autograd
import SceneLanguage

/// What a gradient function expects of a gradient that arrives (`grad_fn._input_metadata`).
final class InputMetadata: PythonObject {
  private let sizes: [Int]
  private let dtype: DType

  init(sizes: [Int], dtype: DType) {
    self.sizes = sizes
    self.dtype = dtype
    super.init(type: InputMetadata.metadataType)
  }

  nonisolated(unsafe) private static let metadataType: TypeObject = {
    let type = TypeObject(name: "_InputMetadata", module: "torch._C._autograd")
    func property(_ name: String, _ value: @escaping (InputMetadata) -> PythonValue) {
      type.property(name) { ($0.object as? InputMetadata).map(value) ?? .none }
    }
    property("dtype") { .object(DTypeObject.of($0.dtype)) }
    property("device") { _ in .object(DeviceObject()) }
    property("shape") { .list($0.sizes.map { .int($0) }) }
    property("is_nested_tensor") { _ in .bool(false) }
    property("is_cpp_nested_tensor") { _ in .bool(false) }
    return type
  }()
}
