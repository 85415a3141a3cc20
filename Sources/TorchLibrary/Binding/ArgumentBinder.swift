import Autograd
import Foundation
import SceneLanguage

/// Matches a Python call with the signature of one operation, by PyTorch's rules.
struct ArgumentBinder {
  /// A call that fits.
  struct Call {
    /// One value for each parameter.
    var values: [EngineValue]
    /// `out=`.
    var out: Tensor?
    /// `requires_grad=True` for a factory.
    var requiresGrad = false
    /// `device=`, to be checked.
    var device: PythonValue?
  }

  /// Why a call does not fit.
  enum Mismatch: Error {
    case missing([String])
    case tooMany(allowed: Int, given: Int)
    case unexpected(String)
    case repeated(String)
    case type(parameter: String, position: Int?, expected: String, found: String)

    /// The first element that is no tensor in the description of a list, `list of (Tensor, int)`.
    private static func oddElement(in found: String) -> (index: Int, type: String)? {
      let types: [String]
      if let range = found.range(of: " of ("), found.hasSuffix(")") {
        types = found[range.upperBound...].dropLast().components(separatedBy: ", ")
      } else if let range = found.range(of: " of "), found.hasSuffix("s") {
        types = [String(found[range.upperBound...].dropLast())]
      } else {
        return nil
      }
      let tensors: Set<String> = ["Tensor", "Parameter", "Buffer"]
      guard let index = types.firstIndex(where: { !tensors.contains($0) }) else { return nil }
      let isResult = OperationTable.byName[types[index]]?.contains { $0.signature.results.count > 1 } ?? false
      return (index, (isResult ? "torch.return_types." : "") + types[index])
    }

    /// The text of the TypeError where there is one signature only.
    func message(_ function: String) -> String {
      switch self {
      case .missing(let names):
        let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
        return "\(function)() missing \(names.count) required positional arguments: \(list)"
      case .tooMany(let allowed, let given):
        return
          "\(function)() takes \(allowed) positional argument\(allowed == 1 ? "" : "s") but \(given) "
          + "\(given == 1 ? "was" : "were") given"
      case .unexpected(let name): return "\(function)() got an unexpected keyword argument '\(name)'"
      case .repeated(let name): return "\(function)() got multiple values for argument '\(name)'"
      case .type(let parameter, let position, let expected, let found):
        if expected == "tuple of Tensors", let odd = Mismatch.oddElement(in: found) {
          return
            "expected Tensor as element \(odd.index) in argument \(position.map { $0 - 1 } ?? 0), but got \(odd.type)"
        }
        let place = position.map { " (position \($0))" } ?? ""
        return "\(function)(): argument '\(parameter)'\(place) must be \(expected), not \(found)"
      }
    }
  }

  let operation: EngineOperation
  private let isMethod: Bool
  private let parameters: [EngineParameter]
  private let positionalCount: Int
  /// The parameter that takes all further numbers: `x.view(2, 3)`.
  private let variadic: Int?
  /// Whether that parameter takes tensors rather than numbers: `torch.einsum("ij,jk", a, b)`.
  private let takesTensorsInARow: Bool
  private let template: [EngineValue]
  private let required: UInt64
  private let isFactory: Bool
  private let takesOut: Bool

  /// The functions of PyTorch that take any number of tensors one after the other.
  private static let tensorsInARow: Set<String> = [
    "einsum", "meshgrid", "cartesian_prod", "block_diag", "broadcast_tensors", "atleast_1d", "atleast_2d", "atleast_3d",
  ]

