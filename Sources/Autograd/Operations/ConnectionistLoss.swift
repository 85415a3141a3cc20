import Foundation

extension OperationTable {
  static let connectionistLosses: [Operation] = [.ctcLoss, .ctcLossLists, .ctcLossForward, .ctcLossBackward]
}

extension Operation {
  static let ctcLoss = connectionist("Tensor input_lengths, Tensor target_lengths") {
    ($0.tensor(2).integers, $0.tensor(3).integers)
  }
  static let ctcLossLists = connectionist("int[] input_lengths, int[] target_lengths") { ($0.ints(2), $0.ints(3)) }

  private static func connectionist(
    _ lengths: String, _ read: @escaping @Sendable (Arguments) -> ([Int], [Int])
  ) -> Operation {
    Operation(
      "ctc_loss",
      "(Tensor log_probs, Tensor targets, \(lengths), int blank=0, int reduction=0, bool zero_infinity=False) -> Tensor",
      .function,
      .composite { arguments in
        let (inputLengths, targetLengths) = read(arguments)
        let isBatched = arguments.tensor(0).rank == 3
        let probabilities = isBatched ? arguments.tensor(0) : try arguments.tensor(0).unsqueeze(1)
        let targets =
          !isBatched && arguments.tensor(1).rank == 1 ? try arguments.tensor(1).unsqueeze(0) : arguments.tensor(1)
        var losses = try ctcLossForward.first(
          arguments.session,
          [
            .tensor(probabilities), .tensor(targets), .ints(inputLengths), .ints(targetLengths), arguments.values[4],
            arguments.values[6],
          ])
        if arguments.bool(6) {
          let zero = try arguments.session.filled([], 0, dtype: losses.dtype)
          losses = try arguments.session.where(losses.eq(.double(.infinity)), zero, losses)
        }
        switch arguments.int(5) {
        case 1:
          let lengths = try arguments.session.tensor(
            targetLengths.map { .double(Double(max(1, $0))) }, sizes: [targetLengths.count], dtype: losses.dtype)
          return .tensor(try losses.div(lengths).mean())
        case 2: return .tensor(try losses.sum())
        default: return .tensor(isBatched ? losses : try losses.squeeze(0))
        }
      })
  }

  /// The negative log-likelihood of every sequence.
  static let ctcLossForward = Operation(
    "_ctc_loss",
    "(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, bool zero_infinity) -> "
      + "(Tensor, Tensor log_alpha)", [], node: "CtcLossBackward0",
    .kernel { arguments in
      let plan = try ConnectionistPlan(arguments, first: 0)
      try arguments.tensor(0).requireKernel("ctc_loss_cpu")
      let lattices = plan.forwardLattices()
      let losses = try arguments.tensor(0).filled([plan.batch], (0..<plan.batch).map { plan.loss($0, lattices[$0]) })
      let width = lattices.map { $0.first?.count ?? 1 }.max() ?? 1
      var flat: [Double] = []
      for lattice in lattices {
        for t in 0..<plan.steps {
          for s in 0..<width {
            flat.append(t < lattice.count && s < lattice[t].count ? lattice[t][s] : -.infinity)
          }
        }
      }
      return .tensors([losses, try arguments.tensor(0).filled([plan.batch, plan.steps, width], flat)])
    },
    [
      Derivative(
        "log_probs", "e^log_probs − the share of the paths through each label", saves: ["log_probs", "targets"]
      ) {
        try ctcLossBackward.one(
          $0.session, .tensor($0.grad), .tensor($0.input), .tensor($0.other), $0.arguments.values[2],
          $0.arguments.values[3], $0.arguments.values[4], $0.arguments.values[5])
      }
    ])

  static let ctcLossBackward = Operation(
    "_ctc_loss_backward",
    "(Tensor grad, Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank, "
      + "bool zero_infinity) -> Tensor", [], node: notImplemented,
    .kernel { arguments in
      let plan = try ConnectionistPlan(arguments, first: 1)
      let slopes = plan.slopes(arguments.tensor(0).doubles, zeroesInfinity: arguments.bool(6))
      return .tensor(try arguments.tensor(1).filled(arguments.tensor(1).sizes, slopes))
    }, refusing(["log_probs"], "_ctc_loss_backward"))
}

/// Connectionist temporal classification (Graves et al., 2006): sums over all paths by dynamic programming, in
/// logarithms.
private struct ConnectionistPlan {
  let steps, batch, classes, blank: Int
  let inputLengths: [Int]
  let targets: [[Int]]
  let logs: [Double]

