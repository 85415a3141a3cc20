/// How a loss is reduced (`reduction=`).
enum Reduction: String {
  case none, mean, sum

  /// Reads an argument. Throws what PyTorch says about any other text.
  init(_ text: String?) throws {
    guard let reduction = Reduction(rawValue: text ?? "mean") else {
      throw TorchError.value("\(text ?? "None") is not a valid value for reduction")
    }
    self = reduction
  }

  /// What the slope of every element is multiplied by.
  func scale(count: Int) -> Double { self == .mean ? 1 / Double(count) : 1 }

  /// Reduces a tensor by operations that record themselves.
  func apply(_ loss: Tensor) throws -> Tensor {
    switch self {
    case .none: loss
    case .mean: try loss.mean()
    case .sum: try loss.sum()
    }
  }

  /// Reduces a tensor below autograd.
  func applyBelow(_ loss: Tensor) throws -> Tensor {
    switch self {
    case .none: loss
    case .mean: try Kernel.mean(loss, over: nil, keep: false, nil)
    case .sum: try Kernel.sum(loss, over: nil, keep: false, nil)
    }
  }
}

extension Arguments {
  /// The reduction at a position.
  func reduction(_ index: Int) throws -> Reduction { try Reduction(string(index)) }
}
