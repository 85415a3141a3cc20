/// The text of a scene as a reader sees it: a title and one or more cells of lines.
public struct SceneDocument: Hashable, Sendable {
  /// One cell of a notebook, or the whole of a plain script.
  public struct Cell: Hashable, Sendable {
    /// `In [9]`, or nil for a plain script.
    public var label: String?
    /// The markdown before the cell, one line each; empty for a plain script, whose comments are the narration.
    public var narration: [String]
    /// The lines of code, without line ends.
    public var lines: [String]

    /// Makes a cell.
    public init(label: String? = nil, narration: [String] = [], lines: [String]) {
      self.label = label
      self.narration = narration
      self.lines = lines
    }
  }

  /// The file's name without its folder, `01-backward.py`.
  public var name: String
  /// The first comment (or markdown heading) of the scene; nil when there is none.
  public var title: String?
  /// At least one cell.
  public var cells: [Cell]

  /// Makes a document.
  public init(name: String, title: String?, cells: [Cell]) {
    self.name = name
    self.title = title
    self.cells = cells
  }
}
