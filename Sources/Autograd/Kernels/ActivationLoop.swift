import CKernels

/// An activation function with its numbers, for which there are loops that use the vectors of the processor at hand.
struct ActivationLoop {
  private let number: Int32
  private let parameters: (Float, Float, Float)

  private init(_ number: Int, _ a: Double = 0, _ b: Double = 0, _ c: Double = 0) {
    self.number = Int32(number)
    parameters = (Float(a), Float(b), Float(c))
  }

  static let silu = ActivationLoop(gw_silu)
  static func gelu(isApproximate: Bool) -> ActivationLoop {
    ActivationLoop(isApproximate ? gw_tanh_gelu : gw_gelu)
  }
  static func leakyRelu(slope: Double) -> ActivationLoop { ActivationLoop(gw_leaky_relu, slope) }
  static func threshold(_ bound: Double, below: Double) -> ActivationLoop {
    ActivationLoop(gw_threshold, bound, below)
  }
  static func hardtanh(_ low: Double, _ high: Double) -> ActivationLoop {
    ActivationLoop(gw_hardtanh, low, high)
  }
  /// An exponential times a factor below zero, the argument times another above.
  static func elu(factor: Double, slope: Double, inputScale: Double) -> ActivationLoop {
    ActivationLoop(gw_elu, factor, slope, inputScale)
  }
  static func softplus(beta: Double, threshold: Double) -> ActivationLoop {
    ActivationLoop(gw_softplus, beta, threshold)
  }

  /// From how many elements on the vectors are used.
  private static let shortest = 16

  /// The row of the function, which uses vectors where the elements are neighbours and there are enough of them.
  func values(else plain: @escaping UnaryRow) -> UnaryRow {
    { source, from, target, to, count in
      guard from == 1 && to == 1 && count >= ActivationLoop.shortest else {
        return plain(source, from, target, to, count)
      }
      let (x, y) = (source.assumingMemoryBound(to: Float.self), target.assumingMemoryBound(to: Float.self))
      withParameters { gw_activate(number, $0, x, y, count) }
    }
  }

  /// The same of gradients times the slope of the function.
  func slopes(else plain: @escaping BinaryRow) -> BinaryRow {
    { gradient, s, source, t, target, u, count in
      guard s == 1 && t == 1 && u == 1 && count >= ActivationLoop.shortest else {
        return plain(gradient, s, source, t, target, u, count)
      }
      let (g, x) = (gradient.assumingMemoryBound(to: Float.self), source.assumingMemoryBound(to: Float.self))
      withParameters { gw_activation_slope(number, $0, g, x, target.assumingMemoryBound(to: Float.self), count) }
    }
  }

  private func withParameters(_ body: (UnsafePointer<Float>) -> Void) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 3) { buffer in
      (buffer[0], buffer[1], buffer[2]) = parameters
      if let start = buffer.baseAddress { body(start) }
    }
  }
}
