import Drawing
import Foundation
import Testing

@testable import Viewer

/// Whether every step is read, and not only some of each scene.
private let readsEveryStep = ProcessInfo.processInfo.environment["GRADWALK_EVERY_STEP"] != nil

/// Steps of a scene: all, or as many as given from the first to the last.
private func steps(upTo last: Int, some: Int) -> [Int] {
  readsEveryStep ? Array(0...last) : Set((0..<some).map { $0 * last / (some - 1) }).sorted()
}

@Suite struct `A scene, read from its characters alone,` {
  private func expectReadable(_ path: String, _ width: Int, _ height: Int, _ detail: Detail?, steps count: Int) throws {
    let size = Size(width: width, height: height)
    guard var scene = try DrawnScene(path, size: size, detail: detail) else { return }
    var failures = 0
    for step in steps(upTo: scene.lastStep, some: count) where failures < 3 {
      scene.go(to: step)
      let faults = scene.faults()
      #expect(faults.isEmpty, "\(path) at \(step), \(width)x\(height): \(faults.prefix(4)) \(faults.last ?? "")")
      failures += faults.isEmpty ? 0 : 1
    }
  }

  @Test(arguments: Scenes.course) func `gives the edges of the course at every size`(path: String) throws {
    try expectReadable(path, 80, 24, nil, steps: 4)
    try expectReadable(path, 100, 30, nil, steps: 2)
    try expectReadable(path, 200, 60, nil, steps: 2)
    try expectReadable(path, 100, 30, .rail, steps: 2)
    if readsEveryStep { try expectReadable(path, 100, 30, .boxes, steps: 2) }
  }

  @Test(arguments: Scenes.conformance) func `gives the edges of any program`(path: String) throws {
    try expectReadable(path, 80, 24, nil, steps: 2)
    guard readsEveryStep else { return }
    for (width, height) in [(100, 30), (200, 60)] { try expectReadable(path, width, height, nil, steps: 2) }
    for detail in [Detail.boxes, .rail] { try expectReadable(path, 100, 30, detail, steps: 2) }
  }
}
