/// A loss that compares every element with its target.
protocol PointwiseLoss: Sendable {
  /// The loss of one element.
  func value<T: ComputeElement>(_ x: T, _ target: T) -> T
  /// scale × the derivative of the loss with respect to x × grad.
  func pull<T: ComputeElement>(_ grad: T, _ x: T, _ target: T, scale: T) -> T
}

extension Operation {
  /// A loss and the operation that is its derivative.
  ///
  /// - Parameters:
  ///   - signature: what follows `(Tensor input, Tensor target, str reduction='mean'`.
  ///   - isSymmetric: whether the loss depends on input − target alone, so that the target has a gradient too.
  ///   - make: the loss with its numbers, from the arguments of the call.
  ///   - curvature: v × the second derivative with respect to x, in differentiable operations.
  static func loss<F: PointwiseLoss>(
    _ name: String, _ signature: String, node: String, kernel: String, isSymmetric: Bool = true, _ formula: String,
    _ make: @escaping @Sendable (Arguments) throws -> F,
    curvature: @escaping @Sendable (_ v: Tensor, _ x: Tensor, _ target: Tensor, Arguments) throws -> Tensor
  ) -> (forward: Operation, backward: Operation) {
    let own: @Sendable (Arguments) -> Arguments = { Arguments($0.session, Array($0.values.dropFirst())) }
    // Positions of the derivative: the gradient, then what the loss takes.
    let slope: @Sendable (Backward) throws -> Tensor = { context in
      let v = try context.grad.mul(context.saved(0))
      let scale = try context.arguments.reduction(3).scale(count: context.saved(1).count)
      return try curvature(v, context.saved(1), context.saved(2), own(context.arguments)).mul(.double(scale))
    }
    var backwardRules = [
      Derivative("grad_output", "Σ grad × slope", saves: ["self", "target"]) { context in
        let one = try context.session.filled([], 1, dtype: context.saved(1).dtype)
        var values = context.arguments.values
        (values[0], values[1], values[2]) = (.tensor(one), .tensor(try context.saved(1)), .tensor(try context.saved(2)))
        return try context.grad.mul(context.node.operation.first(context.session, values))
      },
      Derivative("self", "grad × grad_output × curvature", saves: ["grad_output", "self", "target"]) { try slope($0) },
    ]
    if isSymmetric {
      backwardRules.append(
        Derivative("target", "−grad × grad_output × curvature", saves: ["grad_output", "self", "target"]) {
          try slope($0).neg()
        })
    }
    let backward = Operation(
      name + "_backward", "(Tensor grad_output, Tensor self, Tensor target, str reduction" + signature + ") -> Tensor",
      [], node: node + "Backward0",
      .kernel { arguments in
        let scale = try arguments.reduction(3).scale(count: arguments.tensor(1).count)
        let slopes = try Kernel.triple(
          Slope(loss: make(own(arguments)), scale: scale), arguments.tensor(0), arguments.tensor(1),
          arguments.tensor(2), kernel)
        return .tensor(try slopes.cast(arguments.tensor(1).dtype).dense())
      }, backwardRules)
    let pull: @Sendable (Backward, Tensor, Tensor) throws -> Tensor = { context, x, target in
      try backward.first(
        context.session,
        [.tensor(try context.grad), .tensor(x), .tensor(target)] + context.arguments.values.dropFirst(2))
    }
    var rules = [
      Derivative("input", formula, saves: ["input", "target"]) { try pull($0, $0.input, $0.other) }
    ]
    if isSymmetric {
      rules.append(
        Derivative("target", "−" + formula, saves: ["input", "target"]) { try pull($0, $0.other, $0.input) })
    }
    let record = Operation(
      name, "(Tensor input, Tensor target, str reduction" + signature + ") -> Tensor", [], node: node + "0",
      .kernel { arguments in
        let values = try Kernel.pair(Level(loss: make(arguments)), arguments.tensor(0), arguments.tensor(1), kernel)
        return .tensor(try arguments.reduction(2).applyBelow(values))
      }, rules)
    return (record, backward)
  }

  /// The Python function around a loss: both operands are broadcast to their common sizes first.
  static func lossFunction(_ name: String, _ signature: String, _ forward: Operation) -> Operation {
    Operation(
      name, "(Tensor input, Tensor target, str reduction='mean'" + signature + ") -> Tensor", .functional,
      .composite { arguments in
        _ = try arguments.reduction(2)
        let (x, target) = try arguments.tensor(0).broadcast(with: arguments.tensor(1))
        return try forward(arguments.session, [.tensor(x), .tensor(target)] + arguments.values.dropFirst(2))
      })
  }

  private struct Level<F: PointwiseLoss>: PairFunction {
    let loss: F
    @inline(__always) func value<T: ComputeElement>(_ a: T, _ b: T) -> T { loss.value(a, b) }
  }

  private struct Slope<F: PointwiseLoss>: TripleFunction {
    let loss: F
    let scale: Double
    @inline(__always) func value<T: ComputeElement>(_ a: T, _ b: T, _ c: T) -> T {
      loss.pull(a, b, c, scale: T(double: scale))
    }
  }
}

extension Tensor {
  /// Both tensors expanded to their common sizes (`broadcast_tensors`); themselves where they have them.
  func broadcast(with other: Tensor) throws -> (Tensor, Tensor) {
    let common = try Broadcast.sizes(sizes, other.sizes)
    return (sizes == common ? self : try expand(common), other.sizes == common ? other : try other.expand(common))
  }
}
