import Foundation
import Testing

@testable import Autograd

@Suite struct `Branch-free exponentials` {
  @Test func `round to the same Float as the C library's, or to its neighbour`() {
    var differing = 0
    var x = -110.0
    while x < 95 {
      let argument = Double(Float(x))
      for (ours, theirs) in [
        (SmoothExponential.exp(argument), exp(argument)), (SmoothExponential.tanh(argument / 10), tanh(argument / 10)),
        (SmoothExponential.sigmoid(argument), 1 / (1 + exp(-argument))),
      ] {
        let (a, b) = (Float(ours), Float(theirs))
        #expect(a == b || a == b.nextUp || a == b.nextDown, "at \(argument)")
        if a != b { differing += 1 }
      }
      x += 0.037
    }
    #expect(differing < 10)
  }

  @Test func `keep infinities, zeros and NaN`() {
    #expect(Float(SmoothExponential.exp(.infinity)) == .infinity)
    #expect(Float(SmoothExponential.exp(-.infinity)) == 0)
    #expect(SmoothExponential.exp(.nan).isNaN && SmoothExponential.tanh(.nan).isNaN)
    #expect(SmoothExponential.tanh(.infinity) == 1 && SmoothExponential.tanh(-.infinity) == -1)
    #expect(SmoothExponential.tanh(-0.0).sign == .minus)
    #expect(SmoothExponential.tanh(1e-9) == 1e-9)
  }
}
