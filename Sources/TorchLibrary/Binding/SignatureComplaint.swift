import Autograd
import SceneLanguage

extension ShownSignatures {
  /// Throws PyTorch's TypeError where a call of a function that is written in Python here fits none of its signatures.
  static func check(_ arguments: PythonArguments, of name: String, isMethod: Bool) throws {
    let keywords = arguments.keywords.map { (name: $0.name, value: $0.value) }
    let positional = arguments.positional(from: isMethod ? 1 : 0)
    if let complaint = complaint(of: name, isMethod: isMethod, positional, keywords) {
      throw PythonError.typeError(complaint)
    }
  }

  /// What PyTorch says of a call that fits none of a function's signatures; nil where one fits, or none are known.
  static func complaint(
    of name: String, isMethod: Bool, _ positional: [PythonValue], _ keywords: [(name: String, value: PythonValue)]
  ) -> String? {
    guard let options = options(of: name, isMethod: isMethod) else { return nil }
    if options.contains(where: { $0.complaint(positional, keywords) == nil }) { return nil }
    if isMethod, options.count == 1, options[0].parameters.isEmpty {
      return keywords.isEmpty
        ? "TensorBase.\(name)() takes no arguments (\(positional.count) given)"
        : "TensorBase.\(name)() takes no keyword arguments"
    }
    let count = positional.count + keywords.count
    let isAlone = isAlone(name, isMethod: isMethod)
    let plausible = options.filter { isAlone || $0.argumentCounts.contains(count) }
    if plausible.count == 1, let complaint = plausible[0].complaint(positional, keywords) {
      return complaint.message(name)
    }
    return InvalidArguments(function: name, positional: positional, keywords: keywords, options: options).message
  }
}

extension InvalidArguments.Option {
  /// Why a call does not fit this signature, as PyTorch finds it (`FunctionSignature::parse`): parameter by parameter, and
  /// the names that nothing took at last. Nil where nothing is found.
  func complaint(
    _ positional: [PythonValue], _ keywords: [(name: String, value: PythonValue)]
  ) -> ArgumentBinder.Mismatch? {
    let takesRest = positionalCount == 1 && parameters[0].type == "tuple of ints"
    let tooMany = ArgumentBinder.Mismatch.tooMany(
      needed: parameters.count { $0.defaultText == nil }, allowed: positionalCount, given: positional.count)
    if positional.count > positionalCount, !takesRest { return tooMany }
    var taken = 0
    var position = 0
    for (index, parameter) in parameters.enumerated() {
      let isPositional = position < positional.count
      if isPositional, index >= positionalCount { return tooMany }
      let keyword = keywords.first { $0.name == parameter.name || parameter.otherNames.contains($0.name) }
      guard let value = isPositional ? positional[position] : keyword?.value else {
        if parameter.defaultText != nil { continue }
        return .missing(parameters[index...].filter { $0.defaultText == nil }.map(\.name))
      }
      if takesRest, isPositional, position == 0, value.wholeNumber != nil {
        position = positional.count
        continue
      }
      let isLeftOut = value.isNone && (parameter.defaultText == "None" || parameter.allowsNone)
      guard isLeftOut || parameter.takes(value) else {
        if isPositional, parameter.type == "tuple of ints", let first = value.sequence?.first {
          return .element(
            parameter: parameter.name, position: position + 1, expected: parameter.type, found: first.type.messageName)
        }
        return .type(
          parameter: parameter.name, position: isPositional ? position + 1 : nil, expected: parameter.type,
          found: value.type.messageName)
      }
      if isPositional { position += 1 } else { taken += 1 }
    }
    if position < positional.count { return tooMany }
    if taken == keywords.count { return nil }
    for keyword in keywords {
      guard
        let index = parameters.firstIndex(where: { $0.name == keyword.name || $0.otherNames.contains(keyword.name) })
      else { return .unexpected(keyword.name) }
      if index < positional.count { return .repeated(keyword.name) }
    }
    return nil
  }
}

extension InvalidArguments.Option.Parameter {
  /// NumPy's names for it.
  fileprivate var otherNames: [String] {
    switch name {
    case "dim": ["axis"]
    case "keepdim": ["keepdims"]
    case "input": ["x", "a", "x1"]
    case "other": ["x2"]
    default: []
    }
  }

  /// Whether PyTorch takes a value for this parameter.
  fileprivate func takes(_ value: PythonValue) -> Bool {
    switch type {
    case "Tensor": value.object is TensorObject
    case "Number", "float": (value.number ?? value.tensorNumber) != nil
    case "int": value.wholeNumber != nil
    case "bool": if case .bool = value { true } else { false }
    case "str": value.string != nil
    case "torch.dtype": value.dtype != nil
    // Of a list, PyTorch looks at the first item.
    case "tuple of ints": value.sequence.map { $0.first.map { $0.wholeNumber != nil } ?? true } ?? takesOne(value)
    case "tuple of floats", "tuple of Scalars":
      value.sequence.map { $0.first.map { ($0.number ?? $0.tensorNumber) != nil } ?? true } ?? false
    case "tuple of Tensors": value.sequence.map { $0.allSatisfy { $0.object is TensorObject } } ?? false
    default: value.type.messageName == type || type == "torch.device" && value.string != nil
    }
  }

  /// Whether a whole number stands for a list: of a dimension or of the settings of a window, not of a size.
  private func takesOne(_ value: PythonValue) -> Bool {
    value.wholeNumber != nil && !["size", "sizes", "dims", "split_sizes", "repeats", "indices", "shape"].contains(name)
  }
}
