/// Columns as terminals count them: per scalar, as `wcwidth` does, never by grapheme.
public enum TextWidth {
  /// 0, 1 or 2 columns; control characters count as the replacement that `Canvas` draws for them.
  public static func columns(of scalar: Unicode.Scalar) -> Int { fatalError("to be written") }

  /// The sum over the scalars.
  public static func columns(of text: some StringProtocol) -> Int { fatalError("to be written") }

  /// The text, or as much of it as fits before a closing `…` (`...` under ASCII), never wider than `columns`.
  public static func truncated(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    fatalError("to be written")
  }
}
