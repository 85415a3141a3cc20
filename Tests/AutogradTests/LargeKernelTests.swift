import Foundation
import Testing

@testable import Autograd

/// What kernels do with many elements must be what plain loops say, for any sizes and strides.
@Suite struct `Kernels on many elements` {
  let session = Session()

  private func random(_ sizes: [Int], _ dtype: DType = .float32) throws -> Tensor {
    let tensor = try session.empty(sizes, .float64)
    try session.generator.fillUniform(tensor, -1, 1)
    return try tensor.cast(dtype)
  }

  /// Compares with what a plain loop gives.
  private func expectClose(_ values: [Double], _ wanted: [Double], within tolerance: Double = 1e-4) {
    #expect(values.count == wanted.count)
    let worst = zip(values, wanted).map { abs($0 - $1) }.max() ?? 0
    #expect(worst < tolerance)
  }

  private func product(_ a: [Double], _ b: [Double], _ m: Int, _ n: Int, _ k: Int) -> [Double] {
    var result = [Double](repeating: 0, count: m * n)
    for i in 0..<m { for p in 0..<k { for j in 0..<n { result[i * n + j] += a[i * k + p] * b[p * n + j] } } }
    return result
  }

  @Test(arguments: [(1, 200, 130), (200, 1, 130), (13, 33, 47), (97, 31, 300), (12, 70, 600), (25, 26, 257)])
  func `multiply matrices whose rows or columns are neighbours`(_ sizes: (m: Int, n: Int, k: Int)) throws {
    let (m, n, k) = sizes
    for dtype in [DType.float32, .float64] {
      let (a, b) = (try random([m, k], dtype), try random([k, n], dtype))
      let wanted = product(a.doubles, b.doubles, m, n, k)
      let (s, t) = (try a.t().contiguous().t(), try b.t().contiguous().t())
      for (x, y) in [(a, b), (s, b), (a, t), (s, t)] { expectClose(try x.mm(y).doubles, wanted) }
      // Every second column of a wider matrix.
      let wide = try random([k, 2 * n], dtype)
      let slim = wide.view(as: Geometry(sizes: [k, n], strides: [2 * n, 2]))
      expectClose(try a.mm(slim).doubles, product(a.doubles, slim.doubles, m, n, k))
    }
  }

  @Test func `multiply batches, also of one matrix repeated`() throws {
    let (a, b) = (try random([5, 20, 30]), try random([5, 30, 40]))
    let results = try a.bmm(b)
    for batch in 0..<5 {
      expectClose(
        try results.select(0, batch).doubles,
        product(try a.select(0, batch).doubles, try b.select(0, batch).doubles, 20, 40, 30))
    }
    let repeated = try a.select(0, 1).expand([5, 20, 30]).bmm(b)
    #expect(try repeated.select(0, 1).doubles == results.select(0, 1).doubles)
  }

  @Test func `spread NaN and infinity over a row of a product, and no further`() throws {
    let (a, b) = (try random([40, 50]), try random([50, 60]))
    try a.select(0, 7).select(0, 3).fill_(.double(.nan))
    try a.select(0, 9).select(0, 4).fill_(.double(.infinity))
    let values = try a.mm(b).doubles
    for i in 0..<40 {
      let row = values[i * 60..<(i + 1) * 60]
      #expect(row.allSatisfy { i == 7 ? $0.isNaN : i == 9 ? $0.isInfinite : $0.isFinite })
    }
  }

  @Test func `give zeros where nothing is added up`() throws {
    #expect(try random([300, 0]).mm(random([0, 200])).doubles.allSatisfy { $0 == 0 })
    #expect(try random([0, 300]).mm(random([300, 200])).sizes == [0, 200])
  }

