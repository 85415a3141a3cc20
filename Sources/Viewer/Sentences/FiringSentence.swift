import Recording

/// How the gradients that a firing function sends follow from the one that came in, in the numbers of one element:
/// `0.6667×0.4019 = 0.2679 to each input; both are y: 0.2679+0.2679 = 0.5358`.
struct FiringSentence {
  let state: GraphState
  let firing: Event.Firing

  /// The sentence.
  var sentence: Sentence {
    let deliveries = firing.deliveries.compactMap { $0 }
    let name = state.functions[firing.function]?.facts.name ?? "The function"
    guard !deliveries.isEmpty else { return Sentence("\(name) fires; nothing behind it needs a gradient.") }
    let start = seedText
    let isCommon = Set(deliveries.map(equation)).count == 1
    let ways = (isCommon ? [common(deliveries)] : deliveries.map(single)).joined(separator: "; ")
    let sums = sums(deliveries).joined(separator: "; ")
    let body = sums.isEmpty ? ways : "\(ways)\(isCommon && deliveries.count > 1 ? ":" : ";") \(sums)"
    let short = ((isCommon ? [equation(deliveries[0])] : deliveries.map(equation)) + [sums])
      .filter { !$0.isEmpty }.joined(separator: "; ")
    let versions = ["\(start) \(body)", body, short, sums, equation(deliveries[0])]
    return Sentence(versions: versions.dropFirst(start.isEmpty ? 1 : 0).filter { !$0.isEmpty })
  }

  /// How the pass begins, when this is its first function.
  private var seedText: String {
    guard let seed = state.functions[firing.function]?.seed else { return "" }
    let name = state.label(of: firing.function)
    if let given = seed.tensor { return "\(state.label(of: given)) enters at \(name):" }
    return "backward() starts at \(name) with 1:"
  }

  private func common(_ deliveries: [Event.Delivery]) -> String {
    guard deliveries.count > 1 else { return single(deliveries[0]) }
    let receivers = Set(deliveries.map(\.edge.function))
    guard receivers.count == 1 else {
      let names = deliveries.map { state.label(of: $0.edge.function) }
      return "\(equation(deliveries[0])) to each of \(names.joined(separator: ", "))"
    }
    let count = deliveries.count == 2 ? "both" : "all \(deliveries.count)"
    return "\(equation(deliveries[0])) to each input; \(count) are \(state.label(of: deliveries[0].edge.function))"
  }

  private func single(_ delivery: Event.Delivery) -> String {
    "\(equation(delivery)) to \(state.label(of: delivery.edge.function))"
  }

  /// `0.6667×0.4019 = 0.2679`, or the number alone where it passes unchanged.
  private func equation(_ delivery: Event.Delivery) -> String {
    guard let derivation = delivery.derivation else {
      return delivery.gradient.numbers.first.map(numberText) ?? "a gradient of shape \(delivery.gradient.shapeText)"
    }
    let result = numberText(derivation.result)
    if derivation.formula == "grad" { return "\(result) passes unchanged" }
    guard !derivation.operands.isEmpty else { return "\(derivation.formula) = \(result)" }
    let plugged = derivation.plugged
    // `add` and `sub` may scale what they add, and hardly ever do.
    let isScaled = derivation.operands.contains { $0.name != "grad" && !($0.name == "alpha" && $0.number == 1) }
    return plugged == result || !isScaled && derivation.formula == "grad × alpha"
      ? "\(result) passes unchanged" : "\(plugged) = \(result)"
  }

  /// `0.2679+0.2679 = 0.5358` for every receiver to which more than one gradient has come by now.
  private func sums(_ deliveries: [Event.Delivery]) -> [String] {
    var seen: Set<Event.Edge> = []
    return deliveries.reversed().compactMap { delivery -> String? in
      guard delivery.received > 1, seen.insert(delivery.edge).inserted else { return nil }
      let here = deliveries.filter { $0.edge == delivery.edge }
      let element = delivery.derivation?.element ?? 0
      func number(_ value: ValueSnapshot) -> Double? {
        value.numbers.indices.contains(element) ? value.numbers[element] : nil
      }
      let parts = here.compactMap { number($0.gradient) }
      guard let sum = number(delivery.sum), parts.count == here.count else { return nil }
      let earlier = here.count < delivery.received ? [sum - parts.reduce(0, +)] : []
      let terms = (earlier + parts).map(numberText).joined(separator: "+").replacing("+-", with: "-")
      return "\(terms) = \(numberText(sum))"
    }.reversed()
  }
}

extension Event.Derivation {
  /// The formula with its numbers in place of the names, without blanks around × and ÷.
  var plugged: String {
    var text = ""
    var word = ""
    func flush() {
      text += operands.first { $0.name == word }.map { $0.text(first: text.isEmpty) } ?? word
      word = ""
    }
    for character in formula {
      if character.isLetter || character.isNumber || character == "_" || character == "." {
        word.append(character)
      } else {
        flush()
        text.append(character)
      }
    }
    flush()
    return text.replacing(" × ", with: "×").replacing(" ÷ ", with: "÷").replacing(" / ", with: "÷")
      .replacing(" * ", with: "×")
  }
}

extension Event.Derivation.Operand {
  /// The number, in parentheses where a minus would stand behind an operator.
  fileprivate func text(first isFirst: Bool) -> String {
    number < 0 && !isFirst ? "(\(numberText(number)))" : numberText(number)
  }
}
