import Foundation

/// A tensor that a formula will need, and the version it had. A result is kept as an alias without history, since the
/// result itself holds the node.
struct SavedTensor {
  var tensor: Tensor
  let version: Int32
  /// The position of the argument; −1 is the first result, −2 the second.
  let position: Int32

  /// The tensor again. Throws when it was changed in place since.
  /// With `asSeen` a result has its history even where nothing is recorded.
  func unpacked(by node: Node, asSeen: Bool = false) throws -> Tensor {
    if tensor.versionCount != version { throw ((node as? OperationNode)?.firstChanged ?? self).changedError(node) }
    // The statistics of a normalisation are not differentiable results.
    let isStatistic = asSeen && position < -1 && (node as? OperationNode)?.savesStatistics == true
    if isStatistic || position >= 0 || !asSeen && !node.session.isGradEnabled || !tensor.dtype.isFloatingPoint {
      return tensor
    }
    // Under `create_graph` the result must be differentiable again.
    let result = tensor.alias()
    result.node = node
    result.outputNumber = -1 - position
    return result
  }

  private func changedError(_ node: Node) -> TorchError {
    let own = node as? OperationNode
    let sizes = tensor.sizes.map(String.init).joined(separator: ", ")
    var text =
      "one of the variables needed for gradient computation has been modified by an inplace operation: "
      + "[\(tensor.dtype.errorTypeName) [\(sizes)]]"
    let source: (name: String, output: Int)? =
      position < 0 && tensor.dtype.isFloatingPoint || (position > 0 && own?.savesTarget == true)
      ? (own?.viewFunction?.name ?? node.name, max(0, Int(-1 - position)))
      : tensor.gradFn.map { ($0.name, Int(tensor.outputNumber)) }
    if let source {
      text += ", which is output \(source.output) of \(Self.shortName(source.name)),"
    }
    text += " is at version \(tensor.version); expected version \(version) instead."
    if case .off = node.session.anomalyMode {
      text +=
        " Hint: enable anomaly detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    } else {
      text +=
        " Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in "
        + "question was changed in there or anywhere later. Good luck!"
    }
    return .runtime(text)
  }

  /// The name of a gradient function without `Backward` and `Backward0`; numbers other than 0 stay.
  static func shortName(_ name: String) -> String {
    guard let range = name.range(of: "Backward", options: .backwards) else { return name }
    let number = name[range.upperBound...]
    if !number.allSatisfy(\.isNumber) { return name }
    return String(name[..<range.lowerBound] + (number == "0" ? "" : number))
  }
}