  @Test func `give the same digits however many threads share a product`() throws {
    let (a, b) = (try random([600, 300]), try random([300, 500]))
    let shared = try a.mm(b).doubles
    for rows in [0..<1, 17..<45, 400..<600] {
      let alone = try a.slice(0, rows.lowerBound, rows.upperBound).mm(b.slice(1, 0, 500)).doubles
      if rows.count > 1 { #expect(alone == Array(shared[rows.lowerBound * 500..<rows.upperBound * 500])) }
    }
  }

  @Test func `apply elementary functions as the C library does`() throws {
    let functions: [(Autograd.Operation, (Double) -> Double, ClosedRange<Double>)] = [
      (.exp, exp, -20...20), (.tanh, tanh, -5...5), (.log, log, 1e-3...50), (.log1p, log1p, -0.9...50),
      (.expm1, expm1, -3...3), (.sin, sin, -30...30), (.cos, cos, -30...30), (.tan, tan, -1.5...1.5),
      (.erf, erf, -3...3), (.erfc, erfc, -3...3), (.asin, asin, -1...1), (.acos, acos, -1...1), (.atan, atan, -9...9),
      (.sinh, sinh, -5...5), (.cosh, cosh, -5...5), (.asinh, asinh, -9...9), (.acosh, acosh, 1...9),
      (.atanh, atanh, -0.99...0.99), (.log2, log2, 1e-3...9), (.log10, log10, 1e-3...9), (.exp2, exp2, -9...9),
      (.floor, { $0.rounded(.down) }, -9...9), (.ceil, { $0.rounded(.up) }, -9...9),
      (.trunc, { $0.rounded(.towardZero) }, -9...9), (.round, { $0.rounded(.toNearestOrEven) }, -9...9),
    ]
    for (operation, function, range) in functions {
      for (dtype, ulps) in [(DType.float32, 1.0), (.float64, 4.0)] {
        let x = try session.empty([2051], dtype)
        try session.generator.fillUniform(x, range.lowerBound, range.upperBound)
        let unit = dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
        for (ours, argument) in zip(try operation.apply(x).doubles, x.doubles) {
          let wanted = function(argument)
          let tolerance: Double = ulps * unit * max(abs(wanted), 1e-30)
          #expect(abs(ours - wanted) <= tolerance, "\(operation.name)(\(argument))")
        }
      }
    }
  }

  @Test func `keep what is special in vectors`() throws {
    let special: [Double] = [0, -0.0, .infinity, -.infinity, .nan, 1, -1, 2]
    let x = try session.tensor((0..<2048).map { special[$0 % 8] }, dtype: .float64)
    let functions: [(Autograd.Operation, (Double) -> Double)] = [
      (.exp, exp), (.log, log), (.tanh, tanh), (.floor, { $0.rounded(.down) }),
    ]
    for (operation, function) in functions {
      for (index, ours) in try operation.apply(x).doubles.enumerated() {
        let wanted = function(special[index % 8])
        #expect(ours.isNaN ? wanted.isNaN : abs(ours - wanted) < 1e-12 || ours == wanted, "\(operation.name)")
      }
    }
  }

  @Test func `convolve through matrices as plain loops do`() throws {
    let cases: [(stride: Int, padding: Int, dilation: Int, groups: Int)] = [
      (1, 0, 1, 1), (2, 1, 1, 1), (1, 2, 2, 2), (3, 4, 1, 1),
    ]
    for (stride, padding, dilation, groups) in cases {
      let (x, w) = (try random([2, 4, 19, 23], .float64), try random([6, 4 / groups, 3, 3], .float64))
      let steps = ConvolutionSteps(
        stride: [stride, stride], padding: [padding, padding], dilation: [dilation, dilation], groups: groups)
      let sizes = [19, 23].map { ($0 + 2 * padding - 2 * dilation - 1) / stride + 1 }
      let result = try Kernel.convolution(x, w, [2, 6] + sizes, steps)
      var wanted = [Double](repeating: 0, count: result.count)
      var (xGradient, wGradient) = (
        [Double](repeating: 0, count: x.count), [Double](repeating: 0, count: w.count)
      )
      let g = try random(result.sizes, .float64)
      let (image, weight, gradient) = (x.doubles, w.doubles, g.doubles)
      let (inner, outer) = (4 / groups, 6 / groups)
      for n in 0..<2 {
        for o in 0..<6 {
          for i in 0..<inner {
            for h in 0..<sizes[0] {
              for c in 0..<sizes[1] {
                for v in 0..<3 {
                  for u in 0..<3 {
                    let (y, z) = (h * stride + v * dilation - padding, c * stride + u * dilation - padding)
                    if y < 0 || y >= 19 || z < 0 || z >= 23 { continue }
                    let from = ((n * 4 + o / outer * inner + i) * 19 + y) * 23 + z
                    let tap = ((o * inner + i) * 3 + v) * 3 + u
                    let to = ((n * 6 + o) * sizes[0] + h) * sizes[1] + c
                    wanted[to] += image[from] * weight[tap]
                    xGradient[from] += gradient[to] * weight[tap]
                    wGradient[tap] += gradient[to] * image[from]
                  }
                }
              }
            }
          }
        }
      }
      expectClose(result.doubles, wanted, within: 1e-10)
      expectClose(try Kernel.transposedConvolution(g, w, x.sizes, steps).doubles, xGradient, within: 1e-10)
      expectClose(
        try Kernel.convolutionWeight(large: x, small: g, w.sizes, steps).doubles, wGradient, within: 1e-10)
    }
  }

  @Test func `sort long lanes stably, NaN last`() throws {
    var values = try random([3000]).doubles.map { ($0 * 20).rounded() / 4 }
    (values[7], values[8], values[9], values[10], values[11]) = (.nan, -.infinity, .infinity, -0.0, 0)
    for dtype in [DType.float32, .float64] {
      let x = try session.tensor(values, dtype: dtype)
      for isDescending in [false, true] {
        let order = try Kernel.sortedIndices(x, dim: 0, isDescending: isDescending).integers
        func precedes(_ a: Double, _ b: Double) -> Bool { a < b || (b.isNaN && !a.isNaN) }
        let wanted = values.indices.sorted {
          isDescending ? precedes(values[$1], values[$0]) : precedes(values[$0], values[$1])
        }
        #expect(order == wanted)
      }
    }
    let whole = try session.tensor(values[20...].map { .int(Int($0 * 1e12)) }, sizes: [2980], dtype: .int64)
    #expect(
      try Kernel.take(whole, Kernel.sortedIndices(whole, dim: 0, isDescending: false), dim: 0).integers
        == whole.integers.sorted())
  }

