import Foundation

extension OperationTable {
  static let comparisons: [Operation] =
    [
      .eq, .ne, .lt, .le, .gt, .ge, .logicalAnd, .logicalOr, .logicalXor, .logicalNot, .isnan, .isinf, .isfinite,
      .isposinf, .isneginf, .signbit, .bitAnd, .bitOr, .bitXor, .bitNot, .shiftLeft, .shiftRight, .maximum, .minimum,
      .fmax, .fmin, .clamp, .clampTensor, .clip, .clipTensor, .clampMin, .clampMinTensor, .clampMax, .clampMaxTensor,
      .where, .whereMethod, .whereIndices, .maskedFill, .maskedFillTensor, .nanToNum, .isclose, .allclose, .equal,
    ] + Operation.inPlaceComparisons
}

extension Operation {
  static let eq = comparison("eq", Equal.self, [])
  static let ne = comparison("ne", NotEqual.self, ["not_equal"])
  static let lt = comparison("lt", Less.self, ["less"])
  static let le = comparison("le", LessOrEqual.self, ["less_equal"])
  static let gt = comparison("gt", Greater.self, ["greater"])
  static let ge = comparison("ge", GreaterOrEqual.self, ["greater_equal"])
  static let logicalAnd = comparison("logical_and", LogicalAnd.self, [], numbers: false)
  static let logicalOr = comparison("logical_or", LogicalOr.self, [], numbers: false)
  static let logicalXor = comparison("logical_xor", LogicalXor.self, [], numbers: false)
  static let logicalNot = predicate("logical_not", LogicalNot.self, .pointwise)
  static let isnan = predicate("isnan", IsNaN.self)
  static let isinf = predicate("isinf", IsInfinite.self)
  static let isfinite = predicate("isfinite", IsFinite.self)
  static let isposinf = predicate("isposinf", IsPositiveInfinity.self)
  static let isneginf = predicate("isneginf", IsNegativeInfinity.self)
  static let signbit = predicate("signbit", SignBit.self)
  static let bitAnd = bitwise("bitwise_and", BitAnd.self, "bitwise_and_cpu")
  static let bitOr = bitwise("bitwise_or", BitOr.self, "bitwise_or_cpu")
  static let bitXor = bitwise("bitwise_xor", BitXor.self, "bitwise_xor_cpu")
  static let shiftLeft = bitwise("bitwise_left_shift", ShiftLeft.self, "lshift_cpu")
  static let shiftRight = bitwise("bitwise_right_shift", ShiftRight.self, "rshift_cpu")

  static let bitNot = Operation(
    "bitwise_not", "(Tensor self) -> Tensor", .pointwise,
    .unary { input, out in
      if input.dtype.isFloatingPoint { throw unsupported("bitwise_not_cpu", input.dtype) }
      return try Kernel.unary(BitNot.self, input, out)
    })

  static let maximum = Operation(
    "maximum", "(Tensor self, Tensor other) -> Tensor", [.usual, .out], node: "MaximumBackward0",
    .binary { try Kernel.binary(Maximum.self, $0, $1, $2) },
    [
      Derivative("self", "grad where self > other, half where equal", saves: ["self", "other"]) {
        try $0.shared($0.input, above: $0.other)
      },
      Derivative("other", "grad where other > self, half where equal", saves: ["self", "other"]) {
        try $0.shared($0.other, above: $0.input)
      },
    ])

  static let minimum = Operation(
    "minimum", "(Tensor self, Tensor other) -> Tensor", [.usual, .out], node: "MinimumBackward0",
    .binary { try Kernel.binary(Minimum.self, $0, $1, $2) },
    [
      Derivative("self", "grad where self < other, half where equal", saves: ["self", "other"]) {
        try $0.shared($0.other, above: $0.input)
      },
      Derivative("other", "grad where other < self, half where equal", saves: ["self", "other"]) {
        try $0.shared($0.input, above: $0.other)
      },
    ])

  static let fmax = Operation(
    "fmax", "(Tensor self, Tensor other) -> Tensor", [.usual, .out], node: "FmaxBackward0",
    .binary { try Kernel.binary(NumericMaximum.self, $0, $1, $2) },
    [
      Derivative("self", "grad where self ≥ other", saves: ["self", "other"]) {
        try $0.grad.maskedFill($0.input.ge($0.other).logicalOr($0.other.isNaN()).logicalNot(), 0)
      },
      Derivative("other", "grad where other > self", saves: ["self", "other"]) {
        try $0.grad.maskedFill($0.input.ge($0.other).logicalOr($0.other.isNaN()), 0)
      },
    ])

