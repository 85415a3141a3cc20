extension Canvas {
  /// The characters, one line for each row, without the blanks at the ends of lines; each line ends in a newline.
  public var plainText: String {
    var text = ""
    for y in 0..<size.height {
      var line = ""
      for x in 0..<size.width { line.unicodeScalars.append(contentsOf: self[x, y].text.unicodeScalars) }
      text += line.withoutTrailingBlanks + "\n"
    }
    return text
  }
}

extension String {
  fileprivate var withoutTrailingBlanks: String {
    var scalars = Substring(self).unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
