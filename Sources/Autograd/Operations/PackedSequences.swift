extension OperationTable {
  static let packedSequences: [Operation] = [.packPaddedSequence]
}

extension Operation {
  /// The sequences of a batch without their padding, step by step. Shapes: input [steps, batch, …], or with
  /// `batch_first` [batch, steps, …]; lengths [batch], longest first. Gives the data [Σ lengths, …] and how many
  /// sequences each step has, [longest]. Source: `torch.nn.utils.rnn.pack_padded_sequence`.
  static let packPaddedSequence = Operation(
    "_pack_padded_sequence", "(Tensor input, Tensor lengths, bool batch_first) -> (Tensor, Tensor)", .function,
    node: "PackPaddedSequenceBackward0",
    .kernel { arguments in
      let (session, isBatchFirst) = (arguments.session, arguments.bool(2))
      let input = isBatchFirst ? try arguments.tensor(0).transpose(0, 1) : arguments.tensor(0)
      let lengths = arguments.tensor(1).integers
      if input.count == 0 { throw TorchError.runtime("Cannot pack empty tensors.") }
      if input.sizes[1] != lengths.count {
        throw TorchError.runtime(
          "Expected `len(lengths)` to be equal to batch_size, but got \(lengths.count) (batch_size=\(input.sizes[1]))")
      }
      if (lengths.last ?? 0) <= 0 {
        throw TorchError.runtime(
          "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
      }
      if zip(lengths, lengths.dropFirst()).contains(where: { $0 < $1 }) {
        throw TorchError.runtime(
          "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
            + "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you "
            + "do not need ONNX exportability.")
      }
      let running = (0..<lengths[0]).map { step in lengths.prefix { $0 > step }.count }
      // Rows of the steps and the sequences together; of a length beyond the padding there is no more than the input.
      let rows = try input.reshape([input.sizes[0] * input.sizes[1]] + input.sizes.dropFirst(2))
      let places = running.prefix(input.sizes[0]).enumerated().flatMap { step, count in
        (0..<count).map { step * input.sizes[1] + $0 }
      }
      return .tensors([try rows.indexSelect(0, session.integers(places)), try session.integers(running)])
    },
    [
      Derivative("input", "grad, 0 at the padding", saves: ["result2"]) { context in
        let isBatchFirst = context.arguments.bool(2)
        var sizes = context.sizes()
        if isBatchFirst { sizes.swapAt(0, 1) }
        let places = try context.saved(-2).integers.prefix(sizes[0]).enumerated().flatMap { step, count in
          (0..<count).map { step * sizes[1] + $0 }
        }
        let zeros = try context.session.filled(
          [sizes[0] * sizes[1]] + sizes.dropFirst(2), 0, dtype: context.grad.dtype)
        let rows = try indexAdd.one(
          context.session, .tensor(zeros), .int(0), .tensor(context.session.integers(places)),
          .tensor(context.grad), .scalar(1))
        let padded = try rows.reshape(sizes)
        return isBatchFirst ? try padded.transpose(0, 1) : padded
      }
    ])
}
