import Foundation

/// The built program and the project's files, as the tests of the whole see them.
enum Program {
  /// The top of the project.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// `gradwalk`, built beside the tests.
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("gradwalk").path

  /// What a run of the program gave.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the program to its end, with no terminal and a plain environment.
  static func run(_ arguments: [String], environment: [String: String] = [:], folder: URL = root) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let both = Concurrently(
      { output.fileHandleForReading.readDataToEndOfFile() }, { errors.fileHandleForReading.readDataToEndOfFile() })
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: both.first, as: UTF8.self),
      errors: String(decoding: both.second, as: UTF8.self))
  }

  /// The text of a file of the project.
  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }

  /// The scripts of the course, in order.
  static let course: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("scenes").path)) ?? []
    return names.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
  }()

  /// The seven scenes of the notebook, in order: the ones whose frames are kept.
  static let scenes = [
    "01-backward", "02-vector-jacobian", "03-requires-grad", "04-detach", "05-no-grad", "06-accumulate", "07-zero-grad",
  ]
}

/// Two readings at once, so that a full pipe on one side cannot block the other.
private struct Concurrently: @unchecked Sendable {
  let first: Data
  let second: Data

  init(_ readFirst: @escaping @Sendable () -> Data, _ readSecond: @escaping @Sendable () -> Data) {
    let box = Box()
    let thread = Thread {
      box.value = readFirst(); box.done.signal()
    }
    thread.start()
    second = readSecond()
    box.done.wait()
    first = box.value
  }

  private final class Box: @unchecked Sendable {
    var value = Data()
    let done = DispatchSemaphore(value: 0)
  }
}
