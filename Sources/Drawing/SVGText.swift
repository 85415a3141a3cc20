extension Canvas {
  /// The frame as a picture: a scalable vector graphic in a grid of 9 × 18 pixels for each cell.
  ///
  /// Text stands on its cells whatever the reader's font; lines, blocks and arrow heads are drawn as shapes, so that
  /// they meet exactly.
  public func svgText(theme: SVGTheme = .dark) -> String {
    var picture = SVGPicture(theme: theme)
    for y in 0..<size.height {
      for run in runs(ofRow: y) { picture.add(run, y: y) }
    }
    return picture.text(size: size)
  }

  /// The cells of a row, split wherever the look changes.
  private func runs(ofRow y: Int) -> [SVGPicture.Run] {
    var runs: [SVGPicture.Run] = []
    for x in 0..<size.width {
      let cell = self[x, y]
      if cell.style == runs.last?.style {
        runs[runs.count - 1].texts.append(cell.text)
      } else {
        runs.append(SVGPicture.Run(x: x, style: cell.style, texts: [cell.text]))
      }
    }
    return runs
  }
}

/// Collects the shapes and texts of a frame.
struct SVGPicture {
  /// Cells beside each other with one look.
  struct Run {
    var x: Int
    var style: Style
    var texts: [String]
  }

  /// How a shape is drawn; shapes with equal pens are one element.
  private struct Pen: Hashable {
    var colour: UInt32
    /// Nil for a filled shape.
    var width: Double?
    var opacity = 1.0
  }

  private static let margin = 8
  private static let baseline = 13.5

  let theme: SVGTheme
  private var grounds = ""
  private var texts = ""
  private var shapes: [(pen: Pen, path: String)] = []
  private var shapeOfPen: [Pen: Int] = [:]

  init(theme: SVGTheme) { self.theme = theme }

  mutating func add(_ run: Run, y: Int) {
    let (ink, ground) = theme.colours(of: run.style)
    let left = Double(run.x * SVGGlyph.width)
    let top = Double(y * SVGGlyph.height)
    let width = Double(run.texts.count * SVGGlyph.width)
    if ground != theme.background {
      grounds += "<rect x=\"\(number(left))\" y=\"\(number(top))\" width=\"\(number(width))\""
      grounds += " height=\"\(SVGGlyph.height)\" fill=\"\(hexadecimal(ground))\"/>\n"
    }
    if run.style.attributes.contains(.underline) {
      draw("M\(number(left)) \(number(top + 15.5))h\(number(width))", with: Pen(colour: ink, width: 1))
    }
    addCharacters(of: run, y: y, ink: ink)
  }

  private mutating func addCharacters(of run: Run, y: Int, ink: UInt32) {
    let isBold = run.style.attributes.contains(.bold)
    var word = ""
    var start = run.x
    func place(_ x: Int) -> (x: Double, y: Double) { (Double(x * SVGGlyph.width), Double(y * SVGGlyph.height)) }
    for (offset, text) in (run.texts + [" "]).enumerated() {
      let x = run.x + offset
      if let scalar = text.unicodeScalars.first, scalar.isASCII, scalar != " ", text.unicodeScalars.count == 1 {
        if word.isEmpty { start = x }
        word += text
        continue
      }
      if !word.isEmpty { addText(word, cells: word.utf8.count, at: place(start), ink: ink, isBold: isBold) }
      word = ""
      if text.isEmpty || text == " " { continue }
      if let glyph = SVGGlyph(text) {
        add(glyph, at: place(x), ink: ink, isBold: isBold)
      } else {
        let isWide = offset + 1 < run.texts.count && run.texts[offset + 1].isEmpty
        addText(text, cells: isWide ? 2 : 1, at: place(x), ink: ink, isBold: isBold, isCentred: true)
      }
    }
  }

  /// Adds a word of one-column ASCII characters, stretched to its cells, or a single character centred in its cells.
  private mutating func addText(
    _ text: String, cells: Int, at place: (x: Double, y: Double), ink: UInt32, isBold: Bool, isCentred: Bool = false
  ) {
    let width = Double(cells * SVGGlyph.width)
    let x = place.x + (isCentred ? width / 2 : 0)
    texts += "<text x=\"\(number(x))\" y=\"\(number(place.y + Self.baseline))\" fill=\"\(hexadecimal(ink))\""
    if isBold { texts += " font-weight=\"bold\"" }
    if isCentred {
      texts += " text-anchor=\"middle\""
    } else if cells > 1 {
      texts += " textLength=\"\(number(width))\""
    }
    texts += ">\(escaped(text))</text>\n"
  }

  private mutating func add(_ glyph: SVGGlyph, at place: (x: Double, y: Double), ink: UInt32, isBold: Bool) {
    for part in glyph.parts {
      var pen = Pen(colour: ink, width: nil)
      switch part.pen {
      case .stroke(let width): pen.width = width + (isBold ? 0.75 : 0)
      case .fill(let opacity): pen.opacity = opacity
      }
      draw("M\(number(place.x + part.x)) \(number(place.y + part.y))\(part.path)", with: pen)
    }
  }

  private mutating func draw(_ path: String, with pen: Pen) {
    if let index = shapeOfPen[pen] {
      shapes[index].path += path
    } else {
      shapeOfPen[pen] = shapes.count
      shapes.append((pen, path))
    }
  }

  func text(size: Size) -> String {
    let width = size.width * SVGGlyph.width + 2 * Self.margin
    let height = size.height * SVGGlyph.height + 2 * Self.margin
    let fonts = "ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK KR', monospace"
    var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
    svg += " viewBox=\"\(-Self.margin) \(-Self.margin) \(width) \(height)\""
    svg += " font-family=\"\(fonts)\" font-size=\"15\">\n"
    svg += "<rect x=\"\(-Self.margin)\" y=\"\(-Self.margin)\" width=\"\(width)\" height=\"\(height)\" rx=\"6\""
    svg += " fill=\"\(hexadecimal(theme.background))\"/>\n"
    svg += grounds
    for (pen, path) in shapes { svg += element(path, pen) }
    return svg + texts + "</svg>\n"
  }

  private func element(_ path: String, _ pen: Pen) -> String {
    var element = "<path d=\"\(path)\" "
    if let width = pen.width {
      element += "fill=\"none\" stroke=\"\(hexadecimal(pen.colour))\" stroke-width=\"\(number(width))\""
    } else {
      element += "fill=\"\(hexadecimal(pen.colour))\""
    }
    if pen.opacity < 1 { element += " opacity=\"\(number(pen.opacity))\"" }
    return element + "/>\n"
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func hexadecimal(_ colour: UInt32) -> String {
    let digits = String(colour, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// A number as SVG likes it, without a needless fraction.
func number(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
