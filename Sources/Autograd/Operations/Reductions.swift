import CKernels
import Foundation

extension OperationTable {
  static let reductions: [Operation] = [
    .sum, .sumDim, .nansum, .mean, .meanDim, .nanmean, .prod, .prodDim, .maxAll, .maxPair, .maxDim, .minAll, .minPair,
    .minDim, .amax, .amin, .aminmax, .argmax, .argmin, .median, .medianDim, .nanmedian, .nanmedianDim, .varAll,
    .varDim, .varCorrected, .stdAll,
    .stdDim, .stdCorrected, .varMeanAll, .varMeanDim, .varMean, .stdMeanAll, .stdMeanDim, .stdMean, .norm, .normNamed,
    .vectorNorm,
    .logsumexp, .cumsum, .cumprod, .cummax, .cummin, .logcumsumexp, .all, .allDim, .any, .anyDim, .countNonzero,
    .countNonzeroDim, .dist,
  ]
}

extension Operation {
  static let sum = Operation(
    "sum", "(Tensor self, *, dtype? dtype=None) -> Tensor", .usual, node: "SumBackward0",
    .kernel { .tensor(try Kernel.sum($0.tensor(0), over: nil, keep: false, $0.dtype(1))) },
    [Derivative("self", "grad") { try $0.grad.expand($0.sizes()) }])

  static let sumDim = Operation(
    "sum", "(Tensor self, int[1]? dim, bool keepdim=False, *, dtype? dtype=None) -> Tensor", [.usual, .out],
    node: "SumBackward1",
    .kernel { .tensor(try Kernel.sum($0.tensor(0), over: $0.optionalInts(1), keep: $0.bool(2), $0.dtype(3))) },
    [
      Derivative("self", "grad") {
        let sizes = $0.sizes()
        if sizes.isEmpty { return try $0.grad.expand(sizes) }
        return try $0.grad.restored(to: sizes, over: $0.arguments.optionalInts(1), kept: $0.arguments.bool(2))
      }
    ])

