import Foundation

extension OperationTable {
  static let gridSamplings: [Operation] =
    [Operation.gridSampler, .affineGridGenerator]
    + Operation.gridSamplers.flatMap { [$0.forward, $0.backward] }
}

extension Operation {
  static let gridSampler = Operation(
    "grid_sampler",
    "(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor", .function,
    .composite { arguments in
      let input = arguments.tensor(0)
      try requireGrid(arguments)
      return try gridSamplers[input.rank - 4].forward(arguments.session, arguments.values)
    })

  /// Throws where a grid does not fit an image; `ranks` says how many dimensions these have where one function knows.
  private static func requireGrid(_ arguments: Arguments, ranks: ClosedRange<Int>? = nil) throws {
    let (input, grid) = (arguments.tensor(0), arguments.tensor(1))
    func refuse(_ text: String) -> TorchError { TorchError.runtime("grid_sampler(): expected " + text) }
    _ = try Dimension.existing(0, rank: input.rank)
    if input.rank < 1 || grid.rank < 1 || input.sizes[0] != grid.sizes[0] {
      throw refuse(
        "grid and input to have same batch size, but got input with sizes \(Text.sizes(input.sizes)) and grid with sizes "
          + Text.sizes(grid.sizes))
    }
    if grid.sizes[grid.rank - 1] != input.rank - 2 {
      throw refuse(
        "grid to have size \(input.rank - 2) in last dimension, but got grid with sizes \(Text.sizes(grid.sizes))")
    }
    for d in 2..<max(2, input.rank) where input.sizes[d] == 0 {
      throw refuse(
        "input to have non-empty spatial dimensions, but input has sizes \(Text.sizes(input.sizes)) with dimension "
          + "\(d) being empty")
    }
    if !(ranks ?? 4...5).contains(input.rank) || input.rank != grid.rank {
      throw refuse(
        "\(ranks.map { "\($0.lowerBound)D" } ?? "4D or 5D") input and grid with same number of dimensions, but got input with sizes \(Text.sizes(input.sizes)) "
          + "and grid with sizes \(Text.sizes(grid.sizes))")
    }
    if input.rank == 5 && arguments.int(2) == 2 {
      throw TorchError.runtime("grid_sampler(): bicubic interpolation only supports 4D input")
    }
    if input.dtype != grid.dtype {
      throw TorchError.runtime(
        "expected scalar type \(input.dtype.scalarTypeName) but found \(grid.dtype.scalarTypeName)")
    }
  }

  /// In two and three dimensions.
  fileprivate static let gridSamplers: [(forward: Operation, backward: Operation)] = (2...3).map { dims in
    let signature = "Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners"
    let backward = Operation(
      "grid_sampler_\(dims)d_backward", "(Tensor grad_output, \(signature)) -> (Tensor, Tensor)", [],
      node: notImplemented,
      .kernel { arguments in
        try Kernel.requireFloat(arguments.tensor(1), "grid_sampler_\(dims)d_backward_cpu")
        let sampler = GridSampler(
          arguments.tensor(1), arguments.tensor(2), mode: arguments.int(3), padding: arguments.int(4),
          alignsCorners: arguments.bool(5))
        let (input, grid) = sampler.slopes(arguments.tensor(0).doubles)
        return .tensors([
          try arguments.tensor(1).filled(arguments.tensor(1).sizes, input),
          try arguments.tensor(2).filled(arguments.tensor(2).sizes, grid),
        ])
      }, refusing(["grad_output", "input", "grid"], "grid_sampler_\(dims)d_backward"))
    let pull: @Sendable (Backward) throws -> [Tensor] = { context in
      try backward(
        context.session,
        [.tensor(context.grad), .tensor(context.input), .tensor(context.other)] + context.arguments.values[2...4]
      ).tensorList
    }
    let forward = Operation(
      "grid_sampler_\(dims)d", "(\(signature)) -> Tensor", .function, node: "GridSampler\(dims)DBackward0",
      .kernel { arguments in
        try requireGrid(arguments, ranks: dims + 2...dims + 2)
        let kernel = dims == 2 ? "grid_sampler_2d_cpu_kernel_impl" : "grid_sampler3d_cpu"
        try Kernel.requireFloat(arguments.tensor(0), kernel)
        let sampler = GridSampler(
          arguments.tensor(0), arguments.tensor(1), mode: arguments.int(2), padding: arguments.int(3),
          alignsCorners: arguments.bool(4))
        return .tensor(
          try arguments.tensor(0).filled(
            Array(arguments.tensor(0).sizes.prefix(2)) + arguments.tensor(1).sizes.dropFirst().dropLast(),
            sampler.values()))
      },
      [
        Derivative("input", "grad × the weight of each element", saves: ["input", "grid"]) { try pull($0)[0] },
        Derivative("grid", "Σ grad × the slope of the weights", saves: ["input", "grid"]) { try pull($0)[1] },
      ])
    return (forward, backward)
  }

