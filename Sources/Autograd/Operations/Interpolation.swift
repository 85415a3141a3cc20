extension OperationTable {
  static let interpolations: [Operation] =
    [.interpolate, .interpolateEach]
    + (Array(Operation.upsamplings.values) + Operation.wideUpsamplings.values).flatMap { [$0.forward, $0.backward] }
}

extension Operation {
  static let interpolate = interpolation(scales: "Scalar")
  static let interpolateEach = interpolation(scales: "float[]")

  /// With one scale factor for all dimensions or one for each.
  private static func interpolation(scales: String) -> Operation {
    Operation(
      "interpolate",
      "(Tensor input, int[1]? size=None, \(scales)? scale_factor=None, str mode='nearest', bool? align_corners=None, "
        + "bool? recompute_scale_factor=None, bool antialias=False) -> Tensor", .functional,
      .composite { arguments in
        let (input, mode) = (arguments.tensor(0), arguments.string(3) ?? "nearest")
        let dims = input.rank - 2
        if ["nearest", "area", "nearest-exact"].contains(mode), arguments.optionalScalar(4) != nil {
          throw TorchError.value(
            "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
          )
        }
        let widens = arguments.bool(6)
        if mode == "lanczos" && !widens { throw TorchError.value("Lanczos mode requires antialias=True") }
        if widens && !(["bilinear", "bicubic", "lanczos"].contains(mode) && input.rank == 4) {
          throw TorchError.value(
            "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input"
          )
        }
        if arguments.bool(5) && arguments.optionalInts(1) != nil {
          throw TorchError.value("recompute_scale_factor is not meaningful with an explicit size.")
        }
        if !(3...5).contains(input.rank) && arguments.optionalInts(1)?.count ?? 1 == 1 {
          throw unsupported(input, mode)
        }
        let (sizes, requestedScales) = try requestedSizes(arguments, dims)
        let scales = arguments.bool(5) ? [] : requestedScales
        if mode == "area" {
          guard
            let pool = OperationTable.byName["adaptive_avg_pool\(dims)d"]?.first(where: {
              $0.forms.contains(.functional)
            })
          else { throw unsupported(input, mode) }
          return try pool(arguments.session, [.tensor(input), .ints(sizes)])
        }
        let table = widens ? wideUpsamplings : upsamplings
        guard let operation = table["\(mode)\(dims)"]?.forward else { throw unsupported(input, mode) }
        let own = Array(input.sizes.suffix(dims))
        if (sizes + own).contains(where: { $0 <= 0 }) {
          throw TorchError.runtime(
            "Input and output sizes should be greater than 0, but got input (\(sides(own)))"
              + (dims == 2 ? " " : " and ") + "output (\(sides(sizes)))")
        }
        if input.sizes.dropFirst().contains(0) {
          throw TorchError.runtime(
            "Non-empty \(input.rank)D data tensor expected but got a tensor with sizes \(Text.sizes(input.sizes))")
        }
        if widens && ![.float32, .float64, .uint8].contains(input.dtype) {
          throw unsupported("compute_index_ranges_weights", input.dtype)
        }
        try requireKernel(input, mode, dims)
        let values: [Value] = [.ints(sizes), .bool(arguments.bool(4)), .doubles(scales)]
        if input.dtype == .uint8 {
          if mode.hasPrefix("nearest") {
            return .tensor(try operation.first(arguments.session, [.tensor(input.to(.float32))] + values).to(.uint8))
          }
          guard let operation = byteUpsamplings[widens ? mode + " wide" : mode] else { throw unsupported(input, mode) }
          return try operation(arguments.session, [.tensor(input)] + values)
        }
        return try operation(arguments.session, [.tensor(input)] + values)
      })
  }

  /// Throws where PyTorch has no kernel for whole numbers.
  private static func requireKernel(_ input: Tensor, _ mode: String, _ dims: Int) throws {
    if input.dtype.isFloatingPoint || (input.dtype == .uint8 && (dims == 2 || mode.hasPrefix("nearest"))) { return }
    let kernel =
      switch (mode, dims) {
      case ("bicubic", _): "compute_indices_weights_cubic"
      case ("bilinear", 2): "upsample_bilinear2d_channels_last"
      case (_, 2): "upsample_nearest2d_channels_last"
      case ("linear", _), ("trilinear", _): "compute_indices_weights_linear"
      default: "compute_indices_weights_nearest"
      }
    throw unsupported(kernel, input.dtype)
  }

