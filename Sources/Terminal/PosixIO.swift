#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads what a descriptor has, up to a few thousand bytes; nil when it has come to its end or failed.
///
/// Waits where the descriptor blocks and has nothing: poll first.
func readOnce(_ descriptor: CInt) -> [UInt8]? {
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { return Array(buffer[..<count]) }
    if count == 0 { return nil }
    if errno == EAGAIN { return [] }
    if errno != EINTR { return nil }
  }
}

/// Writes all bytes, or as many as are taken before an error.
func writeAll(_ bytes: [UInt8], to descriptor: CInt) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    if count <= 0 { return }
    rest = rest.dropFirst(count)
  }
}

/// Waits until one of the descriptors can be read, was closed, or the time in milliseconds is over (-1 for no end).
/// Returns those that can be read.
func waitForInput(_ descriptors: [CInt], milliseconds: CInt) -> Set<CInt> {
  var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let count = poll(&entries, nfds_t(entries.count), milliseconds)
  return count > 0 ? Set(entries.filter { $0.revents != 0 }.map(\.fd)) : []
}
