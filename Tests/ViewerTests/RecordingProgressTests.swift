import Drawing
import Recording
import Testing

@testable import Viewer

@Suite struct `A scene that still records` {
  /// A chain that goes on, as far as a recorder has published it.
  private static func unfinished() -> (Timeline, Timeline) {
    let story = Stories.chain(3000)
    var limits = Recorder.Limits()
    limits.chunkEvents = 100
    let recorder = Recorder(document: story.document, limits: limits)
    for event in story.events.prefix(300) { recorder.append(event) }
    let early = recorder.timeline
    for event in story.events.dropFirst(300) { recorder.append(event) }
    recorder.finish(.finished)
    return (early, recorder.timeline)
  }

  private static func model(_ timeline: Timeline?) -> Model {
    Model(
      scene: SceneReference(name: "chain.py", path: "chain.py"), scenes: [], timeline: timeline,
      size: Size(width: 80, height: 24), configuration: Configuration())
  }

  private static func text(_ model: Model) -> String { view(model, size: model.size).lines.joined(separator: "\n") }

  @Test func `says so before the first chunk`() {
    let model = Self.model(nil)
    #expect(!model.isSettled)
    #expect(Self.text(model).contains("recording…"))
  }

  @Test func `leaves the total open and asks for more`() {
    let (early, whole) = Self.unfinished()
    var model = Self.model(early)
    #expect(model.start().contains(.record(upToStep: 0)))
    #expect(Self.text(model).contains("0/…"))
    let effects = model.update(.goTo(step: 2500))
    #expect(effects.contains(.record(upToStep: 2500)))
    #expect(!model.isSettled)
    #expect(Self.text(model).contains("recording… 298 steps, Ctrl-C stops"))
    #expect(model.update(.key(.control("c"))) == [.interrupt])
    _ = model.update(.timeline(whole))
    #expect(model.step == 2500)
    #expect(Self.text(model).contains("2,500/3,001"))
  }

  @Test func `forgets the wanted step when another is chosen`() {
    let (early, whole) = Self.unfinished()
    var model = Self.model(early)
    _ = model.update(.goTo(step: 2500))
    _ = model.update(.key(.character("g")))
    _ = model.update(.timeline(whole))
    #expect(model.step == 0)
  }

  @Test func `shows the same frame however much more is recorded`() {
    let story = Stories.chain(4600)
    // The block in which the step lies and the next one are there from 4,096 events on.
    func timeline(events: Int) -> Timeline {
      let recorder = Recorder(document: story.document)
      for event in story.events.prefix(events) { recorder.append(event) }
      return recorder.timeline
    }
    func settled(_ timeline: Timeline) -> (Canvas, Bool) {
      var model = Self.model(timeline)
      var effects = model.update(.goTo(step: 100))
      while let effect = effects.popLast() {
        if case .layOut(let request) = effect { effects += model.update(perform(layout: request)) }
      }
      return (view(model, size: model.size), model.isSettled)
    }
    var few = Self.model(timeline(events: 4000))
    for case .layOut(let request) in few.start() { _ = few.update(perform(layout: request)) }
    let enough = settled(timeline(events: 4200))
    let more = settled(timeline(events: 4500))
    #expect(!few.isSettled)
    #expect(enough.1 && more.1)
    #expect(enough.0 == more.0)
  }
}