  static let nansum = Operation(
    "nansum", "(Tensor self, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor", .usual,
    node: "NansumBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let clean = try Kernel.choose(
        Kernel.test(IsNaN.self, input, nil), arguments.session.wrappedNumber(0), input)
      return .tensor(
        try Kernel.sum(clean, over: arguments.optionalInts(1), keep: arguments.bool(2), arguments.dtype(3)))
    },
    [
      Derivative("self", "grad where self is a number, else 0", saves: ["self"]) {
        let sizes = $0.sizes()
        let restored =
          sizes.isEmpty
          ? try $0.grad.expand(sizes)
          : try $0.grad.restored(to: sizes, over: $0.arguments.optionalInts(1), kept: $0.arguments.bool(2))
        return try restored.mul($0.input.isNaN().logicalNot())
      }
    ])

  static let mean = Operation(
    "mean", "(Tensor self, *, dtype? dtype=None) -> Tensor", .usual, node: "MeanBackward0",
    .kernel { .tensor(try Kernel.mean($0.tensor(0), over: nil, keep: false, $0.dtype(1))) },
    [
      Derivative("self", "grad ÷ n") {
        try $0.grad.expand($0.sizes()).div(.int($0.target(0).geometry.count))
      }
    ])

  static let meanDim = Operation(
    "mean", "(Tensor self, int[1]? dim, bool keepdim=False, *, dtype? dtype=None) -> Tensor", [.usual, .out],
    node: "MeanBackward1",
    .kernel { .tensor(try Kernel.mean($0.tensor(0), over: $0.optionalInts(1), keep: $0.bool(2), $0.dtype(3))) },
    [
      Derivative("self", "grad ÷ n") {
        let sizes = $0.sizes()
        let dims = try Dimension.normalised($0.arguments.optionalInts(1), rank: sizes.count)
        let count = dims.reduce(1) { $0 * sizes[$1] }
        return try $0.grad.restored(to: sizes, over: dims, kept: $0.arguments.bool(2)).div(.int(count))
      }
    ])

  static let nanmean = Operation(
    "nanmean", "(Tensor self, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor", .usual,
    .composite { arguments in
      let input = arguments.tensor(0)
      if !input.dtype.isFloatingPoint {
        throw TorchError.runtime(
          "nanmean(): expected input to have floating point or complex dtype but got \(input.dtype.scalarTypeName)")
      }
      let total = try nansum.one(
        arguments.session, .tensor(input), arguments.values[1], arguments.values[2], arguments.values[3])
      let dims = try Dimension.normalised(arguments.optionalInts(1), rank: input.rank)
      return .tensor(try total.div(input.isNaN().logicalNot().sum(dims, keep: arguments.bool(2))))
    })

  static let prod = Operation(
    "prod", "(Tensor self, *, dtype? dtype=None) -> Tensor", .usual, node: "ProdBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      return .tensor(
        try Kernel.product(input, over: Array(0..<input.rank), keep: false, arguments.dtype(1)))
    },
    [
      Derivative("self", "grad × result ÷ self", saves: ["self", "result"]) {
        let (x, grad) = (try $0.input, try $0.grad)
        if x.rank == 0 { return grad }
        if !Kernel.containsZero(x) { return try grad.mul($0.result.div(x)) }
        return try x.reshape([-1]).productOfOthers(0).mul(grad).reshape(x.sizes)
      }
    ])

  static let prodDim = Operation(
    "prod", "(Tensor self, int dim, bool keepdim=False, *, dtype? dtype=None) -> Tensor", [.usual, .out],
    node: "ProdBackward1",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      return .tensor(
        try Kernel.product(input, over: input.rank == 0 ? [] : [dim], keep: arguments.bool(2), arguments.dtype(3)))
    },
    [
      Derivative("self", "grad × result ÷ self", saves: ["self", "result"]) {
        let (x, dim, kept) = (try $0.input, $0.arguments.int(1), $0.arguments.bool(2))
        if x.rank == 0 { return try $0.grad }
        let grad = kept ? try $0.grad : try $0.grad.unsqueeze(dim)
        if !Kernel.containsZero(x) {
          let result = kept ? try $0.result : try $0.result.unsqueeze(dim)
          return try grad.mul(result.div(x))
        }
        return try x.productOfOthers(dim).mul(grad)
      }
    ])

  static let maxAll = extremeOfAll("max", .largest, "MaxBackward1")
  static let minAll = extremeOfAll("min", .smallest, "MinBackward1")
  static let maxDim = selection("max", .largest, "MaxBackward0")
  static let minDim = selection("min", .smallest, "MinBackward0")
  static let medianDim = selection("median", .median, "MedianBackward1", requiredDim: false)
  static let nanmedianDim = selection("nanmedian", .medianOfNumbers, "NanmedianBackward1", requiredDim: false)
  static let amax = fold("amax", .largest, "AmaxBackward0")
  static let amin = fold("amin", .smallest, "AminBackward0")
  static let argmax = argument("argmax", .largest)
  static let argmin = argument("argmin", .smallest)

  static let maxPair = Operation(
    "max", "(Tensor self, Tensor other) -> Tensor", [.usual, .out],
    .composite { .tensor(try $0.tensor(0).maximum($0.tensor(1))) })

  static let minPair = Operation(
    "min", "(Tensor self, Tensor other) -> Tensor", [.usual, .out],
    .composite { .tensor(try $0.tensor(0).minimum($0.tensor(1))) })

  static let aminmax = Operation(
    "aminmax", "(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)", .usual,
    node: "AminmaxBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let dims = try Dimension.normalised(arguments.optionalInt(1).map { [$0] }, rank: input.rank)
      if dims.contains(where: { input.geometry.extent($0) == 0 }) {
        throw TorchError.runtime(
          "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
      }
      return .tensors([
        try Kernel.extreme(input, dims, keep: arguments.bool(2), .smallest),
        try Kernel.extreme(input, dims, keep: arguments.bool(2), .largest),
      ])
    },
    [
      Derivative("self", "grad where self = min or max, ties share it", saves: ["self", "result", "result2"]) {
        let (x, kept) = (try $0.input, $0.arguments.bool(2))
        let dims = try Dimension.normalised($0.arguments.optionalInt(1).map { [$0] }, rank: x.rank)
        var total: Tensor?
        for index in 0...1 where $0.hasGrad(index) {
          let part = try $0.sharedByTies($0.grad(index), $0.saved(-1 - index), over: dims, kept: kept)
          total = try total?.add(part) ?? part
        }
        return total
      }
    ])

  static let median = middle("median", .median, "MedianBackward0")
  static let nanmedian = middle("nanmedian", .medianOfNumbers, "NanmedianBackward0")

  private static func middle(_ name: String, _ choice: Kernel.Choice, _ node: String) -> Operation {
    Operation(
      name, "(Tensor self) -> Tensor", .usual, node: node,
      .kernel { arguments in
        let input = arguments.tensor(0)
        if input.dtype == .bool { throw TorchError.notImplemented("\"median_cpu\" not implemented for 'Bool'") }
        if input.count == 0 { return .tensor(try arguments.session.filled([], .double(.nan), dtype: input.dtype)) }
        let flat = try input.copied().view(as: Geometry(sizes: [input.count]))
        return .tensor(try Kernel.select(flat, 0, choice).values.view(as: .scalar))
      },
      [
        Derivative("self", "grad at the median, 0 elsewhere", saves: ["self", "result"]) {
          try $0.evenlyShared()
        }
      ])
  }

  static let varAll = spread("var", "(Tensor self, bool unbiased=True) -> Tensor", .usual) {
    ($0.tensor(0), nil, $0.bool(1) ? 1 : 0, false)
  }
  static let varDim = spread("var", "(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor") {
    ($0.tensor(0), $0.optionalInts(1), $0.bool(2) ? 1 : 0, $0.bool(3))
  }
  static let varCorrected = spread(
    "var", "(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor"
  ) { ($0.tensor(0), $0.optionalInts(1), $0.optionalDouble(2) ?? 1, $0.bool(3)) }
  static let stdAll = spread("std", "(Tensor self, bool unbiased=True) -> Tensor", .usual) {
    ($0.tensor(0), nil, $0.bool(1) ? 1 : 0, false)
  }
  static let stdDim = spread("std", "(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor") {
    ($0.tensor(0), $0.optionalInts(1), $0.bool(2) ? 1 : 0, $0.bool(3))
  }
  static let stdCorrected = spread(
    "std", "(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor"
  ) { ($0.tensor(0), $0.optionalInts(1), $0.optionalDouble(2) ?? 1, $0.bool(3)) }
  static let varMeanAll = spreadAndMean("var_mean", "(Tensor self, bool unbiased=True) -> Tensor[]") {
    ($0.tensor(0), nil, $0.bool(1) ? 1 : 0, false)
  }
  static let varMeanDim = spreadAndMean(
    "var_mean", "(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor[]"
  ) {
    ($0.tensor(0), $0.optionalInts(1), $0.bool(2) ? 1 : 0, $0.bool(3))
  }
  static let varMean = spreadAndMean(
    "var_mean", "(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor[]"
  ) { ($0.tensor(0), $0.optionalInts(1), $0.optionalDouble(2) ?? 1, $0.bool(3)) }
  static let stdMeanAll = spreadAndMean("std_mean", "(Tensor self, bool unbiased=True) -> Tensor[]") {
    ($0.tensor(0), nil, $0.bool(1) ? 1 : 0, false)
  }
  static let stdMeanDim = spreadAndMean(
    "std_mean", "(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor[]"
  ) {
    ($0.tensor(0), $0.optionalInts(1), $0.bool(2) ? 1 : 0, $0.bool(3))
  }
  static let stdMean = spreadAndMean(
    "std_mean", "(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor[]"
  ) { ($0.tensor(0), $0.optionalInts(1), $0.optionalDouble(2) ?? 1, $0.bool(3)) }

  /// `var` once its dimensions and correction are known.
  static let variance = Operation(
    "var", "(Tensor self, int[]? dim, float correction, bool keepdim) -> Tensor", [], node: "VarBackward0",
    .kernel { arguments in
      .tensor(
        try Kernel.variance(
          arguments.tensor(0), over: arguments.reducedDims, keep: arguments.bool(3), correction: arguments.double(2),
          isDeviation: false))
    },
    [
      Derivative("self", "2 ÷ (n − correction) × grad × (self − mean)", saves: ["self"]) {
        try $0.varianceGradient($0.grad)
      }
    ])

  /// `std` once its dimensions and correction are known.
  static let deviation = Operation(
    "std", "(Tensor self, int[]? dim, float correction, bool keepdim) -> Tensor", [], node: "StdBackward0",
    .kernel { arguments in
      .tensor(
        try Kernel.variance(
          arguments.tensor(0), over: arguments.reducedDims, keep: arguments.bool(3), correction: arguments.double(2),
          isDeviation: true))
    },
    [
      Derivative("self", "grad × (self − mean) ÷ ((n − correction) × result)", saves: ["self", "result"]) {
        try $0.varianceGradient($0.grad.div($0.result.mul(2)).maskedFill($0.result.eq(0), 0))
      }
    ])

  /// `var_mean` and `std_mean` once their dimensions and correction are known.
  static let varianceAndMean = spreadAndMeanKernel("var_mean", "VarMeanBackward0", isDeviation: false)
  static let deviationAndMean = spreadAndMeanKernel("std_mean", "StdMeanBackward0", isDeviation: true)

  static let vectorNorm = Operation(
    "vector_norm",
    "(Tensor x, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor", [.linalg],
    node: "LinalgVectorNormBackward0",
    .kernel { arguments in
      let input = try arguments.tensor(0).cast(arguments.dtype(4) ?? arguments.tensor(0).dtype)
      try requireFloats(input, "linalg.vector_norm")
      let dims = try Dimension.normalised(arguments.optionalInts(2), rank: input.rank)
      let order = arguments.double(1)
      if order < 0 || order == .infinity, dims.contains(where: { input.geometry.extent($0) == 0 }) {
        let whole = arguments.optionalInts(2)?.isEmpty ?? true
        throw TorchError.runtime(
          "linalg.vector_norm cannot compute the \(order.shortText) norm on "
            + (whole
              ? "an empty tensor because the operation does not have an identity"
              : "the dimension \(dims.first { input.geometry.extent($0) == 0 } ?? 0)because this dimension is empty and "
                + "the operation does not have an identity"))
      }
      return .tensor(
        try Kernel.figure(input, over: dims, keep: arguments.bool(3), input.dtype, Norm(order: order)))
    },
    [
      Derivative("x", "grad × x ÷ result for the Euclidean norm", saves: ["x", "result"]) {
        let dims = try Dimension.normalised($0.arguments.optionalInts(2), rank: $0.sizes().count)
        // Over everything the result has no dimension, which broadcasts as it is.
        let isWhole = $0.arguments.optionalInts(2)?.isEmpty ?? true
        return try Norm.gradient(
          $0, $0.input, $0.result, $0.arguments.double(1), dims, kept: isWhole || $0.arguments.bool(3))
      }
    ])

  static let norm = Operation(
    "norm", "(Tensor self, Scalar? p=None, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor",
    .usual,
    .composite { arguments in
      try requireFloats(arguments.tensor(0), "linalg.vector_norm")
      return try vectorNorm(
        arguments.session,
        [
          .tensor(arguments.tensor(0)), .scalar(arguments.optionalScalar(1) ?? 2), arguments.values[2],
          arguments.values[3], arguments.values[4],
        ])
    })

  static let normNamed = Operation(
    "norm", "(Tensor self, str p, int[1]? dim=None, bool keepdim=False, *, dtype? dtype=None) -> Tensor", .usual,
    .composite { arguments in
      guard arguments.string(1) == "fro" else {
        try arguments.tensor(0).requireMatrix("linalg.matrix_norm")
        try arguments.tensor(0).requirePrecision("linalg.matrix_norm")
        let dims = arguments.optionalInts(2) ?? Array(0..<arguments.tensor(0).rank)
        return try matrixNormNamed(
          arguments.session,
          [.tensor(arguments.tensor(0)), arguments.values[1], .ints(dims), arguments.values[3], arguments.values[4]])
      }
      try requireFloats(arguments.tensor(0), "linalg.vector_norm")
      return try vectorNorm(
        arguments.session,
        [.tensor(arguments.tensor(0)), .scalar(2), arguments.values[2], arguments.values[3], arguments.values[4]])
    })

  /// Throws for numbers that are no floats.
  private static func requireFloats(_ input: Tensor, _ name: String) throws {
    if input.dtype.isFloatingPoint { return }
    throw TorchError.runtime(
      "\(name): Expected a floating point or complex tensor as input. Got \(input.dtype.scalarTypeName)")
  }

  static let dist = Operation(
    "dist", "(Tensor self, Tensor other, Scalar p=2) -> Tensor", .usual, node: "DistBackward0",
    .kernel { arguments in
      try Kernel.checkSubtraction(arguments.tensor(0), arguments.tensor(1))
      let difference = try Kernel.binary(Subtract.self, arguments.tensor(0), arguments.tensor(1), nil)
      if !difference.dtype.isFloatingPoint {
        throw TorchError.runtime(
          "norm(): input dtype should be either floating point or complex. Got \(difference.dtype.scalarTypeName) instead."
        )
      }
      let all = Array(0..<difference.rank)
      let order = arguments.double(2)
      return .tensor(try Kernel.figure(difference, over: all, keep: false, difference.dtype, Norm(order: order)))
    },
    [
      Derivative("self", "grad × (self − other) ÷ result for p = 2", saves: ["self", "other", "result"]) {
        let difference = try $0.input.sub($0.other)
        return try Norm.gradient(
          $0, difference, $0.result, $0.arguments.double(2), Array(0..<difference.rank), kept: true)
      },
      Derivative("other", "grad × (other − self) ÷ result for p = 2", saves: ["self", "other", "result"]) {
        let difference = try $0.input.sub($0.other)
        return try Norm.gradient(
          $0, difference, $0.result, $0.arguments.double(2), Array(0..<difference.rank), kept: true
        )?.neg()
      },
    ])

  static let logsumexp = Operation(
    "logsumexp", "(Tensor self, int[1] dim, bool keepdim=False) -> Tensor", [.usual, .out],
    node: "LogsumexpBackward0",
    .kernel { arguments in
      let input = try arguments.tensor(0).cast(
        arguments.tensor(0).dtype.isFloatingPoint ? arguments.tensor(0).dtype : arguments.session.defaultDType)
      let dims = try Dimension.normalised(arguments.ints(1), rank: input.rank)
      if let rows = try Kernel.logSumExp(input, over: dims, keep: arguments.bool(2)) { return .tensor(rows) }
      if input.dtype != input.dtype.compute && input.count > 0 {
        // Each step is rounded to 16 bits.
        let largest = try input.amax(dims, keep: true)
        let shift = try largest.maskedFill(Operation.isfinite.apply(largest).logicalNot(), 0)
        let total = try input.sub(shift).exp().sum(dims, keep: true).log().add(shift)
        return .tensor(arguments.bool(2) ? total : Reshaping.squeezed(total, dims))
      }
      return .tensor(
        try Kernel.measure(input, over: dims, keep: arguments.bool(2), input.dtype) { values in
          let largest = values.max() ?? -.infinity
          if values.contains(where: { $0.isNaN }) { return .nan }
          let shift = largest.isFinite ? largest : 0
          return Foundation.log(values.reduce(0) { $0 + Foundation.exp($1 - shift) }) + shift
        })
    },
    [
      Derivative("self", "grad × e^(self − result)", saves: ["self", "result"]) {
        let (dims, kept) = ($0.arguments.ints(1), $0.arguments.bool(2))
        let isOpen = !kept && !$0.sizes().isEmpty
        let all = try Dimension.normalised(dims, rank: $0.sizes().count)
        let (grad, result) =
          isOpen
          ? (try $0.grad.unsqueezed(at: all), try $0.result.unsqueezed(at: all)) : (try $0.grad, try $0.result)
        return try grad.mul($0.input.sub(result).exp())
      }
    ])

  static let cumsum = Operation(
    "cumsum", "(Tensor self, int dim, *, dtype? dtype=None) -> Tensor", .pointwise, node: "CumsumBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let type = try scanType(arguments, "cumsum")
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      return .tensor(try Kernel.scan(input.cast(type), dim, .sum))
    },
    [
      Derivative("self", "Σ grad from here on") {
        let (grad, dim) = (try $0.grad, $0.arguments.int(1))
        if try grad.count <= 1 || grad.geometry.extent(Dimension.normalised(dim, rank: grad.rank)) == 1 { return grad }
        return try grad.flip([dim]).cumsum(dim).flip([dim])
      }
    ])

  static let cumprod = Operation(
    "cumprod", "(Tensor self, int dim, *, dtype? dtype=None) -> Tensor", .pointwise, node: "CumprodBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      let type = try scanType(arguments, "cumprod")
      let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
      return .tensor(try Kernel.scan(input.cast(type), dim, .product))
    },
    [
      Derivative("self", "Σ grad × result from here on ÷ self", saves: ["self", "result"]) {
        let (x, grad, dim) = (try $0.input, try $0.grad, $0.arguments.int(1))
        if try x.count <= 1 || x.geometry.extent(Dimension.normalised(dim, rank: x.rank)) == 1 { return grad }
        if !Kernel.containsZero(x) { return try grad.mul($0.result).flip([dim]).cumsum(dim).flip([dim]).div(x) }
        return try x.runningProductGradient(grad, dim)
      }
    ])

  /// The type of a running sum or product: in place that of the tensor.
  private static func scanType(_ arguments: Arguments, _ name: String) throws -> DType {
    let own = arguments.tensor(0).dtype
    if !arguments.isInPlace { return arguments.dtype(2) ?? (own.isFloatingPoint ? own : .int64) }
    if let asked = arguments.dtype(2), asked != own {
      throw TorchError.runtime(
        "Bad in-place call: input tensor dtype \(own.nameInC) and output tensor dtype \(asked.nameInC) should match")
    }
    if own == .bool { throw unsupported("\(name)_out_cpu", own) }
    return own
  }

  static let cummax = extremeScan("cummax", .largest, "CummaxBackward0")
  static let cummin = extremeScan("cummin", .smallest, "CumminBackward0")

  static let logcumsumexp: Operation = Operation(
    "logcumsumexp", "(Tensor self, int dim) -> Tensor", [.usual, .out], node: "LogcumsumexpBackward0",
    .kernel { arguments in
      let dim = try Dimension.normalised(arguments.int(1), rank: arguments.tensor(0).rank)
      try Kernel.requireFloat(arguments.tensor(0), "logcumsumexp_out_cpu")
      return .tensor(try Kernel.scan(arguments.tensor(0), dim, .logSumExp))
    },
    [
      Derivative("self", "Σ grad × e^(self − result) from here on", saves: ["self", "result"]) {
        let (x, result, grad, dim) = (try $0.input, try $0.result, try $0.grad, $0.arguments.int(1))
        if grad.rank == 0 || grad.count == 0 { return grad }
        let session = $0.session
        let lowest = try session.filled(
          [],
          .double(grad.dtype == .float64 ? -Double.greatestFiniteMagnitude : -Double(Float.greatestFiniteMagnitude)),
          dtype: grad.dtype)
        let logarithm = try grad.abs().log()
        // Positive and negative gradients are summed apart, each as logarithms.
        func part(_ mask: Tensor) throws -> Tensor {
          let logs = try session.where(mask, logarithm, lowest).sub(result).flip([dim])
          return try logcumsumexp.one(session, .tensor(logs), .int(dim)).flip([dim]).add(x).exp()
        }
        return try part(grad.gt(0)).sub(part(grad.lt(0)))
      }
    ])

  static let all = question("all", "(Tensor self) -> Tensor") { $0.allSatisfy { $0 != 0 } }
  static let any = question("any", "(Tensor self) -> Tensor") { $0.contains { $0 != 0 } }
  static let allDim = question("all", "(Tensor self, int[1]? dim, bool keepdim=False) -> Tensor") {
    $0.allSatisfy { $0 != 0 }
  }
  static let anyDim = question("any", "(Tensor self, int[1]? dim, bool keepdim=False) -> Tensor") {
    $0.contains { $0 != 0 }
  }

  static let countNonzero = Operation(
    "count_nonzero", "(Tensor self, int? dim=None) -> Tensor", .usual,
    .kernel { arguments in
      let dims = arguments.optionalInt(1).map { [$0] }
      if dims == nil, let count = try Kernel.countTrue(Kernel.isTrue(arguments.tensor(0))) { return .tensor(count) }
      return .tensor(try Kernel.sum(Kernel.isTrue(arguments.tensor(0)), over: dims, keep: false, nil))
    })

  static let countNonzeroDim = Operation(
    "count_nonzero", "(Tensor self, int[] dim) -> Tensor", .usual,
    .kernel { .tensor(try Kernel.sum(Kernel.isTrue($0.tensor(0)), over: $0.ints(1), keep: false, nil)) })

  private static func extremeOfAll(_ name: String, _ choice: Kernel.Choice, _ node: String) -> Operation {
    Operation(
      name, "(Tensor self) -> Tensor", .usual, node: node,
      .kernel { arguments in
        let input = arguments.tensor(0)
        if input.count == 0 {
          throw TorchError.runtime(
            "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
              + "'dim' argument.")
        }
        return .tensor(try Kernel.extreme(input, Array(0..<input.rank), keep: false, choice))
      },
      [
        Derivative("self", "grad where self = result, ties share it", saves: ["self", "result"]) {
          try $0.evenlyShared()
        }
      ])
  }

  private static func selection(
    _ name: String, _ choice: Kernel.Choice, _ node: String, requiredDim: Bool = true
  ) -> Operation {
    Operation(
      name, "(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)", [.usual, .out], node: node,
      .kernel { arguments in
        let input = arguments.tensor(0)
        let dim = try Dimension.normalised(arguments.int(1), rank: input.rank)
        if input.geometry.extent(dim) == 0 {
          let called = choice == .medianOfNumbers ? "median" : name
          throw TorchError.index("\(called)(): Expected reduction dim \(dim) to have non-zero size.")
        }
        if input.dtype == .bool && (choice == .median || choice == .medianOfNumbers) {
          throw TorchError.notImplemented("\"median_out\" not implemented for 'Bool'")
        }
        let (values, indices) = try Kernel.select(input, dim, choice)
        if !arguments.bool(2) {
          values.geometry = values.geometry.dropping(dim)
          indices.geometry = values.geometry
        }
        return .tensors([values, indices])
      }, [Derivative("self", "grad at the chosen place, 0 elsewhere", saves: ["result2"]) { try $0.scattered() }])
  }

  private static func fold(_ name: String, _ choice: Kernel.Choice, _ node: String) -> Operation {
    Operation(
      name, "(Tensor self, int[1]? dim=[], bool keepdim=False) -> Tensor", [.usual, .out], node: node,
      .kernel { arguments in
        let input = arguments.tensor(0)
        if input.count == 0 && arguments.ints(1).isEmpty {
          throw TorchError.runtime(
            "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with "
              + "the 'dim' argument.")
        }
        for requested in arguments.ints(1) where input.count == 0 {
          if input.sizes[try Dimension.normalised(requested, rank: input.rank)] > 0 { continue }
          throw TorchError.index("\(name)(): Expected reduction dim \(requested) to have non-zero size.")
        }
        let dims = try Dimension.normalised(arguments.ints(1), rank: input.rank)
        return .tensor(try Kernel.extreme(input, dims, keep: arguments.bool(2), choice))
      },
      [
        Derivative("self", "grad where self = result, ties share it", saves: ["self", "result"]) {
          let (x, kept) = (try $0.input, $0.arguments.bool(2))
          let dims = try Dimension.normalised($0.arguments.ints(1), rank: x.rank)
          return try $0.sharedByTies($0.grad, $0.result, over: dims, kept: kept)
        }
      ])
  }

  private static func argument(_ name: String, _ choice: Kernel.Choice) -> Operation {
    Operation(
      name, "(Tensor self, int? dim=None, bool keepdim=False) -> Tensor", .usual,
      .kernel { arguments in
        let input = arguments.tensor(0)
        if input.dtype == .bool { throw TorchError.runtime("\(name)(): does not support bool input") }
        if input.count == 0 && arguments.optionalInt(1) == nil {
          throw TorchError.index(
            "\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
        }
        guard let requested = arguments.optionalInt(1) else {
          let flat = try input.copied().view(as: Geometry(sizes: [input.count]))
          let indices = try Kernel.select(flat, 0, choice).indices
          indices.geometry = arguments.bool(2) ? Geometry(sizes: input.sizes.map { _ in 1 }) : .scalar
          return .tensor(indices)
        }
        let dim = try Dimension.normalised(requested, rank: input.rank)
        if input.geometry.extent(dim) == 0 {
          throw TorchError.index("\(name)(): Expected reduction dim \(dim) to have non-zero size.")
        }
        let indices = try Kernel.select(input, dim, choice).indices
        if !arguments.bool(2) { indices.geometry = indices.geometry.dropping(dim) }
        return .tensor(indices)
      })
  }

  private typealias SpreadArguments = (Tensor, [Int]?, Double, Bool)

  private static func spread(
    _ name: String, _ signature: String, _ forms: Forms = [.usual, .out],
    _ read: @escaping @Sendable (Arguments) -> SpreadArguments
  ) -> Operation {
    Operation(
      name, signature, forms,
      .composite { arguments in
        let (input, requested, correction, keep) = read(arguments)
        if !input.dtype.isFloatingPoint {
          throw TorchError.runtime("std and var only support floating point and complex dtypes")
        }
        let dims = try Dimension.normalised(requested, rank: input.rank)
        warnOfFreedom(name, input, dims, correction)
        return try (name == "var" ? variance : deviation)(
          arguments.session,
          [.tensor(input), requested == nil ? .none : .ints(dims), .double(correction), .bool(keep)])
      })
  }

  /// Warns where too few elements are left for the correction.
  private static func warnOfFreedom(_ name: String, _ input: Tensor, _ dims: [Int], _ correction: Double) {
    if input.count > 0 && dims.reduce(1, { $0 * input.sizes[$1] }) > Int(correction) { return }
    input.session.warn(
      "\(name)(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input "
        + "numel divided by output numel). (Triggered internally at "
        + "/pytorch/aten/src/ATen/native/ReduceOps.cpp:1857.)")
  }

  private static func spreadAndMean(
    _ name: String, _ signature: String, _ read: @escaping @Sendable (Arguments) -> SpreadArguments
  ) -> Operation {
    Operation(
      name, signature, .function,
      .composite { arguments in
        let (input, requested, correction, keep) = read(arguments)
        let dims = try Dimension.normalised(requested, rank: input.rank)
        if input.dtype.isFloatingPoint { warnOfFreedom(name, input, dims, correction) }
        return try (name == "var_mean" ? varianceAndMean : deviationAndMean)(
          arguments.session,
          [.tensor(input), requested == nil ? .none : .ints(dims), .double(correction), .bool(keep)])
      })
  }

  private static func spreadAndMeanKernel(_ name: String, _ node: String, isDeviation: Bool) -> Operation {
    Operation(
      name, "(Tensor self, int[]? dim, float correction, bool keepdim) -> (Tensor, Tensor)", [], node: node,
      .kernel { arguments in
        let (input, dims, keep) = (arguments.tensor(0), arguments.reducedDims, arguments.bool(3))
        if !input.dtype.isFloatingPoint {
          throw TorchError.runtime("\(name) only support floating point and complex dtypes")
        }
        return .tensors([
          try Kernel.variance(
            input, over: dims, keep: keep, correction: arguments.double(2), isDeviation: isDeviation),
          try Kernel.figure(input, over: dims, keep: keep, input.dtype, WelfordMean()),
        ])
      },
      [
        Derivative("self", "from both results", saves: ["self", "result"]) {
          let (dims, keep) = ($0.arguments.optionalInts(1) ?? Array($0.sizes().indices), $0.arguments.bool(3))
          var gradient: Tensor?
          if $0.hasGrad(0) {
            let own = try $0.grad(0)
            gradient = try $0.varianceGradient(
              isDeviation ? own.div($0.result.mul(2)).maskedFill($0.result.eq(0), 0) : own)
          }
          if $0.hasGrad(1) {
            let count = dims.reduce(1) { [sizes = $0.sizes()] in $0 * sizes[$1] }
            let own = try $0.grad(1).restored(to: $0.sizes(), over: dims, kept: keep).div(.int(count))
            gradient = try gradient?.add(own) ?? own
          }
          return gradient
        }
      ])
  }

  private static func extremeScan(_ name: String, _ scan: Kernel.Scan, _ node: String) -> Operation {
    Operation(
      name, "(Tensor self, int dim) -> (Tensor values, Tensor indices)", .usual, node: node,
      .kernel { arguments in
        let input = arguments.tensor(0)
        if input.rank == 0 && !(-1...0).contains(arguments.int(1)) {
          throw TorchError.index(
            "\(name)(): Expected reduction dim -1 or 0 for scalar but got \(arguments.int(1))")
        }
        // PyTorch does not look at the dimension where there are no elements.
        let dim = input.count == 0 ? 0 : try Dimension.normalised(arguments.int(1), rank: input.rank)
        let indices = try arguments.session.filled(input.sizes, 0, dtype: .int64)
        return .tensors([try Kernel.scan(input, dim, scan, indices: indices), indices])
      },
      [
        Derivative("self", "Σ grad where it was chosen", saves: ["result2"]) {
          let zeros = try $0.session.filled($0.sizes(), 0, dtype: $0.grad.dtype)
          return try zeros.scatterAdd($0.arguments.int(1), $0.saved(-2), $0.grad).written(times: 2)
        }
      ])
  }

  private static func question(
    _ name: String, _ signature: String, _ answer: @escaping @Sendable (UnsafeBufferPointer<Double>) -> Bool
  ) -> Operation {
    Operation(
      name, signature, .usual,
      .kernel { arguments in
        let input = arguments.tensor(0)
        let dims = try Dimension.normalised(
          arguments.values.count > 1 ? arguments.optionalInts(1) : nil, rank: input.rank)
        let keep = arguments.values.count > 1 && arguments.bool(2)
        // Over no dimension at all every element answers for itself.
        if arguments.values.count > 1, arguments.optionalInts(1) == [] {
          return .tensor(try Kernel.isTrue(input).cast(input.dtype == .uint8 ? .uint8 : .bool))
        }
        return .tensor(
          try Kernel.measure(input, over: dims, keep: keep, input.dtype == .uint8 ? .uint8 : .bool) {
            answer($0) ? 1 : 0
          })
      })
  }
}

