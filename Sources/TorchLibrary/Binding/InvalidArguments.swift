import Autograd
import SceneLanguage

/// What PyTorch says of a call that fits none of several signatures (`format_invalid_args`): what was given, and for every
/// signature with as many parameters why it does not fit.
struct InvalidArguments {
  /// One signature as the message shows it.
  struct Option {
    /// One parameter: `int dim = -1`.
    struct Parameter {
      var type: String
      let name: String
      let defaultText: String?

      var text: String { "\(type) \(name)" + (defaultText.map { " = \($0)" } ?? "") }
    }

    var parameters: [Parameter]
    /// The number of parameters before the star.
    let positionalCount: Int

    /// The signature in parentheses.
    var text: String { "(\(pieces.map { $0?.text ?? "*" }.joined(separator: ", ")))" }

    /// The parameters, and nil for the star, which PyTorch's matching takes for one of them.
    var pieces: [Parameter?] {
      var pieces: [Parameter?] = parameters
      if positionalCount < pieces.count { pieces.insert(nil, at: positionalCount) }
      return pieces
    }
  }

  let function: String
  let positional: [PythonValue]
  let keywords: [(name: String, value: PythonValue)]
  let options: [Option]

  var message: String {
    let choices = options.map { $0.text + reason(against: $0) }
    let head = "\(function)() received an invalid combination of arguments - got (\(given)), but expected "
    if choices.count == 1 { return head + choices[0] }
    return head + "one of:" + choices.map { "\n * \($0)" }.joined() + "\n"
  }

  /// The types of what was given; keywords come out of a hash table, the last first.
  private var given: String {
    listed(
      positional.map(ArgumentBinder.describe),
      keywords.reversed().map { "\($0.name)=\($0.value.type.messageName)" })
  }

  private func listed(_ positional: [String], _ keywords: [String]) -> String {
    (positional + keywords).joined(separator: ", ") + (positional.isEmpty && !keywords.isEmpty ? ", " : "")
  }

  private func reason(against option: Option) -> String {
    // An empty list of parameters counts as one, which nothing fits.
    if positional.count + keywords.count != max(1, option.pieces.count) { return "" }
    // PyTorch looks for the name with its default value, and does not find it.
    let unknown = keywords.filter { keyword in
      !option.parameters.contains { $0.name == keyword.name && $0.defaultText == nil }
    }
    if !unknown.isEmpty {
      return "\n      didn't match because some of the keywords were incorrect: "
        + unknown.reversed().map(\.name).joined(separator: ", ")
    }
    func marked(_ text: String, _ fits: Bool) -> String { fits ? text : "!\(text)!" }
    let pieces = option.pieces
    let types = positional.enumerated().map { index, value in
      let type = ArgumentBinder.describe(value)
      return marked(type, index < pieces.count && pieces[index]?.type == type)
    }
    let named = option.parameters.compactMap { parameter in
      keywords.first { $0.name == parameter.name }.map {
        marked(
          "\($0.name)=\(ArgumentBinder.describe($0.value))", ArgumentBinder.describe($0.value) == parameter.type)
      }
    }
    return "\n      didn't match because some of the arguments have invalid types: (\(listed(types, named)))"
  }
}
