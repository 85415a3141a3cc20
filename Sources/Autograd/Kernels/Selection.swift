import CKernels
import Foundation

extension Kernel {
  /// Which element of a lane is chosen.
  enum Choice: Sendable {
    case largest, smallest, median, medianOfNumbers, lastLargest, lastSmallest
  }

  private struct Select: ElementVisitor {
    let input, values, indices: Tensor
    let dim: Int
    let choice: Choice

    func visit<T: Element>(_ type: T.Type) throws {
      let (source, target, places) = (input.pointer(T.self), values.pointer(T.self), indices.pointer(Int.self))
      let (size, step) = (input.geometry.extent(dim), input.geometry.step(dim))
      try Kernel.forEachLane(input, values, dim) { from, to in
        let index =
          switch choice {
          case .largest: try extreme(source + from, size, step) { T.isLess($1, $0) }
          case .smallest: try extreme(source + from, size, step) { T.isLess($0, $1) }
          case .lastLargest: try extreme(source + from, size, step) { !T.isLess($0, $1) }
          case .lastSmallest: try extreme(source + from, size, step) { !T.isLess($1, $0) }
          case .median: try median(source + from, size, step)
          case .medianOfNumbers: medianOfNumbers(source + from, size, step)
          }
        target[to] = source[from + index * step]
        places[to] = index
      }
    }

    /// The first index whose element is better than all before; the first NaN wins.
    @inline(__always)
    private func extreme<T: Element>(
      _ lane: UnsafePointer<T>, _ size: Int, _ step: Int, _ isBetter: (T, T) -> Bool
    ) throws -> Int {
      var best = 0
      for start in stride(from: 0, to: size, by: Session.stretch) {
        if start > 0 { try input.session.checkInterrupt() }
        for i in start..<min(size, start + Session.stretch) {
          if lane[i * step].isNaN { return i }
          if i > 0 && isBetter(lane[i * step], lane[best * step]) { best = i }
        }
      }
      return best
    }

    /// The lower median of what is a number; the first NaN where nothing is.
    private func medianOfNumbers<T: Element>(_ lane: UnsafePointer<T>, _ size: Int, _ step: Int) -> Int {
      let order = (0..<size).filter { !lane[$0 * step].isNaN }.sorted {
        T.isLess(lane[$0 * step], lane[$1 * step])
          || (T.isEqual(lane[$0 * step], lane[$1 * step]) && $0 < $1)
      }
      return order.isEmpty ? 0 : order[(order.count - 1) / 2]
    }

    /// The lower median, any NaN first.
    private func median<T: Element>(_ lane: UnsafePointer<T>, _ size: Int, _ step: Int) throws -> Int {
      if let nan = (0..<size).first(where: { lane[$0 * step].isNaN }) { return nan }
      if T.self != Bool.self && size >= DigitSort.shortest {
        return try DigitSort.order(input.session, size, isDescending: false) { DigitSort.key(lane[$0 * step]) }[
          (size - 1) / 2]
      }
      let order = (0..<size).sorted {
        T.isLess(lane[$0 * step], lane[$1 * step])
          || (T.isEqual(lane[$0 * step], lane[$1 * step]) && $0 < $1)
      }
      return order[(size - 1) / 2]
    }
  }

  /// The chosen element of every lane and its index, the dimension kept as size 1.
  static func select(_ input: Tensor, _ dim: Int, _ choice: Choice) throws -> (values: Tensor, indices: Tensor) {
    let kept = input.geometry.reduced(dim)
    let source = try input.cast(input.dtype.compute)
    let values = try input.session.empty(kept, source.dtype)
    let indices = try input.session.empty(kept, .int64)
    try source.dtype.accept(Select(input: source, values: values, indices: indices, dim: dim, choice: choice))
    return (try values.cast(input.dtype), indices)
  }

  private struct Fold: ElementVisitor {
    let input, output: Tensor
    let dims: [Int]
    let choice: Choice

    /// A run as several side by side, since each step waits for the one before; the order does not matter.
    @inline(__always)
    private func fold<T: Element>(_ run: UnsafePointer<T>, _ count: Int, _ step: Int, _ better: (T, T) -> T) -> T {
      var bests = InlineArray<8, T>(repeating: run[0])
      var i = 0
      while i + 8 <= count {
        for k in 0..<8 { bests[k] = better(bests[k], run[(i + k) * step]) }
        i += 8
      }
      while i < count {
        bests[0] = better(bests[0], run[i * step])
        i += 1
      }
      for k in 1..<8 { bests[0] = better(bests[0], bests[k]) }
      return bests[0]
    }

