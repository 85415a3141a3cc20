import Foundation
import GraphFiles

/// A graph that was read from disk. Reading one ends the program with a complaint where it cannot be done.
struct GraphFile {
  /// The graph.
  let graph: StaticGraph

  /// The largest file that is read, in bytes.
  static let largest = 1_000_000_000

  /// Reads a `.dot`, `.gv` or `.json` file.
  init(path: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Complaint("gradwalk: '\(path)' cannot be read; check its permissions.")
    }
    defer { try? handle.close() }
    let data: Data
    do {
      data = try handle.read(upToCount: GraphFile.largest) ?? Data()
    } catch {
      throw Complaint("gradwalk: '\(path)' cannot be read; name a file, not a folder.")
    }
    do {
      graph = try StaticGraph(file: [UInt8](data), path: path)
    } catch {
      throw Complaint("gradwalk: '\(path)': \(error)", status: ExitStatus.failed)
    }
  }
}
