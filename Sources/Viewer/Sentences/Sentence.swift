import Drawing

/// One statement in several lengths, longest first, so that what does not fit is said shorter and not cut off.
struct Sentence: Equatable, Sendable, ExpressibleByStringInterpolation {
  /// The versions, longest first; never empty.
  private let versions: [String]

  init(_ versions: String...) { self.init(versions: versions) }

  /// Empty versions are left out.
  init(versions: [String]) {
    let said = versions.filter { !$0.isEmpty }
    self.versions = said.isEmpty ? [""] : said
  }

  init(stringLiteral value: String) { versions = [value] }

  /// The longest version.
  var longest: String { versions[0] }

  /// The longest version that fits, or as much of the shortest as does.
  func fitting(columns: Int) -> String {
    let oneLine = versions.map { $0.split(separator: "\n").joined(separator: " ") }
    return oneLine.first { TextWidth.columns(of: $0) <= columns }
      ?? TextWidth.truncated(oneLine.last ?? "", to: max(0, columns))
  }
}
