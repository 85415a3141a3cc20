/// A key as the user presses it, the same from a terminal and from `--keys`.
public enum Key: Hashable, Sendable {
  /// A printing character, Space included.
  case character(Character)
  /// Ctrl with a letter, `control("c")`.
  case control(Character)
  case enter, tab, backTab, backspace, escape
  case up, down, left, right
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown, insert, delete
  case function(Int)
}

extension Key {
  /// The keys that have names; the first name is the one that `name` gives.
  private static let names: [(key: Key, names: [String])] = [
    (.character(" "), ["space"]),
    (.enter, ["enter", "return"]),
    (.tab, ["tab"]),
    (.backTab, ["s-tab", "backtab"]),
    (.backspace, ["backspace", "bksp"]),
    (.escape, ["esc", "escape"]),
    (.up, ["up"]),
    (.down, ["down"]),
    (.left, ["left"]),
    (.right, ["right"]),
    (.shiftUp, ["s-up"]),
    (.shiftDown, ["s-down"]),
    (.shiftLeft, ["s-left"]),
    (.shiftRight, ["s-right"]),
    (.home, ["home"]),
    (.end, ["end"]),
    (.pageUp, ["pgup", "pageup"]),
    (.pageDown, ["pgdn", "pagedown"]),
    (.insert, ["insert", "ins"]),
    (.delete, ["delete", "del"]),
  ]

  private static let keyOfName = Dictionary(
    names.flatMap { entry in entry.names.map { ($0, entry.key) } }, uniquingKeysWith: { first, _ in first })
  private static let nameOfKey = Dictionary(
    names.map { ($0.key, $0.names[0]) }, uniquingKeysWith: { first, _ in first })

  /// The key with a name as in `--keys`: `space`, `s-left`, `c-c`, `f5` …, in capitals or not; nil for other text.
  public init?(name: String) {
    let name = name.lowercased()
    if let key = Self.keyOfName[name] {
      self = key
    } else if let number = Int(name.dropFirst()), name == "f\(number)", 1...63 ~= number {
      self = .function(number)
    } else if name.utf8.count == 3, name.hasPrefix("c-"), let letter = name.last, "a"..."z" ~= letter {
      self = .control(letter)
    } else {
      return nil
    }
  }

  /// The name as in `--keys`; a character is its own name.
  public var name: String {
    switch self {
    case .character(let character) where character != " ": String(character)
    case .control(let letter): "c-\(letter)"
    case .function(let number): "f\(number)"
    default: Self.nameOfKey[self] ?? ""
    }
  }
}