  static let fmin = Operation(
    "fmin", "(Tensor self, Tensor other) -> Tensor", [.usual, .out], node: "FminBackward0",
    .binary { try Kernel.binary(NumericMinimum.self, $0, $1, $2) },
    [
      Derivative("self", "grad where self ≤ other", saves: ["self", "other"]) {
        try $0.grad.maskedFill($0.input.le($0.other).logicalOr($0.other.isNaN()).logicalNot(), 0)
      },
      Derivative("other", "grad where other < self", saves: ["self", "other"]) {
        try $0.grad.maskedFill($0.input.le($0.other).logicalOr($0.other.isNaN()), 0)
      },
    ])

  static let clamp = clampEntry("clamp")
  static let clip = clampEntry("clip")
  static let clampTensor = clampTensorEntry("clamp")
  static let clipTensor = clampTensorEntry("clip")

  static let clampMin = Operation(
    "clamp_min", "(Tensor self, Scalar min) -> Tensor", .pointwise, node: "ClampMinBackward0",
    .kernel { arguments in
      try requireHolds(arguments, [arguments.optionalNumber(1)])
      if case .bool = arguments.scalar(1) { try Kernel.refuseBool("clamp_min_scalar_cpu", arguments.tensor(0)) }
      return .tensor(try Kernel.clamp(arguments.tensor(0), arguments.optionalNumber(1), nil))
    },
    [
      Derivative("self", "grad where self ≥ min, else 0", saves: ["self"]) {
        try $0.passed(where: $0.input.ge($0.arguments.scalar(1)))
      }
    ])

  static let clampMinTensor = Operation(
    "clamp_min", "(Tensor self, Tensor min) -> Tensor", .pointwise, node: "ClampMinBackward1",
    .kernel { .tensor(try Kernel.clamp($0.tensor(0), $0.tensor(1), nil)) },
    [
      Derivative("self", "grad where self ≥ min, else 0", saves: ["self", "min"]) {
        try $0.passed(where: $0.input.ge($0.other))
      },
      Derivative("min", "grad where self < min, else 0", saves: ["self", "min"]) {
        try $0.passed(where: $0.input.lt($0.other))
      },
    ])

  static let clampMax = Operation(
    "clamp_max", "(Tensor self, Scalar max) -> Tensor", .pointwise, node: "ClampMaxBackward0",
    .kernel { arguments in
      try requireHolds(arguments, [arguments.optionalNumber(1)])
      if case .bool = arguments.scalar(1) { try Kernel.refuseBool("clamp_max_scalar_cpu", arguments.tensor(0)) }
      return .tensor(try Kernel.clamp(arguments.tensor(0), nil, arguments.optionalNumber(1)))
    },
    [
      Derivative("self", "grad where self ≤ max, else 0", saves: ["self"]) {
        try $0.passed(where: $0.input.le($0.arguments.scalar(1)))
      }
    ])

  static let clampMaxTensor = Operation(
    "clamp_max", "(Tensor self, Tensor max) -> Tensor", .pointwise, node: "ClampMaxBackward1",
    .kernel { .tensor(try Kernel.clamp($0.tensor(0), nil, $0.tensor(1))) },
    [
      Derivative("self", "grad where self ≤ max, else 0", saves: ["self", "max"]) {
        try $0.passed(where: $0.input.le($0.other))
      },
      Derivative("max", "grad where self > max, else 0", saves: ["self", "max"]) {
        try $0.passed(where: $0.input.gt($0.other))
      },
    ])

