import Synchronization

/// A convolution as products of matrices: every window of the larger image becomes a column of a matrix, a band of the
/// smaller image's lines at a time, so that the matrix stays near (Chellapilla, Puri and Simard, 2006).
struct UnrolledConvolution {
  /// Depth, height and width of the larger image, of the smaller one and of the window.
  let large, small, window: (depth: Int, height: Int, width: Int)
  let steps: ConvolutionSteps
  /// Channels of the larger and of the smaller image in each group.
  let inner, outer: Int
  let samples: Int

  private var taps: Int { window.depth * window.height * window.width }
  private var largePlane: Int { large.depth * large.height * large.width }
  private var smallPlane: Int { small.depth * small.height * small.width }
  private var lines: Int { small.depth * small.height }
  private var rows: Int { inner * taps }

  /// Whether copying into a matrix pays.
  var isWorthwhile: Bool { outer > 1 && rows > 3 && rows * outer * smallPlane * samples >= 1 << 14 }

  /// Whether the larger image itself is the matrix.
  private var isPlain: Bool {
    taps == 1 && steps.stride == [1, 1, 1] && steps.padding == [0, 0, 0] && largePlane == smallPlane
  }

  /// The lines of a band: its matrix has about a quarter of a million elements.
  private var band: Int { max(1, min(lines, (1 << 18) / max(1, rows * small.width))) }

  /// small = weight × windows of large.
  func forward<T: FloatElement>(
    _ session: Session, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ weight: UnsafePointer<T>
  ) throws {
    try forEachImage(session) { (image, group, columns: UnsafeMutablePointer<T>) in
      let (source, target) = (x + image * inner * largePlane, y + image * outer * smallPlane)
      let factors = weight + group * outer * rows
      if isPlain {
        let product = BlockedProduct(
          m: outer, n: smallPlane, k: rows, a0: rows, a1: 1, b0: smallPlane, b1: 1, c0: smallPlane)
        return product.run(session, factors, source, target)
      }
      return forEachBand { first, count in
        let width = count * small.width
        unroll(source, first, count) { line, row, partner, range in
          let to = columns + row * width + line * small.width
          (to).update(repeating: T.zero, count: range.lowerBound)
          if let partner { gather(partner, range, to) }
          (to + range.upperBound).update(repeating: T.zero, count: small.width - range.upperBound)
        }
        let product = BlockedProduct(m: outer, n: width, k: rows, a0: rows, a1: 1, b0: width, b1: 1, c0: smallPlane)
        return product.run(session, factors, columns, target + first * small.width)
      }
    }
  }

  /// large += weightᵀ × small, spread over the windows.
  func transposed<T: FloatElement>(
    _ session: Session, _ x: UnsafeMutablePointer<T>, _ y: UnsafePointer<T>, _ weight: UnsafePointer<T>
  ) throws {
    try forEachImage(session) { (image, group, columns: UnsafeMutablePointer<T>) in
      let (target, source) = (x + image * inner * largePlane, y + image * outer * smallPlane)
      let factors = weight + group * outer * rows
      if isPlain {
        let product = BlockedProduct(
          m: rows, n: smallPlane, k: outer, a0: 1, a1: rows, b0: smallPlane, b1: 1, c0: smallPlane, adds: true)
        return product.run(session, factors, source, target)
      }
      return forEachBand { first, count in
        let width = count * small.width
        let product = BlockedProduct(m: rows, n: width, k: outer, a0: 1, a1: rows, b0: smallPlane, b1: 1, c0: width)
        let isDone = product.run(session, factors, source + first * small.width, columns)
        unroll(target, first, count) { line, row, partner, range in
          guard let partner else { return }
          let (into, from) = (UnsafeMutablePointer(mutating: partner), columns + row * width + line * small.width)
          let step = steps.stride[2]
          for c in range { into[c * step] = T.sum(into[c * step], from[c]) }
        }
        return isDone
      }
    }
  }

  /// weight += small × windows of largeᵀ, sample after sample.
  func weight<T: FloatElement>(
    _ session: Session, _ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ weight: UnsafeMutablePointer<T>
  ) throws {
    // Each group has a weight of its own.
    try forEachGroup(session) { (image, group, columns: UnsafeMutablePointer<T>) in
      let (source, other) = (x + image * inner * largePlane, y + image * outer * smallPlane)
      let target = weight + group * outer * rows
      if isPlain {
        let product = BlockedProduct(
          m: outer, n: rows, k: smallPlane, a0: smallPlane, a1: 1, b0: 1, b1: smallPlane, c0: rows, adds: true)
        return product.run(session, other, source, target)
      }
      return forEachBand { first, count in
        let width = count * small.width
        unroll(source, first, count) { line, row, partner, range in
          let to = columns + row * width + line * small.width
          to.update(repeating: T.zero, count: range.lowerBound)
          if let partner { gather(partner, range, to) }
          (to + range.upperBound).update(repeating: T.zero, count: small.width - range.upperBound)
        }
        let product = BlockedProduct(
          m: outer, n: rows, k: width, a0: smallPlane, a1: 1, b0: 1, b1: width, c0: rows, adds: true)
        return product.run(session, other + first * small.width, columns, target)
      }
    }
  }

