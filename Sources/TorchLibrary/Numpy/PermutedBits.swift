import Foundation
import SceneLanguage

/// The generator behind `np.random.default_rng`: PCG64 (O'Neill, 2014; XSL RR 128/64), seeded by NumPy's `SeedSequence`.
final class PermutedBits {
  private var state: UInt128 = 0
  private let increment: UInt128
  private var half: UInt32?

  init(seed: UInt64) {
    let words = SeedSequence(seed).words(8)
    func wide(_ first: Int) -> UInt128 {
      let parts = stride(from: first, to: first + 4, by: 2).map { UInt64(words[$0]) | UInt64(words[$0 + 1]) << 32 }
      return UInt128(parts[0]) << 64 | UInt128(parts[1])
    }
    increment = wide(4) << 1 | 1
    step()
    state &+= wide(0)
    step()
  }

  private func step() {
    state = state &* (2_549_297_995_355_413_924 << 64 | 4_865_540_595_714_422_341) &+ increment
  }

  func next64() -> UInt64 {
    step()
    let mixed = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return mixed >> turn | mixed << ((64 - turn) & 63)
  }

  /// The lower half of 64 bits, then the upper half.
  func next32() -> UInt32 {
    if let kept = half {
      half = nil
      return kept
    }
    let bits = next64()
    half = UInt32(truncatingIfNeeded: bits >> 32)
    return UInt32(truncatingIfNeeded: bits)
  }

  func nextDouble() -> Double { Double(next64() >> 11) * 0x1p-53 }

  /// Lemire's method (2019): the upper half of a product, without a bias.
  func next(upTo bound: UInt64) -> UInt64 {
    if bound == 0 { return 0 }
    if bound == 0xffff_ffff { return UInt64(next32()) }
    if bound == .max { return next64() }
    let count = bound + 1
    if bound < 0xffff_ffff {
      var product = UInt64(next32()) * count
      if UInt64(UInt32(truncatingIfNeeded: product)) < count {
        let threshold = (0xffff_ffff - bound) % count
        while UInt64(UInt32(truncatingIfNeeded: product)) < threshold { product = UInt64(next32()) * count }
      }
      return product >> 32
    }
    var product = next64().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (UInt64.max - bound) % count
      while product.low < threshold { product = next64().multipliedFullWidth(by: count) }
    }
    return product.high
  }

  /// The ziggurat of Marsaglia and Tsang (2000) with 256 layers.
  func nextNormal() -> Double {
    let tables = Ziggurat.shared
    while true {
      let bits = next64()
      let layer = Int(bits & 0xff)
      let magnitude = bits >> 9 & 0x000f_ffff_ffff_ffff
      let x = (bits >> 8 & 1 == 1 ? -1 : 1) * Double(magnitude) * tables.widths[layer]
      if magnitude < tables.limits[layer] { return x }
      if layer == 0 {
        while true {
          let far = -log1p(-nextDouble()) / Ziggurat.edge
          let height = -log1p(-nextDouble())
          if height + height > far * far {
            return magnitude >> 8 & 1 == 1 ? -(Ziggurat.edge + far) : Ziggurat.edge + far
          }
        }
      }
      let step = tables.heights[layer - 1] - tables.heights[layer]
      if step * nextDouble() + tables.heights[layer] < exp(-0.5 * x * x) { return x }
    }
  }
}

/// The layers of the ziggurat.
private struct Ziggurat {
  static let shared = Ziggurat()
  /// Where the tail begins.
  static let edge = 3.6541528853610087963519472518
  /// The area of a layer.
  private static let area = 0.0049286732339746551

  var limits = [UInt64](repeating: 0, count: 256)
  var widths = [Double](repeating: 0, count: 256)
  var heights = [Double](repeating: 1, count: 256)

  init() {
    let scale = 0x1p52
    func density(_ x: Double) -> Double { exp(-0.5 * x * x) }
    var x = Ziggurat.edge
    let base = Ziggurat.area / density(x)
    limits[0] = UInt64(x / base * scale)
    (widths[0], widths[255]) = (base / scale, x / scale)
    heights[255] = density(x)
    for layer in stride(from: 254, through: 1, by: -1) {
      let outer = x
      x = (-2 * log(Ziggurat.area / outer + density(outer))).squareRoot()
      limits[layer + 1] = UInt64(x / outer * scale)
      (widths[layer], heights[layer]) = (x / scale, density(x))
    }
  }
}

/// NumPy's way from one number to many well-mixed words.
private struct SeedSequence {
  private var pool: [UInt32]

  init(_ seed: UInt64) {
    let entropy = [UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)]
    var factor: UInt32 = 0x43b0_d7e5
    func hashed(_ value: UInt32) -> UInt32 {
      var value = value ^ factor
      factor &*= 0x931e_8875
      value &*= factor
      return value ^ value >> 16
    }
    pool = (0..<4).map { hashed($0 < 2 ? entropy[$0] : 0) }
    for source in 0..<4 {
      for target in 0..<4 where target != source {
        let mixed = 0xca01_f9dd &* pool[target] &- 0x4973_f715 &* hashed(pool[source])
        pool[target] = mixed ^ mixed >> 16
      }
    }
  }

  func words(_ count: Int) -> [UInt32] {
    var factor: UInt32 = 0x8b51_f9dd
    return (0..<count).map { index in
      var value = pool[index % 4] ^ factor
      factor &*= 0x58f3_8ded
      value &*= factor
      return value ^ value >> 16
    }
  }
}

/// The bits for Python: `_numpy.bits(seed)`.
final class PermutedBitsObject: PythonObject {
  let bits: PermutedBits

  init(seed: UInt64) {
    bits = PermutedBits(seed: seed)
    super.init(type: Self.bitsType)
  }

  nonisolated(unsafe) private static let bitsType: TypeObject = {
    let type = TypeObject(name: "PCG64", module: "numpy.random._pcg64")
    func bits(_ value: PythonValue) throws -> PermutedBits {
      guard let object = value.object as? PermutedBitsObject else {
        throw PythonError.typeError("a PCG64 is needed, not '\(value.type.name)'")
      }
      return object.bits
    }
    type.method("double") { .float(try bits($0[0]).nextDouble()) }
    type.method("normal") { .float(try bits($0[0]).nextNormal()) }
    type.method("word") { .int(Int(try bits($0[0]).next32())) }
    // below(largest): a whole number from 0 up to and with the largest.
    type.method("below") { arguments in
      guard arguments.count == 2, let largest = arguments[1].bits64 else { return .int(0) }
      return .unsigned(try bits(arguments[0]).next(upTo: largest))
    }
    return type
  }()
}