  static let `where`: Operation = Operation(
    "where", "(Tensor condition, Tensor|Scalar self, Tensor|Scalar other) -> Tensor", [.function, .out],
    node: "WhereBackward0",
    .kernel { arguments in
      let condition = arguments.tensor(0)
      if condition.dtype != .bool && condition.dtype != .uint8 {
        throw TorchError.runtime(
          "where expected condition to be a boolean tensor, but got a tensor with dtype \(condition.dtype.scalarTypeName)"
        )
      }
      if condition.dtype == .uint8 {
        arguments.session.warn(
          "where received a uint8 condition tensor. This behavior is deprecated and will be removed in a future version of "
            + "PyTorch. Use a boolean condition instead. (Triggered internally at "
            + "/pytorch/aten/src/ATen/native/TensorCompare.cpp:516.)")
      }
      let (a, b) = (arguments.tensor(1), arguments.tensor(2))
      let chosen = try Kernel.choose(condition, a, b)
      // Two Python floats give the default type, as `torch.tensor` does.
      let isOfNumbers = a.isWrappedNumber && b.isWrappedNumber && chosen.dtype.isFloatingPoint
      let result = isOfNumbers ? try chosen.cast(arguments.session.defaultDType) : chosen
      let isRough = result.dtype == .float16 || result.dtype == .bfloat16
      for case .scalar(let number) in arguments.values[1...2] where !isRough { try result.dtype.require(number) }
      return .tensor(result)
    },
    [
      Derivative("self", "grad where condition, else 0", saves: ["condition"]) {
        try `where`.one($0.session, .tensor($0.saved(0)), .tensor($0.grad), .scalar(0))
      },
      Derivative("other", "0 where condition, else grad", saves: ["condition"]) {
        try `where`.one($0.session, .tensor($0.saved(0)), .scalar(0), .tensor($0.grad))
      },
    ])

  static let whereMethod = Operation(
    "where", "(Tensor self, Tensor condition, Tensor|Scalar other) -> Tensor", .method,
    .composite { try `where`($0.session, [$0.values[1], $0.values[0], $0.values[2]]) })

  static let whereIndices = Operation(
    "where", "(Tensor condition) -> Tensor[]", .function,
    .kernel { arguments in
      let input = arguments.tensor(0)
      return .tensors(try Kernel.nonzero(input.rank == 0 ? input.unsqueeze(0) : input).unbind(1))
    })

  static let maskedFill = Operation(
    "masked_fill", "(Tensor self, Tensor mask, Scalar value) -> Tensor", [.usual, .inPlace],
    node: "MaskedFillBackward0",
    .kernel { arguments in
      let (input, value) = (arguments.tensor(0), arguments.scalar(2))
      try checkMask(arguments.tensor(1))
      if arguments.isInPlace { _ = try Broadcast.sizes(input.sizes, arguments.tensor(1).sizes) }
      try input.dtype.require(value)
      return .tensor(
        try Kernel.choose(arguments.tensor(1), arguments.session.wrappedNumber(value), input, inRowMajor: true).cast(
          input.dtype))
    },
    [
      Derivative("self", "0 where mask, else grad", saves: ["mask"]) { try $0.grad.maskedFill($0.other, 0) }
    ])

  /// `masked_fill_` of a fresh result, which nobody else sees: it keeps its layout, as `masked_fill` does not.
  static let filledWhere: Operation = Operation(
    "masked_fill", "(Tensor self, Tensor mask, Scalar value) -> Tensor", [], node: "MaskedFillBackward0",
    .kernel { arguments in
      let result = try arguments.tensor(0).packedCopy()
      let chosen = try maskedFill.first(arguments.session, arguments.values)
      try Kernel.copy(chosen, into: result)
      return .tensor(result)
    },
    [
      Derivative("self", "0 where mask, else grad", saves: ["mask"]) { try $0.grad.maskedFill($0.other, 0) }
    ])

  static let maskedFillTensor = Operation(
    "masked_fill", "(Tensor self, Tensor mask, Tensor value) -> Tensor", [.usual, .inPlace],
    node: "MaskedFillBackward1",
    .kernel { arguments in
      let (input, value) = (arguments.tensor(0), arguments.tensor(2))
      try checkMask(arguments.tensor(1))
      if arguments.isInPlace { _ = try Broadcast.sizes(input.sizes, arguments.tensor(1).sizes) }
      if value.rank != 0 {
        throw TorchError.runtime(
          "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).")
      }
      return .tensor(try Kernel.choose(arguments.tensor(1), value.cast(input.dtype), input, inRowMajor: true))
    },
    [
      Derivative("self", "0 where mask, else grad", saves: ["mask"]) { try $0.grad.maskedFill($0.other, 0) },
      Derivative("value", "Σ grad where mask", saves: ["mask"]) {
        let zero = $0.session.wrappedNumber(0)
        return try $0.grad.where($0.other, zero).sum()
      },
    ])

