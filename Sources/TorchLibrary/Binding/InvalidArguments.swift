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
      /// Whether None is taken though there is no default value.
      var allowsNone = false

      var text: String { "\(type) \(name)" + (defaultText.map { " = \($0)" } ?? "") }
    }

    var parameters: [Parameter]
    /// The number of parameters before the star.
    let positionalCount: Int

    /// How many arguments a call may have.
    var argumentCounts: ClosedRange<Int> { parameters.count { $0.defaultText == nil }...parameters.count }

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
    let head = "\(function)() received an invalid combination of arguments - got "
    if options.count == 1 {
      let unknown = unknownKeywords(of: options[0])
      if !unknown.isEmpty { return head + "unrecognized keyword arguments: \(unknown)" }
      let described = hasCount(of: options[0]) ? marked(against: options[0]) : given
      return head + "(\(described)), but expected \(options[0].text)"
    }
    let choices = options.map { $0.text + reason(against: $0) }
    return head + "(\(given)), but expected one of:" + choices.map { "\n * \($0)" }.joined() + "\n"
  }

  /// The types of what was given; keywords come out of a hash table, the last first.
  private var given: String {
    listed(
      positional.map(\.type.messageName),
      keywords.reversed().map { "\($0.name)=\($0.value.type.messageName)" })
  }

  private func listed(_ positional: [String], _ keywords: [String]) -> String {
    (positional + keywords).joined(separator: ", ") + (positional.isEmpty && !keywords.isEmpty ? ", " : "")
  }

  private func reason(against option: Option) -> String {
    if !hasCount(of: option) { return "" }
    let unknown = unknownKeywords(of: option)
    if !unknown.isEmpty { return "\n      didn't match because some of the keywords were incorrect: \(unknown)" }
    return "\n      didn't match because some of the arguments have invalid types: (\(marked(against: option)))"
  }

  /// Whether there are as many arguments as the signature has parts; an empty list of parameters counts as one, which
  /// nothing fits.
  private func hasCount(of option: Option) -> Bool {
    positional.count + keywords.count == max(1, option.pieces.count)
  }

  /// The names that the signature does not have: PyTorch looks for the name with its default value, and does not find it.
  private func unknownKeywords(of option: Option) -> String {
    let unknown = keywords.filter { keyword in
      !option.parameters.contains { $0.name == keyword.name && $0.defaultText == nil }
    }
    return unknown.reversed().map(\.name).joined(separator: ", ")
  }

  /// The types of what was given, those that do not fit between exclamation marks.
  private func marked(against option: Option) -> String {
    func marked(_ text: String, _ fits: Bool) -> String { fits ? text : "!\(text)!" }
    let pieces = option.pieces
    let types = positional.enumerated().map { index, value in
      let type = ArgumentBinder.describe(value)
      // PyTorch reads the type of a parameter with a default value wrongly, which nothing fits then.
      let parameter = index < pieces.count ? pieces[index] : nil
      return marked(type, parameter?.type == type && parameter?.defaultText == nil)
    }
    let named = option.parameters.compactMap { parameter in
      keywords.first { $0.name == parameter.name }.map {
        marked(
          "\($0.name)=\(ArgumentBinder.describe($0.value))", ArgumentBinder.describe($0.value) == parameter.type)
      }
    }
    return listed(types, named)
  }
}
