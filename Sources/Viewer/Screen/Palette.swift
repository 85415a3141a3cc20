import Drawing

/// The looks of a frame for one theme and colour depth. Whatever a colour says is also said by a word, a character or an
/// attribute.
struct Palette {
  /// What a piece of the frame is.
  enum Role: CaseIterable {
    case text, faint, frame, focusedFrame, heading
    case name, tag, value, gradient, word, alarm
    case trackedBox, untrackedBox, nowBox, toComeBox, releasedBox, selectedBox
    case idleEdge, deliveredEdge, carryingEdge, cutEdge
    case runningLine, madeByLine, whyLine, comment, lineNumber, errorText
    case bar, now, hintKey, hint, selection
  }

  /// The colours of a role in one theme: an entry of 256, of 16 and of 8 colours, and attributes that stay whatever the
  /// depth.
  private struct Look {
    var fine: UInt8?
    var sixteen: UInt8?
    var eight: UInt8?
    var attributes: Style.Attributes

    init(_ fine: UInt8? = nil, _ sixteen: UInt8? = nil, _ eight: UInt8? = nil, _ attributes: Style.Attributes = []) {
      (self.fine, self.sixteen, self.eight, self.attributes) = (fine, sixteen, eight, attributes)
    }
  }

  private let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  /// The look of a role.
  subscript(role: Role) -> Style {
    let look = configuration.theme == .dark ? Self.dark(role) : Self.light(role)
    let colour = colour(look)
    // A grey of its own is faint enough; fainter still could not be read at the back of a class.
    let attributes = configuration.depth == .twoFiftySix ? look.attributes.subtracting(.dim) : look.attributes
    return Style(foreground: colour ?? standardForeground, background: background, attributes: attributes)
  }

  /// The look of a blank.
  var blank: Style { Style(foreground: standardForeground, background: background) }

  private func colour(_ look: Look) -> Colour? {
    let entry: UInt8? =
      switch configuration.depth {
      case .none: nil
      case .eight: look.eight
      case .sixteen: look.sixteen
      case .twoFiftySix: look.fine
      }
    return entry.map(Colour.palette)
  }

  private var background: Colour {
    switch (configuration.theme, configuration.depth) {
    case (_, .none): .standard
    case (.dark, .twoFiftySix): .palette(234)
    case (.dark, _): .palette(0)
    case (.light, .twoFiftySix): .palette(231)
    case (.light, .sixteen): .palette(15)
    case (.light, .eight): .palette(7)
    }
  }

  private var standardForeground: Colour {
    switch (configuration.theme, configuration.depth) {
    case (_, .none): .standard
    case (.dark, .twoFiftySix): .palette(252)
    case (.dark, _): .palette(7)
    case (.light, .twoFiftySix): .palette(235)
    case (.light, _): .palette(0)
    }
  }

  private static func dark(_ role: Role) -> Look {
    switch role {
    case .text, .value: Look()
    case .faint, .hint: Look(246, 7, 7)
    case .comment, .lineNumber: Look(245, 8, 7, .dim)
    case .frame: Look(242, 8, 7, .dim)
    case .focusedFrame: Look(80, 14, 6)
    case .heading: Look(80, 14, 6, .bold)
    case .name: Look(231, 15, 7, .bold)
    case .tag: Look(109, 6, 6)
    case .gradient, .word: Look(222, 11, 3)
    case .alarm, .errorText: Look(203, 9, 1, .bold)
    case .trackedBox: Look(74, 12, 6)
    case .untrackedBox: Look(246, 7, 7)
    case .nowBox: Look(220, 11, 3, .bold)
    case .toComeBox, .releasedBox: Look(243, 8, 7, .dim)
    case .selectedBox: Look(80, 14, 6, .bold)
    case .idleEdge: Look(67, 7, 7)
    case .deliveredEdge: Look(179, 3, 3)
    case .carryingEdge: Look(220, 11, 3, .bold)
    case .cutEdge: Look(203, 9, 1)
    case .runningLine: Look(231, 15, 7, .bold)
    case .madeByLine: Look(222, 11, 3)
    case .whyLine: Look(80, 14, 6, .bold)
    case .bar: Look(252, 15, 7, .bold)
    case .now: Look(231, 15, 7)
    case .hintKey: Look(80, 14, 6, .bold)
    case .selection: Look(231, 15, 7, .reverse)
    }
  }

  private static func light(_ role: Role) -> Look {
    switch role {
    case .text, .value: Look()
    case .faint, .hint: Look(241, 8, 0)
    case .comment, .lineNumber: Look(243, 8, 0, .dim)
    case .frame: Look(248, 8, 0, .dim)
    case .focusedFrame: Look(24, 4, 4)
    case .heading: Look(24, 4, 4, .bold)
    case .name: Look(16, 0, 0, .bold)
    case .tag: Look(30, 6, 4)
    case .gradient, .word: Look(94, 3, 1)
    case .alarm, .errorText: Look(160, 1, 1, .bold)
    case .trackedBox: Look(25, 4, 4)
    case .untrackedBox: Look(243, 8, 0)
    case .nowBox: Look(130, 1, 1, .bold)
    case .toComeBox, .releasedBox: Look(246, 8, 0, .dim)
    case .selectedBox: Look(24, 4, 4, .bold)
    case .idleEdge: Look(67, 8, 0)
    case .deliveredEdge: Look(136, 3, 1)
    case .carryingEdge: Look(130, 1, 1, .bold)
    case .cutEdge: Look(160, 1, 1)
    case .runningLine: Look(16, 0, 0, .bold)
    case .madeByLine: Look(94, 3, 1)
    case .whyLine: Look(24, 4, 4, .bold)
    case .bar: Look(235, 0, 0, .bold)
    case .now: Look(16, 0, 0)
    case .hintKey: Look(24, 4, 4, .bold)
    case .selection: Look(16, 0, 0, .reverse)
    }
  }
}
