/// Strings of terminal descriptions.
enum TerminalStrings {
  /// A string without its delays, `$<5>`, `$<2*/>`, which were for the lines of old terminals.
  static func withoutDelays(_ string: String) -> String {
    var kept = ""
    var rest = Substring(string)
    while let character = rest.popFirst() {
      if character == "$", rest.first == "<", let end = rest.firstIndex(of: ">") {
        rest = rest[rest.index(after: end)...]
      } else {
        kept.append(character)
      }
    }
    return kept
  }
}
