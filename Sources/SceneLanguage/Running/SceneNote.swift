/// Something about a notebook that its reader should know and that Python would not print.
public enum SceneNote: Sendable, Hashable {
  /// Part of a cell was passed over, in a sentence: a magic or a shell line.
  case skipped(String)
  /// A cell prints something else than what the notebook keeps as its output.
  case differs(cell: Int, label: String, OutputDifference)

  /// The note as one sentence without a line end.
  public var text: String {
    switch self {
    case .skipped(let sentence): sentence
    case .differs(_, let label, let difference): "\(label): \(difference.text)"
    }
  }
}

/// The first line in which an output differs from the one that is stored.
public struct OutputDifference: Sendable, Hashable {
  /// The number of the line, from 1.
  public var line: Int
  /// The line as it is stored; nil where the stored output ends before it.
  public var stored: String?
  /// The line as it is printed; nil where the cell prints no more.
  public var printed: String?

  /// The difference in words.
  var text: String {
    switch (stored, printed) {
    case (nil, _): "line \(line) is not in the stored output"
    case (let stored?, nil): "the stored output goes on with line \(line): \(stored)"
    case (let stored?, _): "line \(line) of the stored output is: \(stored)"
    }
  }
}

/// What a cell prints, beside what the notebook has stored of it.
struct StoredOutput {
  private let stored: String
  private var printed = ""

  init(_ stored: String) { self.stored = stored }

  /// Takes what is printed. Of what goes far beyond all that is stored nothing need be kept.
  mutating func take(_ text: String) {
    if printed.utf8.count <= stored.utf8.count + StoredOutput.excess { printed += text }
  }

  private static let excess = 4096

  /// Where the two part; nil where they agree but for line ends at the end.
  var difference: OutputDifference? {
    let old = StoredOutput.lines(stored)
    let new = StoredOutput.lines(printed)
    for index in 0..<max(old.count, new.count) {
      let (stored, printed) = (index < old.count ? old[index] : nil, index < new.count ? new[index] : nil)
      if stored != printed { return OutputDifference(line: index + 1, stored: stored, printed: printed) }
    }
    return nil
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
