import Foundation
import Testing

/// The frames of the seven scenes at every step, as files that were looked at. `make golden` writes them anew; a change
/// is then reviewed as a diff, and the pictures by eye.
@Suite struct `The frames of the scenes` {
  static let folder = "Tests/Golden"
  private static let updates = ProcessInfo.processInfo.environment["GRADWALK_UPDATE_GOLDEN"] != nil

  @Test(arguments: Program.scenes)
  func `are the golden ones at every step`(scene: String) throws {
    let last = try Frames.lastStep(of: scene)
    for step in 0...last {
      for format in ["text", "svg"] {
        let frame = try Frames.snapshot(scene, ["--at", "\(step)", "--format", format])
        let suffix = format == "text" ? "txt" : "svg"
        let path = "\(Self.folder)/\(scene)/\(String(format: "%02d", step)).\(suffix)"
        if Self.updates { try write(frame, to: path) }
        let golden = try? Program.text(path)
        if golden == frame { continue }
        if suffix == "svg" {
          Issue.record("\(path) differs")
        } else {
          Issue.record("\(path) differs\nexpected:\n\(golden ?? "<no file>")\nactual:\n\(frame)")
        }
      }
    }
  }

  private func write(_ text: String, to path: String) throws {
    let url = Program.root.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  @Test(arguments: Program.scenes)
  func `are the same on the way back as on the way out`(scene: String) throws {
    let last = try Frames.lastStep(of: scene)
    let out = try (0...last).map { try Frames.snapshot(scene, ["--at", "\($0)"]) }
    for step in 0...last {
      let forward = step == 0 ? "g" : "\(step) space"
      #expect(try Frames.snapshot(scene, ["--keys", forward]) == out[step])
      let back = step == last ? "G" : "G \(last - step) backspace"
      #expect(try Frames.snapshot(scene, ["--keys", back]) == out[step])
    }
  }
}

/// Snapshots of scenes at 80x24, the smallest usual terminal.
enum Frames {
  static func snapshot(_ scene: String, _ arguments: [String], size: String = "80x24") throws -> String {
    let result = try Program.run(["snapshot", "scenes/\(scene).py", "--size", size] + arguments)
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }

  /// The last step, read from the header of the last frame, `10/10`.
  static func lastStep(of scene: String) throws -> Int {
    let header = try snapshot(scene, ["--at", "end"]).split(separator: "\n").first.map(String.init) ?? ""
    let total = header.matches(of: /(\d+)\/(\d+)/).last.flatMap { Int($0.2) }
    return try #require(total, "no step count in: \(header)")
  }
}
