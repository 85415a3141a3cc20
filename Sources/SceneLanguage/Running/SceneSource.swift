/// The text of a program: a script, or the code cells of a notebook, which share one namespace.
public struct SceneSource: Sendable, Hashable {
  /// One cell.
  public struct Cell: Sendable, Hashable {
    /// `In [3]`; nil for a plain script.
    public var label: String?
    /// The lines of markdown before the cell.
    public var narration: [String]
    /// The code as a user sees it, magics and shell lines included.
    public var text: String
    /// The stored output of the cell, joined; nil where there is none.
    public var storedOutput: String?

    /// Makes a cell.
    public init(label: String? = nil, narration: [String] = [], text: String, storedOutput: String? = nil) {
      self.label = label
      self.narration = narration
      self.text = text
      self.storedOutput = storedOutput
    }
  }

  /// The file as tracebacks name it: as the user gave it.
  public var fileName: String
  /// At least one cell.
  public var cells: [Cell]
  /// Whether the value of a cell's last expression is echoed.
  public var isNotebook: Bool
  /// What was skipped, such as magics, one sentence each.
  public var notes: [String]

  /// A plain script.
  public init(text: String, fileName: String) {
    self.fileName = fileName
    cells = [Cell(text: text)]
    isNotebook = false
    notes = []
  }

  /// A program of several cells.
  public init(cells: [Cell], fileName: String, isNotebook: Bool, notes: [String] = []) {
    self.fileName = fileName
    self.cells = cells
    self.isNotebook = isNotebook
    self.notes = notes
  }
}