  static let nanToNum = Operation(
    "nan_to_num", "(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor", .pointwise,
    node: "NanToNumBackward0",
    .kernel { arguments in
      let input = arguments.tensor(0)
      if !input.dtype.isFloatingPoint { return .tensor(try input.packedCopy()) }
      let limit = Kernel.largest(input.dtype)
      func number(_ value: Double) -> Tensor { arguments.session.wrappedNumber(.double(value)) }
      var result = try Kernel.choose(
        Kernel.test(IsNaN.self, input, nil), number(arguments.optionalDouble(1) ?? 0), input)
      result = try Kernel.choose(
        Kernel.test(IsPositiveInfinity.self, input, nil), number(arguments.optionalDouble(2) ?? limit), result)
      result = try Kernel.choose(
        Kernel.test(IsNegativeInfinity.self, input, nil), number(arguments.optionalDouble(3) ?? -limit), result)
      return .tensor(try result.laidOut(in: input.geometry.packed))
    },
    [
      Derivative("self", "grad where self is finite, else 0", saves: ["self"]) {
        try $0.grad.mul(Operation.isfinite.apply($0.input))
      }
    ])

  static let isclose = Operation(
    "isclose", "(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor",
    .usual,
    .kernel { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      if a.dtype != b.dtype { throw differentTypes(a, b) }
      let (relative, absolute, equalNaN) = (arguments.double(2), arguments.double(3), arguments.bool(4))
      try requireTolerances(arguments)
      let close = try Kernel.isClose(a, b, relative, absolute, equalNaN)
      // PyTorch compares for equality first, then changes the answer in place for what is equal otherwise.
      if equalNaN && a.dtype.isFloatingPoint { close.bumpVersion() }
      if relative != 0 || absolute != 0 { close.bumpVersion() }
      return .tensor(close)
    })

  private static func requireTolerances(_ arguments: Arguments) throws {
    for (name, position) in [("rtol", 2), ("atol", 3)] where arguments.double(position) < 0 {
      throw TorchError.runtime(
        "\(name) must be greater than or equal to zero, but got \(String(format: "%g", arguments.double(position)))")
    }
  }

  static let allclose = Operation(
    "allclose", "(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool", .usual,
    .kernel { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      if a.isBatched || b.isBatched {
        throw TorchError.runtime(
          "vmap over torch.allclose isn't supported yet. Please file an issue at "
            + "https://github.com/pytorch/pytorch/issues if you need this feature.")
      }
      if a.dtype != b.dtype { throw differentTypes(a, b) }
      try requireTolerances(arguments)
      let close = try Kernel.isClose(a, b, arguments.double(2), arguments.double(3), arguments.bool(4))
      return .bool(close.scalars.allSatisfy(\.boolValue))
    })

  static let equal = Operation(
    "equal", "(Tensor self, Tensor other) -> bool", .usual,
    .kernel { arguments in
      let (a, b) = (arguments.tensor(0), arguments.tensor(1))
      if a.isBatched || b.isBatched {
        throw TorchError.runtime(
          "Batching rule not implemented for aten::equal. We could not generate a fallback.")
      }
      if a.sizes != b.sizes { return .bool(false) }
      return .bool(try Kernel.compare(Equal.self, a, b, nil).scalars.allSatisfy(\.boolValue))
    })

  private static func comparison<F: Comparison & Sendable>(
    _ name: String, _ function: F.Type, _ aliases: [String], numbers: Bool = true
  ) -> Operation {
    Operation(
      name, "(Tensor self, Tensor\(numbers ? "|Scalar" : "") other) -> Tensor",
      numbers ? Forms.pointwise.subtracting(.inPlace) : .pointwise, aliases: aliases,
      .binary { try Kernel.compare(F.self, $0, $1, $2) })
  }

  /// The in-place forms, which alone can give floats: their gradient is zero.
  fileprivate static let inPlaceComparisons: [Operation] =
    inPlaceComparison("eq", Equal.self) + inPlaceComparison("ne", NotEqual.self, ["not_equal"])
    + inPlaceComparison("lt", Less.self, ["less"]) + inPlaceComparison("le", LessOrEqual.self, ["less_equal"])
    + inPlaceComparison("gt", Greater.self, ["greater"])
    + inPlaceComparison("ge", GreaterOrEqual.self, ["greater_equal"])