  static let affineGridGenerator = Operation(
    "affine_grid_generator", "(Tensor theta, int[] size, bool align_corners) -> Tensor", .function,
    node: "AffineGridGeneratorBackward0",
    .kernel { arguments in
      let (theta, size) = (arguments.tensor(0), arguments.ints(1))
      if theta.dtype == .bool { throw unsupported("linspace_cpu", .bool) }
      let spatial = Array(size.dropFirst(2))
      let base = try theta.baseGrid(spatial, alignsCorners: arguments.bool(2))
      let flat = try base.expand([size[0], base.sizes[0], base.sizes[1]])
      return .tensor(
        try flat.matmul(theta.transpose(1, 2)).reshape([size[0]] + spatial + [spatial.count]))
    },
    [
      Derivative("theta", "gradᵀ @ the grid of the identity") {
        let (grad, size) = (try $0.grad, $0.arguments.ints(1))
        let spatial = Array(size.dropFirst(2))
        let base = try grad.baseGrid(spatial, alignsCorners: $0.arguments.bool(2))
        let flat = try grad.reshape([size[0], base.sizes[0], spatial.count])
        return try base.t().expand([size[0], base.sizes[1], base.sizes[0]]).matmul(flat).transpose(1, 2)
      }
    ])
}

extension Tensor {
  /// A row of coordinates from −1 to 1 and a 1 for every place of a grid, the last dimension first.
  fileprivate func baseGrid(_ spatial: [Int], alignsCorners: Bool) throws -> Tensor {
    let count = spatial.reduce(1, *)
    var values: [Double] = []
    for place in 0..<count {
      var rest = place
      for size in spatial.reversed() {
        let index = Double(rest % size)
        rest /= size
        let even = size > 1 ? -1 + 2 * index / Double(size - 1) : 0
        values.append(alignsCorners ? even : (2 * index + 1) / Double(size) - 1)
      }
      values.append(1)
    }
    return try filled([count, spatial.count + 1], values)
  }
}

/// Reads an image at the places that a grid names, by the weights of the pixels around each.
private struct GridSampler {
  private struct Tap {
    /// The pixel, as an offset into a plane; nil outside.
    var offset: Int?
    var weight: Double
    /// How the weight changes with each coordinate of the grid.
    var slopes: [Double]
  }

  /// The pixels along one dimension that take part, with weights and their slopes.
  private typealias Axis = [(index: Int, weight: Double, slope: Double)]

  private let batch, channels, places, dims: Int
  private let spatial: [Int]
  private let image, grid: [Double]
  private let mode, padding: Int
  private let alignsCorners: Bool

  init(_ input: Tensor, _ grid: Tensor, mode: Int, padding: Int, alignsCorners: Bool) {
    (batch, channels) = (input.sizes[0], input.sizes[1])
    spatial = Array(input.sizes.dropFirst(2))
    dims = spatial.count
    places = grid.sizes.dropFirst().dropLast().reduce(1, *)
    (image, self.grid) = (input.doubles, grid.doubles)
    (self.mode, self.padding, self.alignsCorners) = (mode, padding, alignsCorners)
  }

  private var plane: Int { spatial.reduce(1, *) }

  func values() -> [Double] {
    var result = [Double](repeating: 0, count: batch * channels * places)
    forEachPlace { b, place, taps in
      for c in 0..<channels {
        var sum = 0.0
        for tap in taps {
          sum += (tap.offset.map { image[(b * channels + c) * plane + $0] } ?? 0) * tap.weight
        }
        result[(b * channels + c) * places + place] = sum
      }
    }
    return result
  }

  func slopes(_ grads: [Double]) -> (input: [Double], grid: [Double]) {
    var (toImage, toGrid) = ([Double](repeating: 0, count: image.count), [Double](repeating: 0, count: grid.count))
    forEachPlace { b, place, taps in
      for c in 0..<channels {
        let grad = grads[(b * channels + c) * places + place]
        for tap in taps {
          let pixel = tap.offset.map { (b * channels + c) * plane + $0 }
          if let pixel { toImage[pixel] += grad * tap.weight }
          let value = pixel.map { image[$0] } ?? 0
          for d in 0..<dims { toGrid[(b * places + place) * dims + d] += grad * value * tap.slopes[d] }
        }
      }
    }
    return (toImage, toGrid)
  }