    /// Floats that lie side by side, with the vectors of the processor at hand; false for any others.
    private func foldVectors() throws -> Bool {
      let (source, target) = (input.pointer(Float.self), output.pointer(Float.self))
      var strides = output.geometry.strides
      for dim in dims where !strides.isEmpty { strides[dim] = 0 }
      let walk = Walk<2>(input.sizes, [input.geometry.strides, strides])
      if walk.steps[0] != 1 || walk.steps[1] > 1 || walk.run < 16 { return false }
      let isLargest = if case .largest = choice { true } else { false }
      for i in 0..<output.count { target[i] = isLargest ? -.infinity : .infinity }
      try walk.forEachStretch(input.session) { offsets, count in
        let (run, place) = (source + offsets[0], target + offsets[1])
        if walk.steps[1] == 1 { return gw_extreme_of_each(run, place, count, isLargest) }
        var best = gw_extreme(run, count, isLargest)
        gw_extreme_of_each(&best, place, 1, isLargest)
      }
      return true
    }

    func visit<T: Element>(_ type: T.Type) throws {
      if T.self == Float.self, try foldVectors() { return }
      let (source, target) = (input.pointer(T.self), output.pointer(T.self))
      var strides = output.geometry.strides
      for dim in dims where !strides.isEmpty { strides[dim] = 0 }
      var seen = [Bool](repeating: false, count: output.count)
      let walk = Walk<2>(input.sizes, [input.geometry.strides, strides])
      let isLargest = if case .largest = choice { true } else { false }
      try walk.forEachStretch(input.session) { offsets, count in
        if walk.steps[1] == 0 {
          // A run folds into one element.
          let (run, step, place) = (source + offsets[0], walk.steps[0], offsets[1])
          let best =
            isLargest
            ? fold(run, count, step) { Maximum.call($0, $1) } : fold(run, count, step) { Minimum.call($0, $1) }
          target[place] =
            !seen[place] ? best : isLargest ? Maximum.call(target[place], best) : Minimum.call(target[place], best)
          seen[place] = true
          return
        }
        for i in 0..<count {
          let (x, place) = (source[offsets[0] + i * walk.steps[0]], offsets[1] + i * walk.steps[1])
          if !seen[place] {
            target[place] = x
            seen[place] = true
          } else {
            target[place] =
              if case .largest = choice { Maximum.call(target[place], x) } else { Minimum.call(target[place], x) }
          }
        }
      }
    }
  }

  /// The largest or smallest element over dimensions.
  static func extreme(_ input: Tensor, _ dims: [Int], keep: Bool, _ choice: Choice) throws -> Tensor {
    let source = try input.cast(input.dtype.compute)
    let wide = try input.session.empty(Dimension.reduced(input.sizes, over: dims, keep: true), source.dtype)
    try source.dtype.accept(Fold(input: source, output: wide, dims: dims, choice: choice))
    let output = try wide.cast(input.dtype)
    if !keep { output.geometry = Geometry(sizes: Dimension.reduced(input.sizes, over: dims, keep: false)) }
    return output
  }

  /// What `cumsum` and its relatives do along a dimension.
  enum Scan: Sendable {
    case sum, product, largest, smallest, logSumExp
  }

  /// Running sums and products; those of floats are kept as doubles.
  private struct Accumulator: ElementVisitor {
    let input, output: Tensor
    let dim: Int
    let isProduct: Bool

    func visit<T: Element>(_ type: T.Type) throws {
      switch (T.dtype.isFloatingPoint, isProduct) {
      case (true, false): try run(type, 0.0, { $0 + $1.double }, { T(double: $0) })
      case (true, true): try run(type, 1.0, { $0 * $1.double }, { T(double: $0) })
      case (false, false): try run(type, T.zero, { T.sum($0, $1) }, { $0 })
      case (false, true): try run(type, T.one, { T.product($0, $1) }, { $0 })
      }
    }

    @inline(__always)
    private func run<T: Element, A>(_ type: T.Type, _ first: A, _ combine: (A, T) -> A, _ store: (A) -> T) throws {
      let (source, target) = (input.pointer(T.self), output.pointer(T.self))
      let (outer, length, inner) = Kernel.extents(input.sizes, around: dim)
      if inner > 1 && input.isContiguous {
        // Neighbouring lanes at once, as they lie in memory.
        var totals = [A](repeating: first, count: inner)
        for o in 0..<outer {
          for j in 0..<inner { totals[j] = first }
          try input.session.forEach(below: length, weight: inner) { k in
            let (x, y) = (source + (o * length + k) * inner, target + (o * length + k) * inner)
            for j in 0..<inner {
              totals[j] = combine(totals[j], x[j])
              y[j] = store(totals[j])
            }
          }
        }
        return
      }
      let (from, to) = (input.geometry.step(dim), output.geometry.step(dim))
      try Kernel.forEachLane(input, output, dim) { a, b in
        var total = first
        try input.session.forEach(below: length) { i in
          total = combine(total, source[a + i * from])
          target[b + i * to] = store(total)
        }
      }
    }
  }

