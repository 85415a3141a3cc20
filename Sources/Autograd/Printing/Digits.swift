import CDigits

/// Numbers as C's `printf` writes them, which is how Python and PyTorch write them.
enum Digits {
  /// `%.{precision}f`.
  static func fixed(_ value: Double, _ precision: Int) -> String {
    format(value, precision, isScientific: false) ?? special(value)
  }

  /// `%.{precision}e`.
  static func scientific(_ value: Double, _ precision: Int) -> String {
    format(value, precision, isScientific: true) ?? special(value)
  }

  private static func special(_ value: Double) -> String { value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }

  private static func format(_ value: Double, _ precision: Int, isScientific: Bool) -> String? {
    guard value.isFinite else { return nil }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400 + precision) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let length = gw_write_number(start, UInt(buffer.count), value, Int32(precision), isScientific ? 1 : 0)
      return String(decoding: UnsafeRawBufferPointer(start: start, count: Int(length)), as: UTF8.self)
    }
  }
}