  @inline(__always)
  private func gather<T: FloatElement>(_ from: UnsafePointer<T>, _ range: Range<Int>, _ to: UnsafeMutablePointer<T>) {
    let step = steps.stride[2]
    if step == 1 {
      (to + range.lowerBound).update(from: from + range.lowerBound, count: range.count)
    } else {
      for c in range { to[c] = from[c * step] }
    }
  }

  /// Calls `body` for every image and group, on several threads, with memory for a band.
  private func forEachImage<T: FloatElement>(
    _ session: Session, _ body: (_ image: Int, _ group: Int, _ columns: UnsafeMutablePointer<T>) -> Bool
  ) throws {
    let work = max(1, rows * outer * smallPlane)
    try inParts(session, samples * steps.groups, grain: max(1, (1 << 21) / work)) {
      (from, to, columns: UnsafeMutablePointer<T>) in
      (from..<to).allSatisfy { body($0, $0 % steps.groups, columns) }
    }
  }

  /// Calls `body` for every group, on several threads, and in it for every image in order.
  private func forEachGroup<T: FloatElement>(
    _ session: Session, _ body: (_ image: Int, _ group: Int, _ columns: UnsafeMutablePointer<T>) -> Bool
  ) throws {
    let work = max(1, rows * outer * smallPlane * samples)
    try inParts(session, steps.groups, grain: max(1, (1 << 21) / work)) {
      (from, to, columns: UnsafeMutablePointer<T>) in
      (from..<to).allSatisfy { group in
        (0..<samples).allSatisfy { body($0 * steps.groups + group, group, columns) }
      }
    }
  }

  private func inParts<T: FloatElement>(
    _ session: Session, _ count: Int, grain: Int, _ body: (Int, Int, UnsafeMutablePointer<T>) -> Bool
  ) throws {
    let isComplete = Mutex(true)
    let size = isPlain ? 1 : rows * band * small.width
    try session.inParts(count, grain: grain) { from, to in
      let columns = UnsafeMutablePointer<T>.allocate(capacity: size)
      defer { columns.deallocate() }
      if !body(from, to, columns) { isComplete.withLock { $0 = false } }
    }
    if isComplete.withLock({ $0 }) { return }
    try session.checkInterrupt()
    throw TorchError.runtime("not enough memory for a convolution")
  }

  private func forEachBand(_ body: (_ first: Int, _ count: Int) -> Bool) -> Bool {
    stride(from: 0, to: lines, by: band).allSatisfy { body($0, min(band, lines - $0)) }
  }

  /// Calls `body` for every tap and line of a band with the number of the line in it, the row of the matrix, the larger
  /// image's line shifted so that equal columns are partners — nil where it lies outside — and the columns whose partners
  /// lie inside.
  @inline(__always)
  private func unroll<T: FloatElement>(
    _ image: UnsafePointer<T>, _ first: Int, _ count: Int,
    _ body: (_ line: Int, _ row: Int, _ partner: UnsafePointer<T>?, _ range: Range<Int>) -> Void
  ) {
    let step = steps.stride[2]
    var row = 0
    for channel in 0..<inner {
      let plane = image + channel * largePlane
      for z in 0..<window.depth {
        for v in 0..<window.height {
          for u in 0..<window.width {
            let shift = u * steps.dilation[2] - steps.padding[2]
            let start = min(small.width, shift >= 0 ? 0 : (-shift + step - 1) / step)
            let end = max(
              start, min(small.width, large.width - shift <= 0 ? 0 : (large.width - shift + step - 1) / step))
            for line in 0..<count {
              let (d, h) = ((first + line) / small.height, (first + line) % small.height)
              let from = d * steps.stride[0] + z * steps.dilation[0] - steps.padding[0]
              let other = h * steps.stride[1] + v * steps.dilation[1] - steps.padding[1]
              if from < 0 || from >= large.depth || other < 0 || other >= large.height {
                body(line, row, nil, small.width..<small.width)
              } else {
                body(line, row, plane + (from * large.height + other) * large.width + shift, start..<end)
              }
            }
            row += 1
          }
        }
      }
    }
  }
}
