#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The character set of the terminal, which ncurses takes from the C library.
enum TerminalLocale {
  /// Sets the C library's character set from the environment; whether it is UTF-8.
  ///
  /// A UTF-8 locale that is not installed here, as is common over SSH, is replaced by one that always is. So is a locale
  /// that nobody chose, as in containers: what the terminal really does shows in its answer, `symbolColumns`.
  static func prepare(environment: [String: String]) -> Bool {
    setlocale(LC_CTYPE, "")
    if isUTF8 { return true }
    guard allowsUTF8(environment) else { return false }
    return ["C.UTF-8", "en_US.UTF-8"].contains { (name: String) in setlocale(LC_CTYPE, name) != nil && isUTF8 }
  }

  /// Whether the variable that counts names a UTF-8 locale, or none is set.
  static func allowsUTF8(_ environment: [String: String]) -> Bool {
    let chosen = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let name = chosen?.lowercased() else { return true }
    return name.contains("utf-8") || name.contains("utf8")
  }

  private static var isUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name) == "UTF-8"
  }
}
