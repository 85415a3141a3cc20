/// The window of every element of a pooled dimension.
struct PoolingWindow {
  let start, end, step: Int
}

extension Kernel {
  private struct MaxPool: ElementVisitor {
    let input, values, indices: Tensor
    /// One list for each of depth, height and width.
    let windows: [[PoolingWindow]]
    let sizes: [Int]

    func visit<T: Element>(_ type: T.Type) throws {
      let (x, y, places) = (input.pointer(T.self), values.pointer(T.self), indices.pointer(Int.self))
      let plane = sizes.reduce(1, *)
      var at = 0
      try input.session.forEach(below: plane == 0 ? 0 : input.count / plane, weight: plane) { p in
        let source = x + p * plane
        for d in windows[0] {
          for h in windows[1] {
            for w in windows[2] {
              var best = (d.start * sizes[1] + h.start) * sizes[2] + w.start
              for i in stride(from: d.start, to: d.end, by: d.step) {
                for j in stride(from: h.start, to: h.end, by: h.step) {
                  for k in stride(from: w.start, to: w.end, by: w.step) {
                    let place = (i * sizes[1] + j) * sizes[2] + k
                    if T.isLess(source[best], source[place]) || source[place].isNaN { best = place }
                  }
                }
              }
              y[at] = source[best]
              places[at] = best
              at += 1
            }
          }
        }
      }
    }
  }

  /// The largest element of every window of the last dimensions, and where in its plane it is.
  static func maxPool(_ input: Tensor, _ windows: [[PoolingWindow]]) throws -> [Tensor] {
    let dims = windows.count
    let sizes = input.sizes.dropLast(dims) + windows.map(\.count)
    let wide = try input.cast(input.dtype.compute)
    let values = try input.session.empty(Array(sizes), wide.dtype)
    let indices = try input.session.empty(Array(sizes), .int64)
    let whole = [PoolingWindow(start: 0, end: 1, step: 1)]
    try wide.dtype.accept(
      MaxPool(
        input: wide.dense(), values: values, indices: indices,
        windows: [[PoolingWindow]](repeating: whole, count: 3 - dims) + windows,
        sizes: [Int](repeating: 1, count: 3 - dims) + input.sizes.suffix(dims)))
    return [try values.cast(input.dtype), indices]
  }
}
