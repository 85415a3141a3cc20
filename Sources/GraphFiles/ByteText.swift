/// Text that is written piece by piece as UTF-8: for files of a hundred thousand lines, many times faster than strings.
final class ByteText {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity: Int

  /// Begins an empty text, with memory for so many bytes.
  init(capacity: Int = 1 << 12) {
    self.capacity = max(capacity, 64)
    bytes = .allocate(capacity: self.capacity)
  }

  deinit { bytes.deallocate() }

  /// The text.
  var text: String { String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }

  /// Adds a piece.
  func append(_ piece: String) {
    var piece = piece
    piece.withUTF8 { piece in
      reserve(piece.count)
      guard let start = piece.baseAddress else { return }
      (bytes + count).update(from: start, count: piece.count)
      count += piece.count
    }
  }

  /// Adds a whole number.
  func append(_ number: Int) {
    reserve(24)
    appendDigits(ofSigned: number)
  }

  /// Adds a number of thousandths as a decimal fraction without needless zeros.
  func append(thousandths: Int) {
    reserve(24)
    append(fraction: thousandths)
  }

  /// Adds a column and a row in thousandths, each after a space: most of what a layout's file holds.
  func append(x: Int, y: Int) {
    reserve(50)
    bytes[count] = UInt8(ascii: " ")
    count += 1
    append(fraction: x)
    bytes[count] = UInt8(ascii: " ")
    count += 1
    append(fraction: y)
  }

  /// Makes sure that so many bytes more have room.
  @inline(__always) private func reserve(_ more: Int) {
    if count + more > capacity { grow(by: more) }
  }

  private func grow(by more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
  }

  @inline(__always) private func append(fraction thousandths: Int) {
    if thousandths < 0 {
      bytes[count] = UInt8(ascii: "-")
      count += 1
    }
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    appendDigits(of: whole)
    guard rest > 0 else { return }
    let (tenths, hundredths, last) = (rest / 100, rest / 10 % 10, rest % 10)
    bytes[count] = UInt8(ascii: ".")
    bytes[count + 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tenths)
    bytes[count + 2] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: hundredths)
    bytes[count + 3] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: last)
    count += last > 0 ? 4 : hundredths > 0 ? 3 : 2
  }

  @inline(__always) private func appendDigits(ofSigned number: Int) {
    if number < 0 {
      bytes[count] = UInt8(ascii: "-")
      count += 1
    }
    appendDigits(of: number.magnitude)
  }

  @inline(__always) private func appendDigits(of number: UInt) {
    var length = 1
    var bound: UInt = 10
    while length < 20, number >= bound {
      length += 1
      bound = length < 20 ? bound &* 10 : .max
    }
    var rest = number
    var place = count + length
    count = place
    repeat {
      place -= 1
      bytes[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }
}
