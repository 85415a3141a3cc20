extension OperationTable {
  static let softmaxes: [Operation] = [
    .softmax, .softmaxElsewhere, .logSoftmax, .logSoftmaxElsewhere, .softmin, .softmaxForward, .softmaxBackward,
    .logSoftmaxForward, .logSoftmaxBackward,
    .safeSoftmax,
  ]
}

extension Operation {
  static let softmax = softmax([.usual, .out])
  static let softmaxElsewhere = softmax([.functional, .special])

  /// `softmax`; only that of `torch` itself takes `out=`.
  private static func softmax(_ forms: Forms) -> Operation {
    Operation(
      "softmax", "(Tensor self, int dim, dtype? dtype=None) -> Tensor", forms,
      .composite { arguments in
        let input = arguments.tensor(0)
        return .tensor(
          try Operation.softmaxForward.one(
            arguments.session, .tensor(try input.to(arguments.dtype(2) ?? input.dtype)), .int(arguments.int(1))))
      })
  }

  static let logSoftmax = logSoftmax([.usual, .out])
  static let logSoftmaxElsewhere = logSoftmax([.functional, .special])

  /// `log_softmax`; only that of `torch` itself takes `out=`.
  private static func logSoftmax(_ forms: Forms) -> Operation {
    Operation(
      "log_softmax", "(Tensor self, int dim, dtype? dtype=None) -> Tensor", forms,
      .composite { arguments in
        let input = arguments.tensor(0)
        return .tensor(try input.to(arguments.dtype(2) ?? input.dtype).logSoftmax(arguments.int(1)))
      })
  }

  static let softmin = Operation(
    "softmin", "(Tensor input, int dim, dtype? dtype=None) -> Tensor", .functional,
    .composite { arguments in
      var values = arguments.values
      values[0] = .tensor(try arguments.tensor(0).neg())
      return try Operation.softmax(arguments.session, values)
    })

  static let softmaxForward: Operation = Operation(
    "_softmax", "(Tensor self, int dim) -> Tensor", [], node: "SoftmaxBackward0",
    .kernel { .tensor(try Kernel.softmax($0.tensor(0), dim: $0.int(1), isLog: false)) },
    [
      Derivative("self", "result × (grad − Σ grad × result)", saves: ["result"]) {
        try Operation.softmaxBackward.one($0.session, .tensor($0.grad), .tensor($0.result), .int($0.arguments.int(1)))
      }
    ])

  /// The softmax of attention: rows that are −∞ throughout give zeros.
  static let safeSoftmax: Operation = Operation(
    "_safe_softmax", "(Tensor self, int dim) -> Tensor", [], node: "SafeSoftmaxBackward0",
    .kernel { arguments in
      let scores = arguments.tensor(0)
      let result = try Kernel.softmax(scores, dim: arguments.int(1), isLog: false)
      if result.count == 0 { return .tensor(result) }
      // Where everything is masked there is nothing to attend to.
      let dim = try Dimension.normalised(arguments.int(1), rank: scores.rank)
      let isMasked = try Kernel.extreme(scores, [dim], keep: true, .largest).eq(.double(-.infinity))
      return .tensor(try Kernel.choose(isMasked, arguments.session.wrappedNumber(0), result))
    },
    [
      Derivative("self", "result × (grad − Σ grad × result)", saves: ["result"]) {
        try Operation.softmaxBackward.one($0.session, .tensor($0.grad), .tensor($0.result), .int($0.arguments.int(1)))
      }
    ])

  static let softmaxBackward: Operation = Operation(
    "_softmax_backward_data", "(Tensor grad_output, Tensor output, int dim) -> Tensor", [],
    node: "SoftmaxBackwardDataBackward0",
    .kernel { .tensor(try Kernel.softmaxPull($0.tensor(0), $0.tensor(1), dim: $0.int(2), isLog: false)) },
    [
      Derivative("grad_output", "output × (grad − Σ grad × output)", saves: ["output"]) {
        try Operation.softmaxBackward.one($0.session, .tensor($0.grad), .tensor($0.other), .int($0.arguments.int(2)))
      },
      Derivative(
        "output", "grad × (grad_output − Σ grad_output × output) − grad_output × Σ grad × output",
        saves: ["grad_output", "output"]
      ) {
        let (grad, g, y, dim) = (try $0.grad, try $0.input, try $0.other, $0.arguments.int(2))
        let own = try grad.mul(g.sub(g.mul(y).sum([dim], keep: true)))
        return try own.sub(g.mul(grad.mul(y).sum([dim], keep: true)))
      },
    ])

  static let logSoftmaxForward: Operation = Operation(
    "_log_softmax", "(Tensor self, int dim) -> Tensor", [], node: "LogSoftmaxBackward0",
    .kernel { .tensor(try Kernel.softmax($0.tensor(0), dim: $0.int(1), isLog: true)) },
    [
      Derivative("self", "grad − exp(result) × Σ grad", saves: ["result"]) {
        try Operation.logSoftmaxBackward.one(
          $0.session, .tensor($0.grad), .tensor($0.result), .int($0.arguments.int(1)))
      }
    ])

  static let logSoftmaxBackward: Operation = Operation(
    "_log_softmax_backward_data", "(Tensor grad_output, Tensor output, int dim) -> Tensor", [],
    node: "LogSoftmaxBackwardDataBackward0",
    .kernel { .tensor(try Kernel.softmaxPull($0.tensor(0), $0.tensor(1), dim: $0.int(2), isLog: true)) },
    [
      Derivative("grad_output", "grad − Σ grad × exp(output)", saves: ["output"]) {
        try $0.grad.sub($0.grad.mul($0.other.exp()).sum([$0.arguments.int(2)], keep: true))
      },
      Derivative("output", "−grad × exp(output) × Σ grad_output", saves: ["grad_output", "output"]) {
        let total = try $0.input.sum([$0.arguments.int(2)], keep: true)
        return try total.neg().mul($0.other.exp()).mul($0.grad)
      },
    ])
}

extension Tensor {
  /// The logarithm of the softmax along a dimension (`log_softmax`).
  func logSoftmax(_ dim: Int) throws -> Tensor {
    try Operation.logSoftmaxForward.one(session, .tensor(self), .int(dim))
  }
}
