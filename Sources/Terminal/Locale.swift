#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The character set of the terminal, which ncurses takes from the C library.
enum Locale {
  /// Sets the C library's character set from the environment; whether it is UTF-8.
  ///
  /// A UTF-8 locale that is not installed here, as is common over SSH, is replaced by one that always is.
  static func prepare(environment: [String: String]) -> Bool {
    setlocale(LC_CTYPE, "")
    if isUTF8 { return true }
    guard promisesUTF8(environment) else { return false }
    return ["C.UTF-8", "en_US.UTF-8"].contains { (name: String) in setlocale(LC_CTYPE, name) != nil && isUTF8 }
  }

  /// Whether the variable that counts names a UTF-8 locale.
  static func promisesUTF8(_ environment: [String: String]) -> Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let lowered = name.lowercased()
    return lowered.hasSuffix("utf-8") || lowered.hasSuffix("utf8") || lowered.contains(".utf-8@")
  }

  private static var isUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name) == "UTF-8"
  }
}