/// Vector norms of any order.
struct Norm: GroupFigure {
  let order: Double

  func of<T: ComputeElement>(_ values: UnsafeBufferPointer<T>, isRow: Bool) -> T {
    switch order {
    case 2: isRow ? euclideanRow(values) : values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    case 1: values.reduce(0) { $0 + $1.magnitude }
    case 0: T(values.count { $0 != 0 })
    case .infinity: values.reduce(0) { $1.isNaN || $0.isNaN ? .nan : max($0, $1.magnitude) }
    case -.infinity: values.reduce(.infinity) { $1.isNaN || $0.isNaN ? .nan : min($0, $1.magnitude) }
    default:
      T(
        Foundation.pow(
          values.reduce(0 as T) { $0 + T(Foundation.pow($1.magnitude.double, order)) }.double, 1 / order))
    }
  }

  /// The squares of a row summed as lanes side by side, then the lanes and what is left one after the other.
  private func euclideanRow<T: ComputeElement>(_ values: UnsafeBufferPointer<T>) -> T {
    if T.self == Float.self, let start = UnsafeRawPointer(values.baseAddress) {
      return T(gw_euclidean_norm(start.assumingMemoryBound(to: Float.self), values.count))
    }
    let lanes = Self.lanes(T.self)
    let vectors = values.count / lanes
    var sums = InlineArray<8, T>(repeating: 0)
    for vector in 0..<vectors {
      for lane in 0..<lanes { sums[lane] += values[vector * lanes + lane] * values[vector * lanes + lane] }
    }
    var total = sums[0]
    for lane in 1..<lanes { total += sums[lane] }
    for value in values[(vectors * lanes)...] { total += value * value }
    return total.squareRoot()
  }

