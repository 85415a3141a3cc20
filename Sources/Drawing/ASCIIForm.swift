/// Frames for terminals that cannot show the drawing characters, or not in one column.
extension Canvas {
  /// The canvas with each character that is not ASCII replaced by one-column ASCII, at the same places.
  ///
  /// Wide characters become `??`; with `keepingWide`, for terminals that do show UTF-8 but give ambiguous characters two
  /// columns, they stay as they are, since their width is beyond doubt.
  public func asciiForm(keepingWide: Bool = false) -> Canvas {
    var result = self
    for y in 0..<size.height {
      for x in 0..<size.width {
        let cell = self[x, y]
        let isWide = cell.text.isEmpty || isLeftHalf(x: x, y: y)
        if isWide && keepingWide { continue }
        let text = isWide ? "?" : ASCIIForm.character(for: cell.text)
        if text != cell.text { result.set(Cell(text: text, style: cell.style), x: x, y: y) }
      }
    }
    return result
  }
}

/// One-column ASCII for what frames are drawn with.
enum ASCIIForm {
  /// The nearest ASCII character; `?` for one that has none.
  static func character(for text: String) -> String {
    guard let scalar = text.unicodeScalars.first else { return " " }
    if scalar.isASCII { return String(scalar) }
    if let known = table[scalar] { return String(known) }
    if let arms = Arms(of: text) { return character(for: arms) }
    return unaccented(scalar) ?? "?"
  }

  /// `- |` for light lines, `= !` for heavy ones, `= #` for double ones, and a character of its own for each kind of corner
  /// and junction, so that lines that meet can be told from lines that only cross: a crossing is `)`, as if the one line
  /// arched over the other. Of two that share a character, one continues what stands to its left or above, one does not.
  private static func character(for arms: Arms) -> String {
    let weights = [arms.up, arms.right, arms.down, arms.left]
    let isThick = weights.contains(.heavy) || weights.contains(.double)
    switch arms.directions {
    case [.left, .right], .left, .right: return isThick ? "=" : "-"
    case [.up, .down], .up, .down: return weights.contains(.double) ? "#" : isThick ? "!" : "|"
    case [.right, .down], [.up, .left]: return "/"
    case [.left, .down], [.up, .right]: return "\\"
    case [.up, .down, .right]: return "}"
    case [.up, .down, .left]: return "{"
    case [.up, .down, .left, .right]: return ")"
    default: return "+"
    }
  }

  /// The letter under an accent: `e` for `é`, from the character's Unicode name.
  private static func unaccented(_ scalar: Unicode.Scalar) -> String? {
    let words = scalar.properties.name?.split(separator: " ") ?? []
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1, words[4] == "WITH" else {
      return nil
    }
    return words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
  }

  /// Each group: what replaces, then the characters that it replaces.
  private static let groups: [(Unicode.Scalar, String)] = [
    // Arrows and markers
    ("^", "▲△▴▵↑⇑⌃"), ("v", "▼▽▾▿↓⇓⌄"), (">", "▶▷▸▹►→⇒❯›»"), ("<", "◀◁◂◃◄←⇐❮‹«⌫"), ("*", "●◆★✱∗⋆◈"), ("&", "•"),
    ("@", "◉⊙◎↺"),
    ("o", "○◌◇☆◦∘"), ("X", "╳✗✘✕✖"), ("Y", "✓✔"), ("!", "⚠≠"), ("$", "⏎↵"),
    // Dotted lines and diagonals
    (".", "┄┅┈┉╌╍"), (":", "┆┇┊┋╎╏"), ("/", "╱"), ("\\", "╲"),
    // Mathematics
    ("V", "∇"), ("S", "Σ∑"), ("P", "Π∏"), ("D", "∆Δ"), ("d", "∂δ"), ("x", "×⊗"), ("/", "÷∕⁄"), ("+", "⊕±"),
    ("~", "≈∼≃"),
    ("=", "≡"), (">", "≥"), ("<", "≤"), ("8", "∞"), ("r", "√"), ("i", "∫"), ("-", "−"), ("T", "ᵀ⊤"), ("0", "⁰₀"),
    ("1", "¹₁"), ("2", "²₂"), ("3", "³₃"), ("a", "α"), ("b", "β"), ("g", "γ"), ("e", "ε"), ("n", "η"), ("t", "θτ"),
    ("l", "λ"), ("m", "μµ"), ("p", "π"), ("s", "σ"), ("(", "⎛⎜⎝⟨"), (")", "⎞⎟⎠⟩"), ("[", "⎡⎢⎣"), ("]", "⎤⎥⎦"),
    // Bars and shades
    ("#", "█▉▊▋■▪◼▓▇▆"), ("=", "▌▍▀▄▅"), ("|", "▏▎▕▐¦↕"), ("%", "▒"), (".", "░"), ("_", "▁▂▃"),
    // Punctuation
    ("~", "…"), (".", "·⋯⋅"), (":", "⋮∶"), ("-", "–—‐‑‒―⁃↔⇔"), ("'", "‘’‛′"), ("\"", "“”‟″"),
    (" ", "\u{A0}\u{2002}\u{2003}\u{2007}\u{2009}\u{202F}"),
  ]

  private static let table = Dictionary(
    groups.flatMap { group in group.1.unicodeScalars.map { ($0, group.0) } }, uniquingKeysWith: { first, _ in first })
}