  /// `H: 2, W: 0`.
  private static func sides(_ sizes: [Int]) -> String {
    zip(["D", "H", "W"].suffix(sizes.count), sizes).map { "\($0): \($1)" }.joined(separator: ", ")
  }

  /// A tuple as Python writes it.
  private static func text(of sizes: [Int]) -> String { "(" + sizes.map { "\($0)" }.joined(separator: ", ") + ")" }

  private static func unsupported(_ input: Tensor, _ mode: String) -> TorchError {
    let needed = ["linear": 3, "bilinear": 4, "bicubic": 4, "trilinear": 5]
    if let rank = needed[mode], (3...5).contains(input.rank), mode != "bicubic" {
      return .notImplemented("Got \(input.rank)D input, but \(mode) mode needs \(rank)D input")
    }
    return .notImplemented(
      "Input Error: Only 3D, 4D and 5D input Tensors supported (got \(input.rank)D) for the modes: nearest | linear | "
        + "bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got \(mode))")
  }

  /// The sizes asked for, and the scale factors where those were given.
  private static func requestedSizes(_ arguments: Arguments, _ dims: Int) throws -> ([Int], [Double]) {
    let input = arguments.tensor(0)
    let factors: [Double]? =
      switch arguments.values[2] {
      case .none: nil
      case .doubles(let values): values
      default: arguments.optionalDouble(2).map { [$0] } ?? arguments.optionalInts(2)?.map(Double.init)
      }
    switch (arguments.optionalInts(1), factors) {
    case (.some, .some): throw TorchError.value("only one of size or scale_factor should be defined")
    case (nil, nil): throw TorchError.value("either size or scale_factor should be defined")
    case (let sizes?, nil):
      if sizes.count != 1 && sizes.count != dims {
        throw TorchError.value(
          "Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of "
            + "\(Text.sizes(Array(input.sizes.dropFirst(2)))) and output size of \(text(of: sizes)). Please provide "
            + "input tensor in (N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.")
      }
      return (sizes.count == 1 ? [Int](repeating: sizes[0], count: dims) : sizes, [])
    case (nil, let factors?):
      let scales = factors.count == 1 ? [Double](repeating: factors[0], count: max(0, dims)) : factors
      if scales.count != dims {
        throw TorchError.value(
          "Input and scale_factor must have the same number of spatial dimensions, but got input with spatial dimensions "
            + "of \(Text.sizes(Array(input.sizes.dropFirst(2)))) and scale_factor of shape \(factors). Please provide "
            + "input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) format.")
      }
      return (zip(input.sizes.dropFirst(2), scales).map { Int((Double($0) * $1).rounded(.down)) }, scales)
    }
  }

  /// The taps along a dimension, by its extent before and after, whether corners are aligned, and the factor.
  private typealias Taps = @Sendable (Int, Int, Bool, Double?) -> [[Resampling.Tap]]

  /// What computes with bytes, by mode.
  private static let byteUpsamplings: [String: Operation] = {
    let modes: [String: Taps] = [
      "bilinear": linearTaps, "bicubic": cubicTaps, "bilinear wide": wideTaps(.triangle),
      "bicubic wide": wideTaps(.cubic), "lanczos wide": wideTaps(.lanczos),
    ]
    return Dictionary(uniqueKeysWithValues: modes.map { ($0, byteUpsampling($0, $1)) })
  }()

  private static func byteUpsampling(_ mode: String, _ taps: @escaping Taps) -> Operation {
    let words = mode.split(separator: " ")
    return Operation(
      "upsample_\(words[0])2d" + (words.count > 1 ? "_aa" : ""),
      "(Tensor self, int[] output_size, bool align_corners, float[] scales) -> Tensor", [],
      .kernel { arguments in
        let (input, sizes) = (arguments.tensor(0), arguments.ints(1))
        let scales: [Double] = if case .doubles(let values) = arguments.values[3] { values } else { [] }
        var plan = Resampling()
        for d in [1, 0] {
          let size = input.sizes[input.rank - 2 + d]
          plan.add(
            input.rank - 2 + d, taps(size, sizes[d], arguments.bool(2), scales.isEmpty ? nil : scales[d]))
        }
        let pixels = try WeightedPixels.resampleBytes(input, plan)
        if input.liesChannelsLast { try pixels.relay(in: .channelsLast) }
        return .tensor(pixels)
      })
  }

  private static func wideTaps(_ filter: WeightedPixels.Filter) -> Taps {
    { WeightedPixels.taps($0, $1, $2, $3, filter) }
  }

