import Foundation
import SceneLanguage

/// `torch.device('cpu')`. A device of another kind can be named, but nothing can lie there.
final class DeviceObject: PythonObject {
  /// `cpu`, `cuda`, `mps`, …
  let kind: String
  /// The number behind the colon, where it was given.
  let index: Int?

  init(_ kind: String = "cpu", index: Int? = nil) {
    (self.kind, self.index) = (kind, index)
    super.init(type: TorchTypes.device)
  }

  private static let kinds =
    "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, "
    + "privateuseone"

  /// The device that a value names; throws where there is no such kind of device.
  static func from(_ value: PythonValue, index: PythonValue = .none) throws -> DeviceObject {
    if let device = value.object as? DeviceObject { return device }
    if value.isNone { return DeviceObject() }
    guard let text = value.string else {
      if case .int = value {
        throw PythonError.runtimeError("Cannot access accelerator device when none is available.")
      }
      throw PythonError.typeError(
        "device(): argument 'type' (position 1) must be str, not \(value.type.name)")
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let kind = parts.first, kinds.components(separatedBy: ", ").contains(kind) else {
      throw PythonError.runtimeError(
        "Expected one of \(kinds) device type at start of device string: \(parts.first ?? "")")
    }
    let number = parts.count > 1 ? Int(parts[1]) : nil
    if parts.count > 1, number == nil { throw PythonError.runtimeError("Invalid device string: '\(text)'") }
    return DeviceObject(kind, index: index.wholeNumber ?? number)
  }

  /// Throws, in the words of a PyTorch without support for others, unless a tensor can lie there.
  func requireMemory() throws {
    switch kind {
    case "cpu": return
    case "cuda", "xpu":
      throw PythonError("AssertionError", "Torch not compiled with \(kind.uppercased()) enabled")
    case "mps": throw PythonError.runtimeError("PyTorch is not linked with support for mps devices")
    default:
      throw PythonError("NotImplementedError", "only the 'cpu' device is supported by gradwalk, not '\(kind)'")
    }
  }

  override func repr() throws -> String {
    "device(type='\(kind)'" + (index.map { ", index=\($0)" } ?? "") + ")"
  }

  override func str() throws -> String { kind + (index.map { ":\($0)" } ?? "") }

  override func compare(_ operation: Comparison, _ other: PythonValue) throws -> PythonValue {
    guard operation == .equal || operation == .notEqual, let other = other.object as? DeviceObject else {
      return .notImplemented
    }
    return .bool((other.kind == kind && other.index == index) == (operation == .equal))
  }

  override func hash() throws -> Int { kind.utf8.reduce(index ?? -1) { $0 &* 31 &+ Int($1) } }
}
