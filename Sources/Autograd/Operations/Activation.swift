/// An activation function, computed element by element, and its slope.
protocol Activation: Sendable {
  /// f(x).
  func value<T: ComputeElement>(_ x: T) -> T
  /// grad × f′(x).
  func pull<T: ComputeElement>(_ grad: T, _ x: T) -> T
  /// The loops of the processor's vectors for it, where there are any.
  var loop: ActivationLoop? { get }
}

extension Activation {
  var loop: ActivationLoop? { nil }
}

extension Operation {
  /// An activation and the operation that is its derivative, which is what `create_graph` differentiates again.
  ///
  /// - Parameters:
  ///   - make: the function with its numbers, from the arguments of the call.
  ///   - inPlaceNode: the name of the function of the in-place form where it has one of its own.
  ///   - slopeNode: the name of the function of the derivative where it is another's.
  ///   - hasSecondDerivative: whether PyTorch can differentiate the derivative again.
  ///   - integers: the result for whole numbers, of which most activations know nothing.
  ///   - curvature: v × f″(x) in differentiable operations, for v and x; nil where the function is piecewise linear.
  ///   - pull: grad × f′(x) in differentiable operations, where PyTorch uses those under `create_graph`.
  ///   - givesRows: whether the result is laid out in rows, however the input lies.
  ///   - finish: what is to be done to the result where some of its elements depend on their places.
  static func activation<F: Activation>(
    _ name: String, _ signature: String, _ forms: Forms = [.functional, .inPlace], node: String, kernel: String,
    _ formula: String, _ make: @escaping @Sendable (Arguments) throws -> F,
    inPlaceNode: String? = nil, slopeNode: String? = nil, hasSecondDerivative: Bool = true,
    integers: (@Sendable (Arguments) throws -> Tensor)? = nil,
    curvature: (@Sendable (_ v: Tensor, _ x: Tensor, Arguments) throws -> Tensor)? = nil,
    pull: (@Sendable (_ grad: Tensor, _ x: Tensor) throws -> Tensor)? = nil,
    finish: (@Sendable (_ result: Tensor, _ input: Tensor) throws -> Void)? = nil, givesRows: Bool = false
  ) -> (forward: Operation, backward: Operation) {
    // The derivative takes the gradient first and then what the function takes.
    let backwardSignature = "(Tensor grad_output, Tensor self" + signature.dropFirst("(Tensor input".count)
    let own: @Sendable (Arguments) -> Arguments = { Arguments($0.session, Array($0.values.dropFirst())) }
    let backward = Operation(
      name + "_backward", backwardSignature, [],
      node: hasSecondDerivative ? slopeNode ?? node + "Backward0" : Operation.notImplemented,
      .kernel { .tensor(try Kernel.pair(Slope(activation: make(own($0))), $0.tensor(0), $0.tensor(1), kernel)) },
      !hasSecondDerivative
        ? Operation.refusing(["grad_output", "self"], name + "_backward")
        : [
          Derivative("grad_output", "grad × slope", saves: ["self"]) { context in
            // A function without further arguments keeps none of them.
            let rest = context.arguments.values.dropFirst(2)
            return try context.node.operation.first(
              context.session, [.tensor(context.grad), .tensor(context.saved(1))] + rest)
          },
          Derivative("self", "grad × grad_output × curvature", saves: ["grad_output", "self"]) { context in
            let v = try context.grad.mul(context.saved(0))
            guard let curvature else { return try context.session.filled(v.sizes, 0, dtype: v.dtype) }
            return try curvature(v, context.saved(1), own(context.arguments))
          },
        ])
    let forward = Operation(
      name, signature, forms, node: node + "0", inPlaceNode: inPlaceNode,
      .kernel { arguments in
        if let integers, !arguments.tensor(0).dtype.isFloatingPoint { return .tensor(try integers(arguments)) }
        let input = givesRows ? try arguments.tensor(0).dense() : arguments.tensor(0)
        let result = try Kernel.point(Level(activation: make(arguments)), input, kernel)
        try finish?(result, arguments.tensor(0))
        return .tensor(result)
      },
      [
        Derivative("input", formula, saves: ["input"]) { context in
          let (grad, x) = (try context.grad, try context.input)
          if let pull, context.session.isGradEnabled { return try pull(grad, x) }
          return try backward.first(
            context.session, [.tensor(grad), .tensor(x)] + context.arguments.values.dropFirst())
        }
      ])
    return (forward, backward)
  }

  /// The in-place form of an activation whose slope follows from the result, and the operation that is its derivative.
  ///
  /// - Parameters:
  ///   - slope: grad × f′(x) for grad and f(x), from the arguments of the call; throws where f cannot be undone.
  ///   - curvature: v × what the slope changes with f(x), for v and f(x), in differentiable operations.
  static func inPlaceActivation<F: Activation, S: PairFunction>(
    _ name: String, _ signature: String, node: String, slopeNode: String, kernel: String, _ formula: String,
    _ make: @escaping @Sendable (Arguments) throws -> F, slope: @escaping @Sendable (Arguments) throws -> S,
    curvature: (@Sendable (_ v: Tensor, _ y: Tensor, Arguments) throws -> Tensor)? = nil
  ) -> (forward: Operation, backward: Operation) {
    let own: @Sendable (Arguments) -> Arguments = { Arguments($0.session, Array($0.values.dropFirst())) }
    let backward = Operation(
      name + "_backward", "(Tensor grad_output, Tensor self_or_result" + signature.dropFirst("(Tensor input".count), [],
      node: slopeNode,
      .kernel { .tensor(try Kernel.pair(slope(own($0)), $0.tensor(0), $0.tensor(1), kernel)) },
      [
        Derivative("grad_output", "grad × slope", saves: ["self_or_result"]) { context in
          let rest = context.arguments.values.dropFirst(2)
          return try context.node.operation.first(
            context.session, [.tensor(context.grad), .tensor(context.saved(1))] + rest)
        },
        Derivative("self_or_result", "grad × grad_output × curvature", saves: ["grad_output", "self_or_result"]) {
          context in
          let v = try context.grad.mul(context.saved(0))
          guard let curvature else { return try context.session.filled(v.sizes, 0, dtype: v.dtype) }
          return try curvature(v, context.saved(1), own(context.arguments))
        },
      ])
    let forward = Operation(
      name, signature, [.functional, .inPlace], node: node,
      .kernel { .tensor(try Kernel.point(Level(activation: make($0)), $0.tensor(0), kernel)) },
      [
        Derivative("input", formula, saves: ["result"]) { context in
          try backward.first(
            context.session,
            [.tensor(context.grad), .tensor(context.result)] + context.arguments.values.dropFirst())
        }
      ])
    return (forward, backward)
  }

  /// Calls the operation with a list of values where only its first result matters.
  func first(_ session: Session, _ values: [Value]) throws -> Tensor {
    guard let tensor = try self(session, values).tensorList.first else { preconditionFailure("\(name) gave no tensor") }
    return tensor
  }

  private struct Level<F: Activation>: PointFunction {
    let activation: F
    var loop: ActivationLoop? { activation.loop }
    @inline(__always) func value<T: ComputeElement>(_ x: T) -> T { activation.value(x) }
  }

  private struct Slope<F: Activation>: PairFunction {
    let activation: F
    var loop: ActivationLoop? { activation.loop }
    @inline(__always) func value<T: ComputeElement>(_ a: T, _ b: T) -> T { activation.pull(a, b) }
  }
}