  init(_ operation: EngineOperation, isMethod: Bool) {
    self.operation = operation
    self.isMethod = isMethod
    let parameters = operation.signature.parameters
    self.parameters = parameters
    positionalCount = parameters.count { !$0.isKeywordOnly }
    let first = isMethod ? 1 : 0
    let hasTensor = parameters.contains { $0.name == "self" }
    let lone = hasTensor ? 1 : 0
    takesTensorsInARow = Self.tensorsInARow.contains(operation.name) && !isMethod
    variadic =
      takesTensorsInARow
      ? parameters.firstIndex { $0.kind == .tensors }
      : positionalCount == lone + 1 && (isMethod || !hasTensor) && lone >= first && parameters[lone].kind.isIntegers
        ? lone : nil
    template = parameters.map { $0.defaultValue?.value ?? .none }
    required = parameters.enumerated().reduce(0) { $1.element.defaultValue == nil ? $0 | 1 << UInt64($1.offset) : $0 }
    let takesTensors = parameters.contains { parameter in
      switch parameter.kind {
      case .tensor, .tensors, .optionalTensors: true
      default: false
      }
    }
    isFactory = !takesTensors || operation.name.hasSuffix("_like") || operation.name.hasPrefix("new_")
    takesOut = operation.forms.contains(.out) || isFactory
  }

  /// The call as the engine takes it, or why it does not fit.
  func bind(_ arguments: PythonArguments) -> Result<Call, Mismatch> {
    var call = Call(values: template)
    var bound: UInt64 = 0
    let count = arguments.count
    if count > 0 {
      for index in 0..<count {
        if index == variadic, takesTensorsInARow, arguments[index].object is TensorObject {
          call.values[index] = .tensors(
            arguments.positional(from: index).compactMap { ($0.object as? TensorObject)?.tensor })
          bound |= 1 << UInt64(index)
          break
        }
        if index == variadic, !takesTensorsInARow, case .int = arguments[index] {
          guard let sizes = integers(arguments, from: index) else {
            return .failure(wrongInteger(arguments, from: index))
          }
          call.values[index] = .ints(sizes)
          bound |= 1 << UInt64(index)
          break
        }
        guard index < positionalCount else {
          let hidden = isMethod ? 1 : 0
          return .failure(.tooMany(allowed: positionalCount - hidden, given: count - hidden))
        }
        guard let value = parameters[index].engineValue(arguments[index]) else {
          return .failure(mismatch(at: index, position: index, arguments[index]))
        }
        call.values[index] = value
        bound |= 1 << UInt64(index)
      }
    }
    // PyTorch complains of what is missing before what is unknown.
    var unexpected: Mismatch?
    if arguments.hasKeywords {
      for (name, value) in arguments.keywords {
        guard let problem = bind(name, value, &call, &bound) else { continue }
        guard case .unexpected = problem else { return .failure(problem) }
        unexpected = unexpected ?? problem
      }
    }
    let missing = required & ~bound
    if missing != 0 {
      return .failure(
        .missing(parameters.indices.filter { missing & 1 << UInt64($0) != 0 }.map { shownName(of: $0) }))
    }
    if let unexpected { return .failure(unexpected) }
    return .success(call)
  }

  private func bind(_ name: String, _ value: PythonValue, _ call: inout Call, _ bound: inout UInt64) -> Mismatch? {
    guard let index = position(of: name) else { return bindOption(name, value, &call) }
    if bound & 1 << UInt64(index) != 0 { return .repeated(name) }
    guard let converted = parameters[index].engineValue(value) else {
      return mismatch(at: index, position: nil, value)
    }
    call.values[index] = converted
    bound |= 1 << UInt64(index)
    return nil
  }

  /// What PyTorch accepts beside the schema: where the result goes and where it lives.
  private func bindOption(_ name: String, _ value: PythonValue, _ call: inout Call) -> Mismatch? {
    switch name {
    case "out" where takesOut:
      if value.isNone { return nil }
      guard let out = value.object as? TensorObject else {
        return .type(parameter: name, position: nil, expected: "Tensor", found: value.type.name)
      }
      call.out = out.tensor
    case "requires_grad" where isFactory:
      guard case .bool(let flag) = value else {
        return .type(parameter: name, position: nil, expected: "bool", found: value.type.name)
      }
      call.requiresGrad = flag
    case "device" where isFactory: call.device = value
    case "layout" where isFactory, "pin_memory" where isFactory, "memory_format", "non_blocking": break
    default: return .unexpected(name)
    }
    return nil
  }

