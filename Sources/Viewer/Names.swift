import Recording

/// What the scene calls things.
extension GraphState {
  /// A tensor as a sentence calls it: its name, `(z, line 5)` when the name moved on, else its expression, `(y * y)`.
  func label(of tensor: TensorID) -> String {
    guard let state = tensors[tensor] else { return "tensor \(tensor.number)" }
    if let name = state.currentName { return name }
    if let past = state.names.last { return past.pastText }
    return boxes[state.box].map { expressionLabel(of: $0) } ?? "tensor \(tensor.number)"
  }

  /// A box as a sentence calls it: by its first tensor.
  func label(of box: BoxID) -> String {
    guard let tensor = boxes[box]?.tensors.first else { return "(\(box.number))" }
    let isSameFunction = boxes[box]?.function.map { $0 == tensors[tensor]?.function } ?? false
    return tensors[tensor]?.box == box || isSameFunction
      ? label(of: tensor) : boxes[box].map(expressionLabel) ?? ""
  }

  /// What stands for a function's box in a sentence: the leaf itself for AccumulateGrad.
  func label(of function: FunctionID) -> String {
    functions[function].map { label(of: $0.box) } ?? "function \(function.number)"
  }

  /// The expression in parentheses where it would not read as one word.
  private func expressionLabel(of box: BoxState) -> String {
    box.expression.isOneWord ? box.expression : "(\(box.expression))"
  }
}

extension GraphState.Name {
  /// The name of something that is called otherwise by now, `(z, line 5)`; of an earlier round of a loop, `(h, t=3)`.
  var pastText: String {
    if case .iteration(let variable, let value, let round, _)? = round?.kind {
      if let variable, let value { return "(\(text), \(variable)=\(value))" }
      return "(\(text), round \(round))"
    }
    return source.map { "(\(text), line \($0.line))" } ?? "(\(text))"
  }
}

extension GraphState.BoxState {
  /// The expression that made it, as the scene writes it.
  var expression: String {
    switch origin {
    case .creation(let creation): creation.expression
    case .operation(let operation), .detachment(let operation): operation.expression
    case .inPlace(let change): change.operation.expression
    }
  }

  /// The operation that made it; nil for a tensor from outside.
  var operation: Event.Operation? {
    switch origin {
    case .creation: nil
    case .operation(let operation), .detachment(let operation): operation
    case .inPlace(let change): change.operation
    }
  }

  /// What its tensors were when it was made.
  var outputs: [Event.TensorFacts] {
    switch origin {
    case .creation(let creation): [creation.tensor]
    default: operation?.outputs ?? []
    }
  }
}

extension String {
  /// Whether no blank stands outside brackets, as in `x.detach()` and `torch.ones(2, 3)`.
  fileprivate var isOneWord: Bool {
    var depth = 0
    for character in self {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case " " where depth == 0: return false
      default: break
      }
    }
    return true
  }
}
