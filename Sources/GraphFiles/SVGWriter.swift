import GraphLayout

extension StaticGraph {
  /// A layout of the graph as a picture: a box for each node, and a line with an arrow for each edge.
  ///
  /// Precondition: `layout` is one of this graph.
  public func svg(_ layout: Layout, isLight: Bool) -> String {
    let scale = SVGScale()
    let colours =
      isLight
      ? (ground: "#ffffff", line: "#6a737d", box: "#0a5fc2", fill: "#f3f6fa", text: "#24292f", label: "#1a7f37")
      : (ground: "#14171c", line: "#7a8494", box: "#61a8ef", fill: "#1d222a", text: "#d8dee9", label: "#8fcb76")
    let out = ByteText()
    let size = (
      width: layout.width * SVGScale.column + 2 * SVGScale.margin, height: scale.y(layout.height) + SVGScale.margin
    )
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size.width) \(size.height)\"")
    out.append(" width=\"\(size.width)\" height=\"\(size.height)\" font-family=\"monospace\" font-size=\"13\">\n")
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"\(colours.ground)\"/>\n")
    out.append("<g fill=\"none\" stroke=\"\(colours.line)\">\n")
    for route in layout.routes where !route.points.isEmpty {
      out.append("<path d=\"")
      for (index, point) in route.points.enumerated() {
        out.append(index == 0 ? "M" : " L")
        out.append(scale.middle(point.x))
        out.append(" ")
        // Lines meet boxes at their edges.
        let isFirst = index == 0
        let isLast = index == route.points.count - 1
        out.append(isFirst ? scale.y(point.y + 1) : isLast ? scale.y(point.y) : scale.y(point.y) + SVGScale.row / 2)
      }
      out.append("\"/>\n")
    }
    out.append("</g>\n")
    if isDirected { appendArrows(layout, colour: colours.line, scale, to: out) }
    out.append("<g fill=\"\(colours.fill)\" stroke=\"\(colours.box)\">\n")
    for box in layout.boxes {
      out.append("<rect x=\"\(scale.x(box.x))\" y=\"\(scale.y(box.y))\" width=\"\(box.width * SVGScale.column)\"")
      out.append(" height=\"\(box.height * SVGScale.row)\" rx=\"4\"/>\n")
    }
    out.append("</g>\n<g fill=\"\(colours.text)\" text-anchor=\"middle\">\n")
    for (node, box) in zip(nodes, layout.boxes) {
      let lines = node.label.split(separator: "\n", omittingEmptySubsequences: false)
      let top = scale.y(box.y) + (box.height - lines.count) * SVGScale.row / 2
      for (row, line) in lines.enumerated() where !line.isEmpty {
        out.append("<text x=\"\(scale.x(box.x) + box.width * SVGScale.column / 2)\"")
        out.append(" y=\"\(top + row * SVGScale.row + SVGScale.baseline)\">\(escapedForXML(line))</text>\n")
      }
    }
    out.append("</g>\n<g fill=\"\(colours.label)\">\n")
    for (edge, route) in zip(edges, layout.routes) where !edge.label.isEmpty {
      guard let label = route.label, let first = route.points.first else { continue }
      let text = edge.label.split(separator: "\n").joined(separator: " ")
      let isLeft = label.x < first.x
      let x = scale.middle(first.x) + (isLeft ? -4 : 4)
      out.append("<text x=\"\(x)\" y=\"\(scale.y(label.y) + SVGScale.baseline)\"")
      out.append(isLeft ? " text-anchor=\"end\">" : ">")
      out.append("\(escapedForXML(text))</text>\n")
    }
    out.append("</g>\n</svg>\n")
    return out.text
  }

  /// An arrow head where each edge enters its target: from above, or from below for one that was turned round.
  private func appendArrows(_ layout: Layout, colour: String, _ scale: SVGScale, to out: ByteText) {
    out.append("<g fill=\"\(colour)\">\n")
    for route in layout.routes {
      guard let first = route.points.first, let last = route.points.last else { continue }
      let x = scale.middle(route.isReversed ? first.x : last.x)
      let y = route.isReversed ? scale.y(first.y + 1) : scale.y(last.y)
      let back = route.isReversed ? y + 7 : y - 7
      out.append("<path d=\"M\(x) \(y) L\(x - 4) \(back) L\(x + 4) \(back) Z\"/>\n")
    }
    out.append("</g>\n")
  }
}

/// How cells become units of the picture.
private struct SVGScale {
  static let column = 8
  static let row = 18
  static let margin = 12
  /// From the top of a row to the line on which its text stands.
  static let baseline = 13

  func x(_ column: Int) -> Int { SVGScale.margin + column * SVGScale.column }
  func y(_ row: Int) -> Int { SVGScale.margin + row * SVGScale.row }
  func middle(_ column: Int) -> Int { x(column) + SVGScale.column / 2 }
}

/// Text as XML shows it literally; control characters have no place in XML.
private func escapedForXML(_ text: some StringProtocol) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