  private struct Scanner: ElementVisitor {
    let input, output: Tensor
    let indices: Tensor?
    let dim: Int
    let scan: Scan

    func visit<T: Element>(_ type: T.Type) throws {
      let (source, target) = (input.pointer(T.self), output.pointer(T.self))
      let places = indices?.pointer(Int.self)
      let (size, from, to) = (input.geometry.extent(dim), input.geometry.step(dim), output.geometry.step(dim))
      try Kernel.forEachLane(input, output, dim) { a, b in
        var (logMax, logSum) = (-Double.infinity, 0.0)
        var best = 0
        try input.session.forEach(below: size) { i in
          let x = source[a + i * from]
          let place = b + i * to
          switch scan {
          case .sum, .product: preconditionFailure("has a loop of its own")
          case .largest, .smallest:
            let old = source[a + best * from]
            let isBetter = scan == .largest ? !T.isLess(x, old) : !T.isLess(old, x)
            if i == 0 || (!old.isNaN && (x.isNaN || isBetter)) || (old.isNaN && x.isNaN) { best = i }
            target[place] = source[a + best * from]
            places?[place] = best
          case .logSumExp:
            let value = x.double
            if value > logMax {
              logSum = logSum * exp(logMax - value) + 1
              logMax = value
            } else if value > -.infinity {
              logSum += exp(value - logMax)
            } else if value.isNaN {
              logSum = .nan
            }
            target[place] = T(double: logMax == -.infinity && !logSum.isNaN ? -.infinity : logMax + log(logSum))
          }
        }
      }
    }
  }

  /// Running results along a dimension; `indices` takes the places of extremes.
  static func scan(_ input: Tensor, _ dim: Int, _ scan: Scan, indices: Tensor? = nil) throws -> Tensor {
    let source = try input.cast(input.dtype.compute)
    let output = try input.session.empty(Geometry(sizes: input.sizes), source.dtype)
    if scan == .sum || scan == .product {
      try source.dtype.accept(Accumulator(input: source, output: output, dim: dim, isProduct: scan == .product))
      return try output.cast(input.dtype)
    }
    try source.dtype.accept(Scanner(input: source, output: output, indices: indices, dim: dim, scan: scan))
    return try output.cast(input.dtype)
  }

  private struct Multiplier: ElementVisitor {
    let input, output: Tensor
    let dims: [Int]
    func visit<T: Element>(_ type: T.Type) throws {
      let (source, target) = (input.pointer(T.self), output.pointer(T.self))
      var strides = output.geometry.strides
      for dim in dims where !strides.isEmpty { strides[dim] = 0 }
      let walk = Walk<2>(input.sizes, [input.geometry.strides, strides])
      try walk.forEachStretch(input.session) { offsets, count in
        if walk.steps[1] == 0 {
          var product = target[offsets[1]]
          for i in 0..<count { product = T.product(product, source[offsets[0] + i * walk.steps[0]]) }
          target[offsets[1]] = product
          return
        }
        for i in 0..<count {
          let place = offsets[1] + i * walk.steps[1]
          target[place] = T.product(target[place], source[offsets[0] + i * walk.steps[0]])
        }
      }
    }
  }

  /// The product over dimensions. Integers and bools multiply in int64.
  static func product(_ input: Tensor, over dims: [Int], keep: Bool, _ dtype: DType?) throws -> Tensor {
    let type = dtype ?? (input.dtype.isFloatingPoint ? input.dtype : .int64)
    let lanes = dims.reduce(1) { $0 * input.sizes[$1] }
    if type.isFloatingPoint && type != type.compute && lanes < 2 * halvesAtOnce {
      // Each product is rounded to 16 bits.
      return try measure(input.cast(type), over: dims, keep: keep, type) { values in
        values.reduce(1) { Double(type.roundingHalf(Float($0 * $1))) }
      }
    }
    if type.isFloatingPoint { return try figure(input.cast(type), over: dims, keep: keep, type, RowProduct()) }
    let wide = try input.session.filled(
      Dimension.reduced(input.sizes, over: dims, keep: true), 1, dtype: type.compute)
    try type.compute.accept(Multiplier(input: try input.cast(type).cast(type.compute), output: wide, dims: dims))
    let output = try wide.cast(type)
    if !keep { output.geometry = Geometry(sizes: Dimension.reduced(input.sizes, over: dims, keep: false)) }
    return output
  }

