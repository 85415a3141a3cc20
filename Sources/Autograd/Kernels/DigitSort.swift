/// Sorting by the digits of a key, from the lowest: stable, and in time that grows with the number of elements alone.
enum DigitSort {
  /// From how many elements on it is faster than comparing.
  static let shortest = 256

  /// A whole number that has the order of the elements; NaN counts as larger than everything, and −0 as 0.
  @inline(__always)
  static func key<T: Element>(_ x: T) -> UInt64 {
    if T.dtype == .float32 {
      let value = Float(x.double)
      if value.isNaN { return UInt64(UInt32.max) }
      let bits = (value == 0 ? 0 : value).bitPattern
      return UInt64(bits >> 31 == 0 ? bits | 1 << 31 : ~bits)
    }
    if T.dtype.isFloatingPoint {
      let value = x.double
      if value.isNaN { return .max }
      let bits = (value == 0 ? 0 : value).bitPattern
      return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }
    return UInt64(bitPattern: Int64(x.int)) ^ 1 << 63
  }

  /// The order that sorts elements by their keys; equal ones keep theirs.
  @inline(__always)
  static func order(
    _ session: Session, _ count: Int, isDescending: Bool, _ key: (Int) -> UInt64
  ) throws -> [Int] {
    try sorted(session, (0..<count).map { (isDescending ? ~key($0) : key($0), $0) }).map(\.1)
  }

  private static func sorted(_ session: Session, _ pairs: [(UInt64, Int)]) throws -> [(UInt64, Int)] {
    var (from, to) = (pairs, pairs)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var starts = [Int](repeating: 0, count: 257)
      for pair in from { starts[Int(pair.0 >> shift & 255) + 1] += 1 }
      // All have the same digit here, as whole numbers often have.
      if starts.contains(from.count) { continue }
      for digit in 1...256 { starts[digit] += starts[digit - 1] }
      try session.forEach(below: from.count) { index in
        let pair = from[index]
        let digit = Int(pair.0 >> shift & 255)
        to[starts[digit]] = pair
        starts[digit] += 1
      }
      swap(&from, &to)
    }
    return from
  }
}