  /// NumPy's names for common parameters are accepted too.
  private func position(of name: String) -> Int? {
    let wanted: [String]
    switch name {
    case "self": return nil
    case "axis": wanted = ["axis", "dim"]
    case "keepdims": wanted = ["keepdims", "keepdim"]
    case "input", "x", "a", "x1": wanted = isMethod ? [name] : [name, "self"]
    case "x2": wanted = ["x2", "other"]
    default: wanted = [name]
    }
    for name in wanted {
      if let index = parameters.firstIndex(where: { $0.name == name }) { return index }
    }
    return nil
  }

  private func integers(_ arguments: PythonArguments, from index: Int) -> [Int]? {
    var values: [Int] = []
    for position in index..<arguments.count {
      guard let value = arguments[position].wholeNumber else { return nil }
      values.append(value)
    }
    return values
  }

  private func wrongInteger(_ arguments: PythonArguments, from index: Int) -> Mismatch {
    let position = (index..<arguments.count).first { arguments[$0].wholeNumber == nil } ?? index
    return .type(
      parameter: shownName(of: index), position: index + (isMethod ? 0 : 1), expected: "tuple of ints",
      found: "tuple (element \(position - index) was \(arguments[position].type.name))")
  }

  private func mismatch(at index: Int, position: Int?, _ value: PythonValue) -> Mismatch {
    .type(
      parameter: shownName(of: index), position: position.map { $0 + (isMethod ? 0 : 1) },
      expected: parameters[index].kind.pythonName, found: Self.describe(value))
  }

  private func shownName(of index: Int) -> String {
    parameters[index].name == "self" ? "input" : parameters[index].name
  }

  /// How PyTorch's messages call the type of an argument.
  static func describe(_ value: PythonValue) -> String {
    guard let items = value.sequence else { return value.type.name }
    if value.object is TupleObject, value.type === TorchTypes.size { return "torch.Size" }
    guard let first = items.first else { return value.type.name }
    return items.allSatisfy { $0.type === first.type }
      ? "\(value.type.name) of \(first.type.name)s"
      : "\(value.type.name) of (\(items.map(\.type.name).joined(separator: ", ")))"
  }

  /// The signature as PyTorch's messages show it.
  var description: String {
    var shown: [String] = []
    var starred = false
    for (index, parameter) in parameters.enumerated() where !(isMethod && index == 0) {
      if parameter.isKeywordOnly && !starred {
        shown.append("*")
        starred = true
      }
      var text = "\(parameter.kind.pythonName) \(shownName(of: index))"
      if let defaultValue = parameter.defaultValue { text += " = \(defaultValue.pythonText)" }
      shown.append(text)
    }
    if takesOut && !isMethod {
      if !starred { shown.append("*") }
      shown.append("Tensor out = None")
    }
    return "(\(shown.joined(separator: ", ")))"
  }
}

extension Autograd.Signature.Kind {
  var isIntegers: Bool {
    if case .ints = self { return true }
    return false
  }

  /// The type as PyTorch's messages name it.
  var pythonName: String {
    switch self {
    case .tensor: "Tensor"
    case .tensors: "tuple of Tensors"
    case .optionalTensors: "tuple of Tensors"
    case .scalar: "Number"
    case .int: "int"
    case .bool: "bool"
    case .double: "float"
    case .doubles: "tuple of floats"
    case .dtype: "torch.dtype"
    case .string: "str"
    case .generator: "torch.Generator"
    case .ints(let count): count == nil ? "tuple of ints" : "tuple of ints"
    }
  }
}

extension Autograd.Signature.Default {
  fileprivate var pythonText: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .ints(let values): "(\(values.map(String.init).joined(separator: ", ")))"
    case .string(let text): "\"\(text)\""
    }
  }
}
