import Testing

@testable import Drawing

@Suite struct `Key names` {
  @Test(arguments: [
    ("space", Key.character(" ")), ("enter", .enter), ("backspace", .backspace), ("tab", .tab), ("s-tab", .backTab),
    ("esc", .escape), ("up", .up), ("s-left", .shiftLeft), ("c-c", .control("c")), ("f1", .function(1)),
    ("f12", .function(12)), ("pgdn", .pageDown), ("home", .home),
  ])
  func `name keys, and are the names of those keys`(name: String, key: Key) {
    #expect(Key(name: name) == key)
    #expect(key.name == name)
    #expect(Key(name: name.uppercased()) == key)
  }

  @Test(arguments: ["", "a", "]", "f0", "f64", "f05", "f", "c-1", "c-", "c-cc", "spaces", ":42"])
  func `are refused for other text`(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test func `of a character are the character`() {
    #expect(Key.character("가").name == "가")
  }
}

@Suite struct `A key script` {
  private func typed(_ text: String) -> [KeyScript.Step] { text.map { .press(.character($0)) } }

  @Test func `presses named keys and types everything else`() {
    #expect(
      KeyScript("space  ] } 10 :42 enter c-c /relu").steps
        == typed(" ]}10:42") + [.press(.enter), .press(.control("c"))] + typed("/relu"))
  }

  @Test func `keeps spaces in quotes, and types a quoted name`() {
    #expect(KeyScript(#"/"two words" enter"#).steps == typed("/two words") + [.press(.enter)])
    #expect(KeyScript("'up' up").steps == typed("up") + [.press(.up)])
    #expect(KeyScript(#"'a "b" c'"#).steps == typed(#"a "b" c"#))
  }

  @Test func `takes a quote without its partner, or two quotes around nothing, at its word`() {
    #expect(KeyScript("' x").steps == typed("'x"))
    #expect(KeyScript("''").steps.isEmpty)
    #expect(KeyScript("").steps.isEmpty)
  }

  @Test func `hands over the words that its reader knows`() {
    #expect(KeyScript("tick space 'tick'", commands: ["tick"]).steps == [.command("tick")] + typed(" tick"))
    #expect(KeyScript("tick").steps == typed("tick"))
  }
}
