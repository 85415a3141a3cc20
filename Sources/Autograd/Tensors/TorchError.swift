/// What PyTorch would raise: the Python exception class and PyTorch's own text.
public struct TorchError: Error, Equatable, Sendable {
  /// The name of the Python class, such as `RuntimeError`.
  public var exception: String
  /// The text of the exception.
  public var message: String

  /// Makes an error.
  public init(exception: String, message: String) {
    self.exception = exception
    self.message = message
  }

  /// A `RuntimeError`.
  public static func runtime(_ message: String) -> TorchError { .init(exception: "RuntimeError", message: message) }
  /// An `IndexError`.
  public static func index(_ message: String) -> TorchError { .init(exception: "IndexError", message: message) }
  /// A `TypeError`.
  public static func type(_ message: String) -> TorchError { .init(exception: "TypeError", message: message) }
  /// A `ValueError`.
  public static func value(_ message: String) -> TorchError { .init(exception: "ValueError", message: message) }
  /// A `NotImplementedError`.
  public static func notImplemented(_ message: String) -> TorchError {
    .init(exception: "NotImplementedError", message: message)
  }

  /// Throws where a size is negative.
  public static func check(sizes: [Int]) throws {
    guard let negative = sizes.first(where: { $0 < 0 }) else { return }
    throw runtime("Trying to create tensor with negative dimension \(negative): \(Text.sizes(sizes))")
  }

  /// A number has no place in a type, which goes by some name there.
  public static func overflow(_ type: String) -> TorchError {
    runtime("value cannot be converted to type \(type) without overflow")
  }
}