  private static func inPlaceComparison<F: Comparison & Sendable>(
    _ name: String, _ function: F.Type, _ aliases: [String] = []
  ) -> [Operation] {
    [
      Operation(
        name, "(Tensor self, Tensor other) -> Tensor", .inPlace, aliases: aliases,
        node: name.capitalized + "Backward1", recordsWholeNumbers: true,
        .binary { try Kernel.compare(F.self, $0, $1, $2) },
        [Derivative("self", "0") { try $0.zerosLikeGrad() }, Derivative("other", "0") { try $0.zerosLikeGrad() }]),
      Operation(
        name, "(Tensor self, Scalar other) -> Tensor", .inPlace, aliases: aliases, node: name.capitalized + "Backward0",
        .kernel {
          .tensor(try Kernel.compare(F.self, $0.tensor(0), $0.session.wrappedNumber($0.scalar(1)), nil))
        }, [Derivative("self", "0") { try $0.zerosLikeGrad() }]),
    ]
  }

  private static func predicate<F: Predicate & Sendable>(
    _ name: String, _ function: F.Type, _ forms: Forms = .usual
  ) -> Operation {
    Operation(name, "(Tensor self) -> Tensor", forms, .unary { try Kernel.test(F.self, $0, $1) })
  }

  private static func bitwise<F: BinaryFunction & Sendable>(
    _ name: String, _ function: F.Type, _ kernel: String
  ) -> Operation {
    Operation(
      name, "(Tensor|Scalar self, Tensor|Scalar other) -> Tensor", .pointwise,
      .binary { a, b, out in
        let type = Promotion.type(of: a, b)
        try out?.checkCanHold(type, sizes: nil)
        if type.isFloatingPoint || (type == .bool && kernel.hasSuffix("shift_cpu")) { throw unsupported(kernel, type) }
        return try Kernel.binary(F.self, a, b, out)
      })
  }

  /// Throws where the type of the result, or a tensor that is clamped in place, cannot hold the bounds.
  private static func requireHolds(_ arguments: Arguments, _ bounds: [Tensor?]) throws {
    let own = arguments.tensor(0)
    var promotion = Promotion()
    for tensor in [own] + bounds.compactMap({ $0 }) { promotion.add(tensor) }
    if arguments.isInPlace && promotion.result.category > own.dtype.category {
      throw TorchError.runtime(
        "result type \(promotion.result.scalarTypeName) can't be cast to the desired output type \(own.dtype.nameInC)")
    }
    for index in 1..<arguments.values.count {
      if let bound = arguments.optionalScalar(index) { try promotion.result.require(bound) }
    }
  }

  private static func clampEntry(_ name: String) -> Operation {
    Operation(
      name, "(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor", .pointwise, node: "ClampBackward1",
      .kernel { arguments in
        let (low, high) = (arguments.optionalNumber(1), arguments.optionalNumber(2))
        try requireHolds(arguments, [low, high])
        if high == nil, case .bool? = arguments.optionalScalar(1) {
          try Kernel.refuseBool("clamp_min_scalar_cpu", arguments.tensor(0))
        }
        if low == nil, case .bool? = arguments.optionalScalar(2) {
          try Kernel.refuseBool("clamp_max_scalar_cpu", arguments.tensor(0))
        }
        return .tensor(try Kernel.clamp(arguments.tensor(0), low, high))
      },
      [
        Derivative("self", "grad where min ≤ self ≤ max, else 0", saves: ["self"]) {
          var gradient = try $0.grad
          let zero = $0.session.wrappedNumber(0)
          if let low = $0.arguments.optionalScalar(1) { gradient = try gradient.where($0.input.ge(low), zero) }
          if let high = $0.arguments.optionalScalar(2) { gradient = try gradient.where($0.input.le(high), zero) }
          return gradient
        }
      ])
  }

  private static func clampTensorEntry(_ name: String) -> Operation {
    Operation(
      name, "(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor", .pointwise, node: "ClampBackward0",
      .kernel { .tensor(try Kernel.clamp($0.tensor(0), $0.optionalTensor(1), $0.optionalTensor(2))) },
      [
        Derivative("self", "grad where min ≤ self ≤ max, else 0", saves: ["self", "min", "max"]) {
          let masks = [try $0.savedIfAny(1)?.le($0.input), try $0.savedIfAny(2)?.ge($0.input)].compactMap { $0 }
          guard let first = masks.first else { return try $0.grad }
          return try $0.passed(where: masks.dropFirst().reduce(first) { try $0.logicalAnd($1) })
        },
        Derivative("min", "grad where self < min", saves: ["self", "min", "max"]) {
          guard let low = try $0.savedIfAny(1) else { return nil }
          var isUsed = try $0.input.lt(low)
          if let high = try $0.savedIfAny(2) { isUsed = try isUsed.logicalAnd(low.lt(high)) }
          return try $0.passed(where: isUsed)
        },
        Derivative("max", "grad where self > max", saves: ["self", "min", "max"]) {
          guard let high = try $0.savedIfAny(2) else { return nil }
          var isUsed = try $0.input.gt(high)
          if let low = try $0.savedIfAny(1) { isUsed = try isUsed.logicalOr(high.lt(low)) }
          return try $0.passed(where: isUsed)
        },
      ])
  }

