import Drawing
import Testing

@testable import Terminal

@Suite struct `The input decoder` {
  private func keys(_ text: String, described: [[UInt8]: Key] = [:]) -> [InputDecoder.Input] {
    var decoder = InputDecoder(described: described)
    return decoder.decode(text.utf8) + decoder.finish()
  }

  @Test(arguments: [
    ("a", [Key.character("a")]), (" ", [.character(" ")]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
    ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]), ("\u{3}", [.control("c")]), ("\u{1}", [.control("a")]),
    ("\u{0}", []), ("가é😀", [.character("가"), .character("é"), .character("😀")]), ("\u{85}", []),
  ])
  func `reads characters and control characters`(text: String, expected: [Key]) {
    #expect(keys(text) == expected.map { .key($0) })
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[1;2D", .shiftLeft), ("\u{1B}[1;6C", .shiftRight),
    ("\u{1B}[1;5A", .up), ("\u{1B}[1;3A", .up), ("\u{1B}[a", .shiftUp), ("\u{1B}[H", .home), ("\u{1B}[1~", .home),
    ("\u{1B}[7~", .home), ("\u{1B}OF", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6;5~", .pageDown),
    ("\u{1B}[2~", .insert),
    ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)), ("\u{1B}[[C", .function(3)),
    ("\u{1B}[15~", .function(5)), ("\u{1B}[24~", .function(12)), ("\u{1B}[1;2R", .function(3)),
    ("\u{1B}OM", .enter), ("\u{1B}Op", .character("0")), ("\u{1B}Ok", .character("+")),
  ])
  func `reads the sequences of keys`(text: String, expected: Key) {
    #expect(keys(text) == [.key(expected)])
  }

  @Test func `reads the sequences of the terminal's own description first`() {
    let described: [[UInt8]: Key] = [Array("\u{1B}[A".utf8): .end, Array("\u{1B}{x".utf8): .home, [8]: .left]
    #expect(keys("\u{1B}[A\u{1B}{x\u{8}", described: described) == [.key(.end), .key(.home), .key(.backspace)])
  }

  @Test func `reads the same however the bytes are cut`() {
    let bytes = Array("x\u{1B}[1;2A가\u{1B}OP\u{1B}[3~é😀\u{1B}[[Bq".utf8)
    let whole = keys(String(decoding: bytes, as: UTF8.self))
    #expect(whole.count == 9)
    for cut in 0...bytes.count {
      var decoder = InputDecoder()
      #expect(decoder.decode(bytes[..<cut]) + decoder.decode(bytes[cut...]) == whole)
    }
  }

  @Test func `waits after Escape, which is a key when nothing follows`() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.isEscapePending)
    #expect(decoder.finish() == [.key(.escape)])
    #expect(decoder.pending.isEmpty)
  }

  @Test(arguments: [
    ("\u{1B}x", [Key.escape, .character("x")]), ("\u{1B}\u{1B}", [.escape, .escape]),
    ("\u{1B}\u{1B}[A", [.escape, .up]), ("\u{1B}[", [.escape, .character("[")]),
    ("\u{1B}O", [.escape, .character("O")]),
    ("\u{1B}가", [.escape, .character("가")]), ("\u{1B}]", [.escape, .character("]")]),
  ])
  func `loses nothing that was typed after Escape`(text: String, expected: [Key]) {
    #expect(keys(text) == expected.map { .key($0) })
  }

  @Test(arguments: ["\u{1B}[?62;1;6c", "\u{1B}[>0;276;0c", "\u{1B}[200~", "\u{1B}[I", "\u{1B}[1;", "\u{1B}[99;5u"])
  func `takes what it does not know whole, so that nothing of it is typed`(text: String) {
    #expect(keys(text).isEmpty)
    #expect(keys("a\(text)").count == 1)
  }

  @Test func `drops bytes that are no UTF-8`() {
    var decoder = InputDecoder()
    let bytes: [UInt8] = [0x80, 0xFF, 0x61, 0xE0, 0x80, 0x80, 0x62, 0xED, 0xA0, 0x80, 0xEA, 0xB0, 0x63, 0xC3]
    let typed = decoder.decode(bytes) + decoder.finish()
    #expect(typed == ["a", "b", "c"].map { .key(.character($0)) })
  }

  @Test func `gives the answer about the cursor once, and never as a key`() {
    var decoder = InputDecoder(described: [Array("\u{1B}[1;2R".utf8): .function(5)])
    decoder.expectsCursor = true
    #expect(
      decoder.decode("q\u{1B}[1;2Rw".utf8) == [
        .key(.character("q")), .cursor(row: 1, column: 2), .key(.character("w")),
      ])
    #expect(!decoder.expectsCursor)
    #expect(decoder.decode("\u{1B}[1;2R".utf8) == [.key(.function(5))])
  }

  @Test func `tells the keys that stop and quit a program from others`() {
    #expect(keys("\u{1A}\u{1C}") == [.suspend, .quit])
  }
}