  /// The gradient, as `norm_backward` has it.
  static func gradient(
    _ context: Backward, _ x: Tensor, _ norm: Tensor, _ order: Double, _ dims: [Int], kept: Bool
  ) throws -> Tensor? {
    try gradient(context.grad, x, norm, order, dims, kept: kept)
  }

  /// The same from the gradient of the norm.
  static func gradient(
    _ arrived: Tensor, _ x: Tensor, _ norm: Tensor, _ order: Double, _ dims: [Int], kept: Bool
  ) throws -> Tensor? {
    let (result, grad) = kept ? (norm, arrived) : (try norm.unsqueezed(at: dims), try arrived.unsqueezed(at: dims))
    switch order {
    case 0: return nil
    case 1: return try x.sgn().mul(grad)
    case 2: return try grad.mul(x.div(result).filledWhere(result.eq(0), 0))
    case .infinity, -.infinity:
      let mask = try x.abs().eq(result).logicalOr(x.isNaN())
      return try x.sgn().mul(grad.div(mask.sum(dims, keep: true)).mul(mask))
    case ..<1:
      let scaled = try x.sgn().mul(x.abs().pow(.double(order - 1)).filledWhere(x.eq(0), 0))
      return try scaled.mul(grad).mul(result.pow(.double(1 - order)))
    case ..<2:
      let scaled = try x.sgn().mul(x.abs().pow(.double(order - 1)))
      return try scaled.mul(grad.div(result.pow(.double(order - 1))).filledWhere(result.eq(0), 0))
    default:
      let scaled = try x.mul(x.abs().pow(.double(order - 2)))
      return try scaled.mul(grad.div(result.pow(.double(order - 1))).filledWhere(result.eq(0), 0))
    }
  }
}

