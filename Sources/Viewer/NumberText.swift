import Foundation

/// A number in a sentence: four decimals as PyTorch prints them, whole numbers without, exponents where needed.
func numberText(_ number: Double) -> String {
  if number.isNaN { return "nan" }
  if number.isInfinite { return number < 0 ? "-inf" : "inf" }
  let magnitude = abs(number)
  if number == number.rounded(), magnitude < 1e8 { return String(Int(number)) }
  if magnitude < 1e-4 || magnitude >= 1e8 { return String(format: "%.4e", number) }
  return String(format: "%.4f", number)
}

/// A whole number with commas between thousands, `12,345`.
func countText(_ count: Int) -> String {
  var digits = String(count.magnitude)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits = String(digits.dropLast(3))
  }
  return (count < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
}
