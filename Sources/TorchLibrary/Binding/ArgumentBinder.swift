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
    var outs: [Tensor] = []
    /// `requires_grad=True` for a factory.
    var requiresGrad = false
    /// `device=`, to be checked.
    var device: PythonValue?
    /// `memory_format=`.
    var memoryFormat: MemoryFormat?
  }

  /// Why a call does not fit.
  enum Mismatch: Error {
    case missing([String])
    case tooMany(needed: Int, allowed: Int, given: Int)
    case unexpected(String)
    case repeated(String)
    case type(parameter: String, position: Int?, expected: String, found: String)
    /// A list whose first item is no number.
    case element(parameter: String, position: Int, expected: String, found: String)
    /// A list in which one item is no number.
    case unpacking(parameter: String, element: Int, found: String)
    /// A list in which one item is no tensor.
    case noTensor(element: Int, argument: Int, found: String)

    /// The text of the TypeError where there is one signature only.
    func message(_ function: String) -> String {
      switch self {
      case .missing(let names):
        let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
        // The plural is the wrong way round in PyTorch.
        return
          "\(function)() missing \(names.count) required positional argument\(names.count == 1 ? "s" : ""): \(list)"
      case .tooMany(let needed, let allowed, let given):
        if needed != allowed {
          return "\(function)() takes from \(needed) to \(allowed) positional arguments but \(given) were given"
        }
        return "\(function)() takes \(allowed) positional argument\(allowed == 1 ? "" : "s") but \(given) "
          + "\(given == 1 ? "was" : "were") given"
      case .unexpected(let name): return "\(function)() got an unexpected keyword argument '\(name)'"
      case .repeated(let name): return "\(function)() got multiple values for argument '\(name)'"
      case .type(let parameter, let position, let expected, let found):
        let place = position.map { " (position \($0))" } ?? ""
        return "\(function)(): argument '\(parameter)'\(place) must be \(expected), not \(found)"
      case .element(let parameter, let position, let expected, let found):
        return
          "\(function)(): argument '\(parameter)' (position \(position)) must be \(expected), but found element of "
          + "type \(found) at pos 0"
      case .unpacking(let parameter, let element, let found):
        return "\(function)(): argument '\(parameter)' failed to unpack the object at pos \(element + 1) with error "
          + "\"type must be tuple of ints,but got \(found)\""
      case .noTensor(let element, let argument, let found):
        return "expected Tensor as element \(element) in argument \(argument), but got \(found)"
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
    "einsum", "chain_matmul", "meshgrid", "cartesian_prod", "block_diag", "broadcast_tensors", "atleast_1d",
    "atleast_2d", "atleast_3d",
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
    takesOut = operation.forms.contains(.out) || (isFactory && !takesTensors)
  }

  /// The call as the engine takes it, or why it does not fit.
  func bind(_ arguments: PythonArguments) -> Result<Call, Mismatch> {
    var call = Call(values: template)
    var bound: UInt64 = 0
    let count = arguments.count
    if count > positionalCount, !takesRest(arguments) {
      let hidden = isMethod ? 1 : 0
      let needed = parameters.indices.count { required & 1 << UInt64($0) != 0 }
      return .failure(
        .tooMany(needed: needed - hidden, allowed: positionalCount - hidden, given: count - hidden))
    }
    if count > 0 {
      for index in 0..<count {
        if index == variadic, takesTensorsInARow, arguments[index].object is TensorObject {
          if let wrong = (index..<count).first(where: { !(arguments[$0].object is TensorObject) }) {
            return .failure(
              .noTensor(element: wrong - index, argument: index, found: arguments[wrong].type.messageName))
          }
          call.values[index] = .tensors(
            arguments.positional(from: index).compactMap { ($0.object as? TensorObject)?.tensor })
          bound |= 1 << UInt64(index)
          break
        }
        if index == variadic, !takesTensorsInARow, arguments[index].wholeNumber != nil {
          guard let sizes = integers(arguments, from: index) else {
            return .failure(wrongInteger(arguments, from: index))
          }
          call.values[index] = .ints(sizes)
          bound |= 1 << UInt64(index)
          break
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
    if !call.outs.isEmpty, let mismatch = numberForOut(arguments, call) { return .failure(mismatch) }
    return .success(call)
  }

  /// `torch.where` takes numbers only where it makes the result.
  private func numberForOut(_ arguments: PythonArguments, _ call: Call) -> Mismatch? {
    guard operation.name == "where" else { return nil }
    for index in 0..<arguments.count {
      if case .scalar = call.values[index] {
        return .type(
          parameter: shownName(of: index), position: index + 1, expected: "Tensor",
          found: arguments[index].type.messageName)
      }
    }
    return nil
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
      let isList = operation.writesList
      if let out = value.object as? TensorObject, !isList {
        call.outs = [out.tensor]
        return nil
      }
      let outs = value.sequence?.compactMap { ($0.object as? TensorObject)?.tensor } ?? []
      let count = operation.signature.results.count
      if !isList && (count < 2 || outs.count != count) || isList && outs.isEmpty {
        return .type(
          parameter: name, position: nil, expected: count < 2 && !isList ? "Tensor" : "tuple of Tensors",
          found: value.type.messageName)
      }
      call.outs = outs
    case "requires_grad" where isFactory:
      guard case .bool(let flag) = value else {
        return .type(parameter: name, position: nil, expected: "bool", found: value.type.messageName)
      }
      call.requiresGrad = flag
    case "device" where isFactory: call.device = value
    case "memory_format":
      guard value.isNone || value.memoryFormat != nil else {
        return .type(
          parameter: name, position: nil, expected: "torch.memory_format", found: value.type.messageName)
      }
      call.memoryFormat = value.memoryFormat
    case "layout" where isFactory, "pin_memory" where isFactory, "non_blocking": break
    default: return .unexpected(name)
    }
    return nil
  }

  /// Whether PyTorch has the function in Python, where parameters have one name.
  var isPython: Bool { operation.name == "norm" && !operation.forms.contains(.linalg) }

  /// NumPy's names for common parameters are accepted too.
  private func position(of name: String) -> Int? {
    let wanted: [String]
    switch name {
    case "self": return nil
    case "axis", "keepdims":
      if isPython { return nil }
      wanted = [name, name == "axis" ? "dim" : "keepdim"]
    case "input", "x", "a", "x1": wanted = isMethod ? [name] : [name, "self"]
    case "x2": wanted = ["x2", "other"]
    default: wanted = [name]
    }
    for name in wanted {
      if let index = parameters.firstIndex(where: { $0.name == name }) { return index }
    }
    return nil
  }

  /// Whether one parameter takes all positional arguments from its own on.
  private func takesRest(_ arguments: PythonArguments) -> Bool {
    guard let variadic else { return false }
    if takesTensorsInARow { return arguments[variadic].object is TensorObject }
    return arguments[variadic].wholeNumber != nil
  }

  private func integers(_ arguments: PythonArguments, from index: Int) -> [Int]? {
    var values: [Int] = []
    for position in index..<arguments.count {
      // After the first, a truth counts as a number.
      if position > index, case .bool(let truth) = arguments[position] {
        values.append(truth ? 1 : 0)
        continue
      }
      guard let value = arguments[position].wholeNumber else { return nil }
      values.append(value)
    }
    return values
  }

  private func wrongInteger(_ arguments: PythonArguments, from index: Int) -> Mismatch {
    let position = (index..<arguments.count).first { arguments[$0].wholeNumber == nil } ?? index
    return .unpacking(
      parameter: shownName(of: index), element: position - index, found: arguments[position].type.messageName)
  }

  private func mismatch(at index: Int, position: Int?, _ value: PythonValue) -> Mismatch {
    switch (parameters[index].kind, value.sequence) {
    case (.ints, let items?) where items.first?.wholeNumber != nil:
      if let wrong = items.firstIndex(where: { $0.wholeNumber == nil }) {
        return .unpacking(parameter: shownName(of: index), element: wrong, found: items[wrong].type.messageName)
      }
    case (.ints, let items?):
      if let first = items.first, let position {
        return .element(
          parameter: shownName(of: index), position: position + (isMethod ? 0 : 1),
          expected: parameters[index].kind.pythonName, found: first.type.messageName)
      }
    case (.tensors, let items?):
      if let wrong = items.firstIndex(where: { !($0.object is TensorObject) }) {
        return .noTensor(element: wrong, argument: index, found: items[wrong].type.messageName)
      }
    default: break
    }
    return .type(
      parameter: shownName(of: index), position: position.map { $0 + (isMethod ? 0 : 1) },
      expected: parameters[index].kind.pythonName,
      found: value.type.messageName)
  }

  private func shownName(of index: Int) -> String {
    parameters[index].name == "self" ? "input" : parameters[index].name
  }

  /// How PyTorch's messages call the type of an argument.
  static func describe(_ value: PythonValue) -> String {
    guard let items = value.sequence else { return value.type.messageName }
    guard let first = items.first else { return value.type.messageName }
    return items.allSatisfy { $0.type === first.type }
      ? "\(value.type.messageName) of \(first.type.messageName)s"
      : "\(value.type.messageName) of (\(items.map(\.type.messageName).joined(separator: ", ")))"
  }

  /// How many arguments a call may have.
  var argumentCounts: ClosedRange<Int> {
    let hidden = isMethod ? 1 : 0
    // The names that a factory takes beside its schema: layout, device, pin_memory.
    return required.nonzeroBitCount - hidden...parameters.count - hidden + (takesOut && !isMethod ? 1 : 0)
      + (isFactory ? 3 : 0)
  }

  /// The signature as PyTorch's messages show it; two where a tensor or a number makes two signatures of PyTorch's.
  var options: [InvalidArguments.Option] {
    var shown = parameters.indices.dropFirst(isMethod ? 1 : 0).map { index in
      InvalidArguments.Option.Parameter(
        type: parameters[index].kind.pythonName,
        name: parameters[index].kind == .scalar && parameters[index].name == "self" ? "self" : shownName(of: index),
        defaultText: parameters[index].defaultValue?.pythonText)
    }
    if takesOut && !isMethod { shown.append(.init(type: "Tensor", name: "out", defaultText: "None")) }
    let option = InvalidArguments.Option(
      parameters: shown, positionalCount: positionalCount - (isMethod ? 1 : 0))
    guard !Self.numbersAsTensors.contains(operation.name),
      let other = parameters.indices.last(where: { parameters[$0].kind == .tensor(acceptsNumbers: true) })
    else { return [option] }
    var second = option
    second.parameters[other - (isMethod ? 1 : 0)].type = "Number"
    return [option, second]
  }

  /// The functions for which PyTorch makes a tensor of a number, where others have a signature of its own for it.
  private static let numbersAsTensors: Set<String> = ["add", "sub", "mul", "div", "floor_divide"]
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
