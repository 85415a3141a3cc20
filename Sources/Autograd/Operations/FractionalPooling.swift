extension OperationTable {
  static let fractionalPoolings: [Operation] = [Operation.fractionalPooling(2), Operation.fractionalPooling(3)]
}

extension Operation {
  fileprivate static let fractionalBackwards = (2...3).map {
    maxPoolBackward("fractional_max_pool\($0)d_backward", $0, "FractionalMaxPool\($0)DBackwardBackward0")
  }

  /// Pools by windows at random distances (Graham, 2014); indices count within a plane.
  fileprivate static func fractionalPooling(_ dims: Int) -> Operation {
    Operation(
      "_fractional_max_pool\(dims)d",
      "(Tensor self, int[\(dims)] kernel_size, int[\(dims)] output_size, Tensor random_samples) -> "
        + "(Tensor output, Tensor indices)", .functional, node: "FractionalMaxPool\(dims)DBackward0",
      .kernel { arguments in
        let input = arguments.tensor(0)
        let (kernel, outputs) = (arguments.ints(1), arguments.ints(2))
        try FractionalWindows.check(input, kernel, outputs)
        if arguments.tensor(3).dtype != input.dtype {
          throw TorchError.runtime("Expect _random_samples to have the same dtype as input")
        }
        try Kernel.requireFloat(input, "fractional_max_pool\(dims)d_out_frame")
        let extents = Array(input.sizes.suffix(dims))
        let lead = Array(input.sizes.dropLast(dims))
        let (values, samples) = (input.doubles, arguments.tensor(3).doubles)
        let (plane, planes) = (extents.reduce(1, *), lead.reduce(1, *))
        var (results, places): ([Scalar], [Scalar]) = ([], [])
        for index in 0..<planes {
          let starts = (0..<dims).map { dim in
            // In two dimensions the first number belongs to the width.
            let sample = samples[index * dims + (dims == 2 ? 1 - dim : dim)]
            return FractionalWindows.starts(
              sample, extents[dim], outputs[dim], kernel[dim], isSingle: input.dtype != .float64)
          }
          FractionalWindows.forEach(starts, kernel, extents) { places in
            places.reduce(into: (value: -Double.infinity, place: places.first ?? 0)) { best, place in
              let value = values[index * plane + place]
              if value > best.value || value.isNaN { best = (value, place) }
            }
          } store: {
            results.append(.double($0.value))
            places.append(.int($0.place))
          }
        }
        let output = try arguments.session.empty(lead + outputs, input.dtype)
        let indices = try arguments.session.empty(lead + outputs, .int64)
        Kernel.store(results, into: output)
        Kernel.store(places, into: indices)
        return .tensors([output, indices])
      },
      [
        Derivative("self", "grad where self was the largest", saves: ["self", "result2"]) {
          try $0.pulled(through: fractionalBackwards[dims - 2])
        }
      ])
  }
}

/// Where the windows of fractional pooling lie.
private enum FractionalWindows {
  static func check(_ input: Tensor, _ kernel: [Int], _ outputs: [Int]) throws {
    let dims = kernel.count
    let names = dims == 2 ? ["height", "width"] : ["time", "height", "width"]
    if input.rank != dims + 1 && input.rank != dims + 2 {
      throw TorchError.runtime(
        "fractional_max_pool\(dims)d: Expected \(dims + 1)D or \(dims + 2)D tensor, but got: \(Text.sizes(input.sizes))"
      )
    }
    for (dim, extent) in input.sizes.suffix(dims).enumerated() where outputs[dim] + kernel[dim] - 1 > extent {
      throw TorchError.runtime(
        "fractional_max_pool\(dims)d(): pool \(names[dim]) \(kernel[dim]) too large relative to input \(names[dim]) "
          + "\(extent)")
    }
  }

  /// The first places of the windows of one dimension.
  static func starts(_ sample: Double, _ extent: Int, _ count: Int, _ width: Int, isSingle: Bool) -> [Int] {
    func held(_ x: Double) -> Double { isSingle ? Double(Float(x)) : x }
    let last = extent - width
    if count <= 1 { return [last] }
    let step = held(Double(last) / Double(count - 1))
    let first = Int(held(sample * step))
    return (0..<count - 1).map { Int(held(held(Double($0) + sample) * step)) - first } + [last]
  }

  /// Calls `best` with the places of each window, and `store` with what it gives, in the order of the outputs.
  static func forEach<Best>(
    _ starts: [[Int]], _ kernel: [Int], _ extents: [Int], _ best: ([Int]) -> Best, store: (Best) -> Void
  ) {
    func join(_ places: [Int], _ dim: Int, _ range: Range<Int>) -> [Int] {
      places.flatMap { place in range.map { place * extents[dim] + $0 } }
    }
    func visit(_ dim: Int, _ places: [Int]) {
      if dim == starts.count { return store(best(places)) }
      for start in starts[dim] { visit(dim + 1, join(places, dim, start..<start + kernel[dim])) }
    }
    visit(0, [0])
  }
}
