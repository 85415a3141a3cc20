extension OperationTable {
  static let recurrentLayers: [Operation] = [.longShortTermMemory]
}

extension Operation {
  /// One direction of one layer of an LSTM, over the whole sequence: what `nn.LSTM` records on a CPU.
  static let longShortTermMemory = Operation(
    "mkldnn_rnn_layer",
    "(Tensor input, Tensor weight0, Tensor weight1, Tensor weight2, Tensor weight3, Tensor hx_, Tensor cx_, bool reverse, "
      + "int[] batch_sizes, int mode, int hidden_size, int num_layers, bool has_biases, bool bidirectional, "
      + "bool batch_first, bool train) -> (Tensor result0, Tensor result1, Tensor result2, Tensor result3)",
    [], node: "MkldnnRnnLayerBackward0",
    .kernel { arguments in
      let layer = try LongShortTermMemory(arguments.session, arguments.bool(7)) { arguments.tensor($0) }
      let workspace = try arguments.session.empty([0], .uint8)
      return .tensors([try layer.outputs(), layer.hidden.last ?? layer.hx, layer.cells.last ?? layer.cx, workspace])
    },
    Derivative.jointly(
      [
        ("input", "Σ gates of grad @ weight0"), ("weight0", "Σ gates of gradᵀ @ input"),
        ("weight1", "Σ gates of gradᵀ @ hidden"), ("weight2", "Σ gates of grad"), ("weight3", "Σ gates of grad"),
        ("hx_", "gates of grad @ weight1"), ("cx_", "grad × forget gate"),
      ],
      saves: [
        "input", "weight0", "weight1", "weight2", "weight3", "hx_", "cx_", "result0", "result1", "result2", "result3",
      ]
    ) { context in
      let layer = try LongShortTermMemory(context.session, context.arguments.bool(7)) { try context.saved($0) }
      return try layer.gradients(output: context.grad(0), hidden: context.grad(1), cell: context.grad(2))
    })
}

/// An LSTM layer, unrolled (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000). The gates lie in
/// PyTorch's order: input, forget, cell, output. Shapes: input [steps, batch, width], states [batch, hidden].
private struct LongShortTermMemory {
  /// The gates of one step after their nonlinearities.
  private struct Gates {
    let input, forget, cell, output: Tensor
  }

  let hx, cx: Tensor
  /// The states after each step, in the order of computation.
  private(set) var hidden: [Tensor] = []
  private(set) var cells: [Tensor] = []

  private let session: Session
  private let isReversed: Bool
  private let input, inputWeight, hiddenWeight: Tensor
  private let steps: [Tensor]
  private var gates: [Gates] = []

  /// Runs forward. `argument` gives the first seven arguments by position.
  init(_ session: Session, _ isReversed: Bool, _ argument: (Int) throws -> Tensor) throws {
    (self.session, self.isReversed) = (session, isReversed)
    (input, inputWeight, hiddenWeight) = (try argument(0), try argument(1), try argument(2))
    let bias = try argument(3).add(argument(4))
    (hx, cx) = (try argument(5), try argument(6))
    let inOrder = try input.unbind(0)
    steps = isReversed ? inOrder.reversed() : inOrder
    var (h, c) = (hx, cx)
    for step in steps {
      let sums = try step.matmul(inputWeight.t()).add(h.matmul(hiddenWeight.t())).add(bias)
      let width = sums.sizes[1] / 4
      let part = try (0..<4).map { try sums.slice(1, $0 * width, ($0 + 1) * width) }
      let now = Gates(
        input: try part[0].sigmoid(), forget: try part[1].sigmoid(), cell: try part[2].tanh(),
        output: try part[3].sigmoid())
      c = try now.forget.mul(c).add(now.input.mul(now.cell))
      h = try now.output.mul(c.tanh())
      gates.append(now)
      hidden.append(h)
      cells.append(c)
    }
  }

  /// The hidden states of all steps, in the order of the input.
  func outputs() throws -> Tensor { try session.stack(isReversed ? hidden.reversed() : hidden) }

  /// The gradients of the seven arguments by differentiable operations.
  func gradients(output: Tensor, hidden lastHidden: Tensor, cell lastCell: Tensor) throws -> [Tensor?] {
    let arriving = try output.unbind(0)
    var (dh, dc) = (lastHidden, lastCell)
    var sums: [Tensor] = []
    for t in steps.indices.reversed() {
      let now = gates[t]
      let squashed = try cells[t].tanh()
      dh = try dh.add(arriving[isReversed ? steps.count - 1 - t : t])
      dc = try dc.add(dh.mul(now.output).mul(squashed.mul(squashed).neg().add(1)))
      let before = t == 0 ? cx : cells[t - 1]
      let parts = [
        try dc.mul(now.cell).mul(slope(now.input)), try dc.mul(before).mul(slope(now.forget)),
        try dc.mul(now.input).mul(now.cell.mul(now.cell).neg().add(1)),
        try dh.mul(squashed).mul(slope(now.output)),
      ]
      let sum = try session.cat(parts, dim: 1)
      sums.append(sum)
      dh = try sum.matmul(hiddenWeight)
      dc = try dc.mul(now.forget)
    }
    // In the order of computation, then flat: [steps × batch, gates].
    let all = try session.cat(Array(sums.reversed()))
    let previous = try session.cat([hx] + hidden.dropLast())
    let inputs = try session.cat(steps)
    let back = try session.stack((isReversed ? sums : sums.reversed()).map { try $0.matmul(inputWeight) })
    let bias = try all.sum([0])
    return [back, try all.t().matmul(inputs), try all.t().matmul(previous), bias, bias, dh, dc]
  }

  /// The derivative of the logistic function by its value.
  private func slope(_ gate: Tensor) throws -> Tensor { try gate.mul(gate.neg().add(1)) }
}