  @Test func `add up columns side by side as they add up alone`() throws {
    for rows in [3, 100, 1037] {
      let x = try random([rows, 130])
      let together = try x.sum([0]).doubles
      for column in [0, 63, 64, 127] {
        // Two neighbours alone are too few for a vector.
        #expect(abs(try x.slice(1, column, column + 1).sum([0]).doubles[0] - together[column]) < 1e-4)
      }
      #expect(try x.slice(1, 0, 64).sum([0]).doubles == Array(together[..<64]))
    }
  }

  @Test func `normalise long lanes with NaN and infinity`() throws {
    let x = try random([4, 200])
    try x.select(0, 1).select(0, 5).fill_(.double(.nan))
    try x.select(0, 2).fill_(.double(-.infinity))
    for isLog in [false, true] {
      let result = try Kernel.softmax(x, dim: 1, isLog: isLog)
      for row in 0..<4 {
        let values = try x.select(0, row).doubles
        let total = values.reduce(0) { $0 + exp($1) }
        let ours = try result.select(0, row).doubles
        if row == 1 || row == 2 {
          #expect(ours.allSatisfy { $0.isNaN })
        } else {
          expectClose(ours, values.map { isLog ? $0 - log(total) : exp($0) / total }, within: 1e-5)
        }
      }
    }
  }
}
