import Autograd
import SceneLanguage

/// A signature of old PyTorch that still works, with a warning: a factor stands in front of what it multiplies, as in
/// `p.add_(-lr, gradient)`. It is never listed in messages.
struct DeprecatedOverload {
  /// What takes the place of an argument.
  private struct Parameter {
    let isFactor: Bool
    let name: String

    var text: String { (isFactor ? "Number " : "Tensor ") + name }
  }

  private let function: String
  private let isMethod: Bool
  private let parameters: [Parameter]

  /// The arguments in the order of PyTorch's old functions; a capital letter begins what is a factor.
  private static let orders: [String: String] = [
    "add": "input Alpha other", "sub": "input Alpha other",
    "addcmul": "input Value tensor1 tensor2", "addcdiv": "input Value tensor1 tensor2",
    "addmm": "Beta input Alpha mat1 mat2", "addmv": "Beta input Alpha mat vec",
    "addr": "Beta input Alpha vec1 vec2", "addbmm": "Beta input Alpha batch1 batch2",
    "baddbmm": "Beta input Alpha batch1 batch2",
  ]

  /// The old signatures of a function or of a method.
  static func all(of name: String, isMethod: Bool) -> [DeprecatedOverload] {
    let isInPlace = name.hasSuffix("_")
    guard let order = orders[isInPlace ? String(name.dropLast()) : name] else { return [] }
    let parameters = order.split(separator: " ").map { word in
      Parameter(isFactor: word.first?.isUppercase ?? false, name: word.lowercased())
    }
    guard isMethod else { return [DeprecatedOverload(function: name, isMethod: false, parameters: parameters)] }
    let others = parameters.filter { $0.name != "input" }
    let withoutAlpha = others.filter { $0.name != "alpha" }
    let choices = others.first?.name == "beta" ? [others, withoutAlpha] : [others]
    return choices.map { DeprecatedOverload(function: name, isMethod: true, parameters: $0) }
  }

  /// The call as one of today: the tensors in a row, and the factors by name; nil where it does not fit.
  func modern(_ arguments: PythonArguments) -> (
    positional: [PythonValue], keywords: [(name: String, value: PythonValue)]
  )? {
    let given = arguments.positional(from: isMethod ? 1 : 0)
    guard given.count == parameters.count, arguments.keywordNames.allSatisfy({ $0.string == "out" && !isMethod }) else {
      return nil
    }
    var positional = isMethod ? [arguments[0]] : []
    var keywords = arguments.keywords
    for (parameter, value) in zip(parameters, given) {
      let isTensor = value.object is TensorObject || parameter.name == "other" && value.number != nil
      guard parameter.isFactor ? value.number != nil : isTensor else { return nil }
      if parameter.isFactor { keywords.append((parameter.name, value)) } else { positional.append(value) }
    }
    return (positional, keywords)
  }

  /// What PyTorch says, once in a run whatever the function.
  var warning: String {
    let takesOut = !isMethod && !function.hasSuffix("_")
    let old = parameters.map(\.text).joined(separator: ", ") + (takesOut ? ", *, Tensor out = None" : "")
    let options = ShownSignatures.options(of: function, isMethod: isMethod) ?? []
    return "This overload of \(function) is deprecated:\n\t\(function)(\(old))\nConsider using one of the following "
      + "signatures instead:" + options.map { "\n\t\(function)\($0.text)" }.joined()
  }
}
