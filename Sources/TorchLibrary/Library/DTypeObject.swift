import Autograd
import SceneLanguage

/// `torch.float32` and its kind.
final class DTypeObject: PythonObject {
  /// The engine's type.
  let dtype: DType

  private init(_ dtype: DType) {
    self.dtype = dtype
    super.init(type: TorchTypes.dtype)
  }

  nonisolated(unsafe) private static let all = DType.allCases.map { DTypeObject($0) }

  /// The one object for a type.
  static func of(_ dtype: DType) -> DTypeObject { all[Int(dtype.rawValue)] }

  override func repr() throws -> String { "torch.\(dtype.name)" }

  /// Every name of every type in the `torch` namespace.
  static let names: [(String, DType)] =
    DType.allCases.map { ($0.name, $0) } + [
      ("float", .float32), ("double", .float64), ("half", .float16), ("long", .int64), ("int", .int32),
      ("short", .int16),
    ]
}
