import Foundation

/// The weights of pixels under the filters that look at as many pixels as the result leaves out (`antialias=True`), and
/// the whole numbers with which pictures of bytes are computed.
enum WeightedPixels {
  /// A filter: how far it reaches, in elements of the result, and its height there.
  struct Filter: Sendable {
    let reach: Double
    let height: @Sendable (_ distance: Double) -> Double

    static let triangle = Filter(reach: 1) { max(0, 1 - abs($0)) }

    /// Keys' cubic convolution with a = −1/2.
    static let cubic = Filter(reach: 2) { distance in
      let (x, a) = (abs(distance), -0.5)
      if x < 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
      return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
    }

    static let lanczos = Filter(reach: 3) { x in
      func sine(_ x: Double) -> Double { x == 0 ? 1 : sin(.pi * x) / (.pi * x) }
      return -3 <= x && x < 3 ? sine(x) * sine(x / 3) : 0
    }
  }

  /// The taps of a filter that is widened where the result is smaller than the input.
  ///
  /// - Parameters:
  ///   - size: the extent of the input.
  ///   - count: the extent of the result.
  ///   - aligned: whether the middles of the outermost elements lie on each other.
  ///   - scale: the factor that was asked for; that of the extents where nil.
  static func taps(
    _ size: Int, _ count: Int, _ aligned: Bool, _ scale: Double?, _ filter: Filter
  ) -> [[Resampling.Tap]] {
    let step =
      aligned
      ? (count > 1 ? Double(size - 1) / Double(count - 1) : 0) : scale.map { 1 / $0 } ?? Double(size) / Double(count)
    let width = max(1, step)
    let reach = filter.reach * width
    return (0..<count).map { index in
      let middle = step * (Double(index) + 0.5)
      let first = max(0, Int(middle - reach + 0.5))
      let end = max(first, min(size, Int(middle + reach + 0.5)))
      let heights = (first..<end).map { filter.height((Double($0) - middle + 0.5) / width) }
      let total = heights.reduce(0, +)
      return zip(first..<end, heights).map { ($0, total == 0 ? $1 : $1 / total) }
    }
  }

  /// Resamples bytes as PyTorch does: one dimension after the other with weights that are whole numbers, as fine as 15
  /// bits allow, and bytes in between.
  static func resampleBytes(_ input: Tensor, _ plan: Resampling) throws -> Tensor {
    var current = try input.to(.float64)
    for stage in plan.stages where input.sizes[stage.dim] != stage.taps.count {
      var one = Resampling()
      let (taps, bits) = whole(stage.taps)
      one.add(stage.dim, taps)
      let unit = Scalar.double(Double(1 << bits))
      let half = Scalar.double(Double(1 << bits) / 2)
      let sums = try Kernel.resample(current, one, "interpolate").add(half).div(unit)
      current = try Operation.floor.one(input.session, .tensor(sums)).clamp(min: 0, max: 255)
    }
    return try current.to(.uint8)
  }

  /// The taps with weights in units of 2^−bits.
  private static func whole(_ taps: [[Resampling.Tap]]) -> (taps: [[Resampling.Tap]], bits: Int) {
    let merged = taps.map { row -> [Resampling.Tap] in
      var weights: [Int: Double] = [:]
      for tap in row { weights[tap.index, default: 0] += tap.weight }
      return weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    let largest = merged.joined().map(\.weight).max() ?? 0
    var bits = 0
    while bits < 22, Int(0.5 + largest * Double(1 << (bits + 1))) < 1 << 15 { bits += 1 }
    let scaled = merged.map { row in
      row.map { tap in (tap.index, (tap.weight * Double(1 << bits)).rounded(.toNearestOrAwayFromZero)) }
    }
    return (scaled, bits)
  }
}