extension Backward {
  /// The gradient of an extreme or a median of all elements: those that equal it share it.
  func evenlyShared() throws -> Tensor {
    let (x, result) = (try input, try self.result)
    let mask = try Kernel.containsNaN(result) ? x.isNaN() : x.eq(result)
    let share = try grad.div(mask.sum())
    return try Operation.maskedFillTensor.one(
      session, .tensor(zeros(x.sizes)), .tensor(mask), .tensor(share)
    ).written(times: 1)
  }

  /// The gradient of extremes over dimensions: ties share it.
  func sharedByTies(_ grad: Tensor, _ result: Tensor, over dims: [Int], kept: Bool) throws -> Tensor {
    let x = try input
    var sizes = x.sizes
    for dim in dims.isEmpty ? Array(sizes.indices) : dims { sizes[dim] = 1 }
    if x.rank == 0 { sizes = [1] }
    let extreme = kept ? result : try result.reshape(sizes)
    let mask = try extreme.eq(x)
    let share = try (kept ? grad : grad.reshape(sizes)).div(mask.sum(x.rank == 0 ? [0] : dims, keep: true)).mul(mask)
    return x.rank == 0 && !kept ? try share.sum() : share
  }

  /// The gradient of a choice along a dimension: at the chosen places.
  func scattered() throws -> Tensor {
    let (dim, sizes) = (arguments.int(1), sizes())
    let zeros = try session.filled(sizes, 0, dtype: grad.dtype)
    let kept = arguments.bool(2) || sizes.isEmpty
    let (grad, indices) = (try self.grad, try saved(-2))
    return try zeros.scatter(
      dim, kept ? indices : indices.unsqueeze(dim), kept ? grad : grad.unsqueeze(dim)
    ).written(times: 2)
  }