  private func forEachPlace(_ body: (Int, Int, [Tap]) -> Void) {
    for b in 0..<batch {
      for place in 0..<places {
        // The last dimension of the image is the first coordinate.
        let axes = (0..<dims).map { d in axis(grid[(b * places + place) * dims + d], spatial[dims - 1 - d]) }
        body(b, place, taps(axes))
      }
    }
  }

  private func taps(_ axes: [Axis]) -> [Tap] {
    var taps = [Tap(offset: 0, weight: 1, slopes: [Double](repeating: 1, count: dims))]
    var step = 1
    for (d, axis) in axes.enumerated() {
      let size = spatial[dims - 1 - d]
      var next: [Tap] = []
      for tap in taps {
        for (index, weight, slope) in axis {
          var new = tap
          new.offset = index < 0 || index >= size ? nil : tap.offset.map { $0 + index * step }
          new.weight *= weight
          for other in 0..<dims { new.slopes[other] *= other == d ? slope : weight }
          next.append(new)
        }
      }
      taps = next
      step *= size
    }
    return taps
  }

  private func axis(_ coordinate: Double, _ size: Int) -> Axis {
    let scale = alignsCorners ? Double(size - 1) / 2 : Double(size) / 2
    let raw = alignsCorners ? (coordinate + 1) * scale : ((coordinate + 1) * Double(size) - 1) / 2
    if mode == 2 { return cubic(raw, scale, size) }
    var (x, slope) = inside(raw, size)
    slope *= scale
    // PyTorch's kernel for planes takes the zeros outside times a weight that is no number.
    if dims == 2 && mode == 0 && padding == 0 && !x.isFinite { return [(-2, .nan, -slope), (-1, .nan, slope)] }
    // What is no number, or far outside, touches no pixel.
    if !(x > -1e9 && x < 1e9) { x = -100 }
    if mode == 1 { return [(Int(x.rounded(.toNearestOrEven)), 1, 0)] }
    let low = x.rounded(.down)
    return [(Int(low), low + 1 - x, -slope), (Int(low) + 1, x - low, slope)]
  }

  /// A coordinate moved inside by the padding mode, and how it follows the one it was.
  private func inside(_ x: Double, _ size: Int) -> (Double, Double) {
    switch padding {
    case 1: return clipped(x, size)
    case 2:
      let (low, high) = alignsCorners ? (0, 2 * (size - 1)) : (-1, 2 * size - 1)
      let (reflected, slope) = reflected(x, Double(low) / 2, Double(high - low) / 2)
      let (result, kept) = clipped(reflected, size)
      return (result, slope * kept)
    default: return (x, 1)
    }
  }

  private func clipped(_ x: Double, _ size: Int) -> (Double, Double) {
    if !(x > 0) { return (0, 0) }
    return x >= Double(size - 1) ? (Double(size - 1), 0) : (x, 1)
  }

  private func reflected(_ x: Double, _ low: Double, _ span: Double) -> (Double, Double) {
    if span == 0 { return (0, 0) }
    let sign: Double = x < low ? -1 : 1
    let distance = abs(x - low)
    let extra = fmod(distance, span)
    let flips = (distance / span).rounded(.down)
    return fmod(flips, 2) == 0 ? (extra + low, sign) : (span - extra + low, -sign)
  }

  /// Keys' kernel (1981) with A = −0.75, as `interpolate` has it.
  private func cubic(_ x: Double, _ scale: Double, _ size: Int) -> Axis {
    if !(x > -1e9 && x < 1e9) { return [] }
    let low = x.rounded(.down)
    let a = -0.75
    return (-1...2).map { k in
      let d = abs(x - low - Double(k))
      let sign: Double = x - low - Double(k) < 0 ? -1 : 1
      let weight = d <= 1 ? ((a + 2) * d - (a + 3)) * d * d + 1 : ((a * d - 5 * a) * d + 8 * a) * d - 4 * a
      let slope = d <= 1 ? (3 * (a + 2) * d - 2 * (a + 3)) * d : (3 * a * d - 10 * a) * d + 8 * a
      let index = padding == 0 ? low + Double(k) : inside(low + Double(k), size).0
      return (Int(index), weight, sign * slope * scale)
    }
  }
}
