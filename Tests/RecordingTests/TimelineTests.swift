import Dispatch
import Synchronization
import Testing

@testable import Recording

@Suite struct `The timeline` {
  private let timeline = Timeline(document: Sample.document, events: Sample.square)

  @Test func `counts picture events as steps`() {
    #expect(timeline.eventCount == 11)
    #expect(timeline.lastStep == 4)
  }

  @Test func `gives names, prints and the start of a pass to the step before them`() {
    #expect((0...4).map { timeline.events(ofStep: $0) } == [0..<0, 0..<2, 2..<6, 6..<7, 7..<11])
    #expect((0..<11).map { timeline.step(ofEvent: $0) } == [1, 1, 2, 2, 2, 2, 3, 4, 4, 4, 4])
  }

  @Test func `knows no picture event at step 0 or past the end`() {
    #expect(timeline.pictureEvent(ofStep: 0) == nil)
    #expect(timeline.pictureEvent(ofStep: 5) == nil)
    #expect(timeline.pictureEvent(ofStep: 3) == Sample.square[6])
  }

  @Test func `clamps a step to its ends`() {
    #expect(timeline.state(atStep: -3) == GraphState())
    #expect(timeline.state(atStep: 99) == timeline.state(atStep: 4))
  }

  @Test func `gives the same state however many checkpoints lie before it`() {
    let events = (0..<40).flatMap { _ in Sample.square }
    var limits = Recorder.Limits()
    limits.chunkEvents = 3
    let recorder = Recorder(document: Sample.document, limits: limits)
    for event in events { recorder.append(event) }
    recorder.finish(.finished)
    let timeline = recorder.timeline
    #expect(timeline.chunks.contains { $0.checkpoint != nil && $0.firstEvent > 0 })
    var expected = GraphState()
    for count in 0...events.count {
      if count > 0 { expected.apply(events[count - 1]) }
      if count % 7 == 0 { #expect(timeline.state(beforeEvent: count) == expected) }
    }
  }

  @Test func `is equal to another handle only at the same revision`() {
    let recorder = Recorder(document: Sample.document)
    let empty = recorder.timeline
    #expect(empty == recorder.timeline)
    recorder.append(Sample.leaf(1))
    recorder.finish(.finished)
    #expect(empty != recorder.timeline)
    #expect(Timeline(document: Sample.document, events: []) != Timeline(document: Sample.document, events: []))
  }
}

@Suite struct `The recorder` {
  @Test func `publishes by counts, and holds back the step that may still grow`() {
    var limits = Recorder.Limits()
    limits.chunkEvents = 3
    let recorder = Recorder(document: Sample.document, limits: limits)
    for event in Sample.square.prefix(5) { recorder.append(event) }
    #expect(recorder.timeline.eventCount == 3)
    #expect(recorder.timeline.lastStep == 1)
    recorder.append(Sample.square[5])
    #expect(recorder.timeline.eventCount == 6)
    recorder.finish(.finished)
    #expect(recorder.timeline.lastStep == 2)
    #expect(recorder.timeline.ending == .finished)
  }

  @Test func `ignores what comes after the end`() {
    let recorder = Recorder(document: Sample.document)
    recorder.finish(.interrupted)
    recorder.append(Sample.leaf(1))
    recorder.finish(.finished)
    #expect(recorder.timeline.eventCount == 0)
    #expect(recorder.timeline.ending == .interrupted)
  }

  @Test func `parks a scene that is far enough ahead and lets it go on when more is asked for`() {
    var limits = Recorder.Limits()
    limits.chunkEvents = 10
    limits.eventsAhead = 40
    let parked = DispatchSemaphore(value: 0)
    let recorder = Recorder(document: Sample.document, limits: limits, onPublish: { parked.signal() })
    let ended = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      for number in 1...1000 { recorder.append(Sample.leaf(number)) }
      recorder.finish(.finished)
      ended.signal()
    }
    for _ in 0..<4 { parked.wait() }
    while !recorder.isParked {}
    #expect(recorder.timeline.eventCount == 40)
    recorder.advance(toStep: 40)
    for _ in 0..<4 { parked.wait() }
    while !recorder.isParked {}
    #expect(recorder.timeline.eventCount == 80)
    recorder.release()
    ended.wait()
    #expect(recorder.timeline.eventCount == 1000)
  }
}

@Suite struct `A preview` {
  @Test(arguments: [
    (30, "[-1.5981, -0.8342, 1.3817]"), (26, "[-1.5981, -0.8342, 1.3817]"), (25, "[-1.5981, -0.8342, …]"),
    (13, "[-1.5981, …]"), (5, "[…]"), (0, "[…]"),
  ])
  func `drops elements, never digits`(columns: Int, text: String) {
    let value = ValueSnapshot(
      shape: [3], dtype: "float32", elements: ["-1.5981", "-0.8342", "1.3817"], numbers: [-1.5981, -0.8342, 1.3817],
      statistics: nil)
    #expect(value.preview(columns: columns) == text)
  }

  @Test(arguments: [(40, "[[1., 2.], [3., 4.]]"), (15, "[[1., 2.], …]"), (12, "[[1., …], …]")])
  func `keeps the brackets of a matrix`(columns: Int, text: String) {
    let value = ValueSnapshot(
      shape: [2, 2], dtype: "float32", elements: ["1.", "2.", "3.", "4."], numbers: [1, 2, 3, 4], statistics: nil)
    #expect(value.preview(columns: columns) == text)
  }

  @Test func `gives a 0-d value whole and says when there is nothing`() {
    let scalar = ValueSnapshot(shape: [], dtype: "float32", elements: ["8.6379"], numbers: [8.6379], statistics: nil)
    #expect(scalar.preview(columns: 3) == "8.6379")
    let empty = ValueSnapshot(shape: [0], dtype: "float32", elements: [], numbers: [], statistics: nil)
    #expect(empty.preview(columns: 10) == "[]")
  }

  @Test func `shows that elements beyond the recorded ones exist`() {
    let value = ValueSnapshot(shape: [100], dtype: "int64", elements: ["0", "1"], numbers: [0, 1], statistics: nil)
    #expect(value.preview(columns: 40) == "[0, 1, …]")
  }
}
