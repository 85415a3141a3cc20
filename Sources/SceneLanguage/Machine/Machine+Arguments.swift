extension Machine {
  /// Arranges the arguments at `base` - `count` positional ones, then one for each keyword - as the parameters of a
  /// function: positional, keyword-only, `*args`, `**kwargs`. On an error, gives them up.
  func bind(_ function: FunctionObject, _ base: Registers, _ count: Int, _ keywords: [StringObject]) throws {
    let code = function.code
    if keywords.isEmpty, !code.hasVariadic, !code.hasVariadicKeywords, code.keywordOnlyCount == 0 {
      if count == code.positionalCount { return }
      if count < code.positionalCount, code.positionalCount - count <= function.defaults.count {
        let first = function.defaults.count - (code.positionalCount - count)
        for index in count..<code.positionalCount {
          base[index] = function.defaults[first + index - count]
        }
        return
      }
    }
    let total = count + keywords.count
    var given: [Value] = []
    given.reserveCapacity(total)
    for index in 0..<total {
      given.append(base[index])
      (base + index).clear()
    }
    let values = try bound(function, given, count, keywords)
    for (index, value) in values.enumerated() { base[index] = value }
  }

  private func bound(
    _ function: FunctionObject, _ given: [Value], _ count: Int, _ keywords: [StringObject]
  ) throws -> [Value] {
    let code = function.code
    let named = code.positionalCount + code.keywordOnlyCount
    var values = [Value](repeating: .undefined, count: named)
    for index in 0..<min(count, code.positionalCount) { values[index] = given[index] }
    var extra: DictionaryObject?
    if code.hasVariadicKeywords { extra = DictionaryObject() }
    var positionalOnlyNames: [String] = []
    for (offset, name) in keywords.enumerated() {
      let value = given[count + offset]
      let index = code.localNames[..<named].firstIndex { $0 === name }
      if let index, index >= code.positionalOnlyCount {
        guard case .undefined = values[index] else {
          throw PythonError.typeError("\(function.qualifiedName)() got multiple values for argument '\(name.string)'")
        }
        values[index] = value
      } else if let extra {
        extra[name] = value
      } else if index != nil {
        positionalOnlyNames.append(name.string)
      } else {
        throw PythonError.typeError(
          "\(function.qualifiedName)() got an unexpected keyword argument '\(name.string)'")
      }
    }
    if !positionalOnlyNames.isEmpty {
      throw PythonError.typeError(
        "\(function.qualifiedName)() got some positional-only arguments passed as keyword arguments: '\(positionalOnlyNames.joined(separator: ", "))'"
      )
    }
    if count > code.positionalCount, !code.hasVariadic { throw tooMany(function, count, values) }
    try fillDefaults(function, &values)
    if code.hasVariadic {
      values.append(.tuple(count > code.positionalCount ? Array(given[code.positionalCount..<count]) : []))
    }
    if let extra { values.append(.object(extra)) }
    return values
  }

  private func fillDefaults(_ function: FunctionObject, _ values: inout [Value]) throws {
    let code = function.code
    let firstDefault = code.positionalCount - function.defaults.count
    var missing: [String] = []
    for index in 0..<code.positionalCount {
      guard case .undefined = values[index] else { continue }
      if index >= firstDefault {
        values[index] = function.defaults[index - firstDefault]
      } else {
        missing.append(code.localNames[index].string)
      }
    }
    if !missing.isEmpty { throw Self.missing(function, missing, "positional") }
    for index in code.positionalCount..<code.positionalCount + code.keywordOnlyCount {
      guard case .undefined = values[index] else { continue }
      if let value = function.keywordDefaults[ObjectIdentifier(code.localNames[index])] {
        values[index] = value
      } else {
        missing.append(code.localNames[index].string)
      }
    }
    if !missing.isEmpty { throw Self.missing(function, missing, "keyword-only") }
  }

  private static func missing(_ function: FunctionObject, _ names: [String], _ kind: String) -> PythonError {
    let quoted = names.map { "'\($0)'" }
    let list =
      switch quoted.count {
      case 1: quoted[0]
      case 2: "\(quoted[0]) and \(quoted[1])"
      default: quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
      }
    return .typeError(
      "\(function.qualifiedName)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
    )
  }

  private func tooMany(_ function: FunctionObject, _ count: Int, _ values: [Value]) -> PythonError {
    let code = function.code
    let least = code.positionalCount - function.defaults.count
    let keywordOnly = values[code.positionalCount...].filter { if case .undefined = $0 { false } else { true } }.count
    let bounds = function.defaults.isEmpty ? "\(code.positionalCount)" : "from \(least) to \(code.positionalCount)"
    let plural = code.positionalCount == 1 && function.defaults.isEmpty ? "" : "s"
    if keywordOnly > 0 {
      return .typeError(
        "\(function.qualifiedName)() takes \(bounds) positional argument\(plural) but \(count) positional argument\(count == 1 ? "" : "s") (and \(keywordOnly) keyword-only argument\(keywordOnly == 1 ? "" : "s")) were given"
      )
    }
    return .typeError(
      "\(function.qualifiedName)() takes \(bounds) positional argument\(plural) but \(count) \(count == 1 ? "was" : "were") given"
    )
  }
}
