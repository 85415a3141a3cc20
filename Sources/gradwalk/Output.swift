import Foundation

/// Where a command writes its result: standard output, or the file of `-o`.
struct Output {
  /// The file; nil for standard output.
  var path: String?

  /// Writes text. Throws a `Complaint` where the file cannot be written.
  func write(_ text: String) throws {
    guard let path else {
      FileHandle.standardOutput.write(Data(text.utf8))
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
}