  /// `var_backward`.
  func varianceGradient(_ grad: Tensor) throws -> Tensor {
    let (x, correction) = (try input, arguments.double(2))
    let requested = arguments.optionalInts(1)
    let dims = requested ?? Array(x.sizes.indices)
    let freedom = Double(dims.reduce(1) { $0 * x.sizes[$1] }) - correction
    let scale = 2 / max(0, freedom)
    if requested == nil || x.rank == 0 {
      if freedom > 0 { return try grad.mul(.double(scale)).mul(x.sub(x.mean())) }
      // ∞ × 0 is no number, ∞ × anything else is ∞.
      let isMean = try x.eq(x.mean())
      let slopes = [Scalar.double(.nan), .double(.infinity)].map { session.wrappedNumber($0) }
      return try grad.mul(session.where(isMean, slopes[0], slopes[1]))
    }
    let kept = arguments.bool(3) || x.rank == 1 ? grad : try grad.unsqueezed(at: dims)
    return try kept.mul(.double(scale)).mul(x.sub(x.mean(dims, keep: true)))
  }
}

extension Arguments {
  /// The dimensions at position 1, all where none are given.
  fileprivate var reducedDims: [Int] { optionalInts(1) ?? Array(tensor(0).sizes.indices) }
}

extension Kernel {
  /// Whether any element is zero.
  static func containsZero(_ tensor: Tensor) -> Bool { tensor.doubles.contains(0) }

