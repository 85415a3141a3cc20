/// Text that is written piece by piece as UTF-8: for files of a hundred thousand lines, many times faster than strings.
struct ByteText {
  private(set) var bytes: [UInt8] = []

  /// The text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a piece.
  mutating func append(_ piece: String) { bytes.append(contentsOf: piece.utf8) }

  /// Adds a whole number.
  mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(of: number.magnitude, atLeast: 1)
  }

  /// Adds a number of thousandths as a decimal fraction without needless zeros.
  mutating func append(thousandths: Int) {
    if thousandths < 0 { bytes.append(UInt8(ascii: "-")) }
    var (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    appendDigits(of: whole, atLeast: 1)
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var digits = 3
    while rest % 10 == 0 {
      rest /= 10
      digits -= 1
    }
    whole = rest
    appendDigits(of: whole, atLeast: digits)
  }

  private mutating func appendDigits(of number: UInt, atLeast least: Int) {
    let start = bytes.count
    var rest = number
    while rest > 0 || bytes.count - start < least {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    var (low, high) = (start, bytes.count - 1)
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }
}
