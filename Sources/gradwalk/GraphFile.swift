import Glibc
import GraphFiles

/// A graph that was read from disk. Reading one ends the program with a complaint where it cannot be done.
struct GraphFile {
  /// The graph.
  let graph: StaticGraph

  /// The largest file that is read, in bytes.
  static let largest = 1_000_000_000

  /// Reads a `.dot`, `.gv` or `.json` file.
  init(path: String) throws {
    let bytes = try GraphFile.bytes(at: path)
    do {
      graph = try StaticGraph(file: bytes, path: path)
    } catch {
      throw Complaint("gradwalk: '\(path)': \(error)", status: ExitStatus.failed)
    }
  }

  /// The bytes of a file. The calls of the system are made without Foundation, whose first use takes longer than the
  /// layout of a small graph.
  private static func bytes(at path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw Complaint("gradwalk: '\(path)' cannot be read; check its permissions.") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var room = 1 << 16
    while bytes.count < largest {
      let count = bytes.count
      var read = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        read = Glibc.read(file, buffer.baseAddress, room)
        filled = max(0, read)
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw Complaint("gradwalk: '\(path)' cannot be read; name a file, not a folder.") }
      if read == 0 { break }
      if count == 0 { bytes = chunk } else { bytes += chunk }
      room = min(2 * room, 1 << 24)
    }
    return bytes
  }
}
