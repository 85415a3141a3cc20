import Drawing

/// The bytes that terminals send for keys.
enum KeySequences {
  /// Keys by the last byte of `ESC [ … x` and of `ESC O x`.
  static let ofFinalByte: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
    UInt8(ascii: "S"): .function(4),
    // rxvt with Shift
    UInt8(ascii: "a"): .shiftUp, UInt8(ascii: "b"): .shiftDown, UInt8(ascii: "c"): .shiftRight,
    UInt8(ascii: "d"): .shiftLeft,
  ]

  /// Keys by the number of `ESC [ n ~`, and of rxvt's `ESC [ n ^` with Ctrl.
  static let ofNumber: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
    18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
  ]

  /// Keys of the numeric pad by the last byte of `ESC O x`, as VT220 sends them in application mode.
  static let ofKeypad: [UInt8: Key] = {
    var keys: [UInt8: Key] = [UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab, UInt8(ascii: " "): .character(" ")]
    for (sent, meant) in zip("jklmnopqrstuvwxyX".utf8, "*+,-./0123456789=") { keys[sent] = .character(meant) }
    return keys
  }()

  /// The names under which terminal descriptions hold the sequences of keys.
  static let capabilities: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter), ("kri", .shiftUp), ("kind", .shiftDown), ("kUP", .shiftUp), ("kDN", .shiftDown),
      ("kLFT", .shiftLeft), ("kRIT", .shiftRight),
    ] + (1...12).map { ("kf\($0)", .function($0)) }

  /// The key with the modifiers of xterm's `ESC [ 1 ; m x`, where m is 1 plus 1 for Shift, 2 for Alt, 4 for Ctrl.
  static func modified(_ key: Key, by parameter: Int) -> Key {
    guard parameter > 1, (parameter - 1) & 1 == 1 else { return key }
    return switch key {
    case .up: .shiftUp
    case .down: .shiftDown
    case .left: .shiftLeft
    case .right: .shiftRight
    case .tab: .backTab
    default: key
    }
  }
}
