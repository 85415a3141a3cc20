import Autograd
import SceneLanguage

/// `torch.channels_last` and its like.
final class MemoryFormatObject: PythonObject {
  /// The engine's format.
  let format: MemoryFormat

  private init(_ format: MemoryFormat) {
    self.format = format
    super.init(type: TorchTypes.memoryFormat)
  }

  /// All formats, by their names in `torch`.
  nonisolated(unsafe) static let all = MemoryFormat.allCases.map { ($0.rawValue, MemoryFormatObject($0)) }

  override func repr() throws -> String { "torch.\(format.rawValue)" }
}

/// `torch.strided`, the one way in which tensors lie in memory.
final class LayoutObject: PythonObject {
  nonisolated(unsafe) static let strided = LayoutObject(type: TorchTypes.layout)

  override func repr() throws -> String { "torch.strided" }
}

extension PythonValue {
  /// The memory format; nil for anything else.
  var memoryFormat: MemoryFormat? { (object as? MemoryFormatObject)?.format }
}