  private static func upsampling(
    _ dims: Int, _ name: String, suffix: String = "", _ taps: @escaping Taps
  ) -> (forward: Operation, backward: Operation) {
    let words = name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return resampling(
      "\(name)\(dims)d\(suffix.isEmpty ? "" : "_" + suffix.lowercased())",
      "(Tensor self, int[] output_size, bool align_corners, float[] scales) -> Tensor", [],
      node: "\(words)\(dims)D\(suffix)Backward", "grad × the weights of the result", savesInput: false
    ) { arguments, sizes in
      let scales: [Double] = if case .doubles(let values) = arguments.values[3] { values } else { [] }
      var plan = Resampling()
      for d in (0..<dims).reversed() {
        let size = sizes[sizes.count - dims + d]
        plan.add(
          sizes.count - dims + d,
          taps(size, arguments.ints(1)[d], arguments.bool(2), scales.isEmpty ? nil : scales[d]))
      }
      return plan
    }
  }

  /// With `antialias=True`, by mode and number of dimensions.
  fileprivate static let wideUpsamplings: [String: (forward: Operation, backward: Operation)] = [
    "bilinear2": upsampling(2, "_upsample_bilinear", suffix: "Aa", wideTaps(.triangle)),
    "bicubic2": upsampling(2, "_upsample_bicubic", suffix: "Aa", wideTaps(.cubic)),
    "lanczos2": upsampling(2, "_upsample_lanczos", suffix: "Aa", wideTaps(.lanczos)),
  ]

  /// By mode and number of dimensions.
  fileprivate static let upsamplings: [String: (forward: Operation, backward: Operation)] = {
    var table: [String: (forward: Operation, backward: Operation)] = [:]
    func add(_ mode: String, _ dims: Int, _ name: String, _ taps: @escaping Taps) {
      table["\(mode)\(dims)"] = upsampling(dims, name, taps)
    }
    for dims in 1...3 {
      add("nearest", dims, "upsample_nearest") { nearestTaps($0, $1, $3, shift: 0) }
      add("nearest-exact", dims, "upsample_nearest_exact") { nearestTaps($0, $1, $3, shift: 0.5) }
    }
    add("linear", 1, "upsample_linear", linearTaps)
    add("bilinear", 2, "upsample_bilinear", linearTaps)
    add("trilinear", 3, "upsample_trilinear", linearTaps)
    add("bicubic", 2, "upsample_bicubic", cubicTaps)
    return table
  }()

  private static func nearestTaps(_ size: Int, _ count: Int, _ scale: Double?, shift: Float) -> [[Resampling.Tap]] {
    let step = scale.map { Float(1 / $0) } ?? Float(size) / Float(count)
    return (0..<count).map { [(min(Int(((Float($0) + shift) * step).rounded(.down)), size - 1), 1)] }
  }

  /// Where in the input the middle of an element of the result lies.
  private static func sourcePosition(
    _ index: Int, _ size: Int, _ count: Int, _ aligned: Bool, _ scale: Double?
  ) -> Double {
    if aligned { return count > 1 ? Double(index) * Double(size - 1) / Double(count - 1) : 0 }
    let step = scale.map { 1 / $0 } ?? Double(size) / Double(count)
    return step * (Double(index) + 0.5) - 0.5
  }

  private static func linearTaps(_ size: Int, _ count: Int, _ aligned: Bool, _ scale: Double?) -> [[Resampling.Tap]] {
    // As many elements as before are their own neighbours, so that none takes part in another.
    if size == count { return (0..<size).map { [($0, 1), ($0, 0)] } }
    return (0..<count).map { index in
      let position = max(0, sourcePosition(index, size, count, aligned, scale))
      let low = min(Int(position), size - 1)
      let part = position - Double(low)
      return [(low, 1 - part), (min(low + 1, size - 1), part)]
    }
  }

  /// Keys' cubic convolution with a = −3/4.
  private static func cubicTaps(_ size: Int, _ count: Int, _ aligned: Bool, _ scale: Double?) -> [[Resampling.Tap]] {
    let a = -0.75
    func near(_ x: Double) -> Double { ((a + 2) * x - (a + 3)) * x * x + 1 }
    func far(_ x: Double) -> Double { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
    return (0..<count).map { index in
      let position = sourcePosition(index, size, count, aligned, scale)
      let low = Int(position.rounded(.down))
      let t = position - Double(low)
      let weights = [far(t + 1), near(t), near(1 - t), far(2 - t)]
      return weights.enumerated().map { (min(max(low - 1 + $0, 0), size - 1), $1) }
    }
  }
}
