import Drawing
import Foundation
import Testing

@testable import Terminal

/// An event source whose keyboard and signals are pipes.
private struct Desk {
  let keyboard: BytePipe
  let signals: BytePipe
  let waker: Waker
  var source: EventSource

  init() throws {
    keyboard = try #require(BytePipe())
    signals = try #require(BytePipe())
    waker = try #require(Waker())
    source = EventSource(input: keyboard.reading, signals: signals, waker: waker, decoder: InputDecoder())
  }

  func type(_ text: String) { for byte in text.utf8 { keyboard.write(byte) } }

  mutating func next() -> EventSource.Occurrence? { source.next(deadline: .now) }
}

@Suite struct `The event source` {
  @Test func `gives keys in the order in which they were typed`() throws {
    var desk = try Desk()
    desk.type("a\u{1B}[B가")
    #expect(desk.next() == .event(.key(.character("a"))))
    #expect(desk.next() == .event(.key(.down)))
    #expect(desk.next() == .event(.key(.character("가"))))
    #expect(desk.next() == nil)
  }

  @Test func `gives Escape when nothing follows it`() throws {
    var desk = try Desk()
    desk.type("\u{1B}")
    #expect(desk.source.next(deadline: .now + .seconds(5)) == .event(.key(.escape)))
  }

  @Test func `gives Ctrl-Z as the stop key and Ctrl-backslash as the signal`() throws {
    var desk = try Desk()
    desk.type("\u{1A}\u{1C}")
    #expect(desk.next() == .stopKey)
    #expect(desk.next() == .event(.signal(SIGQUIT)))
  }

  @Test func `wakes for another thread, once for calls before it is read`() async throws {
    var desk = try Desk()
    let waker = desk.waker
    await Task.detached {
      waker.wake()
      waker.wake()
    }.value
    #expect(desk.next() == .event(.wake))
    #expect(desk.next() == nil)
    waker.wake()
    #expect(desk.next() == .event(.wake))
  }

  @Test func `gives signals by their numbers, and forgets those of stopping when told`() throws {
    var desk = try Desk()
    for number in [SIGTERM, SIGTSTP, SIGWINCH, SIGCONT] { desk.signals.write(UInt8(number)) }
    desk.source.discardStopSignals()
    #expect(desk.next() == .signal(SIGTERM))
    #expect(desk.next() == .signal(SIGWINCH))
    #expect(desk.next() == nil)
  }

  @Test func `tells the columns of the symbol from the answer`() throws {
    var desk = try Desk()
    desk.source.askForSymbolColumns(output: desk.keyboard.writing)
    #expect(desk.source.isAnswerDue)
    _ = desk.keyboard.readAll()
    desk.type("x\u{1B}[1;3R")
    #expect(desk.next() == .event(.key(.character("x"))))
    #expect(desk.next() == .event(.symbolColumns(2)))
    #expect(!desk.source.isAnswerDue)
  }

  @Test func `says once that no key will come any more, and still hears of other things`() throws {
    let signals = try #require(BytePipe())
    let waker = try #require(Waker())
    let nothing = open("/dev/null", O_RDONLY)
    defer { close(nothing) }
    var source = EventSource(input: nothing, signals: signals, waker: waker, decoder: InputDecoder())
    #expect(source.next(deadline: .now) == .event(.endOfInput))
    #expect(source.next(deadline: .now) == nil)
    waker.wake()
    #expect(source.next(deadline: .now) == .event(.wake))
  }
}
