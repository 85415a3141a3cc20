import Testing

@testable import SceneLanguage

@Suite struct `A value in memory` {
  @Test func `has its tag behind its payload, in the order of the cases`() {
    let slot = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    defer { slot.deallocate() }
    let cases: [(Value, UInt8)] = [
      (.int(7), ValueLayout.intTag), (.float(1), ValueLayout.floatTag), (.bool(true), ValueLayout.boolTag),
      (.object(StringObject("s")), ValueLayout.objectTag), (.none, ValueLayout.emptyTag),
      (.notImplemented, ValueLayout.emptyTag), (.undefined, ValueLayout.emptyTag),
    ]
    for (value, tag) in cases {
      slot.initialize(to: value)
      #expect(slot.tag == tag)
      slot.deinitialize(count: 1)
    }
    #expect(MemoryLayout<Value>.stride == 16)
  }

  @Test func `reads as the number that it holds`() {
    let slot = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    defer { slot.deallocate() }
    slot.initialize(to: .int(-5))
    #expect(slot.uncheckedInt == -5)
    slot.initialize(to: .float(2.5))
    #expect(slot.uncheckedFloat == 2.5)
    slot.initialize(to: .undefined)
    #expect(slot.holdsUndefined)
    slot.initialize(to: .none)
    #expect(!slot.holdsUndefined)
  }
}
