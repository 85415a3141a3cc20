import Drawing
import Foundation
import Recording
import Testing

@testable import Viewer

/// What scenes are read at every step, and not only at some: `1` for all, or a part of their paths, as in
/// `GRADWALK_EVERY_STEP=24-gpt`, since a large one takes long.
private let wanted = ProcessInfo.processInfo.environment["GRADWALK_EVERY_STEP"]

/// Which of the looks at every step is taken, counted from 0; without it all. Large scenes are read in several processes.
private let wantedLook = ProcessInfo.processInfo.environment["GRADWALK_LOOK"].flatMap { Int($0) }

/// The looks at every step.
private var everyLook: [Look] { wantedLook.map { [Look.all[$0 % Look.all.count]] } ?? Look.all }

/// Whether every step is read.
private let readsEveryStep = wanted != nil

/// Steps of a scene: all, or as many as given to the last, and the first where it is more than one.
private func steps(upTo last: Int, some: Int) -> [Int] {
  readsEveryStep ? Array(0...last) : Set((1...some).map { $0 * last / some } + (some > 1 ? [0] : [])).sorted()
}

/// A program that was run, and the graph that it made.
private struct Recorded {
  let path: String
  let timeline: Timeline
  let graph: RecordedGraph

  /// Runs a program; nil where it is refused, or not among those whose every step is wanted.
  init?(_ path: String) throws {
    if let wanted, wanted != "1", !path.contains(wanted) { return nil }
    guard let timeline = try Scenes.timeline(path) else { return nil }
    (self.path, self.timeline, graph) = (path, timeline, RecordedGraph(timeline))
  }

  /// Expects that the edges are read at every step that a look is worth.
  func expectReadable(_ looks: [Look]) {
    for look in looks {
      var scene = DrawnScene(timeline, graph, name: path, look)
      var failures = 0
      for step in steps(upTo: scene.lastStep, some: look.steps) where failures < 3 {
        scene.go(to: step)
        let faults = scene.faults()
        #expect(faults.isEmpty, "\(path) at \(step), \(look): \(faults.prefix(4)) \(faults.last ?? "")")
        failures += faults.isEmpty ? 0 : 1
      }
    }
  }

  /// Steps forward and back and by jumps, and expects that no box of a stage ever moves.
  func expectStill(_ looks: [Look], steps some: Int) {
    for look in looks {
      var scene = DrawnScene(timeline, graph, name: path, look)
      var known: [Int: [BoxID: Rectangle]] = [:]
      var failures = 0
      func expectUnmoved(_ what: String) {
        let stage = scene.model.outline.value.stage(ofStep: scene.model.step).index
        let places = scene.places
        let moved = places.filter { box, place in known[stage]?[box].map { $0 != place } ?? false }
        failures += moved.isEmpty ? 0 : 1
        if failures < 4 { #expect(moved.isEmpty, "\(path), \(look): moved \(what) \(scene.model.step)") }
        known[stage, default: [:]].merge(places) { $1 }
      }
      let last = scene.lastStep
      let count = readsEveryStep ? last : min(last, some)
      for _ in 0...count {
        expectUnmoved("forward to")
        scene.press(.character(" "))
      }
      for _ in 0...count {
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

@Suite struct `A scene, read from its characters alone,` {
  @Test(arguments: Scenes.course) func `gives the edges of the course and moves no box`(path: String) throws {
    guard let scene = try Recorded(path) else { return }
    scene.expectReadable(readsEveryStep ? everyLook : Look.several)
    scene.expectStill(readsEveryStep ? everyLook : [Look(), Look(detail: .rail), Look(isFolded: true)], steps: 60)
  }

  @Test(arguments: Scenes.conformance) func `gives the edges of any program and moves no box`(path: String) throws {
    guard let scene = try Recorded(path) else { return }
    scene.expectReadable(readsEveryStep ? everyLook : Look.one)
    scene.expectStill(readsEveryStep ? everyLook : [Look()], steps: 12)
  }
}
