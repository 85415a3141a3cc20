import Foundation

/// Where a command writes its result: standard output, or the file of `-o`.
struct Output {
  /// The file; nil for standard output.
  var path: String?

  /// Writes text. Throws a `Complaint` where the file cannot be written.
  func write(_ text: String) throws {
    guard let path else {
      try Output.print(text)
      return
    }
    do {
      // A device or a pipe is written to; only a file is replaced as a whole.
      let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      let isReplaced = kind == nil || kind == .typeRegular
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: isReplaced ? .atomic : [])
    } catch {
      throw Complaint("gradwalk: cannot write '\(path)': \(error.localizedDescription)")
    }
  }

  /// Writes all of a text to standard output, or as much as whoever reads there wants.
  private static func print(_ text: String) throws {
    var text = text
    try text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(STDOUT_FILENO, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count < 0, errno == EPIPE { return }
        guard count > 0 else {
          throw Complaint("gradwalk: cannot write: \(String(cString: strerror(errno)))")
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
  }
}