  /// Whether each element is not zero.
  static func isTrue(_ tensor: Tensor) throws -> Tensor { try tensor.cast(.bool) }
}

extension Tensor {
  /// For every element the product of the others along a dimension, without dividing (`prod_safe_zeros_backward`).
  func productOfOthers(_ dim: Int) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: rank)
    let size = sizes[index]
    if size <= 1 { return try session.filled(sizes, 1, dtype: dtype) }
    var one = sizes
    one[index] = 1
    let ones = try session.filled(one, 1, dtype: dtype)
    let before = try session.cat([ones, slice(index, 0, size - 1)], dim: index).cumprod(index)
    let after = try session.cat([ones, slice(index, 1, size).flip([index])], dim: index).cumprod(index).flip([index])
    return try before.mul(after)
  }

  /// The gradient of a running product where an element is zero.
  func runningProductGradient(_ grad: Tensor, _ dim: Int) throws -> Tensor {
    let index = try Dimension.normalised(dim, rank: rank)
    let size = sizes[index]
    var one = sizes
    one[index] = 1
    var parts: [Tensor] = []
    for k in 0..<size {
      // The products from k on, without the factor k.
      let ones = try session.filled(one, 1, dtype: dtype)
      let before = k == 0 ? ones : try slice(index, 0, k).cumprod(index).slice(index, k - 1, k)
      let after =
        k == size - 1 ? ones : try session.cat([ones, slice(index, k + 1, size).cumprod(index)], dim: index)
      parts.append(try grad.slice(index, k, size).mul(before.mul(after)).sum([index]))
    }
    return try session.stack(parts, dim: index)
  }
}