  /// How many elements of 16 bits ATen's loop takes in one round. What is left of them is computed one by one, where some
  /// functions are rounded after each of their steps.
  static let halvesAtOnce = 32

  /// A figure over dimensions, computed in double precision from the elements of each group, in row-major order.
  static func measure(
    _ input: Tensor, over dims: [Int], keep: Bool, _ dtype: DType, _ figure: (UnsafeBufferPointer<Double>) -> Double
  ) throws -> Tensor {
    let kept = Dimension.reduced(input.sizes, over: dims, keep: true)
    let output = try input.session.empty(kept, dtype)
    // The reduced dimensions go last, so that every group is a stretch of one list.
    let rest = input.sizes.indices.filter { !dims.contains($0) }
    let order = rest + dims.sorted()
    let values = try input.view(
      as: Geometry(sizes: order.map { input.sizes[$0] }, strides: order.map { input.geometry.strides[$0] })
    ).cast(.float64).dense()
    let size = dims.reduce(1) { $0 * input.sizes[$1] }
    let (start, target) = (values.pointer(Double.self), Operand(output))
    for group in 0..<output.count {
      if group & 0xfff == 0 { try input.session.checkInterrupt() }
      let result = figure(UnsafeBufferPointer(start: start + group * size, count: size))
      Cell.write(.double(result), to: target.memory + group * target.size, dtype)
    }
    if !keep { output.geometry = Geometry(sizes: Dimension.reduced(input.sizes, over: dims, keep: false)) }
    return withExtendedLifetime(values) { output }
  }

  /// A sum of eight sums side by side, since each addition waits for the one before.
  @inline(__always)
  static func total(_ values: UnsafeBufferPointer<Double>, _ term: (Double) -> Double) -> Double {
    var sums = SIMD8<Double>(repeating: 0)
    var i = 0
    while i + 8 <= values.count {
      for k in 0..<8 { sums[k] += term(values[i + k]) }
      i += 8
    }
    var result = sums.sum()
    while i < values.count {
      result += term(values[i])
      i += 1
    }
    return result
  }

  /// The variance over dimensions with Bessel's or another correction.
  static func variance(
    _ input: Tensor, over dims: [Int], keep: Bool, correction: Double, isDeviation: Bool
  ) throws -> Tensor {
    if !input.dtype.isFloatingPoint {
      throw TorchError.runtime(
        "\(isDeviation ? "std" : "var") and var only support floating point and complex dtypes".replacingOccurrences(
          of: "var and var", with: "std and var"))
    }
    if input.dtype == .float64 {
      // In double precision the order of the additions shows.
      if Dimension.reduced(input.sizes, over: dims, keep: true).allSatisfy({ $0 == 1 }) {
        let mean = try mean(input, over: nil, keep: false, nil).doubles[0]
        return try figure(
          input, over: dims, keep: keep, input.dtype,
          VarianceOfAll(mean: mean, correction: correction, isDeviation: isDeviation))
      }
      return try figure(
        input, over: dims, keep: keep, input.dtype,
        WelfordVariance(correction: correction, isDeviation: isDeviation))
    }
    return try measure(input, over: dims, keep: keep, input.dtype) { values in
      let mean = total(values) { $0 } / Double(values.count)
      let squares = total(values) { ($0 - mean) * ($0 - mean) }
      let variance = squares / max(0, Double(values.count) - correction)
      return isDeviation ? variance.squareRoot() : variance
    }
  }

  /// The indices of the elements that are not zero, one row for each.
  static func nonzero(_ input: Tensor) throws -> Tensor {
    let isZero = try test(LogicalNot.self, input, nil).dense()
    let (zeros, rank) = (isZero.pointer(Bool.self), input.rank)
    let count = (0..<input.count).reduce(0) { $0 + (zeros[$1] ? 0 : 1) }
    let result = try input.session.empty([count, rank], .int64)
    var row = result.pointer(Int.self)
    var place = [Int](repeating: 0, count: rank)
    try input.session.forEach(below: input.count) { index in
      if !zeros[index] {
        for d in 0..<rank { row[d] = place[d] }
        row += rank
      }
      var d = rank - 1
      while d >= 0 {
        place[d] += 1
        if place[d] < input.sizes[d] { break }
        place[d] = 0
        d -= 1
      }
    }
    return withExtendedLifetime(isZero) { result }
  }
}

extension Tensor {
  /// A copy of a matrix whose columns lie one after the other in memory, as `nonzero` gives its places.
  func columnMajor() throws -> Tensor {
    let result = try session.empty(Geometry(sizes: sizes, strides: [1, sizes[0]]), dtype)
    try Kernel.copy(self, into: result)
    return result
  }
}
