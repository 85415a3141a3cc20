import Drawing
import Foundation
import Recording
import Testing

@testable import Viewer

/// Whether every step is read, and not only some of each scene.
private let readsEveryStep = ProcessInfo.processInfo.environment["GRADWALK_EVERY_STEP"] != nil

/// Steps of a scene: all, or as many as given from the first to the last.
private func steps(upTo last: Int, some: Int) -> [Int] {
  readsEveryStep ? Array(0...last) : Set((0..<some).map { $0 * last / (some - 1) }).sorted()
}

/// A screen, what is shown of each box on it, and how many steps are read.
private struct Look {
  var width: Int
  var height: Int
  var detail: Detail?
  var steps: Int

  /// What the course is looked at with; the smallest screen most of all.
  static let several = [
    Look(width: 80, height: 24, detail: nil, steps: 4), Look(width: 100, height: 30, detail: nil, steps: 2),
    Look(width: 200, height: 60, detail: nil, steps: 2), Look(width: 100, height: 30, detail: .rail, steps: 2),
  ]
  /// What every program is looked at with.
  static let one = [Look(width: 80, height: 24, detail: nil, steps: 2)]
  /// Boxes whether they fit or not, which takes long.
  static let all = several + [Look(width: 100, height: 30, detail: .boxes, steps: 2)]
}

@Suite struct `A scene, read from its characters alone,` {
  private func expectReadable(_ path: String, _ looks: [Look]) throws {
    guard let timeline = try Scenes.timeline(path) else { return }
    for look in readsEveryStep ? Look.all : looks {
      let size = Size(width: look.width, height: look.height)
      var scene = DrawnScene(timeline, name: path, size: size, detail: look.detail)
      var failures = 0
      for step in steps(upTo: scene.lastStep, some: look.steps) where failures < 3 {
        scene.go(to: step)
        let faults = scene.faults()
        #expect(faults.isEmpty, "\(path) at \(step), \(look): \(faults.prefix(4)) \(faults.last ?? "")")
        failures += faults.isEmpty ? 0 : 1
      }
    }
  }

  @Test(arguments: Scenes.course) func `gives the edges of the course at every size`(path: String) throws {
    try expectReadable(path, Look.several)
  }

  @Test(arguments: Scenes.conformance) func `gives the edges of any program`(path: String) throws {
    try expectReadable(path, Look.one)
  }

  @Test(arguments: Scenes.course) func `keeps every box in its place from step to step, forward and back`(
    path: String
  ) throws {
    guard let timeline = try Scenes.timeline(path) else { return }
    for detail in [Detail.boxes, .rail] where readsEveryStep || timeline.eventCount < 2000 {
      var scene = DrawnScene(timeline, name: path, size: Size(width: 80, height: 24), detail: detail)
      var known: [Int: [BoxID: Rectangle]] = [:]
      func expectUnmoved(_ what: String) {
        let stage = scene.model.outline.value.stage(ofStep: scene.model.step).index
        let places = scene.places
        for (box, place) in known[stage] ?? [:] {
          #expect(places[box] == nil || places[box] == place, "\(path): \(box) moved \(what) \(scene.model.step)")
        }
        known[stage, default: [:]].merge(places) { $1 }
      }
      let last = scene.lastStep
      let some = readsEveryStep ? last : min(last, 60)
      for _ in 0...some {
        expectUnmoved("forward to")
        scene.press(.character(" "))
      }
      for _ in 0...some {
        scene.press(.backspace)
        expectUnmoved("back to")
      }
      for step in [last, 0, last / 2, last / 3, last, last / 2] {
        scene.go(to: step)
        expectUnmoved("by a jump to")
      }
    }
  }
}