  /// What a kernel says that does not exist for a type.
  static func unsupported(_ kernel: String, _ type: DType) -> TorchError {
    .notImplemented("\"\(kernel)\" not implemented for '\(type.scalarTypeName)'")
  }

  private static func differentTypes(_ a: Tensor, _ b: Tensor) -> TorchError {
    .runtime("\(a.dtype.scalarTypeName) did not match \(b.dtype.scalarTypeName)")
  }

  private static func checkMask(_ mask: Tensor) throws {
    if mask.dtype != .bool {
      throw TorchError.runtime(
        "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.kernelName)")
    }
  }
}

extension Arguments {
  /// The number at a position as a tensor, nil for `None`.
  func optionalNumber(_ index: Int) -> Tensor? { optionalScalar(index).map { session.wrappedNumber($0) } }
}

extension Backward {
  /// A saved tensor, nil where the argument was `None`.
  func savedIfAny(_ position: Int) throws -> Tensor? {
    node.isReleased || node.peekSaved(at: position) != nil ? try saved(position) : nil
  }

  /// The gradient where a mask is true, else zero.
  fileprivate func passed(where mask: Tensor) throws -> Tensor { try grad.where(mask, session.wrappedNumber(0)) }

  /// The part of the gradient that belongs to `a` where the larger of `a` and `b` was taken: ties share it.
  func shared(_ a: Tensor, above b: Tensor) throws -> Tensor {
    try grad.div(2).where(a.eq(b), grad).maskedFill(a.lt(b), 0).written(times: 1)
  }
}

extension Tensor {
  /// Whether each element is NaN.
  public func isNaN() throws -> Tensor { try Operation.isnan.apply(self) }
}

enum NumericMaximum: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    a.isNaN ? b : b.isNaN ? a : T.isLess(a, b) ? b : a
  }
}

enum NumericMinimum: BinaryFunction {
  @inline(__always) static func call<T: Element>(_ a: T, _ b: T) -> T {
    a.isNaN ? b : b.isNaN ? a : T.isLess(b, a) ? b : a
  }
}

extension Kernel {
  private struct Bounded: PointFunction {
    let low, high: Double
    var loop: ActivationLoop? { .hardtanh(low, high) }
    func value<T: ComputeElement>(_ x: T) -> T { Real.clamp(x, T(double: low), T(double: high)) }
  }

  /// Never below `low` nor above `high`, either of which may be left out.
  static func clamp(_ input: Tensor, _ low: Tensor?, _ high: Tensor?) throws -> Tensor {
    if low == nil && high == nil {
      throw TorchError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    if let low, let high { try refuseBool("clamp_cpu", input, low, high) }
    if let low, let high, low.isWrappedNumber, high.isWrappedNumber, input.dtype == .float32 {
      let (least, most) = (low.doubles[0], high.doubles[0])
      if least <= most { return try point(Bounded(low: least, high: most), input, "clamp") }
    }
    var result = input
    if let low { result = try binary(Maximum.self, result, low, nil) }
    if let high { result = try binary(Minimum.self, result, high, nil) }
    return result
  }

  /// Whether elements are close by PyTorch's measure |a − b| ≤ atol + rtol × |b|.
  static func isClose(_ a: Tensor, _ b: Tensor, _ rtol: Double, _ atol: Double, _ equalNaN: Bool) throws -> Tensor {
    return try pointwise(
      a, b, computing: .float64, storing: .bool, giving: .bool, nil,
      row { (x: Double, y: Double) -> Bool in
        x == y || (x.isFinite && y.isFinite && (x - y).magnitude <= atol + (rtol * y).magnitude)
          || (equalNaN && x.isNaN && y.isNaN)
      })
  }

  /// The largest finite number of a floating-point type.
  static func largest(_ dtype: DType) -> Double {
    switch dtype {
    case .float16: 65504
    case .bfloat16: Double(BrainFloat(bits: 0x7f7f).compute)
    case .float32: Double(Float.greatestFiniteMagnitude)
    default: .greatestFiniteMagnitude
    }
  }
}
