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
        let (input, grid) = try GridSampling(
          arguments.tensor(1), arguments.tensor(2), arguments.int(3), arguments.int(4), arguments.bool(5)
        ).slopes(arguments.tensor(0))
        return .tensors([input, grid])
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
        return .tensor(
          try GridSampling(
            arguments.tensor(0), arguments.tensor(1), arguments.int(2), arguments.int(3), arguments.bool(4)
          ).result())
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
    let ends = try spatial.map { try coordinates($0, alignsCorners: alignsCorners) }
    var values: [Double] = []
    for place in 0..<spatial.reduce(1, *) {
      var rest = place
      for (size, end) in zip(spatial, ends).reversed() {
        values.append(end[rest % size])
        rest /= size
      }
      values.append(1)
    }
    return try filled([values.count / (spatial.count + 1), spatial.count + 1], values)
  }

  /// The coordinates along a dimension, in the arithmetic of the type.
  private func coordinates(_ count: Int, alignsCorners: Bool) throws -> [Double] {
    // PyTorch makes a tensor of the lone 0, which it cannot in 16 bits.
    if count <= 1 && (dtype == .float16 || dtype == .bfloat16) { throw Operation.unsupported("tensor_cpu", dtype) }
    if count <= 1 { return [Double](repeating: 0, count: count) }
    let even = try filled([count], Spacing.linear(-1, 1, count, dtype))
    if alignsCorners { return even.doubles }
    return try even.mul(.int(count - 1)).div(.int(count)).cast(dtype).doubles
  }
}

/// A grid and the images it samples, of whichever type.
private struct GridSampling {
  private let input, grid: Tensor
  private let mode: GridMode
  private let padding: GridPadding
  private let alignsCorners: Bool

  init(_ input: Tensor, _ grid: Tensor, _ mode: Int, _ padding: Int, _ alignsCorners: Bool) {
    (self.input, self.grid, self.alignsCorners) = (input, grid, alignsCorners)
    (self.mode, self.padding) = (GridMode(rawValue: mode) ?? .linear, GridPadding(rawValue: padding) ?? .zeros)
  }

  /// The images at the places of the grid.
  func result() throws -> Tensor {
    let values =
      switch input.dtype {
      case .float16: sampler(Half.self).values()
      case .bfloat16: sampler(BrainFloat.self).values()
      case .float64: sampler(Double.self).values()
      default: sampler(Float.self).values()
      }
    return try input.filled(Array(input.sizes.prefix(2)) + grid.sizes.dropFirst().dropLast(), values)
  }

  /// The gradients of the images and the grid.
  func slopes(_ grad: Tensor) throws -> (input: Tensor, grid: Tensor) {
    let grads = grad.doubles
    let slopes =
      switch input.dtype {
      case .float16: sampler(Half.self).slopes(grads)
      case .bfloat16: sampler(BrainFloat.self).slopes(grads)
      case .float64: sampler(Double.self).slopes(grads)
      default: sampler(Float.self).slopes(grads)
      }
    return (try input.filled(input.sizes, slopes.input), try grid.filled(grid.sizes, slopes.grid))
  }

  private func sampler<T: FloatElement>(_ type: T.Type) -> GridSampler<T> {
    GridSampler(input, grid, mode: mode, padding: padding, alignsCorners: alignsCorners)
  }
}
