import Drawing

/// The one table of keys: what is pressed, what it does, and how the help and the manual say it.
public enum KeyTable {
  /// A heading of the help.
  public enum Section: String, Hashable, Sendable, CaseIterable {
    case time = "Through time"
    case look = "Looking closer"
    case graph = "In the graph"
    case program = "Program"
  }

  /// One row.
  public struct Row: Sendable {
    /// The keys that do it.
    public let keys: [Key]
    /// How the help names them.
    public let shown: String
    /// What they do.
    public let action: Action
    /// The help, without a full stop.
    public let help: String
    /// Where the help lists it.
    public let section: Section
    /// The panes that must have the focus; nil for any.
    public let focus: Set<Pane>?
    /// The short form for the row of hints; nil for none.
    public let hint: String?

    init(
      _ keys: [Key], _ shown: String, _ action: Action, _ help: String, _ section: Section, focus: Set<Pane>? = nil,
      hint: String? = nil
    ) {
      self.keys = keys
      self.shown = shown
      self.action = action
      self.help = help
      self.section = section
      self.focus = focus
      self.hint = hint
    }
  }

  private static let text: Set<Pane> = [.scene, .output, .inspector]

  /// All rows, in the order of the help. A row for one pane goes before one for any.
  public static let rows: [Row] = [
    Row([.character(" "), .pageDown], "Space PgDn", .stepForward, "one step forward", .time, hint: "Space/→ step"),
    Row([.backspace, .pageUp], "Bksp PgUp", .stepBack, "one step back", .time, hint: "Bksp/← back"),
    Row([.right], "→", .stepForward, "one step forward", .time, focus: text),
    Row([.left], "←", .stepBack, "one step back", .time, focus: text),
    Row([.character("s")], "s", .eventForward, "one event forward", .time),
    Row([.character("S")], "S", .eventBack, "one event back", .time),
    Row([.character("]")], "]", .lineForward, "to the next line", .time, hint: "] line"),
    Row([.character("[")], "[", .lineBack, "to the line before", .time),
    Row([.character("}")], "}", .phaseForward, "to the next phase: forward, backward", .time, hint: "} phase"),
    Row([.character("{")], "{", .phaseBack, "to the phase before", .time),
    Row([.character(")")], ")", .roundForward, "to the next loop round or notebook cell", .time, hint: ") loop/cell"),
    Row([.character("(")], "(", .roundBack, "to the round or cell before", .time),
    Row([.character("g"), .home], "g Home", .first, "to the start", .time),
    Row([.character("G"), .end], "G End", .last, "to the end of what is recorded", .time),
    Row([.character(":")], ":N Enter", .goToStep, "go to step N; 10 Space takes ten steps", .time),
    Row(
      [.character("w")], "w", .why, "why is it so? one sentence and the line that is the cause", .look, hint: "w why"),
    Row([.enter], "Enter", .inspect, "the pane, or all about the tensor; at the end: the next scene", .look),
    Row([.tab], "Tab", .nextPane, "focus on the next pane", .look),
    Row([.backTab], "S-Tab", .previousPane, "focus on the pane before", .look),
    Row([.up], "↑", .scrollUp, "scroll the pane that has the focus up", .look, focus: text),
    Row([.down], "↓", .scrollDown, "scroll it down", .look, focus: text),
    Row([.character("k")], "k", .selectUp, "select the box above, where the tensor came from", .graph),
    Row([.character("j")], "j", .selectDown, "select the box below, where it is used", .graph),
    Row([.character("h")], "h", .selectLeft, "select the box to the left", .graph),
    Row([.character("l")], "l", .selectRight, "select the box to the right", .graph),
    Row([.up], "↑", .selectUp, "as k, when the graph has the focus", .graph, focus: [.graph]),
    Row([.down], "↓", .selectDown, "as j", .graph, focus: [.graph]),
    Row([.left], "←", .selectLeft, "as h", .graph, focus: [.graph]),
    Row([.right], "→", .selectRight, "as l", .graph, focus: [.graph]),
    Row([.character("K"), .shiftUp], "K S-↑", .panUp, "move the view up", .graph),
    Row([.character("J"), .shiftDown], "J S-↓", .panDown, "move the view down", .graph),
    Row([.character("H"), .shiftLeft], "H S-←", .panLeft, "move the view left", .graph),
    Row([.character("L"), .shiftRight], "L S-→", .panRight, "move the view right", .graph),
    Row([.character("+")], "+", .moreDetail, "more detail: lines, then boxes", .graph),
    Row([.character("-")], "-", .lessDetail, "less detail: one line each, then one cell", .graph),
    Row([.character("f")], "f", .fit, "as much detail as fits", .graph),
    Row([.character("o")], "o", .orientation, "lead edges down or to the right", .graph),
    Row(
      [.character("z")], "z", .fold, "fold the loop round, function or module here, or unfold it",
      .graph),
    Row([.character("Z")], "Z", .foldAll, "fold them all, or none", .graph),
    Row([.character("m")], "m", .map, "a map of the whole graph", .graph),
    Row([.character(".")], ".", .follow, "follow the step again", .graph),
    Row([.character("p")], "p", .scenes, "choose a scene", .program),
    Row([.character("r")], "r", .reload, "read the scene again", .program),
    Row([.character("t")], "t", .theme, "dark or light", .program),
    Row([.character("?")], "?", .help, "this help", .program, hint: "? keys"),
    Row([.escape], "Esc", .cancel, "back from whatever is open", .program),
    Row([.character("q")], "q", .quit, "quit", .program, hint: "q quit"),
    Row([.control("c")], "Ctrl-C", .interrupt, "stop a scene that is running, else quit", .program),
  ]

  /// What a key does when a pane has the focus.
  static func action(for key: Key, focus: Pane) -> Action? {
    rows.first { $0.keys.contains(key) && $0.focus?.contains(focus) ?? true }?.action
  }

  /// The row of hints.
  static func hints(forFocus focus: Pane) -> [String] {
    rows.compactMap { row in row.focus?.contains(focus) ?? true ? row.hint : nil }
  }
}
