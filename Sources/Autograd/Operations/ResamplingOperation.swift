extension Operation {
  /// An operation that is a resampling, and the operation that is its transpose.
  ///
  /// - Parameters:
  ///   - savesInput: whether the gradient function keeps the input, as PyTorch's does for pooling and padding: a gradient
  ///     that is linear still has a gradient function of its own under `create_graph`.
  ///   - kernel: what PyTorch calls the kernel where it refuses a type.
  ///   - takesWholeNumbers: whether whole numbers are taken too, as by kernels that only copy.
  ///   - checkingGradient: throws where PyTorch refuses a gradient.
  ///   - plan: the resampling for the arguments of the call and the sizes of the input.
  static func resampling(
    _ name: String, _ signature: String, _ forms: Forms, node: String, _ formula: String, savesInput: Bool = true,
    kernel: String? = nil, takesWholeNumbers: Bool = false,
    checkingGradient: (@Sendable (Tensor) throws -> Void)? = nil,
    _ plan: @escaping @Sendable (Arguments, _ sizes: [Int]) throws -> Resampling
  ) -> (forward: Operation, backward: Operation) {
    let rest = signature.dropFirst("(Tensor self".count)
    let backward = Operation(
      name + "_backward", "(Tensor grad_output, Tensor? self, int[] input_size" + rest, [], node: node + "Backward0",
      .kernel { arguments in
        let own = Arguments(arguments.session, [.none] + arguments.values.dropFirst(3))
        let sizes = arguments.ints(2)
        try checkingGradient?(arguments.tensor(0))
        return .tensor(try Kernel.resampleTransposed(arguments.tensor(0), plan(own, sizes), to: sizes))
      },
      [
        Derivative("grad_output", "grad resampled") { context in
          // Made when needed, since an operation and its transpose would otherwise have to hold each other.
          let forward = resampling(
            name, signature, forms, node: node, formula, savesInput: savesInput,
            kernel: kernel, takesWholeNumbers: takesWholeNumbers, checkingGradient: checkingGradient, plan
          ).forward
          return try forward.first(
            context.session, [.tensor(try context.grad)] + context.arguments.values.dropFirst(3))
        },
        Derivative("self", "0") { try $0.zeros($0.arguments.ints(2)) },
      ])
    let forward = Operation(
      name, signature, forms, node: node + "0",
      .kernel { arguments in
        let input = arguments.tensor(0)
        let steps = try plan(arguments, input.sizes)
        if takesWholeNumbers && !input.dtype.isFloatingPoint && input.dtype != .bool {
          return .tensor(try Kernel.resample(input.cast(.float64), steps, name).cast(input.dtype))
        }
        return .tensor(try Kernel.resample(input, steps, kernel ?? name))
      },
      [
        Derivative("self", formula, saves: savesInput ? ["self"] : []) { context in
          let input = savesInput ? Value.tensor(try context.input) : .none
          return try backward.first(
            context.session,
            [.tensor(try context.grad), input, .ints(context.sizes())] + context.arguments.values.dropFirst())
        }
      ])
    return (forward, backward)
  }
}
