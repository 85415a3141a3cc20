/// How a convolution steps over its input, one number for each spatial dimension.
struct ConvolutionSteps: Equatable {
  var stride, padding, dilation: [Int]
  var groups: Int
  /// Whether the zeros of the padding take part: they make what is not finite no number.
  var multipliesPadding = false
}

extension Kernel {
  /// What a convolution relates: the larger image, the smaller one, and the weight between them.
  private enum Direction { case forward, transposed, weight }

  private struct Convolution: FloatVisitor {
    let large, small, weight: Tensor
    let steps: ConvolutionSteps
    let direction: Direction

    func visit<T: FloatElement>(_ type: T.Type) throws {
      let (x, y, w) = (large.pointer(T.self), small.pointer(T.self), weight.pointer(T.self))
      let samples = large.sizes[0]
      let (inner, outer) = (large.sizes[1] / steps.groups, small.sizes[1] / steps.groups)
      let (inDepth, inHeight, inWidth) = (large.sizes[2], large.sizes[3], large.sizes[4])
      let (depth, height, width) = (small.sizes[2], small.sizes[3], small.sizes[4])
      let (kd, kh, kw) = (weight.sizes[2], weight.sizes[3], weight.sizes[4])
      let (largePlane, smallPlane, kernelSize) = (inDepth * inHeight * inWidth, depth * height * width, kd * kh * kw)
      let unrolled = UnrolledConvolution(
        large: (inDepth, inHeight, inWidth), small: (depth, height, width), window: (kd, kh, kw), steps: steps,
        inner: inner, outer: outer, samples: samples)
      if unrolled.isWorthwhile {
        return switch direction {
        case .forward: try unrolled.forward(large.session, x, y, w)
        case .transposed: try unrolled.transposed(large.session, x, y, w)
        case .weight: try unrolled.weight(large.session, x, y, w)
        }
      }
      let step = steps.stride[2]
      for n in 0..<samples {
        for g in 0..<steps.groups {
          for o in 0..<outer {
            let target = y + (n * small.sizes[1] + g * outer + o) * smallPlane
            for i in 0..<inner {
              let source = x + (n * large.sizes[1] + g * inner + i) * largePlane
              let taps = w + ((g * outer + o) * inner + i) * kernelSize
              for z in 0..<kd {
                for v in 0..<kh {
                  for u in 0..<kw {
                    let place = (z * kh + v) * kw + u
                    let shift = u * steps.dilation[2] - steps.padding[2]
                    // Columns of the smaller image whose partner lies inside the larger one.
                    let first = shift >= 0 ? 0 : (-shift + step - 1) / step
                    let last = min(width, inWidth - shift <= 0 ? 0 : (inWidth - shift + step - 1) / step)
                    if first >= last { continue }
                    let tap = taps[place].compute
                    var total: T.Compute = 0
                    for d in 0..<depth {
                      let from = d * steps.stride[0] + z * steps.dilation[0] - steps.padding[0]
                      if from < 0 || from >= inDepth { continue }
                      for h in 0..<height {
                        let row = h * steps.stride[1] + v * steps.dilation[1] - steps.padding[1]
                        if row < 0 || row >= inHeight { continue }
                        let a = source + (from * inHeight + row) * inWidth + shift
                        let b = target + (d * height + h) * width
                        switch direction {
                        case .forward:
                          if step == 1 {
                            for c in first..<last { b[c] = T(b[c].compute + tap * a[c].compute) }
                          } else {
                            for c in first..<last { b[c] = T(b[c].compute + tap * a[c * step].compute) }
                          }
                        case .transposed:
                          for c in first..<last { a[c * step] = T(a[c * step].compute + tap * b[c].compute) }
                        case .weight:
                          for c in first..<last { total += a[c * step].compute * b[c].compute }
                        }
                      }
                    }
                    if direction == .weight { taps[place] = T(taps[place].compute + total) }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Whether every element is a number that is not infinite.
  private struct Finiteness: FloatVisitor {
    let tensor: Tensor

    func visit<T: FloatElement>(_ type: T.Type) -> Bool {
      let x = tensor.pointer(T.self)
      return (0..<tensor.count).allSatisfy { x[$0].compute.isFinite }
    }
  }

  /// A tensor seen with three spatial dimensions.
  private static func volume(_ tensor: Tensor) throws -> Tensor {
    let missing = 5 - tensor.rank
    let sizes = Array(tensor.sizes[..<2]) + [Int](repeating: 1, count: missing) + Array(tensor.sizes[2...])
    return try tensor.dense().view(as: Geometry(sizes: sizes))
  }

  private static func volume(_ steps: ConvolutionSteps) -> ConvolutionSteps {
    func filled(_ values: [Int], _ value: Int) -> [Int] { [Int](repeating: value, count: 3 - values.count) + values }
    return ConvolutionSteps(
      stride: filled(steps.stride, 1), padding: filled(steps.padding, 0), dilation: filled(steps.dilation, 1),
      groups: steps.groups, multipliesPadding: steps.multipliesPadding)
  }

  /// An image with zeros around it.
  private static func padded(_ image: Tensor, _ padding: [Int]) throws -> Tensor {
    let sizes = Array(image.sizes[..<2]) + zip(image.sizes.dropFirst(2), padding).map { $0 + 2 * $1 }
    let result = try image.session.filled(sizes, 0, dtype: image.dtype)
    let strides = result.geometry.strides
    let offset = zip(strides.dropFirst(2), padding).reduce(0) { $0 + $1.0 * $1.1 }
    try copy(image, into: result.view(as: Geometry(sizes: image.sizes, strides: strides), offset: offset))
    return result
  }

  private static func convolve(
    _ direction: Direction, large: Tensor, small: Tensor, weight: Tensor, _ steps: ConvolutionSteps
  ) throws {
    if large.count == 0 || small.count == 0 || weight.count == 0 { return }
    let factor = direction == .forward ? weight : small
    if steps.multipliesPadding && direction != .transposed && steps.padding.contains(where: { $0 > 0 }),
      try !factor.dtype.acceptFloat(Finiteness(tensor: factor.dense()))
    {
      var bare = steps
      bare.padding = steps.padding.map { _ in 0 }
      return try convolve(direction, large: padded(large, steps.padding), small: small, weight: weight, bare)
    }
    try large.dtype.acceptFloat(
      Convolution(
        large: volume(large), small: volume(small), weight: volume(weight), steps: volume(steps), direction: direction))
  }

  /// The sums of products of a window of `input` and `weight` [out, in ÷ groups, kernel…].
  static func convolution(_ input: Tensor, _ weight: Tensor, _ sizes: [Int], _ steps: ConvolutionSteps) throws -> Tensor
  {
    let type = input.dtype.compute
    let output = try input.session.filled(sizes, 0, dtype: type)
    try convolve(.forward, large: input.cast(type), small: output, weight: weight.cast(type), steps)
    return try output.cast(input.dtype)
  }

  /// Every element of `input` spread over a window by `weight` [in, out ÷ groups, kernel…].
  static func transposedConvolution(
    _ input: Tensor, _ weight: Tensor, _ sizes: [Int], _ steps: ConvolutionSteps
  ) throws -> Tensor {
    let type = input.dtype.compute
    let output = try input.session.filled(sizes, 0, dtype: type)
    try convolve(.transposed, large: output, small: input.cast(type), weight: weight.cast(type), steps)
    return try output.cast(input.dtype)
  }

  /// The gradient of a weight of these sizes between two images.
  static func convolutionWeight(
    large: Tensor, small: Tensor, _ sizes: [Int], _ steps: ConvolutionSteps
  ) throws -> Tensor {
    let type = large.dtype.compute
    let output = try large.session.filled(sizes, 0, dtype: type)
    try convolve(.weight, large: large.cast(type), small: small.cast(type), weight: output, steps)
    return try output.cast(large.dtype)
  }
}
