import SceneLanguage

/// `torch.device('cpu')`; there is no other.
final class DeviceObject: PythonObject {
  /// The number behind the colon, where it was given.
  let index: Int?

  init(index: Int? = nil) {
    self.index = index
    super.init(type: TorchTypes.device)
  }

  /// The device that a value names; throws what PyTorch built without CUDA says for others.
  static func from(_ value: PythonValue, index: PythonValue = .none) throws -> DeviceObject {
    if let device = value.object as? DeviceObject { return device }
    if value.isNone { return DeviceObject() }
    guard let text = value.string else {
      if case .int = value { throw PythonError("AssertionError", "Torch not compiled with CUDA enabled") }
      throw PythonError.typeError(
        "device(): argument 'type' (position 1) must be str, not \(value.type.name)")
    }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch parts.first {
    case "cpu": return DeviceObject(index: index.wholeNumber ?? (parts.count > 1 ? Int(parts[1]) : nil))
    case "cuda": throw PythonError("AssertionError", "Torch not compiled with CUDA enabled")
    case "mps", "xpu", "meta":
      throw PythonError("NotImplementedError", "only the 'cpu' device is supported, not '\(text)'")
    default:
      throw PythonError.runtimeError(
        "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, "
          + "meta, hpu, mtia, privateuseone device type at start of device string: \(parts.first ?? "")")
    }
  }

  override func repr() throws -> String {
    "device(type='cpu'" + (index.map { ", index=\($0)" } ?? "") + ")"
  }

  override func str() throws -> String { "cpu" + (index.map { ":\($0)" } ?? "") }

  override func compare(_ operation: Comparison, _ other: PythonValue) throws -> PythonValue {
    guard operation == .equal || operation == .notEqual, let other = other.object as? DeviceObject else {
      return .notImplemented
    }
    return .bool((other.index == index) == (operation == .equal))
  }

  override func hash() throws -> Int { index ?? -1 }
}
