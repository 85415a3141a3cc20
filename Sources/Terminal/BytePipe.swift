#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pipe whose ends never block.
final class BytePipe: Sendable {
  let reading: CInt
  let writing: CInt

  init?() {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Writes a byte; into a full pipe nothing, for that is readable already.
  func write(_ byte: UInt8) { writeAll([byte], to: writing) }

  /// Takes all that was written.
  func readAll() -> [UInt8] {
    var all: [UInt8] = []
    while let bytes = readOnce(reading), !bytes.isEmpty { all += bytes }
    return all
  }
}