  /// Reads `log_probs` and what follows it from position `first`. Throws where lengths and sizes do not fit.
  init(_ arguments: Arguments, first: Int) throws {
    let (probabilities, labels) = (arguments.tensor(first), arguments.tensor(first + 1))
    let (inputLengths, targetLengths) = (arguments.ints(first + 2), arguments.ints(first + 3))
    if probabilities.count == 0 { throw TorchError.runtime("log_probs tensor must not be empty") }
    (steps, batch, classes) = (probabilities.sizes[0], probabilities.sizes[1], probabilities.sizes[2])
    blank = arguments.int(first + 4)
    if blank < 0 || blank >= classes { throw TorchError.runtime("blank must be in label range") }
    if inputLengths.count != batch { throw TorchError.runtime("input_lengths must be of size batch_size") }
    if targetLengths.count != batch { throw TorchError.runtime("target_lengths must be of size batch_size") }
    let source = " (while checking arguments for ctc_loss_allocate_outputs)"
    let values = labels.integers
    var start = 0
    if labels.rank == 1 {
      let total = targetLengths.reduce(0, +)
      if values.count != total {
        throw TorchError.runtime(
          "Expected tensor to have size \(total) at dimension 0, but got size \(values.count) for argument #2 'targets'"
            + source)
      }
      targets = targetLengths.map { length in
        defer { start += length }
        return Array(values[start..<start + length])
      }
    } else {
      let width = labels.sizes[labels.rank - 1]
      if let longest = targetLengths.max(), longest > width {
        throw TorchError.runtime(
          "Expected tensor to have size at least \(longest) at dimension 1, but got size \(width) for argument #2 "
            + "'targets'" + source)
      }
      targets = targetLengths.enumerated().map { Array(values[$0.offset * width..<$0.offset * width + $0.element]) }
    }
    if let longest = inputLengths.first(where: { $0 > probabilities.sizes[0] }) {
      throw TorchError.runtime(
        "Expected input_lengths to have value at most \(steps), but got value \(longest)" + source)
    }
    self.inputLengths = inputLengths
    logs = probabilities.doubles
  }

  private func log(_ t: Int, _ b: Int, _ label: Int) -> Double { logs[(t * batch + b) * classes + label] }

  /// The label at a place of the sequence with a blank around every label.
  private func label(_ b: Int, _ s: Int) -> Int { s % 2 == 0 ? blank : targets[b][s / 2] }

  /// Whether a path may jump over the blank before a place.
  private func jumps(_ b: Int, _ s: Int) -> Bool { s % 2 == 1 && s > 1 && label(b, s) != label(b, s - 2) }

  private func sum(_ values: [Double]) -> Double {
    if values.contains(where: \.isNaN) { return .nan }
    guard let most = values.max(), most > -.infinity else { return -.infinity }
    return most + Foundation.log(values.reduce(0) { $0 + exp($1 - most) })
  }

  /// The logarithms of the chance to be at each place after each step.
  func forwardLattices() -> [[[Double]]] {
    (0..<batch).map { b in
      let places = 2 * targets[b].count + 1
      var lattice: [[Double]] = []
      for t in 0..<inputLengths[b] {
        lattice.append(
          (0..<places).map { s in
            if t == 0 { return s < 2 ? log(0, b, label(b, s)) : -.infinity }
            var from = [lattice[t - 1][s]]
            if s > 0 { from.append(lattice[t - 1][s - 1]) }
            if jumps(b, s) { from.append(lattice[t - 1][s - 2]) }
            return sum(from) + log(t, b, label(b, s))
          })
      }
      return lattice
    }
  }

  func loss(_ b: Int, _ lattice: [[Double]]) -> Double {
    guard let last = lattice.last else { return targets[b].isEmpty ? 0 : .infinity }
    return -sum(Array(last.suffix(2)))
  }

  /// The gradient of the losses with respect to the logarithms of the probabilities.
  func slopes(_ grads: [Double], zeroesInfinity: Bool) -> [Double] {
    var slopes = [Double](repeating: 0, count: logs.count)
    for (b, forward) in forwardLattices().enumerated() {
      let loss = self.loss(b, forward)
      if zeroesInfinity && loss == .infinity { continue }
      let places = 2 * targets[b].count + 1
      var backward = [Double](repeating: -.infinity, count: places)
      for t in (0..<inputLengths[b]).reversed() {
        let later = backward
        for s in 0..<places {
          if t == inputLengths[b] - 1 {
            backward[s] = s >= places - 2 ? log(t, b, label(b, s)) : -.infinity
            continue
          }
          var from = [later[s]]
          if s + 1 < places { from.append(later[s + 1]) }
          if s + 2 < places && jumps(b, s + 2) { from.append(later[s + 2]) }
          backward[s] = sum(from) + log(t, b, label(b, s))
        }
        for k in 0..<classes {
          let through = (0..<places).filter { label(b, $0) == k }.map { forward[t][$0] + backward[$0] }
          let share = exp(sum(through) + loss - log(t, b, k))
          slopes[(t * batch + b) * classes + k] = (exp(log(t, b, k)) - share) * grads[b]
        }
      }
    }
    return slopes
  }
}
