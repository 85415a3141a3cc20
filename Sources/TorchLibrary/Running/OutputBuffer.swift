import Foundation

/// Standard output or standard error: gathers text and writes it in large pieces, line by line to a terminal.
final class OutputBuffer {
  private let descriptor: Int32
  private let isTerminal: Bool
  private var bytes: [UInt8] = []
  private static let capacity = 1 << 16

  /// Writes to a file descriptor, which stays open.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    bytes.reserveCapacity(Self.capacity)
  }

  /// Adds text.
  func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.capacity || isTerminal && bytes.last == UInt8(ascii: "\n") { flush() }
  }

  /// Writes what was gathered. A reader that has gone away is no error.
  func flush() {
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { break }
      start += written
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
