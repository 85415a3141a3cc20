extension Derivation {
  /// How one element of the gradient over an edge came about; nil for functions outside the table.
  ///
  /// The names in the formula get numbers where every one of them belongs to a single element: `grad`, saved arguments
  /// and results, arguments that are numbers, and `n`, the number of elements behind one result. A formula that sums
  /// over elements has none.
  ///
  /// - Parameter element: the row-major index into `gradient`; nil for the first.
  public static func of(
    _ node: Node, edge: Int, _ gradientsIn: Gradients, _ gradient: Tensor, element: Int? = nil
  ) throws -> Derivation? {
    guard let node = node as? OperationNode, gradient.count > 0 else { return nil }
    guard let derivative = node.derivative(of: edge) else { return nil }
    let place = min(element ?? 0, gradient.count - 1)
    let result = gradient.scalar(at: place).doubleValue
    let numbers = Numbers(
      node: node, derivative: derivative, gradientsIn: gradientsIn, gradient: gradient, place: place)
    return Derivation(
      formula: derivative.formula, operands: numbers.operands(of: derivative.formula) ?? [], result: result,
      element: place)
  }

  /// Finds the number behind a name.
  private struct Numbers {
    let node: OperationNode
    let derivative: Derivative
    let gradientsIn: Gradients
    let gradient: Tensor
    let place: Int

    /// The numbers behind the names in a formula, in the order in which they first appear; nil where one of them is not
    /// a single number.
    func operands(of formula: String) -> [(name: String, number: Double)]? {
      guard let arrived = gradientsIn[0], !formula.contains("Σ") else { return nil }
      // Where the forward operation broadcast this argument, its gradient is a sum over several elements.
      if arrived.count > gradient.count { return nil }
      var found: [(name: String, number: Double)] = []
      for name in Numbers.names(in: formula) where !found.contains(where: { $0.name == name }) {
        guard let number = number(name, arrived) else {
          if Numbers.words.contains(name) { continue }
          return nil
        }
        found.append((name, number))
      }
      return found
    }

    private func number(_ name: String, _ arrived: Tensor) -> Double? {
      switch name {
      case "grad": return at(arrived)
      case "n": return Double(gradient.count) / Double(max(1, arrived.count))
      case "result": return node.peekSaved(at: -1).flatMap(at)
      default:
        guard let position = node.operation.signature.index(of: name) else { return nil }
        if let saved = node.peekSaved(at: position) { return at(saved) }
        guard node.attributes.indices.contains(position) else {
          // An attribute that is not kept has its default value (`alpha` of 1).
          if case .int(let value)? = node.operation.signature.parameters[position].defaultValue { return Double(value) }
          return nil
        }
        return Arguments(node.session, node.attributes).optionalScalar(position)?.doubleValue
      }
    }

    /// The element of a tensor that goes with the element of the gradient, by broadcasting.
    private func at(_ tensor: Tensor) -> Double? {
      if tensor.count == 1 { return tensor.scalar(at: 0).doubleValue }
      if tensor.sizes == gradient.sizes { return tensor.scalar(at: place).doubleValue }
      var shaped = tensor
      if !Broadcast.expands(tensor.sizes, to: gradient.sizes) {
        // A reduction that dropped a dimension: its result goes with the elements it came from.
        guard let kept = restored(tensor) else { return nil }
        shaped = kept
      }
      let strides = Broadcast.strides(of: shaped.geometry, to: gradient.sizes)
      return shaped.view(as: Geometry(sizes: gradient.sizes, strides: strides)).scalar(at: place).doubleValue
    }

    private func restored(_ tensor: Tensor) -> Tensor? {
      guard let position = node.operation.signature.index(of: "dim"), node.attributes.indices.contains(position),
        let dims = Arguments(node.session, node.attributes).optionalInts(position)
      else { return nil }
      return try? tensor.restored(to: gradient.sizes, over: dims, kept: false)
    }

    /// Words of a formula that are no operands.
    static let words: Set<String> = ["e", "ln", "sin", "cos", "sinh", "cosh", "sign", "trunc", "digamma", "trigamma"]

    /// The words in a formula that can be names: letters, digits and underscores.
    static func names(in formula: String) -> [String] {
      formula.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }.map(String.init)
        .filter { $0.first?.isLetter ?? false }
    }
  }
}

extension OperationNode {
  /// The derivative that an edge belongs to.
  func derivative(of edge: Int) -> Derivative? {
    var first = 0
    for derivative in operation.derivatives {
      guard case .list = derivative.rule else {
        if first == edge { return derivative }
        first += 1
        continue
      }
      // A list of tensors takes as many edges as it has tensors.
      var count = 1
      if case .int(let length)? = attributes.indices.contains(derivative.position)
        ? attributes[derivative.position] : nil
      {
        count = length
      }
      if edge < first + count { return derivative }
      first += count
    }
    return nil
  }
}

extension Tensor {
  /// One element by its row-major index. Precondition: there is such an element.
  public func scalar(at index: Int) -> Scalar {
    var rest = index
    var offset = storageOffset
    for d in sizes.indices.reversed() {
      offset += (rest % sizes[d]) * geometry.strides[d]
      rest /= sizes[d]
    }
    return view(as: .scalar, offset: offset).scalars[0]
  }
}
